from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.supply.bom import (
    Bom,
    Component,
    Dependency,
    Encoding,
    Family,
    Hash,
    Licence,
    LicenceForm,
    Link,
    Spec,
)
from dodcheck.supply.reading.read import read_bom
from support.spdx import DOCUMENTS, alike, findings

ZLIB_COMMIT = "51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf"
ZLIB_LOCATION = f"git+https://github.com/madler/zlib.git@{ZLIB_COMMIT}"
ZLIB_SHA256 = "9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23"
FMT_COMMIT = "e69e5f977d458f2650bb346dadf2ad30c5320281"


def _read(name: str) -> Bom:
    return read_bom(name, (DOCUMENTS / name).read_bytes()).bom


@pytest.mark.parametrize(
    ("name", "spec", "finds"),
    [
        (
            "2.2.spdx.json",
            Spec(Family.SPDX, "2.2", Encoding.JSON),
            [
                "line 41 note spdx-reviewed: a review is told as `revieweds`, which annotations replace",
                "whole warning no-dependencies: no dependency is told",
            ],
        ),
        (
            "2.3.spdx.json",
            Spec(Family.SPDX, "2.3", Encoding.JSON),
            ["line 92 warning no-identifier: fmt has no purl, CPE or checksum"],
        ),
        (
            "2.3.spdx.yaml",
            Spec(Family.SPDX, "2.3", Encoding.YAML),
            ["line 99 warning no-identifier: fmt has no purl, CPE or checksum"],
        ),
        (
            "2.3.spdx.xml",
            Spec(Family.SPDX, "2.3", Encoding.XML),
            ["line 93 warning no-identifier: fmt has no purl, CPE or checksum"],
        ),
        (
            "2.3.rdf.xml",
            Spec(Family.SPDX, "2.3", Encoding.RDF),
            ["line 119 warning no-identifier: fmt has no purl, CPE or checksum"],
        ),
        (
            "2.3.spdx",
            Spec(Family.SPDX, "2.3", Encoding.TAG_VALUE),
            ["line 80 warning no-identifier: fmt has no purl, CPE or checksum"],
        ),
        ("3.0.1.jsonld", Spec(Family.SPDX, "3.0.1", Encoding.JSON_LD), []),
    ],
)
def test_a_valid_document_has_no_errors(name: str, spec: Spec, finds: list[str]) -> None:
    document = read_bom(name, (DOCUMENTS / name).read_bytes())
    assert document.spec == document.bom.spec == spec
    assert list(findings(document)) == finds


def test_every_document_is_one_of_those_above() -> None:
    assert sorted(path.name for path in DOCUMENTS.iterdir()) == [
        "2.2.spdx.json",
        "2.3.rdf.xml",
        "2.3.spdx",
        "2.3.spdx.json",
        "2.3.spdx.xml",
        "2.3.spdx.yaml",
        "3.0.1.jsonld",
    ]


@pytest.mark.parametrize("name", ["2.3.rdf.xml", "2.3.spdx", "2.3.spdx.xml", "2.3.spdx.yaml"])
def test_a_document_says_the_same_in_every_encoding(name: str) -> None:
    assert alike(_read(name)) == alike(_read("2.3.spdx.json"))


def test_a_name_tells_nothing_of_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "bom"
    path.write_bytes((DOCUMENTS / "2.3.spdx.yaml").read_bytes())
    assert read_bom(str(path), path.read_bytes()).spec.encoding is Encoding.YAML


def _licence(said: str, *at: str | int) -> Licence:
    return Licence(LicenceForm.EXPRESSION, said, at)


def test_packages_and_files_of_spdx_2_are_components() -> None:
    bom = _read("2.3.spdx.json")
    app, zlib, fmt = (("packages", index) for index in range(3))
    assert bom.subject == Component(
        name="app",
        version="1.0",
        kind="application",
        ref="SPDXRef-app",
        at=app,
        supplier="Organization: Example",
        licences=(_licence("NOASSERTION", *app, "licenseConcluded"), _licence("MIT", *app, "licenseDeclared")),
    )
    assert bom.components == (
        Component(
            name="zlib",
            version="1.3.1",
            kind="library",
            ref="SPDXRef-zlib",
            at=zlib,
            supplier="Person: Mark Adler (zlib@example.org)",
            purl="pkg:github/madler/zlib@v1.3.1",
            cpe="cpe:2.3:a:zlib:zlib:1.3.1:*:*:*:*:*:*:*",
            description="Deflate",
            licences=(
                _licence("Zlib", *zlib, "licenseConcluded"),
                _licence("Zlib AND (MIT OR LicenseRef-own)", *zlib, "licenseDeclared"),
            ),
            hashes=(Hash("SHA-256", ZLIB_SHA256, (*zlib, "checksums", 0, "checksumValue")),),
            links=(
                Link("vcs", ZLIB_LOCATION, (*zlib, "downloadLocation")),
                Link("website", "https://zlib.net/", (*zlib, "homepage")),
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
            at=fmt,
            supplier="NOASSERTION",
            licences=(_licence("MIT", *fmt, "licenseConcluded"), _licence("MIT", *fmt, "licenseDeclared")),
            links=(
                Link(
                    "distribution",
                    "https://github.com/fmtlib/fmt/releases/download/10.2.1/fmt-10.2.1.zip",
                    (*fmt, "downloadLocation"),
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
            licences=(_licence("Zlib", "files", 0, "licenseConcluded"),),
            hashes=(
                Hash(
                    "SHA-1", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12", ("files", 0, "checksums", 0, "checksumValue")
                ),
                Hash("MD5", "624c1abb3664f4b35547e7c73864ad24", ("files", 0, "checksums", 1, "checksumValue")),
            ),
            places=("adler32.c",),
            is_file=True,
        ),
    )


def test_relationships_of_spdx_2_are_dependencies_where_they_say_so() -> None:
    bom = _read("2.3.spdx.json")
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


def test_elements_of_spdx_3_are_components_with_the_licences_that_relationships_tell() -> None:
    bom = _read("3.0.1.jsonld")
    subject = bom.subject
    assert subject is not None
    assert (subject.name, subject.kind, [one.said for one in subject.licences]) == (
        "app",
        "application",
        ["NOASSERTION"],
    )
    zlib = ("@graph", 7)
    assert bom.components == (
        Component(
            name="zlib",
            version="1.3.1",
            kind="library",
            ref="https://example.org/zlib",
            at=zlib,
            supplier="Mark Adler",
            purl="pkg:github/madler/zlib@v1.3.1",
            cpe="cpe:2.3:a:zlib:zlib:1.3.1:*:*:*:*:*:*:*",
            description="Deflate",
            licences=(_licence("Zlib OR MIT", "@graph", 16, "to"),),
            hashes=(Hash("SHA-256", ZLIB_SHA256, (*zlib, "verifiedUsing", 0, "hashValue")),),
            links=(
                Link("vcs", ZLIB_LOCATION, (*zlib, "software_downloadLocation")),
                Link("website", "https://zlib.net/", (*zlib, "software_homePage")),
                Link("vcs", "https://github.com/madler/zlib", (*zlib, "externalRef", 0, "locator", 0)),
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
            licences=(_licence("MIT OR (LicenseRef-own AND Zlib)", "@graph", 17, "to"),),
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


def test_relationships_of_spdx_3_are_dependencies_where_they_say_so() -> None:
    bom = _read("3.0.1.jsonld")
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
