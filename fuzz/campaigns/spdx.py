"""SPDX documents in every encoding: read or refused, and what is found stands in the document."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.meaning.check import problems_of
from dodcheck.supply.reading.read import read_bom
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import STRANGE, files, mixed

TAGS = (
    "SPDXVersion: SPDX-2.3\n", "SPDXVersion: SPDX-2.2\n", "DataLicense: CC0-1.0\n", "SPDXID: SPDXRef-DOCUMENT\n",
    "PackageName: a\n", "SPDXID: SPDXRef-a\n", "FileName: ./a\n", "SPDXID: SPDXRef-b\n", "FilesAnalyzed: false\n",
    "PackageVerificationCode: d6a7 (excludes: ./a)\n", "PackageChecksum: SHA1: ab\n", "FileChecksum: SHA1:ab\n",
    "ExternalRef: SECURITY cpe23Type cpe:2.3:a\n", "ExternalRefComment: x\n", "SnippetSPDXID: SPDXRef-c\n",
    "SnippetByteRange: 3:1\n", "SnippetLineRange: 1:99999999999999999999\n", "LicenseID: LicenseRef-1\n",
    "ExtractedText: <text>a\n", "b</text>\n", "Relationship: SPDXRef-a CONTAINS SPDXRef-b\n",
    "RelationshipComment: x\n", "# c\n", "x\n", ":", "\n",
    "Annotator: Person: a\n", "SPDXREF: SPDXRef-a\n", "Reviewer: Tool: a\n", "Created: 2026-01-02T03:04:05Z\n",
    "Creator: Tool: a\n", "ExternalDocumentRef: DocumentRef-a http://a SHA1: ab\n", "Tag: x\n",
    "PackageLicenseDeclared: MIT AND (DocumentRef-a:LicenseRef-1 OR LicenseRef-2)\n", "PackageName: NOASSERTION\n",
)  # fmt: skip
KEYS = (
    "spdxVersion", "SPDXID", "name", "packages", "files", "snippets", "relationships", "creationInfo", "created",
    "creators", "annotations", "checksums", "algorithm", "checksumValue", "ranges", "startPointer", "endPointer",
    "offset", "externalRefs", "referenceCategory", "referenceType", "referenceLocator", "hasFiles", "filesAnalyzed",
    "packageVerificationCode", "licenseDeclared", "licenseConcluded", "spdxElementId", "relatedSpdxElement",
    "relationshipType", "documentDescribes", "hasExtractedLicensingInfos", "licenseId", "downloadLocation", "supplier",
    "@context", "@graph", "type", "spdxId", "@id", "from", "to", "createdBy", "rootElement", "element", "import",
    "expandedlicensing_member", "verifiedUsing", "externalIdentifier", "extension", "simplelicensing_licenseExpression",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    "SPDX-2.3", "SPDX-2.2", "SPDXRef-DOCUMENT", "SPDXRef-a", "SPDXRef-b", "NONE", "NOASSERTION", "DEPENDS_ON", "MIT",
    "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "https://a/1", "https://a/2", "_:a", "CreationInfo", "SHA1",
    "software_Package", "software_File", "Relationship", "SpdxDocument", "expandedlicensing_ConjunctiveLicenseSet",
    "expandedlicensing_WithAdditionOperator", "hasDeclaredLicense", "dependsOn", "contains", "PACKAGE-MANAGER", "purl",
    "pkg:a/b@1", "", 0, 1, -1, 1.5, 10**30, True, False, None, "Person: a", "MIT AND LicenseRef-1", "\ud800", "\x00",
)  # fmt: skip
_CASES = "tests/supply/cases/spdx/documents/*"
_DEEPEST = 4


def fresh(random: Random) -> Given:
    """Return values of its own words as JSON, or tags."""
    if random.random() < 0.5:
        return {TEXT: mixed(random, TAGS, 60).encode("utf-8", "surrogatepass")}
    start = random.choice(('{"spdxVersion": "SPDX-2.3", "a": ', '{"@context": "spdx.org", "@graph": [', ""))
    return {TEXT: (start + json.dumps(_value(random, 0)) + random.choice(("}", "]}", ""))).encode()}


def _value(random: Random, depth: int) -> Any:  # noqa: ANN401 - any JSON value
    match random.randrange(3) if depth < _DEEPEST else 2:
        case 0:
            return {random.choice(KEYS): _value(random, depth + 1) for _ in range(random.randrange(7))}
        case 1:
            return [_value(random, depth + 1) for _ in range(random.randrange(4))]
        case _:
            return random.choice(VALUES) if random.random() < 0.9 else random.choice(STRANGE)


def check(given: Given) -> None:
    """Read a document twice: what is refused says why, and what is found stands in it, both times alike."""
    data = given[TEXT]
    first = _read(data)
    if first is None:
        return
    second = _read(data)
    assert second is not None, "read once, refused the second time"
    found, again = (_found(one) for one in (first, second))
    assert found == again, "two runs differ"
    assert (first.spec, first.bom) == (second.spec, second.bom), "two runs differ"
    count = data.count(b"\n") + data.count(b"\r") + 2
    for line, *words in found:
        assert line is None or 1 <= line <= count, (line, words)


def _read(data: bytes) -> BomDocument | None:
    try:
        return read_bom("bom", data)
    except NotRead as refused:
        assert refused.message, "refused without a word"
        return None


def _found(document: BomDocument) -> list[tuple[int | None, str, str]]:
    problems = (*document.misfits, *problems_of(document.bom))
    return [(document.lines(one.at), one.code, one.message) for one in problems]


def _seeds() -> list[Given]:
    return [{TEXT: data} for _, data in files(_CASES)]


CAMPAIGN = Campaign(
    name="spdx",
    about="SPDX in JSON, JSON-LD, YAML, XML, RDF and tag-value",
    fresh=fresh,
    check=check,
    pieces=(*TAGS, *(f'"{key}": ' for key in KEYS), *(f"<{key}>" for key in KEYS[:20])),
    seeds=_seeds,
    patience=6.0,
)
