"""SPDX 2 written as YAML: the same keys and values as in JSON."""

from __future__ import annotations

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml import Mapping, Node, load_nodes
from dodcheck.supply.bom import Encoding
from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.reading.nodes import lines_in, repeated_keys, value_of
from dodcheck.supply.reading.sources import TextSource
from dodcheck.supply.reading.spdx2.document import document_of


def read(source: TextSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for what is no YAML, beyond its limits, and of other versions."""
    root = _root(source.text)
    if not isinstance(root, Mapping):
        raise NotRead("it is no SPDX: its outermost value is not a mapping")
    return document_of(value_of(root), Encoding.YAML, lines_in(root), repeated_keys(root))


def _root(text: str) -> Node | None:
    try:
        return load_nodes(text)
    except UnreadProblem as problem:
        raise NotRead(f"it is not read: {problem}", problem.line, unsure=True) from None
    except FormatProblem as problem:
        raise NotRead(f"it is no YAML: {problem}", problem.line) from None
