"""The kind `invariants`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, OptionType, option
from dodcheck.rules.types import DOCUMENT, FLAG, TEXT, TEXTS, choice
from dodcheck.snapshot.protocol import Snapshot

_PRIORITY = re.compile(r"P[0-9]")


def _priorities(value: object) -> tuple[str, ...]:
    named: tuple[str, ...] = TEXTS.read(value)
    strange = next((name for name in named if not _PRIORITY.fullmatch(name)), None)
    if strange is not None:
        raise OptionError(f"takes priorities such as P0, which `{strange[:80]}` is not")
    return tuple(dict.fromkeys(named))


PRIORITIES = OptionType(TEXTS.schema, _priorities)


@dataclass(frozen=True, slots=True)
class InvariantsRule:
    """A catalogue gives invariants the strength of verification that is asked, and what verifies them is there.

    Looks at sections such as `### INV-002: Title` with a field Coverage, Current Coverage or Strength, and at tables
    of invariants with a column of that kind. The scale is missing, weak, partial, strong (also 🔴 🟠 🟡 🟢). Where two
    places rate an invariant differently, the weaker counts; a strength that is only planned is none. What verifies it
    is what stands under Verification Method, Enforced by, Tests, Evidence and the like: files, test folders, and jobs
    of workflows. `listed` asks of each no more than an entry: of those that `ids` names, else of all that other
    Markdown documents name by ids of its families, such as INV-030.
    Fails when an invariant is rated weaker, when the catalogue says nothing of one that is asked for, and when a file
    or job that it names is missing. Can't be known when a strength is enough and no test or job is named: that is the
    document's own word alone, unless `accept_stated` is given. Neither when an invariant has no strength, when no
    invariant has the priority, when no other document names one, and when no catalogue is found. That a test is there
    does not show that it passes.
    """

    kind: ClassVar[str] = "invariants"
    example: ClassVar[str] = "invariants: {catalogue: docs/INVARIANTS_CATALOG.md, priority: P0, at_least: strong}"

    at_least: str = option(
        choice("listed", "weak", "partial", "strong"), "How strongly each is verified, at least.", asks=Asks.LATER
    )
    catalogue: str | None = option(
        DOCUMENT,
        "The catalogue. Without one, the document that is named as one: INVARIANTS_CATALOG.md.",
        default=None,
    )
    ids: tuple[str, ...] = option(TEXTS, "The invariants; all unless told.", default=(), asks=Asks.CHOICE)
    priority: tuple[str, ...] = option(PRIORITIES, "Or those of a priority: P0.", default=(), asks=Asks.CHOICE)
    accept_stated: bool = option(FLAG, "The document's own word proves it.", default=False, asks=Asks.ALLOWANCE)
    named_in: str | None = option(
        TEXT, "The document that names the catalogue: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if self.ids and self.priority:
            raise OptionError("takes either ids or a priority")
        if self.at_least == "listed" and self.priority:
            raise OptionError("listed is of ids or of all: an invariant without an entry has no priority")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the invariants are verified so strongly."""
        from dodcheck.rules.catalogues.evidence import examine_invariants  # noqa: PLC0415 - lazy: recognition needs the options only

        return examine_invariants(self, snapshot)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the catalogue with weaker strengths, and without what verifies them."""
        from dodcheck.rules.counterexamples import of_invariants  # noqa: PLC0415 - lazy: only the self-test asks

        return of_invariants.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        if self.at_least == "listed":
            return f"{self._who()} has an entry for {self._listed()}"
        names = "" if self.accept_stated else " and names a test or job for each that is there"
        return f"{self._who()} calls {self._what()} at least {self.at_least}{names}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        if self.at_least == "listed":
            return f"{self._who()} has no entry for one of {self._listed()}"
        return f"{self._who()} calls {self._any()} less than {self.at_least}, or a test that it names is gone"

    def _listed(self) -> str:
        return ", ".join(self.ids) or "the invariants that other documents name"

    def _who(self) -> str:
        return self.catalogue or "the catalogue of invariants"

    def _what(self) -> str:
        if self.ids:
            return ", ".join(self.ids)
        return f"all {' and '.join(self.priority)} invariants" if self.priority else "all invariants"

    def _any(self) -> str:
        if self.ids:
            return f"one of {', '.join(self.ids)}" if len(self.ids) > 1 else self.ids[0]
        return f"a {' or '.join(self.priority)} invariant" if self.priority else "an invariant"
