"""What the first comment of a source file says of its licence."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.supply.licences.declared import spdx_line
from dodcheck.supply.licences.recognise import header_licence
from dodcheck.supply.vendoring.facts.file_fact import Field, FileFact, line_at
from dodcheck.supply.vendoring.vendored import Confidence

HEAD = 6_000
"""So many characters of a source file are its head."""


def head_licences(head: str) -> Iterator[FileFact]:
    """Yield the licence that the head of a source file says: its SPDX line, else its words."""
    at = head.find("SPDX-License-Identifier:")
    if at >= 0:
        end = head.find("\n", at)
        said = spdx_line(head[at : end if end >= 0 else len(head)])
        if said:
            yield FileFact(Field.LICENCE, said, line_at(head, at), Confidence.DECLARED)
        return
    low = head.lower()
    if "licen" in low or "permi" in low or "redistribution" in low or "public domain" in low:
        said = header_licence(head)
        if said:
            yield FileFact(Field.LICENCE, said, _first_line(low), Confidence.READ)


def _first_line(low: str) -> int:
    places = [at for word in ("licen", "permi", "redistribution", "public domain") if (at := low.find(word)) >= 0]
    return line_at(low, min(places))
