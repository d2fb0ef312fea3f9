"""What a kind of evidence is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple, Protocol, runtime_checkable

from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Evidence
from dodcheck.model.verdict import Verdict
from dodcheck.snapshot.protocol import Snapshot


@runtime_checkable
class Rule(Protocol):
    """A kind of evidence that looks at the snapshot.

    It is a frozen dataclass in a file of its own. Its fields, made with ``option``, are its options; its docstring is
    its manual: a first line that says what it decides, then what holds, fails and can't be known. ``example`` is one
    rule of the kind as it stands in a rules file.
    """

    kind: ClassVar[str]
    example: ClassVar[str]

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return what is there. Decides only what the options say, and never raises for what it finds."""
        ...

    def makes_it_hold(self) -> str:
        """Return what would make it hold, as a clause behind "when": no capital, no full stop."""
        ...

    def makes_it_fail(self) -> str:
        """Return what would make it fail, as a clause behind "when": no capital, no full stop."""
        ...


class Judged(NamedTuple):
    """A criterion another rule rests on, with its verdict."""

    criterion: Criterion
    verdict: Verdict
    evidence: Evidence


@runtime_checkable
class RestingRule(Protocol):
    """A kind of evidence that rests on other criteria, which are judged before it."""

    kind: ClassVar[str]
    example: ClassVar[str]

    def rests_on(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return which of the known criterion ids it needs."""
        ...

    def conclude(self, judged: Sequence[Judged]) -> Evidence:
        """Return what follows from the criteria that ``rests_on`` named."""
        ...

    def makes_it_hold(self) -> str:
        """Return what would make it hold, as a clause behind "when"."""
        ...

    def makes_it_fail(self) -> str:
        """Return what would make it fail, as a clause behind "when"."""
        ...
