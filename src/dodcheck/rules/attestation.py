"""The kind `attestation`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from dodcheck.model.evidence import Basis, Evidence, Outcome, Unknown
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, option
from dodcheck.rules.types import COUNT, FLAG, TEXTS
from dodcheck.snapshot.protocol import Snapshot


class PersonsWord(NamedTuple):
    """A person's word: what they are known by, the day they gave it, and whether they signed it.

    ``unsigned`` says why there is no signature that counts, as a clause that follows "it"; empty where there is one.
    """

    names: tuple[str, ...]
    given: date
    unsigned: str


@dataclass(frozen=True, slots=True)
class AttestationRule:
    """A person signs off the statement: with their name, the day, the commit, the files it covers and a last day.

    `dodcheck attest` writes that to `dodcheck.attestations.yml`. The rule itself never holds and never fails: a
    person's word is no evidence. While an attestation is valid and is what the rule asks for, the verdict is
    `attested`, never `proved`; without one, it can't be known. Beside other rules in `all`, those can still fail.

    `by` names who may sign off, as `by` of the attestation says it: all of it, or the address in `Ada
    <ada@example.org>`. `max_age` lets an attestation count for so many days from the day it was given. With `signed`
    it needs a signature by one of the keys that `dodcheck.allowed_signers` gives to that person: its own, or an SSH
    signature of the commit that brought it.
    """

    kind: ClassVar[str] = "attestation"
    example: ClassVar[str] = "attestation: {by: [ada@example.org], max_age: 90, signed: true}"

    by: tuple[str, ...] = option(TEXTS, "Who may sign it off; anybody unless told.", default=())
    max_age: int | None = option(
        COUNT, "How many days it counts; until its own last day unless told.", default=None, asks=Asks.LIMIT
    )
    signed: bool = option(FLAG, "Whether it has to be signed.", default=False, asks=Asks.DEMAND)

    def examine(self, snapshot: Snapshot) -> Evidence:  # noqa: ARG002 - nothing in a repository shows it
        """Return that only a person can tell."""
        return Evidence(
            kind=self.kind,
            outcome=Outcome.UNKNOWN,
            summary=f"{' or '.join(self.by) or 'a person'} has to sign it off",
            examined=0,
            matched=0,
            reproduce="git grep -n attestations -- '*dodcheck.attestations.yml'",
            unknown=Unknown.OUTSIDE,
            basis=Basis.STATED,
        )

    def refuses(self, word: PersonsWord, today: date) -> str:
        """Return why a person's word is not what is asked for, as a clause that follows "it"; empty where it is."""
        if self.by and not set(self.by).intersection(word.names):
            return f"is by {word.names[0]}, and its rule asks for {' or '.join(self.by)}"
        age = (today - word.given).days
        if self.max_age is not None and age > self.max_age:
            return f"is {age} days old, and its rule lets it count for {self.max_age}"
        return f"{word.unsigned}, which its rule asks for" if self.signed and word.unsigned else ""

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:  # noqa: ARG002 - the same
        """Yield none: what never holds and never fails can't be turned."""
        return iter(())

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._who()} signs it off, and even then it is attested, not proved"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return "a rule beside it fails: nobody's word shows that it is not so"

    def _who(self) -> str:
        return " or ".join(self.by) or "a person"
