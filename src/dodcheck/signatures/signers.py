"""Who may sign with which key, until when and for what: an `allowed_signers` file as OpenSSH reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from dodcheck.signatures.words import matches_any_pattern

if TYPE_CHECKING:
    from dodcheck.signatures.key import Key


@dataclass(frozen=True, slots=True)
class Signer:
    """One line: the principals as patterns, the key, and the limits of what it may sign.

    A key counts from ``after`` on and until before ``before``, both in UTC. ``namespaces`` are patterns; all are meant
    without. ``line`` counts from 1.
    """

    principals: str
    key: Key
    namespaces: str | None = None
    after: datetime | None = None
    before: datetime | None = None
    line: int = field(default=0, compare=False)

    def speaks_for(self, names: tuple[str, ...]) -> bool:
        """Return whether one of the names is a principal of the key."""
        return any(matches_any_pattern(name, self.principals) for name in names)

    def signs(self, namespace: str) -> bool:
        """Return whether the key may sign for a namespace."""
        return self.namespaces is None or matches_any_pattern(namespace, self.namespaces)

    def why_not_on(self, day: date) -> str:
        """Return why the key does not count on a whole day, as a clause; empty where it does."""
        begins = datetime(day.year, day.month, day.day, tzinfo=UTC)
        if self.after and self.after > begins:
            return f"counts only after {_day(self.after)}"
        if self.before and (day == date.max or self.before < begins + timedelta(days=1)):
            return f"counts only before {_day(self.before)}"
        return ""


@dataclass(frozen=True, slots=True)
class UnreadSigner:
    """A line that gives nobody a key, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Signers:
    """The lines of a file, and those that can't be used. ``path`` is ``None`` where there is no file."""

    path: str | None = None
    entries: tuple[Signer, ...] = ()
    unread: tuple[UnreadSigner, ...] = ()

    def lines_of_key(self, key: Key) -> tuple[Signer, ...]:
        """Return the lines of a key."""
        return tuple(signer for signer in self.entries if signer.key == key)


NOBODY = Signers()
"""What is said where there is no file."""


def _day(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d" if moment.hour == moment.minute == moment.second == 0 else "%Y-%m-%d %H:%M:%S")
