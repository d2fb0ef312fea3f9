"""The fields of a plan's YAML front matter, read line by line: plain values and plain lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.fields import Field

_KEY = re.compile(r"""(?P<name>["']?[A-Za-z_][\w .-]{0,60}["']?)[ \t]*:(?:[ \t]+(?P<value>.*))?""")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_QUOTED = re.compile(r"""(?:"(?P<said>[^"]*)"|'(?P<also>[^']*)')[ \t]*(?:#.*)?$""")
_REMARK = re.compile(r"(?:^|[ \t])#.*$")


def front_fields(lines: Sequence[str]) -> Iterator[Field]:
    """Yield the fields of front matter, whose first line is the second of its file; several values are one text."""
    found: Field | None = None
    values = list[str]()
    for number, line in enumerate(lines, start=2):
        if key := _KEY.fullmatch(line.rstrip()):
            if found:
                yield found._replace(value=", ".join(values))
            found = Field(_bare(key["name"]).replace("_", " ").lower(), "", number)
            values = [one for one in [_value(key["value"] or "")] if one]
        elif found and (entry := _ENTRY.fullmatch(line)):
            values.append(_value(entry["value"]))
    if found:
        yield found._replace(value=", ".join(values))


def _value(written: str) -> str:
    bare = written.strip()
    if quoted := _QUOTED.match(bare):
        return quoted["said"] or quoted["also"] or ""
    bare = _REMARK.sub("", bare).strip()
    if bare.startswith("[") and bare.endswith("]"):
        return ", ".join(map(_bare, bare[1:-1].split(","))) or "none"
    return "" if bare in {"|", ">", "~", "null"} else _bare(bare)


def _bare(written: str) -> str:
    return written.strip().strip("\"'").strip()
