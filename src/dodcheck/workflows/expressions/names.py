"""Which values an expression uses."""

from __future__ import annotations

from dodcheck.workflows.expressions.tree import Expression, Filter, Index, Name, dotted, parts


def names_of(tree: Expression) -> frozenset[str]:
    """Return the longest names of values that stand in an expression, dotted and in lower case.

    Below `env` they are as written. A filter, and an index that is worked out, is `*`.
    """
    nodes = list(parts(tree))
    inner = {id(node.of) for node in nodes if isinstance(node, Index | Filter)}
    return frozenset(name for node in nodes if id(node) not in inner and (name := _named(node)))


def _named(tree: Expression) -> str | None:
    """Return the name of a value, ``None`` where it is not taken out of a context."""
    name = dotted(tree)
    if name is not None:
        return name
    match tree:
        case Index() | Filter():
            before = _named(tree.of)
            return before and f"{before}.{_last(tree)}"
        case _:
            return None


def _last(tree: Index | Filter) -> str:
    if isinstance(tree, Filter):
        return "*"
    name = dotted(tree._replace(of=Name("x")))
    return name.removeprefix("x.") if name else "*"
