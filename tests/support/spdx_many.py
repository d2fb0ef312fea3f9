"""SPDX documents of many packages, in every encoding."""

from __future__ import annotations

import json
from typing import Any

_SHA1 = "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"


def value(count: int) -> dict[str, Any]:
    """Return the values of a document of 2.3; each package but the first is needed by one before it."""
    packages = [
        {
            "SPDXID": f"SPDXRef-p{index}",
            "name": f"p{index}",
            "versionInfo": "1.0",
            "supplier": "NOASSERTION",
            "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False,
            "licenseConcluded": "MIT OR LicenseRef-own",
            "externalRefs": [
                {
                    "referenceCategory": "PACKAGE-MANAGER",
                    "referenceType": "purl",
                    "referenceLocator": f"pkg:pypi/p{index}@1.0",
                }
            ],
        }
        for index in range(count)
    ]
    relationships = [
        {
            "spdxElementId": f"SPDXRef-p{index // 2}",
            "relationshipType": "DEPENDS_ON",
            "relatedSpdxElement": f"SPDXRef-p{index}",
        }
        for index in range(1, count)
    ]
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": "many",
        "documentNamespace": "https://example.org/many",
        "creationInfo": {"created": "2026-01-02T03:04:05Z", "creators": ["Tool: t"]},
        "documentDescribes": ["SPDXRef-p0"],
        "hasExtractedLicensingInfos": [{"licenseId": "LicenseRef-own", "extractedText": "x"}],
        "packages": packages,
        "relationships": relationships,
    }


def in_json(count: int) -> str:
    """Return a document of 2.3."""
    return json.dumps(value(count))


def misfit(count: int) -> str:
    """Return one that fits its schema in no package."""
    made = value(count)
    for one in made["packages"]:
        one["vendor"] = one["name"]
    return json.dumps(made)


def in_tags(count: int) -> str:
    """Return one with a file in each package, and an annotation of each."""
    made = value(count)
    lines = ["SPDXVersion: SPDX-2.3", "DataLicense: CC0-1.0", "SPDXID: SPDXRef-DOCUMENT", "DocumentName: many"]
    lines += ["DocumentNamespace: https://example.org/many", "Creator: Tool: t", "Created: 2026-01-02T03:04:05Z"]
    for one in made["packages"]:
        lines += [f"PackageName: {one['name']}", f"SPDXID: {one['SPDXID']}", "PackageDownloadLocation: NOASSERTION"]
        lines += ["PackageLicenseConcluded: MIT OR LicenseRef-own"]
        lines += [f"ExternalRef: PACKAGE-MANAGER purl {one['externalRefs'][0]['referenceLocator']}"]
        lines += [f"FileName: ./{one['name']}.c", f"SPDXID: {one['SPDXID']}-file", f"FileChecksum: SHA1: {_SHA1}"]
    lines += ["LicenseID: LicenseRef-own", "ExtractedText: <text>x</text>"]
    for one in made["relationships"]:
        lines.append(f"Relationship: {one['spdxElementId']} DEPENDS_ON {one['relatedSpdxElement']}")
        lines += ["Annotator: Tool: t", "AnnotationDate: 2026-01-02T03:04:05Z", "AnnotationType: OTHER"]
        lines += [f"SPDXREF: {one['relatedSpdxElement']}", "AnnotationComment: x"]
    return "\n".join(lines)


def in_yaml(count: int) -> str:
    """Return a document of 2.3."""
    lines = []
    for key, said in value(count).items():
        if isinstance(said, list):
            lines += [f"{key}:", *(f"- {json.dumps(one)}" for one in said)]
        else:
            lines.append(f"{key}: {json.dumps(said)}")
    return "\n".join(lines)


def in_xml(count: int) -> str:
    """Return a document of 2.3."""
    return f"<Document>{_elements(value(count))}</Document>"


def _elements(made: dict[str, Any]) -> str:
    several = ((key, one) for key, said in made.items() for one in (said if isinstance(said, list) else [said]))
    return "".join(f"<{key}>{_elements(one) if isinstance(one, dict) else _plain(one)}</{key}>" for key, one in several)


def _plain(one: object) -> str:
    return str(one).lower() if isinstance(one, bool) else str(one)


def in_rdf(count: int) -> str:
    """Return one with a file in each package."""
    packages = "".join(
        f'<spdx:Package rdf:about="https://example.org/d#SPDXRef-p{index}"><spdx:name>p{index}</spdx:name>'
        "<spdx:downloadLocation>NONE</spdx:downloadLocation>"
        f'<spdx:hasFile><spdx:File rdf:about="https://example.org/d#SPDXRef-f{index}">'
        f"<spdx:fileName>./f{index}</spdx:fileName><spdx:checksum><spdx:Checksum>"
        '<spdx:algorithm rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha1"/>'
        f"<spdx:checksumValue>{_SHA1}</spdx:checksumValue></spdx:Checksum></spdx:checksum></spdx:File></spdx:hasFile>"
        "</spdx:Package>"
        for index in range(count)
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">'
        '<spdx:SpdxDocument rdf:about="https://example.org/d#SPDXRef-DOCUMENT">'
        "<spdx:specVersion>SPDX-2.3</spdx:specVersion><spdx:name>d</spdx:name>"
        '<spdx:dataLicense rdf:resource="http://spdx.org/licenses/CC0-1.0"/><spdx:creationInfo><spdx:CreationInfo>'
        "<spdx:created>2026-01-02T03:04:05Z</spdx:created><spdx:creator>Tool: t</spdx:creator></spdx:CreationInfo>"
        f"</spdx:creationInfo></spdx:SpdxDocument>{packages}</rdf:RDF>"
    )


def in_graph(count: int) -> str:
    """Return a document of 3.0.1."""
    start = "https://example.org/"
    made: dict[str, Any] = {
        "specVersion": "3.0.1",
        "created": "2026-01-02T03:04:05Z",
        "createdBy": ["SpdxOrganization"],
    }
    things: list[dict[str, Any]] = [
        {"type": "CreationInfo", "@id": "_:made", **made},
        {"type": "SpdxDocument", "spdxId": f"{start}doc", "creationInfo": "_:made", "rootElement": [f"{start}p0"]},
    ]
    for index in range(count):
        one = {"type": "software_Package", "spdxId": f"{start}p{index}", "creationInfo": "_:made", "name": f"p{index}"}
        relation = {"from": f"{start}p{index // 2}", "relationshipType": "dependsOn", "to": [f"{start}p{index}"]}
        things += [one, {"type": "Relationship", "spdxId": f"{start}r{index}", "creationInfo": "_:made", **relation}]
    return json.dumps({"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": things})


def misfit_graph(count: int) -> str:
    """Return one that fits its schema in no package."""
    return in_graph(count).replace('"name": "p', '"vendor": "p')
