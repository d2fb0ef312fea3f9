"""Data and settings in which nothing is set."""

from __future__ import annotations

from dodcheck.documents.filler import is_placeholder
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.trees import tree_of
from dodcheck.formats.yaml import Mapping, Node, Scalar, walk_nodes
from dodcheck.formats.yaml_values import to_value
from dodcheck.rules.hollow.lack import COMMENTS, Lack

_MOST = 64 * 1024
"""A larger file sets something."""


def lack_of(path: str, data: bytes) -> Lack | None:
    """Return what keeps a file of JSON, YAML or TOML from setting anything.

    An empty list may be all that there is to say, so that nothing here is certain.
    """
    if len(data) > _MOST:
        return None
    try:
        root = tree_of(path, data)
    except FormatProblem:
        return None
    if root is None or (isinstance(root, Mapping) and not root.pairs and b"#" in data):
        return Lack(COMMENTS)
    if any(_is_set(value) for value in _values(root)):
        return None
    keys = isinstance(root, Mapping) and bool(root.pairs)
    return Lack("is there, but gives none of its keys a value" if keys else "is there, but holds no value")


def _values(root: Node) -> list[Scalar]:
    """Return the scalars that are no keys."""
    keys = {id(key) for node in walk_nodes(root) if isinstance(node, Mapping) for key, _ in node.pairs}
    return [node for node in walk_nodes(root) if isinstance(node, Scalar) and id(node) not in keys]


def _is_set(scalar: Scalar) -> bool:
    value = to_value(scalar)
    if isinstance(value, str):
        return bool(value.strip()) and not is_placeholder(value)
    return value is not None
