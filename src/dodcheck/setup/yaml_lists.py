"""A YAML file of one list, such as that of the waivers, with one more item; every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from dodcheck.documents.text import decode
from dodcheck.formats.yaml import Mapping, load_nodes
from dodcheck.formats.yaml import Sequence as Items
from dodcheck.formats.yaml_nodes import child
from dodcheck.setup.logging.lines import with_lines_after

Item = Sequence[tuple[str, str]]
"""The fields of an item in their order: a name, and its value as YAML on one line."""

_MOST_ENDS = 8
_NEITHER = re.compile(r"\s*(?:#|$)")


def new_list(key: str, item: Item) -> bytes:
    """Return a file of the list ``key`` with one item."""
    return "\n".join(["version: 1", f"{key}:", *_item_lines(item, 2), ""]).encode()


def with_item(data: bytes, key: str, item: Item, fits: Callable[[bytes], bool]) -> bytes | None:
    """Return a file with an item at the end of the list ``key``, ``None`` where no way to put it there ``fits``."""
    return next((changed for changed in _candidates(data, key, item) if fits(changed)), None)


def _candidates(data: bytes, key: str, item: Item) -> Iterator[bytes]:
    raw = decode(data).raw
    root = load_nodes("\n".join(raw))
    listed = child(root, key)
    if not isinstance(root, Mapping) or not isinstance(listed, Items):
        return
    if raw[listed.line - 1][listed.column - 1 :].startswith("["):
        yield from _in_flow_list(data, listed, item)
    else:
        after = [name.line for name, _ in root.pairs if name.line > listed.line]
        ends = [number for number, line in enumerate(raw, start=1) if number > listed.line and line.startswith("...")]
        last = min([*after, *ends, len(raw) + 1])
        yield from _in_block_list(data, raw[: last - 1], listed.column - 1, item)


def _in_block_list(data: bytes, raw: Sequence[str], indent: int, item: Item) -> Iterator[bytes]:
    """Yield the item behind the last line that says something, or behind a comment: that may be words of a value."""
    said = [number for number, line in enumerate(raw, start=1) if not _NEITHER.match(line)]
    written = [number for number, line in enumerate(raw, start=1) if line.strip()]
    for number in dict.fromkeys([*said[-1:], *written[-1:]]):
        yield with_lines_after(data, number, _item_lines(item, indent))


def _item_lines(item: Item, indent: int) -> list[str]:
    return [f"{' ' * indent}{'  ' if at else '- '}{name}: {value}" for at, (name, value) in enumerate(item)]


def _in_flow_list(data: bytes, listed: Items, item: Item) -> Iterator[bytes]:
    """Yield the item before each of the last brackets, any of which may stand in a comment instead."""
    text = f"{{{', '.join(f'{name}: {value}' for name, value in item)}}}".encode()
    ends = [found.start() for found in re.finditer(rb"\]", data)]
    for at in islice(reversed(ends), _MOST_ENDS):
        for comma in (b", ", b"") if listed.items else (b"",):
            yield data[:at] + comma + text + data[at:]
