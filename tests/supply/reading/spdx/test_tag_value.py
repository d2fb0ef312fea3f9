from __future__ import annotations

from textwrap import dedent

import pytest

from dodcheck.supply.bom import Encoding
from dodcheck.supply.reading.read import read_bom
from support.spdx import findings

HEAD = """\
SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: app
DocumentNamespace: https://example.org/spdx/app
Creator: Person: Jane Doe
Created: 2026-01-02T03:04:05Z
"""
PACKAGE = """\
PackageName: zlib
SPDXID: SPDXRef-zlib
PackageVersion: 1.3
PackageSupplier: NOASSERTION
PackageDownloadLocation: NONE
FilesAnalyzed: false
"""
WHOLE = [
    "whole warning no-dependencies: no dependency is told",
    "line 8 warning no-identifier: zlib has no purl, CPE or checksum",
]


def _found(text: str) -> list[str]:
    document = read_bom("bom.spdx", text.encode())
    assert document.spec.encoding is Encoding.TAG_VALUE
    return [one for one in findings(document) if one not in WHOLE]


def test_a_small_document_is_valid() -> None:
    assert _found(HEAD + PACKAGE) == []


def test_files_behind_a_package_are_contained_in_it_and_those_before_are_not() -> None:
    text = dedent("""\
        FileName: ./a.c
        SPDXID: SPDXRef-a
        FileChecksum: SHA1: 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12
        PackageName: zlib
        SPDXID: SPDXRef-zlib
        PackageDownloadLocation: NONE
        PackageVerificationCode: d6a770ba38583ed4bb4525bd96e50461655d2758(./zlib.spdx, ./b)
        FileName: ./b.c
        SPDXID: SPDXRef-b
        FileChecksum: SHA1: 3fd4e1c67a2d28fced849ee1bb76e7391b93eb12
    """)
    document = read_bom("bom", (HEAD + text).encode())
    assert [one for one in findings(document) if " error " in one] == []
    assert document.data["relationships"] == [
        {"spdxElementId": "SPDXRef-zlib", "relationshipType": "CONTAINS", "relatedSpdxElement": "SPDXRef-b"}
    ]
    assert document.data["packages"][0]["packageVerificationCode"] == {
        "packageVerificationCodeValue": "d6a770ba38583ed4bb4525bd96e50461655d2758",
        "packageVerificationCodeExcludedFiles": ["./zlib.spdx", "./b"],
    }


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    assert _found((HEAD + PACKAGE).replace("\n", end)) == []
