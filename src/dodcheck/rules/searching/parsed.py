"""Looks for one thing in what YAML and JSON say, however it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.formats.byte_cache import remember_results
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, load_documents, walk_nodes
from dodcheck.formats.yaml_scan import scalar_text, unescaped_signs
from dodcheck.rules.code.comments import UnclearError, code_lines
from dodcheck.rules.searching.search import Hit, Search

_YAML = frozenset({"yml", "yaml"})


class ScalarLine(NamedTuple):
    """What stands at a line: scalars on their own, and how they read together where that is not the same."""

    line: int
    alone: tuple[str, ...]
    together: str = ""
    inner: str = ""


def parsed_hits(path: str, data: bytes, search: Search) -> Iterator[tuple[int, Hit]]:
    """Yield the line where each scalar begins, keys included, once for each of its lines that has what is looked for.

    A key and its value are also read as `key: value`, a list of scalars as `key: [a, b]`, an item as `- value`. What
    stands in the raw text outside these (a tag, an anchor, a comment that is itself looked for) is a ``NEAR`` hit.
    Raises ``FormatProblem`` where the file does not parse or is neither YAML nor JSON.
    """
    suffix = path.lower().rpartition(".")[2]
    hits: list[tuple[int, Hit]] = []
    if suffix not in _YAML or search.spans_scalars or _may_hold(data, search):
        hits = [hit for scalar_line in _kept_lines(suffix, data) for hit in _hits_in_scalars(scalar_line, search)]
    yield from hits or _raw_hits(path, data, search)


def _may_hold(data: bytes, search: Search) -> bool:
    """Return false only when no scalar of this YAML has what is looked for. Raises ``FormatProblem``."""
    meant = _kept_unescaped(data) if search.run else None
    if meant is not None and search.run not in meant and search.run not in decode_data(data):
        return False
    return search.may_stand_in(_kept_scalars(data))


def _unescaped(data: bytes) -> str | None:
    return unescaped_signs(decode_data(data))


def _scalars(data: bytes) -> str:
    text = scalar_text(decode_data(data))
    if not text.strip():
        raise FormatProblem("it says nothing")
    return text


def _scalar_lines(suffix: str, data: bytes) -> tuple[ScalarLine, ...]:
    if suffix == "json":
        from dodcheck.formats.json_nodes import load_nodes  # noqa: PLC0415 - lazy: most parsed files are YAML

        return tuple(_pairs_and_items(load_nodes(decode_data(data))))
    if suffix in _YAML:
        return tuple(one for document in load_documents(decode_data(data)) for one in _pairs_and_items(document))
    raise FormatProblem("it is neither YAML nor JSON")


_kept_scalars = remember_results(_scalars)
_kept_unescaped = remember_results(_unescaped)
_kept_lines = remember_results(_scalar_lines)


def _pairs_and_items(document: Node) -> Iterator[ScalarLine]:
    if isinstance(document, Scalar):
        yield ScalarLine(document.line, (document.value,))
    for node in walk_nodes(document):
        if isinstance(node, Mapping):
            yield from (scalar_line for key, value in node.pairs for scalar_line in _lines_of_pair(key, value))
        elif isinstance(node, Sequence):
            yield from (_line_of_item(item) for item in node.items)


def _lines_of_pair(key: Node, value: Node) -> Iterator[ScalarLine]:
    if not isinstance(key, Scalar):
        yield from (ScalarLine(one.line, (one.value,)) for one in (key, value) if isinstance(one, Scalar))
    elif isinstance(value, Scalar) and value.line != key.line:
        yield ScalarLine(key.line, (key.value,), f"{key.value}: {value.value}", value.value)
        yield ScalarLine(value.line, (value.value,))
    else:
        alone = (key.value, value.value) if isinstance(value, Scalar) else (key.value,)
        yield ScalarLine(key.line, alone, f"{key.value}: {_inline_text(value)}")


def _line_of_item(item: Node) -> ScalarLine:
    """Return what an item says; one that is a mapping is read as `- key: value` with its first pair."""
    if isinstance(item, Scalar):
        return ScalarLine(item.line, (item.value,), f"- {item.value}")
    first = item.pairs[0] if isinstance(item, Mapping) and item.pairs else None
    inner = f"{_inline_text(first[0])}: {_inline_text(first[1])}" if first else _inline_text(item)
    return ScalarLine(item.line, (), f"- {inner}", inner if first else "")


def _hits_in_scalars(scalar_line: ScalarLine, search: Search) -> list[tuple[int, Hit]]:
    """Return the hits in the scalars on their own, else in them together where that adds something."""
    found = [(scalar_line.line, hit) for text in scalar_line.alone for hit in _hits_in_value(text, search)]
    if found or not scalar_line.together or (scalar_line.inner and any(_hits_in_value(scalar_line.inner, search))):
        return found
    return [(scalar_line.line, hit) for hit in _hits_in_value(scalar_line.together, search)]


def _hits_in_value(value: str, search: Search) -> Iterator[Hit]:
    """Yield a hit for each line of a value that has one."""
    return (hit for hit in map(search.hit, value.split("\n")) if hit is not Hit.NONE)


def _inline_text(node: Node) -> str:
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return f"[{', '.join(one.value for one in node.items if isinstance(one, Scalar))}]"
        case Mapping():
            return ""


def _raw_hits(path: str, data: bytes, search: Search) -> Iterator[tuple[int, Hit]]:
    """Yield as ``NEAR`` what the raw text holds outside comments; a comment counts where it is what is looked for."""
    if search.sweep and not search.sweep.answer(data):
        return
    try:
        lines = list(enumerate(decode(data).raw, start=1))
        code = list(code_lines(path, lines))
    except (UndecodableError, UnclearError):
        return
    without = dict(code)
    for number, line in lines:
        rest = without.get(number, "")
        in_code = search.hit(rest) is not Hit.NONE
        if search.hit(line) is not Hit.NONE and (in_code or search.hit(_words_of_comment(line, rest)) is Hit.NONE):
            yield number, Hit.NEAR


def _words_of_comment(line: str, code: str) -> str:
    """Return the words of a comment, without the mark that begins it."""
    return line[len(code) :].lstrip("# \t") if line.startswith(code) else line
