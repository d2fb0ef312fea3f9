"""Where in a data file a value stands: a small language of paths, in time linear in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, walk_nodes
from dodcheck.rules.options import OptionError
from dodcheck.rules.values.mentions import mention

MAX_QUERY = 500
"""A query of more characters than this is refused."""

_TAKES = 'takes a path such as tool.coverage.fail_under, "a.b".c, items[0].name, jobs[*].name or **.fail_under'
_BARE = r"[^\s.\[\]\"'*]+"
_QUOTED = r"\"(?:[^\"\\]|\\[\"\\])*\"|'[^']*+'"
_STEP = re.compile(rf"\[(?P<item>\d{{1,9}})\]|(?P<each>\[\*\])|(?P<dot>\.?)(?P<key>{_BARE}|{_QUOTED})")
_ESCAPE = re.compile(r"\\([\"\\])")
_PLAIN = re.compile(_BARE)
_DEEP = "**."


class Each(Enum):
    """Every item of a list and every value of a mapping."""

    EACH = auto()


Step = str | int | Each
"""A key, the place of an item from 0, or each of them."""


class Query(NamedTuple):
    """The steps from the root; with ``anywhere`` from any mapping or list in the file."""

    steps: tuple[Step, ...]
    anywhere: bool


class FoundValue(NamedTuple):
    """A value, and the line that shows it.

    The node is missing where readers differ in what they find, and ``doubt`` says why in the words of a clause: a key
    stands twice, or comes from a merge key.
    """

    node: Node | None
    line: int
    doubt: str = ""


class MissingValue(NamedTuple):
    """Where a path ends: the line of the innermost thing that is there, and what it has not, as a path from the root.

    ``instead`` says in a few words what of the path stands on that line, where something does.
    """

    line: int
    instead: str = ""


@lru_cache(maxsize=256)
def query(text: str) -> Query:
    """Return a query. Raises ``OptionError`` where it is none."""
    if len(text) > MAX_QUERY:
        raise OptionError(f"takes a path of at most {MAX_QUERY} characters")
    anywhere = text.startswith(_DEEP)
    at, steps = len(_DEEP) if anywhere else 0, list[Step]()
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None or (match["key"] and bool(match["dot"]) is not bool(steps)):
            raise OptionError(f"{_TAKES}; `{text[at : at + 20]}` is not understood")
        steps.append(_step(match))
        at = match.end()
    if not steps:
        raise OptionError(_TAKES)
    return Query(tuple(steps), anywhere)


def _step(match: re.Match[str]) -> Step:
    if match["each"]:
        return Each.EACH
    if match["item"]:
        return int(match["item"])
    key = match["key"]
    if key[0] == "'":
        return key[1:-1]
    return _ESCAPE.sub(r"\1", key[1:-1]) if key[0] == '"' else key


def written(steps: Iterable[str]) -> str:
    """Return the query that leads over these keys."""
    return ".".join(key if _PLAIN.fullmatch(key) else _quoted(key) for key in steps)


def _quoted(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def last_key(asked: Query) -> str:
    """Return the last key on a path, nothing where it has none."""
    return next((step for step in reversed(asked.steps) if isinstance(step, str)), "")


def find(root: Node, asked: Query) -> list[FoundValue | MissingValue]:
    """Return the values that a path leads to, in their order, and the places at which it breaks off.

    A path from anywhere breaks off only where it leads to nothing at all; a text that names its one key leaves it open:
    `addopts = "--cov-fail-under=85"`.
    """
    if not asked.anywhere:
        return _walk([FoundValue(root, root.line)], asked.steps)
    starts = [node for node in walk_nodes(root) if not isinstance(node, Scalar)]
    seen = [
        value
        for start in starts
        for value in _walk([FoundValue(start, start.line)], asked.steps)
        if isinstance(value, FoundValue)
    ]
    if seen:
        return list(seen)
    return [_lost(root, asked, [start for start in starts if isinstance(start, Mapping)])]


def _lost(root: Node, asked: Query, mappings: Iterable[Mapping]) -> MissingValue:
    """Return what stands in the file of a path from anywhere that leads to nothing."""
    last = last_key(asked)
    keys = [key for mapping in mappings for key, _ in mapping.pairs if isinstance(key, Scalar)]
    for words, scalar in (
        ("has its last key", next((key for key in keys if key.value == last), None)),
        ("has a key like it", next((key for key in keys if _folded(key.value) == _folded(last)), None)),
        ("names it", mention(root, last) if last and len(asked.steps) == 1 else None),
    ):
        if scalar:
            return MissingValue(scalar.line, words)
    return MissingValue(root.line)


def _walk(starts: list[FoundValue | MissingValue], steps: tuple[Step, ...]) -> list[FoundValue | MissingValue]:
    at: list[FoundValue | MissingValue] = starts
    for step in steps:
        at = [after for value in at for after in _after(value, step)]
    return at


def _after(value: FoundValue | MissingValue, step: Step) -> Iterator[FoundValue | MissingValue]:
    if isinstance(value, MissingValue) or value.node is None:
        yield value
        return
    match step, value.node:
        case str(), Mapping():
            yield _value(value.node, step)
        case int(), Sequence() if step < len(value.node.items):
            yield FoundValue(value.node.items[step], value.node.items[step].line)
        case Each.EACH, Sequence() if value.node.items:
            yield from (FoundValue(item, item.line) for item in value.node.items)
        case Each.EACH, Mapping() if value.node.pairs:
            yield from _each(value.node)
        case _:
            yield MissingValue(value.node.line)


def _value(mapping: Mapping, key: str) -> FoundValue | MissingValue:
    same = [pair for pair in mapping.pairs if _is(pair[0], key)]
    if len(same) > 1:
        return FoundValue(None, same[1][0].line, f"the key “{key}” stands twice")
    if same:
        return _found(*same[0])
    merged = _merge(mapping)
    if merged is not None:
        return FoundValue(
            None, merged.line, f"“{key}” may come from the merge key `<<`, which not every reader follows"
        )
    return MissingValue(mapping.line)


def _each(mapping: Mapping) -> Iterator[FoundValue]:
    seen: set[str] = set()
    for key, value in mapping.pairs:
        name = key.value if isinstance(key, Scalar) else ""
        if _is_merge(key):
            yield FoundValue(None, key.line, "what comes from the merge key `<<` is not followed")
        elif name in seen:
            yield FoundValue(None, key.line, f"the key “{name}” stands twice")
        else:
            yield _found(key, value)
        seen.add(name)


def _found(key: Node, value: Node) -> FoundValue:
    return FoundValue(value, value.line if isinstance(value, Scalar) else key.line)


def _merge(mapping: Mapping) -> Node | None:
    return next((key for key, _ in mapping.pairs if _is_merge(key)), None)


def _is_merge(key: Node) -> bool:
    return isinstance(key, Scalar) and key.plain and key.value == "<<"


def _folded(key: str) -> str:
    return key.casefold().replace("-", "_")


def _is(key: Node, wanted: str) -> bool:
    return isinstance(key, Scalar) and key.value == wanted
