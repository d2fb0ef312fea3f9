"""Looks for one thing in what YAML and JSON say, however it is written."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.formats import json
from dodcheck.formats.known import decoded
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, load_documents, nodes
from dodcheck.rules.comments import UnclearError, code_lines
from dodcheck.rules.search import Hit, Search

_YAML = (".yml", ".yaml")


def parsed_hits(path: str, data: bytes, search: Search) -> Iterator[tuple[int, Hit]]:
    """Yield the line where each scalar begins, keys included, once for each of its lines that has what is looked for.

    A key and its value are also read as `key: value`, a list of scalars as `key: [a, b]`, an item as `- value`. What
    stands in the raw text outside these (a tag, an anchor, a comment that is itself looked for) is a ``NEAR`` hit.
    Raises ``FormatProblem`` where the file does not parse or is neither YAML nor JSON.
    """
    lowered = path.lower()
    if lowered.endswith(".json"):
        hits = [(one.line, hit) for one in json.texts(decoded(data)) for hit in _in(one.value, search)]
    elif lowered.endswith(_YAML):
        hits = list(_yaml_hits(decoded(data), search))
    else:
        raise FormatProblem("it is neither YAML nor JSON")
    yield from hits or _raw_hits(path, data, search)


def _yaml_hits(text: str, search: Search) -> Iterator[tuple[int, Hit]]:
    for document in load_documents(text):
        if isinstance(document, Scalar):
            yield from _of(document, search)
        for node in nodes(document):
            if isinstance(node, Mapping):
                for key, value in node.pairs:
                    yield from _pair(key, value, search)
            elif isinstance(node, Sequence):
                for item in node.items:
                    yield from _item(item, search)


def _pair(key: Node, value: Node, search: Search) -> Iterator[tuple[int, Hit]]:
    found = [*_of(key, search), *_of(value, search)]
    if not found and isinstance(key, Scalar):
        found = [(key.line, hit) for hit in _in(f"{key.value}: {_shown(value)}", search)]
    yield from found


def _item(item: Node, search: Search) -> Iterator[tuple[int, Hit]]:
    """Yield the hits in an item; one that is a mapping is read as `- key: value` with its first pair."""
    found = list(_of(item, search))
    if not found:
        first = item.pairs[0] if isinstance(item, Mapping) and item.pairs else None
        inner = f"{_shown(first[0])}: {_shown(first[1])}" if first else _shown(item)
        whole = [(item.line, hit) for hit in _in(f"- {inner}", search)]
        found = whole if not first or not any(_in(inner, search)) else []
    yield from found


def _of(node: Node, search: Search) -> Iterator[tuple[int, Hit]]:
    if isinstance(node, Scalar):
        yield from ((node.line, hit) for hit in _in(node.value, search))


def _in(value: str, search: Search) -> Iterator[Hit]:
    """Yield a hit for each line of a value that has one."""
    return (hit for hit in map(search.hit, value.split("\n")) if hit is not Hit.NONE)


def _shown(node: Node) -> str:
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return f"[{', '.join(one.value for one in node.items if isinstance(one, Scalar))}]"
        case Mapping():
            return ""


def _raw_hits(path: str, data: bytes, search: Search) -> Iterator[tuple[int, Hit]]:
    """Yield as ``NEAR`` what the raw text holds outside comments; a comment counts where it is what is looked for."""
    try:
        lines = list(enumerate(decode(data).raw, start=1))
        code = list(code_lines(path, lines))
    except (UndecodableError, UnclearError):
        return
    without = dict(code)
    for number, line in lines:
        rest = without.get(number, "")
        in_code = search.hit(rest) is not Hit.NONE
        if search.hit(line) is not Hit.NONE and (in_code or search.hit(_comment(line, rest)) is Hit.NONE):
            yield number, Hit.NEAR


def _comment(line: str, code: str) -> str:
    """Return the words of a comment, without the mark that begins it."""
    return line[len(code) :].lstrip("# \t") if line.startswith(code) else line
