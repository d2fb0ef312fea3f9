"""Places and texts in SARIF: paths as relative URIs, lines and columns as regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from dodcheck.model.location import Location
from dodcheck.model.report import DocumentFacts
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten

ROOT: Final = "%SRCROOT%"
"""What relative URIs are relative to: the root of the judged repository."""

_MOST: Final = 2_000


def message(text: str) -> dict[str, str]:
    r"""Return a text as a plain message. In one, ``[words](address)`` is a link, ``[words\](address)`` is none."""
    return {"text": (shorten(visible(text), _MOST) or ".").replace("](", r"\](")}


def places(location: Location) -> list[dict[str, object]]:
    """Return a place as SARIF's list of locations: one, or none where it has no path."""
    file = _file(location.path)
    if file is None:
        return []
    region = {"startLine": location.line, "startColumn": location.column}
    known = {key: number for key, number in region.items() if number and location.line}
    return [{"physicalLocation": {"artifactLocation": file, **({"region": known} if known else {})}}]


def artifacts(documents: Sequence[DocumentFacts]) -> list[dict[str, object]]:
    """Return the documents that were read, each with its digest and its role."""
    return [
        {
            "location": file,
            "hashes": {"sha-256": facts.digest.removeprefix("sha256:")},
            "properties": {"role": facts.role},
        }
        for facts in documents
        if (file := _file(facts.path))
    ]


def _file(path: str) -> dict[str, object] | None:
    """Return a path from the root as a file; standard input lies under no root, an empty path is none."""
    if path == "-":
        return {"uri": path, "description": {"text": "Standard input."}}
    uri = _uri(path)
    return {"uri": uri, "uriBaseId": ROOT} if uri else None


def _uri(path: str) -> str:
    """Return a path as a relative URI, with every byte that has a meaning there percent-encoded."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return quote(data.lstrip(b"/"), safe="/")
