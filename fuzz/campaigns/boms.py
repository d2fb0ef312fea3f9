"""Bills of materials in any format: read, validated, told; both validators of JSON Schema beside each other."""

from __future__ import annotations

import json
from random import Random

from dodcheck.reports.sbom_validate.json import render
from dodcheck.reports.sbom_validate.report import ValidationReport
from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.reading.cyclonedx.version import VERSIONS
from dodcheck.supply.reading.read import read_bom
from dodcheck.supply.schemas import fast, slow
from dodcheck.supply.validation.checked_bom import Demands, Validity
from dodcheck.supply.validation.validate import validate
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import encoded, files_like, mixed

SMALL = 4_000
"""Bytes of a document that the slow validator is asked about too."""

PIECES = (
    "{", "}", "[", "]", ",", '"', '{"bomFormat": "CycloneDX", "specVersion": "1.6", ', '"components": [', '"name": ',
    '"type": "library"', '"version": 1', '"bom-ref": "a"', '"licenses": [', '{"license": {"id": "MIT"}}', '"hashes": ',
    '{"expression": "MIT OR"}', '"dependencies": [{"ref": "a", "dependsOn": ["b"]}]', '"metadata": {', "null", "7",
    '"timestamp": "2026-02-08T09:10:11Z"', '"\\ud800"', "1e999", "\ufeff", '"purl": "pkg:a/b@1"', '"url": "http://[::"',
    '<bom xmlns="http://cyclonedx.org/schema/bom/1.6">', '<bom xmlns="http://cyclonedx.org/schema/bom/1.2">',
    "</bom>", "<components>", "</components>", '<component type="library" bom-ref="a">', "</component>",
    "<name>a</name>", "<licenses>", "</licenses>", "<license><id>MIT</id></license>", "<expression>MIT</expression>",
    "<dependencies>", "</dependencies>", '<dependency ref="a">', "</dependency>", "<properties>", "</properties>",
    '<property name="x">y</property>', "<!DOCTYPE bom [", "<!ENTITY a 'b'>", "]>", "&a;", "<![CDATA[", "]]>", "<!--",
    "-->", "<?xml version='1.0' encoding='", "utf-16'?>", "<?x?>", "<x:y xmlns:x='u'>", "</x:y>", "\x00", "\n", " ",
)  # fmt: skip


def fresh(random: Random) -> Given:
    """Return a text of words of both languages."""
    return {TEXT: encoded(random, mixed(random, PIECES, 40))}


def check(given: Given) -> None:
    """Read, validate and tell one document; the same twice, with lines that it has."""
    data = given[TEXT]
    checked = validate("a", data, Demands(least=1), None)
    assert checked == validate("a", data, Demands(least=1), None), "two answers to one question"
    assert checked.findings or checked.validity is Validity.VALID
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(one.line is None or 1 <= one.line <= lines for one in checked.findings), "a line beyond the end"
    json.loads(render(ValidationReport((checked,), Demands())))
    try:
        document = read_bom("a", data)
    except NotRead as problem:
        assert problem.message
        assert checked.validity is Validity.UNREADABLE
        return
    assert checked.validity is not Validity.UNREADABLE
    assert document.misfits == () or checked.validity is Validity.INVALID or _only_warned(document)
    _alike(document, data)


def _only_warned(document: BomDocument) -> bool:
    return {one.code for one in document.misfits} == {"encoding"}


def _alike(document: BomDocument, data: bytes) -> None:
    """Check that both validators say the same of a JSON document."""
    version = document.spec.version
    if version in VERSIONS and document.spec.encoding == "JSON" and len(data) <= SMALL:
        quick = {(one.keyword, one.at) for one in fast.faults(document.data, version)}
        assert quick == {(one.keyword, one.at) for one in slow.faults(document.data, version)}, "the validators differ"


CAMPAIGN = Campaign(
    name="boms",
    about="bills of materials",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=files_like("tests/supply/cases/cyclonedx/*/*.json", "tests/supply/cases/cyclonedx/*/*.xml"),
)
