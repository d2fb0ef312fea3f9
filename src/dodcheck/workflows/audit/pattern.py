"""What a pattern is: one way in which green proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject


class Pattern(NamedTuple):
    """A pattern. ``name`` is stable, ``title`` a few words, ``manual`` a paragraph, ``follow_up`` what to do.

    ``look`` finds it in a workflow.
    """

    name: str
    family: Family
    title: str
    manual: str
    follow_up: str
    look: Callable[[Subject], Iterable[Hit]]
