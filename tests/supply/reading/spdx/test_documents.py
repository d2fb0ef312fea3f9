from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.supply.bom import (
    Encoding,
    Family,
    Spec,
)
from dodcheck.supply.reading.read import read_bom
from support.spdx import DOCUMENTS, alike, bom_of, findings


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
    assert alike(bom_of(name)) == alike(bom_of("2.3.spdx.json"))


def test_a_name_tells_nothing_of_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "bom"
    path.write_bytes((DOCUMENTS / "2.3.spdx.yaml").read_bytes())
    assert read_bom(str(path), path.read_bytes()).spec.encoding is Encoding.YAML
