"""What a kind of evidence is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple, Protocol, runtime_checkable

from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Evidence
from dodcheck.model.verdict import Verdict
from dodcheck.snapshot.overlay import Overlay
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.rewritten import Rewriting


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A change in memory that should turn what a rule says.

    ``said`` is what was planted, as a clause without a verb that is true or false: "docs/a.md removed", "the line
    “@main” added to .github/workflows/ci.yml". ``changes`` are the files that differ, by path, ``evidence`` the
    caller's evidence files, by name; ``None`` stands for a file that is gone. ``rewriting`` is what is otherwise in the
    commits behind the snapshot, ``links`` are symbolic links that are new.
    """

    said: str
    changes: Mapping[str, bytes | None] = field(default_factory=dict)
    evidence: Mapping[str, bytes | None] = field(default_factory=dict)
    rewriting: Rewriting | None = None
    links: tuple[str, ...] = ()

    def planted_in(self, snapshot: Snapshot) -> Snapshot:
        """Return the snapshot with the change in it."""
        return Overlay(snapshot, self.changes, self.evidence, self.rewriting, self.links)


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

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield changes each of which should turn what was seen in the snapshot, the most telling first.

        What holds should fail: the file is gone, the line says something else, the value is another one. What fails
        should hold: it is asked behind `not`. A change means what it says: a file that no longer parses shows nothing
        about a rule that looks for a value in it. Every change is judged again by the same rule, and a rule that none
        of them turns is reported as one that can't fail. So yield only what the rule has to notice, and nothing where
        no such change is known: then the rule counts as not tested. Whatever the files hold, nothing is raised.
        """
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

    def rests_on(self, known: Mapping[str, Criterion]) -> tuple[str, ...]:
        """Return which of the known criteria, given by id, it needs, in their order."""
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
