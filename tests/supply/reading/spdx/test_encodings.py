"""What spdx-tools writes in five encodings says the same when it is read, whatever the document says."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser
from spdx_tools.spdx.writer.json.json_writer import write_document_to_stream as write_json
from spdx_tools.spdx.writer.rdf.rdf_writer import write_document_to_stream as write_rdf
from spdx_tools.spdx.writer.tagvalue.tagvalue_writer import write_document_to_stream as write_tags
from spdx_tools.spdx.writer.xml.xml_writer import write_document_to_stream as write_xml
from spdx_tools.spdx.writer.yaml.yaml_writer import write_document_to_stream as write_yaml

from dodcheck.supply.bom import Encoding
from dodcheck.supply.finding import Severity
from dodcheck.supply.reading.read import read_bom
from support.spdx import alike

Write = Callable[..., None]
OTHERS: dict[Encoding, tuple[Write, type[StringIO | BytesIO]]] = {
    Encoding.YAML: (write_yaml, StringIO),
    Encoding.XML: (write_xml, StringIO),
    Encoding.TAG_VALUE: (write_tags, StringIO),
    Encoding.RDF: (write_rdf, BytesIO),
}
WORDS = st.sampled_from(["zlib", "fmt 10", "a: b", "# no", "true", "1.10", "<b>&", "Größe", "'", '"x"', "- y", "[z"])
VERSIONS = st.none() | st.sampled_from(["1.0", "2", "1e3", "v1:2", "~"])
LICENCES = st.sampled_from(
    ["MIT", "Zlib OR MIT", "MIT AND (Zlib OR LicenseRef-own)", "(MIT OR Zlib) AND BSD-3-Clause", "NOASSERTION", "NONE"]
)
ACTORS = st.sampled_from(["NOASSERTION", "Person: Jane Doe", "Organization: Example (e@example.org)"])
LOCATIONS = st.sampled_from(
    ["NONE", "NOASSERTION", "https://example.org/a.zip", f"git+https://example.org/a.git@{'ab' * 20}#sub"]
)
KINDS = st.sampled_from(["DEPENDS_ON", "BUILD_DEPENDENCY_OF", "CONTAINS", "STATIC_LINK", "VARIANT_OF", "DESCRIBES"])
SHA1S = st.integers(0, 15).map(lambda digit: f"{digit:x}" * 40)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    packages = [_package(draw, index) for index in range(draw(st.integers(1, 4)))]
    files = [_file(draw, index) for index in range(draw(st.integers(0, 3)))]
    ids = [one["SPDXID"] for one in (*packages, *files)]
    relationships = [
        {
            "spdxElementId": draw(st.sampled_from(ids)),
            "relationshipType": draw(KINDS),
            "relatedSpdxElement": draw(st.sampled_from([*ids, "NONE", "NOASSERTION", "DocumentRef-base:SPDXRef-x"])),
        }
        for _ in range(draw(st.integers(0, 5)))
    ]
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": draw(WORDS),
        "documentNamespace": "https://example.org/d",
        "creationInfo": {"created": "2026-01-02T03:04:05Z", "creators": ["Tool: t", "Person: Jane Doe"]},
        "externalDocumentRefs": [
            {
                "externalDocumentId": "DocumentRef-base",
                "spdxDocument": "https://example.org/base",
                "checksum": {"algorithm": "SHA1", "checksumValue": "ab" * 20},
            }
        ],
        "hasExtractedLicensingInfos": [{"licenseId": "LicenseRef-own", "extractedText": draw(WORDS)}],
        "packages": packages,
        "files": files,
        "relationships": [
            *({"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": ids[0]},),
            *relationships,
        ],
    }


def _package(draw: st.DrawFn, index: int) -> dict[str, Any]:
    version, purpose = draw(VERSIONS), draw(st.none() | st.sampled_from(["LIBRARY", "OPERATING_SYSTEM", "OTHER"]))
    made: dict[str, Any] = {
        "SPDXID": f"SPDXRef-p{index}",
        "name": draw(WORDS),
        "downloadLocation": draw(LOCATIONS),
        "filesAnalyzed": False,
        "licenseConcluded": draw(LICENCES),
        "licenseDeclared": draw(LICENCES),
        "supplier": draw(ACTORS),
        "checksums": [{"algorithm": "SHA256", "checksumValue": "0f" * 32}] if draw(st.booleans()) else [],
        "externalRefs": [
            {
                "referenceCategory": "PACKAGE-MANAGER",
                "referenceType": "purl",
                "referenceLocator": f"pkg:generic/p{index}@1.0?a=b",
            },
            {
                "referenceCategory": "SECURITY",
                "referenceType": "cpe23Type",
                "referenceLocator": "cpe:2.3:a:zlib:zlib:1.3.1:*:*:*:*:*:*:*",
            },
        ][: draw(st.integers(0, 2))],
    }
    return (
        made | ({"versionInfo": version} if version else {}) | ({"primaryPackagePurpose": purpose} if purpose else {})
    )


def _file(draw: st.DrawFn, index: int) -> dict[str, Any]:
    return {
        "SPDXID": f"SPDXRef-f{index}",
        "fileName": f"./{index}/{draw(WORDS)}",
        "checksums": [{"algorithm": "SHA1", "checksumValue": draw(SHA1S)}],
        "licenseConcluded": draw(LICENCES),
    }


@pytest.mark.parametrize("encoding", list(OTHERS))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(value=documents())
def test_a_document_says_the_same_in_every_encoding(encoding: Encoding, value: dict[str, Any]) -> None:
    parser: Any = JsonLikeDictParser
    document = parser().parse(json.loads(json.dumps(value)))
    told, other = StringIO(), OTHERS[encoding][1]()
    write_json(document, told, validate=False)
    OTHERS[encoding][0](document, other, validate=False)
    written = other.getvalue()
    first = read_bom("bom", told.getvalue().encode())
    second = read_bom("bom", written if isinstance(written, bytes) else written.encode())
    assert (first.spec.encoding, second.spec.encoding) == (Encoding.JSON, encoding)
    assert alike(first.bom) == alike(second.bom)
    assert [one for one in second.misfits if one.severity is Severity.ERROR] == []
