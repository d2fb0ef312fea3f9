"""The kind `soft_failures`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, OptionType, option
from dodcheck.rules.types import DOCUMENT, FLAG, GLOBS, TEXTS, WORKFLOWS, choice
from dodcheck.snapshot.protocol import Snapshot


def _patterns(value: object) -> tuple[str, ...]:
    from dodcheck.workflows.audit.patterns.names import FAMILIES, NAMES  # noqa: PLC0415 - lazy: few rules name patterns

    names: tuple[str, ...] = TEXTS.read(value)
    strange = next((name for name in names if name not in (*NAMES, *FAMILIES)), None)
    if strange is not None:
        raise OptionError(f"takes patterns and families of `dodcheck ci risks`, which `{strange[:80]}` is not")
    return names


PATTERNS = OptionType(TEXTS.schema, _patterns)


@dataclass(frozen=True, slots=True)
class SoftFailuresRule:
    """No silent failure stands in the workflows without a justification.

    Holds when `dodcheck ci risks` finds none in the workflows that `in` names, and in those of the repository that they
    call, or when every place is justified: by a comment on its line or right above it that gives a reason and names an
    issue or an owner, or by an accepted row of the `register`. Fails when one is open. Can't be known when a workflow,
    or an action that one uses, is not evaluated, when a script is not followed, when a job calls a workflow of another
    repository, and when no workflow is there.
    """

    kind: ClassVar[str] = "soft_failures"
    example: ClassVar[str] = "soft_failures: {patterns: [step-continue-on-error, job-continue-on-error], severity: low}"

    patterns: tuple[str, ...] = option(
        PATTERNS, "Patterns or families of `ci risks`; all of them unless told.", default=(), asks=Asks.CHOICE
    )
    in_: tuple[str, ...] = option(GLOBS, "The workflows that are looked at.", default=WORKFLOWS, asks=Asks.FLOOR)
    severity: str = option(
        choice("high", "medium", "low"), "The least bad ones that count.", default="medium", asks=Asks.LATER
    )
    register: str | None = option(
        DOCUMENT, "A Markdown register whose accepted rows justify.", default=None, asks=Asks.ALLOWANCE
    )
    even_justified: bool = option(FLAG, "Justified places count as well.", default=False, asks=Asks.DEMAND)

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether a silent failure is open."""
        from dodcheck.rules.workflows.soft_failure_evidence import examine_soft_failures  # noqa: PLC0415 - lazy: recognition needs the options only

        return examine_soft_failures(self, snapshot)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield workflows in which a failure is lost."""
        from dodcheck.rules.counterexamples import of_soft_failures  # noqa: PLC0415 - lazy: only the self-test asks

        return of_soft_failures.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"no {self._what()} is left in {self._where()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"a {self._what()} gets into {self._where()}"

    def _what(self) -> str:
        what = " or ".join(self.patterns) if self.patterns else "silent failure"
        return what if self.even_justified else f"{what} without a justification"

    def _where(self) -> str:
        return "the workflows" if self.in_ == WORKFLOWS else ", ".join(self.in_)
