"""Tag-value text into tags with their values, each with the line that it begins in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.nodes import at_line
from dodcheck.supply.reading.spdx_codes import problem

_TAG = re.compile(r"[ \t]*+([A-Za-z]+)[ \t]*+:[ \t]*+(.*)")
_BEGINS, _ENDS = "<text>", "</text>"


class TagLine(NamedTuple):
    """One tag and its value, white space around it and the marks of a text taken away."""

    tag: str
    said: str
    line: int


def told_in(text: str) -> Iterator[TagLine | Problem]:
    """Yield the tags of a text in their order, and what is neither tag, comment nor empty line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    number = 0
    while number < len(lines):
        found = _TAG.fullmatch(lines[number])
        begun, number = number + 1, number + 1
        if found is None:
            line = lines[begun - 1].strip()
            if line and not line.startswith("#"):
                yield problem(
                    "spdx-tag",
                    f"this line is neither a tag nor a comment: {excerpt(line)}",
                    at_line(begun),
                )
            continue
        tag, said = found[1], found[2].strip()
        if not said.startswith(_BEGINS):
            yield TagLine(tag, said, begun)
            continue
        parts = [said.removeprefix(_BEGINS)]
        while _ENDS not in parts[-1] and number < len(lines):
            parts.append(lines[number])
            number += 1
        whole, end, _ = "\n".join(parts).partition(_ENDS)
        if not end:
            yield problem("spdx-tag", f"the text of `{tag}` has no `{_ENDS}`", at_line(begun))
        yield TagLine(tag, whole, begun)
