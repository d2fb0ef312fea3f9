from __future__ import annotations

from dodcheck.supply.bom import Component, Dependency, Hash, Link
from support.spdx import bom_of, expression

ZLIB_COMMIT = "51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf"
ZLIB_LOCATION = f"git+https://github.com/madler/zlib.git@{ZLIB_COMMIT}"
ZLIB_SHA256 = "9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23"
FMT_COMMIT = "e69e5f977d458f2650bb346dadf2ad30c5320281"


ZLIB = ("@graph", 7)
COMPONENTS = (
    Component(
        name="zlib",
        version="1.3.1",
        kind="library",
        ref="https://example.org/zlib",
        at=ZLIB,
        supplier="Mark Adler",
        purl="pkg:github/madler/zlib@v1.3.1",
        cpe="cpe:2.3:a:zlib:zlib:1.3.1:*:*:*:*:*:*:*",
        description="Deflate",
        licences=(expression("Zlib OR MIT", "@graph", 16, "to"),),
        hashes=(Hash("SHA-256", ZLIB_SHA256, (*ZLIB, "verifiedUsing", 0, "hashValue")),),
        links=(
            Link("vcs", ZLIB_LOCATION, (*ZLIB, "software_downloadLocation")),
            Link("website", "https://zlib.net/", (*ZLIB, "software_homePage")),
            Link("vcs", "https://github.com/madler/zlib", (*ZLIB, "externalRef", 0, "locator", 0)),
        ),
        commits=(ZLIB_COMMIT,),
        properties={"originator": "Mark Adler", "sourceInfo": "copied by hand"},
    ),
    Component(
        name="fmt",
        version="10.2.1",
        kind=None,
        ref="https://example.org/fmt",
        at=("@graph", 8),
        supplier="Example",
        purl="pkg:github/fmtlib/fmt@10.2.1",
        licences=(expression("MIT OR (LicenseRef-own AND Zlib)", "@graph", 17, "to"),),
        commits=(FMT_COMMIT,),
    ),
    Component(
        name="./adler32.c",
        version=None,
        kind="file",
        ref="https://example.org/adler32",
        at=("@graph", 9),
        hashes=(
            Hash(
                "SHA-1",
                "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
                ("@graph", 9, "verifiedUsing", 0, "hashValue"),
            ),
        ),
        places=("adler32.c",),
        is_file=True,
    ),
)


def test_elements_of_spdx_3_are_components_with_the_licences_that_relationships_tell() -> None:
    bom = bom_of("3.0.1.jsonld")
    subject = bom.subject
    assert subject is not None
    assert (subject.name, subject.kind, [one.said for one in subject.licences]) == (
        "app",
        "application",
        ["NOASSERTION"],
    )
    assert bom.components == COMPONENTS


def test_relationships_of_spdx_3_are_dependencies_where_they_say_so() -> None:
    bom = bom_of("3.0.1.jsonld")
    assert bom.dependencies == (
        Dependency(
            "https://example.org/app",
            ("https://example.org/zlib", "https://example.org/base#app"),
            ("@graph", 14),
        ),
        Dependency("https://example.org/app", ("https://example.org/fmt",), ("@graph", 15)),
    )
    assert (bom.serial, bom.timestamp, bom.authors) == (
        "https://example.org/doc",
        ("2026-01-02T03:04:05Z", ("@graph", 0, "created")),
        ("Example", "pen-1.0"),
    )
