from __future__ import annotations

from dodcheck.supply.bom import Component, Dependency, Hash, Link
from support.spdx import bom_of, expression

ZLIB_COMMIT = "51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf"
ZLIB_LOCATION = f"git+https://github.com/madler/zlib.git@{ZLIB_COMMIT}"
ZLIB_SHA256 = "9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23"
FMT_COMMIT = "e69e5f977d458f2650bb346dadf2ad30c5320281"


APP, ZLIB, FMT = (("packages", index) for index in range(3))
COMPONENTS = (
    Component(
        name="zlib",
        version="1.3.1",
        kind="library",
        ref="SPDXRef-zlib",
        at=ZLIB,
        supplier="Person: Mark Adler (zlib@example.org)",
        purl="pkg:github/madler/zlib@v1.3.1",
        cpe="cpe:2.3:a:zlib:zlib:1.3.1:*:*:*:*:*:*:*",
        description="Deflate",
        licences=(
            expression("Zlib", *ZLIB, "licenseConcluded"),
            expression("Zlib AND (MIT OR LicenseRef-own)", *ZLIB, "licenseDeclared"),
        ),
        hashes=(Hash("SHA-256", ZLIB_SHA256, (*ZLIB, "checksums", 0, "checksumValue")),),
        links=(
            Link("vcs", ZLIB_LOCATION, (*ZLIB, "downloadLocation")),
            Link("website", "https://zlib.net/", (*ZLIB, "homepage")),
        ),
        commits=(ZLIB_COMMIT,),
        places=("third_party/zlib",),
        properties={
            "originator": "Person: Jean-loup Gailly",
            "sourceInfo": "copied by hand",
            "packageFileName": "./third_party/zlib",
        },
    ),
    Component(
        name="fmt",
        version="10.2.1",
        kind=None,
        ref="SPDXRef-fmt",
        at=FMT,
        supplier="NOASSERTION",
        licences=(expression("MIT", *FMT, "licenseConcluded"), expression("MIT", *FMT, "licenseDeclared")),
        links=(
            Link(
                "distribution",
                "https://github.com/fmtlib/fmt/releases/download/10.2.1/fmt-10.2.1.zip",
                (*FMT, "downloadLocation"),
            ),
        ),
        commits=(FMT_COMMIT,),
    ),
    Component(
        name="./adler32.c",
        version=None,
        kind="file",
        ref="SPDXRef-adler32",
        at=("files", 0),
        licences=(expression("Zlib", "files", 0, "licenseConcluded"),),
        hashes=(
            Hash("SHA-1", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12", ("files", 0, "checksums", 0, "checksumValue")),
            Hash("MD5", "624c1abb3664f4b35547e7c73864ad24", ("files", 0, "checksums", 1, "checksumValue")),
        ),
        places=("adler32.c",),
        is_file=True,
    ),
)


def test_packages_and_files_of_spdx_2_are_components() -> None:
    bom = bom_of("2.3.spdx.json")
    assert bom.subject == Component(
        name="app",
        version="1.0",
        kind="application",
        ref="SPDXRef-app",
        at=APP,
        supplier="Organization: Example",
        licences=(expression("NOASSERTION", *APP, "licenseConcluded"), expression("MIT", *APP, "licenseDeclared")),
    )
    assert bom.components == COMPONENTS


def test_relationships_of_spdx_2_are_dependencies_where_they_say_so() -> None:
    bom = bom_of("2.3.spdx.json")
    assert bom.dependencies == (
        Dependency("SPDXRef-app", ("SPDXRef-zlib",), ("relationships", 1)),
        Dependency("SPDXRef-app", ("SPDXRef-fmt",), ("relationships", 2)),
        Dependency("SPDXRef-app", ("SPDXRef-fmt",), ("relationships", 3)),
        Dependency("SPDXRef-zlib", (), ("relationships", 5)),
    )
    assert (bom.serial, bom.timestamp, bom.authors) == (
        "https://example.org/spdx/app-1.0",
        ("2026-01-02T03:04:05Z", ("creationInfo", "created")),
        ("Example (sbom@example.org)", "pen-1.0"),
    )
