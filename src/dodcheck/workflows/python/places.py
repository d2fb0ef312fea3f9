"""Where a statement of Python stands: what hides a failure there."""

from __future__ import annotations

import ast
from typing import NamedTuple

from dodcheck.workflows.python.starts import STARTED_APART, Start, Tells, name_of
from dodcheck.workflows.shell.run_command import Mask

Masks = frozenset[Mask]
UNCHECKED: Masks = frozenset({Mask.UNCHECKED})


class Where(NamedTuple):
    """What hides an error that is raised, an exit and a value that is returned, and what always holds there."""

    raised: Masks = frozenset()
    ended: Masks = frozenset()
    returned: Masks = UNCHECKED
    always: Masks = frozenset()

    def also(self, *masks: Mask) -> Where:
        """Return the place with more masks that always hold."""
        return self._replace(always=self.always.union(masks))

    def of(self, how: str) -> Masks | None:
        """Return what hides a failure that goes on as an error (`raise`), as an exit or as a value (`return`)."""
        return {"raise": self.raised, "exit": self.ended, "return": self.returned}.get(how)


class Sink(NamedTuple):
    """What hides a failure that a value tells of, where it tells of it in one of these ways."""

    masks: Masks
    takes: frozenset[Tells]

    def through_attribute(self) -> Sink:
        """Return the same for the result that a `returncode` is taken from."""
        return Sink(self.masks, frozenset({Tells.RESULT}) if Tells.CODE in self.takes else frozenset())


CODES = frozenset({Tells.CODE})
ASKED = frozenset({Tells.CODE, Tells.STATUS})
RESULTS = frozenset({Tells.RESULT})
LOST = Sink(UNCHECKED, frozenset())


def hidden_by(start: Start, sink: Sink, where: Where) -> Masks:
    """Return what hides the failure of a program at the place where it is started."""
    if start.tells is Tells.RAISES:
        return where.raised
    if start.name == STARTED_APART:
        return frozenset({Mask.DETACHED})
    return sink.masks if start.tells in sink.takes else UNCHECKED


def suppressed(statement: ast.With | ast.AsyncWith, names: dict[str, str], where: Where) -> Where:
    """Return the place within a `with`, which may take errors away."""
    calls = [item.context_expr for item in statement.items if isinstance(item.context_expr, ast.Call)]
    if any(name_of(call.func, names).endswith(("suppress", "raises")) for call in calls):
        return where._replace(raised=where.raised | {Mask.CATCH})
    return where
