"""The kind `secrets`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, option
from dodcheck.rules.sweeping.sweep import Swept
from dodcheck.rules.types import COUNT, EXCUSES, GLOBS
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.secrets.survey import SecretFinding, SecretSurvey

MAX_PLACES = 50
"""So many places are kept as evidence; all of them are counted."""

EVERYWHERE = ("**",)
"""Every tracked file."""


@dataclass(frozen=True, slots=True)
class SecretsRule:
    """No credential stands in the tracked files.

    Looks for the forms of [secrets.md](secrets.md): tokens of well-known issuers with their checks, private keys,
    passwords in addresses. Holds when no file has one, but for those that are let pass: published examples,
    placeholders, names of variables, those that a comment beside them accepts with a reason
    (`dodcheck:allow-secret REASON`), and those in files that `allow` names. Fails when more than `max` are there. Can't
    be known when a file can't be looked at: too large, not readable, in a submodule. A secret is never shown whole. A
    password that nothing tells from other words is not found, nor is what stands in an archive or in older commits.
    """

    kind: ClassVar[str] = "secrets"
    example: ClassVar[str] = 'secrets: {allow: [{path: "tests/keys/*.pem", reason: made for the tests}]}'

    in_: tuple[str, ...] = option(GLOBS, "The files that are looked at.", default=EVERYWHERE, asks=Asks.SCOPE)
    exclude: tuple[str, ...] = option(GLOBS, "Globs of files to leave out.", default=(), asks=Asks.EXCUSE)
    allow: tuple[tuple[str, str], ...] = option(
        EXCUSES, "Files in which credentials may stand: why.", default=(), asks=Asks.EXCUSE
    )
    max: int = option(COUNT, "So many may be there.", default=0, asks=Asks.CEILING)

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether a credential is there."""
        from dodcheck.rules.credentials.scope import Scope, swept  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.secrets.first_pass import NoEngineError  # noqa: PLC0415 - the same

        try:
            told = swept(snapshot, Scope(self.in_, self.exclude, self.allow))
        except NoEngineError as problem:
            return Evidence(self.kind, Outcome.ERROR, str(problem), 0, 0, self._reproduce(None))
        outcome, said, why = self._answer(told)
        return Evidence(
            kind=self.kind,
            outcome=outcome,
            summary=said,
            examined=told.files,
            matched=told.found_count,
            reproduce=self._reproduce(told.found[0] if told.found else None),
            skipped=len(told.skipped),
            unknown=why,
            places=_places(told, outcome),
        )

    def sweeps(self, snapshot: Snapshot) -> Iterator[Swept]:
        """Yield the search of the files for credentials."""
        from dodcheck.rules.credentials.scope import Scope, files_of  # noqa: PLC0415 - lazy: as above
        from dodcheck.rules.credentials.sweep import CREDENTIALS  # noqa: PLC0415 - lazy: as above

        yield Swept(CREDENTIALS, files_of(snapshot, Scope(self.in_, self.exclude)))

    def _answer(self, told: SecretSurvey) -> tuple[Outcome, str, Unknown | None]:
        broken = next((one for one in told.skipped if one.unknown is None), None)
        files = counted(told.files, "file")
        if broken is not None:
            return Outcome.ERROR, f"{broken.path} can't be read: {broken.why}", None
        if told.found_count > self.max:
            return Outcome.FAILS, f"{_found(told, self.max)}{_passed(told)}", None
        if told.skipped:
            first = told.skipped[0]
            more = f", nor {counted(len(told.skipped) - 1, 'other')}" if len(told.skipped) > 1 else ""
            said = f"{first.path} can't be looked at{more}: {first.why}; {files} looked at{_passed(told)}"
            return Outcome.UNKNOWN, said, first.unknown
        if not told.files:
            left = f": {counted(told.left_out, 'file')} left out" if told.left_out else ""
            said = f"there is no file to look at in {', '.join(self.in_)}{left}"
            return Outcome.UNKNOWN, said, Unknown.EMPTY_SCOPE
        said = _found(told, self.max) if told.found_count else f"no credential in {files}"
        return Outcome.HOLDS, f"{said}{_passed(told)}", None

    def _reproduce(self, first: SecretFinding | None) -> str:
        """Return a command that names the file of the first credential and prints no more, or the whole search."""
        if first is None:
            options = "".join(f" --exclude {shlex.quote(glob)}" for glob in self.exclude)
            return f"dodcheck secrets{options}"
        from dodcheck.secrets.first_pass import trigger_of  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.secrets.forms.table import BY_ID  # noqa: PLC0415 - the same

        pattern = shlex.quote(trigger_of(BY_ID[first.hit.form]))
        return f"git grep --text --files-with-matches --perl-regexp -e {pattern} -- {shlex.quote(first.path)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield files with credentials of several forms, made for the purpose."""
        from dodcheck.rules.counterexamples import of_secrets  # noqa: PLC0415 - lazy: only the self-test asks

        return of_secrets.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        some = f"at most {counted(self.max, 'credential')}" if self.max else "no credential"
        return f"{some} {'are' if self.max > 1 else 'is'} left in {self._where()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        some = f"more than {counted(self.max, 'credential')}" if self.max else "a credential"
        return f"{some} {'get' if self.max > 1 else 'gets'} into {self._where()}"

    def _where(self) -> str:
        return "the tracked files" if self.in_ == EVERYWHERE else ", ".join(self.in_)


def _places(told: SecretSurvey, outcome: Outcome) -> tuple[Place, ...]:
    if outcome in (Outcome.ERROR, Outcome.UNKNOWN):
        return tuple(Place(one.path) for one in told.skipped[:MAX_PLACES])
    return tuple(dict.fromkeys(Place(one.path, one.hit.line) for one in _first(told.found)))


def _first(found: Sequence[SecretFinding]) -> Sequence[SecretFinding]:
    return found[:MAX_PLACES]


def _found(told: SecretSurvey, most: int) -> str:
    from dodcheck.secrets.forms.table import BY_ID  # noqa: PLC0415 - lazy: recognition needs the options only

    one = told.found[0]
    over = f", and {most} may be" if most else ""
    first = ", first" if told.found_count > 1 or over else ":"
    other = f", marked `{one.hit.other}` for another tool" if one.hit.other else ""
    said = f"{one.place}: {BY_ID[one.hit.form].what}, {one.hit.shown}{other}"
    return f"{counted(told.found_count, 'credential')} in {counted(told.files, 'file')}{over}{first} {said}"


def _passed(told: SecretSurvey) -> str:
    """Return what was let pass, with the reasons, and what was left out."""
    from dodcheck.secrets.survey import in_words  # noqa: PLC0415 - lazy: recognition needs the options only

    passed = f"; {told.allowed_count:,} let pass ({in_words(told.reasons)})" if told.reasons else ""
    out = f"; {counted(told.left_out, 'file')} left out" if told.left_out else ""
    return f"{passed}{out}"
