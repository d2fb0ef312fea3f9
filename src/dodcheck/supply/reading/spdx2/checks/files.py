"""Files, snippets in them, and checksums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.reading.walk import object_at, objects_at, text_at


def problems(value: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with files, snippets and the writing of checksums."""
    for at, one in objects_at(value, "packages", ()):
        yield from _case(one, at)
    for at, one in objects_at(value, "files", ()):
        yield from _case(one, at)
        yield from _file(one, at)
    for at, one in objects_at(value, "snippets", ()):
        yield from _snippet(one, at)


def _file(one: dict[str, Any], at: Pointer) -> Iterator[Problem]:
    name = text_at(one, "fileName") or ""
    if name.startswith("/"):
        words = f"the file name {excerpt(name)} is an absolute path, and has to be one within the package"
        yield problem("spdx-file-name", words, (*at, "fileName"))
    if all(text_at(checksum, "algorithm") != "SHA1" for _, checksum in objects_at(one, "checksums", at)):
        yield problem("spdx-file-checksum", f"the file {excerpt(name)} has no SHA1", at)


def _case(one: dict[str, Any], at: Pointer) -> Iterator[Problem]:
    for place, checksum in objects_at(one, "checksums", at):
        said = text_at(checksum, "checksumValue") or ""
        if said != said.lower():
            words = f"the checksum {excerpt(said)} has capital letters, and SPDX writes it without"
            yield problem("spdx-hash-case", words, (*place, "checksumValue"))


def _snippet(one: dict[str, Any], at: Pointer) -> Iterator[Problem]:
    in_bytes = False
    for place, extent in objects_at(one, "ranges", at):
        first, last = (object_at(extent, end) for end in ("startPointer", "endPointer"))
        in_bytes = in_bytes or "offset" in first
        for key in ("offset", "lineNumber"):
            start, end = first.get(key), last.get(key)
            if isinstance(start, int) and isinstance(end, int) and not 1 <= start <= end:
                words = f"the snippet goes from {key} {start} to {end}; it begins at 1 or later, and ends behind that"
                yield problem("spdx-range", words, place)
    if "ranges" in one and not in_bytes:
        yield problem("spdx-range", "the snippet has no range of bytes", (*at, "ranges"))
