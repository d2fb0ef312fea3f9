"""Questions to the nodes of a configuration file."""

from __future__ import annotations

from collections.abc import Callable

from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, walk_nodes
from dodcheck.formats.yaml_values import to_value


def child(node: Node | None, key: str) -> Node | None:
    """Return the value of a key, ``None`` where there is none or the node is no mapping."""
    if not isinstance(node, Mapping):
        return None
    return next((value for name, value in node.pairs if isinstance(name, Scalar) and name.value == key), None)


def text_of(node: Node | None) -> str | None:
    """Return a string as it means; ``None`` for everything else: `1.0` and `true` without quotes are no strings."""
    value = to_value(node) if isinstance(node, Scalar) else None
    return value if isinstance(value, str) else None


def is_true(node: Node | None) -> bool:
    """Return whether a node is the word true without quotes."""
    return isinstance(node, Scalar) and to_value(node) is True


def is_false(node: Node | None) -> bool:
    """Return whether a node is the word false without quotes."""
    return isinstance(node, Scalar) and to_value(node) is False


def is_null(node: Node | None) -> bool:
    """Return whether there is no node, or one that says nothing."""
    return node is None or (isinstance(node, Scalar) and to_value(node) is None)


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list; none for everything else."""
    return node.items if isinstance(node, Sequence) else ()


def texts_of(node: Node | None) -> tuple[str, ...]:
    """Return the strings of a list, or the one string that stands in its place."""
    own = text_of(node)
    found = (text_of(item) for item in items_of(node)) if own is None else (own,)
    return tuple(text for text in found if text is not None)


def merge_key(root: Node) -> Scalar | None:
    """Return a key `<<`, which readers follow or don't."""
    keys = (key for node in walk_nodes(root) if isinstance(node, Mapping) for key, _ in node.pairs)
    return next((key for key in keys if isinstance(key, Scalar) and key.value == "<<" and key.plain), None)


def known_values(
    node: Node, known: tuple[str, ...], what: str, wrong: Callable[[Node, str, str], None]
) -> dict[str, Node]:
    """Return the values of a mapping by the keys that are known; of a key that stands twice, the first value.

    ``wrong`` is given the node, message and hint of each mistake: another key, or a node, called ``what``, that is no
    mapping.
    """
    if not isinstance(node, Mapping):
        wrong(node, f"{what} is no mapping", f"Its keys are: {', '.join(known)}.")
        return {}
    found: dict[str, Node] = {}
    for key, value in node.pairs:
        if isinstance(key, Scalar) and key.value in known:
            found.setdefault(key.value, value)
        else:
            shown = key.value[:60] if isinstance(key, Scalar) else "?"
            wrong(key, f"unknown key `{shown}`", f"The keys are: {', '.join(known)}.")
    return found
