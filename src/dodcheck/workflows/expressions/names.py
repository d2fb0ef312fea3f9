"""Which contexts, values and functions an expression uses."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.workflows.expressions.signatures import STATUS
from dodcheck.workflows.expressions.tree import Call, Expression, Filter, Index, Name, dotted, parts


class Names(NamedTuple):
    """What an expression uses, each sorted.

    ``contexts`` are `github`, `matrix` …; ``values`` the longest names that stand there, dotted and in lower case
    (below `env` as written), with `*` for a filter and for an index that is worked out; ``functions`` are in lower
    case.
    """

    contexts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()

    @property
    def asks_status(self) -> bool:
        """Whether it asks how things went so far. Where none does, GitHub puts `success() &&` before a condition."""
        return not STATUS.isdisjoint(self.functions)


def names_of(tree: Expression) -> Names:
    """Return what an expression uses."""
    values: set[str] = set()
    found = list(parts(tree))
    inner = {id(one.of) for one in found if isinstance(one, Index | Filter)}
    for one in found:
        if id(one) not in inner and (name := _named(one)):
            values.add(name)
    return Names(
        tuple(sorted({one.name for one in found if isinstance(one, Name)})),
        tuple(sorted(values)),
        tuple(sorted({one.function for one in found if isinstance(one, Call)})),
    )


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
