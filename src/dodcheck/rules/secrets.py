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
    be known when a file can't be looked at: too large, not readable, in a submodule; nor where a token has a wrong
    checksum, or a private key is not whole. A secret is never shown whole. A
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
        from dodcheck.rules.credentials.scope import Scope, sweep_secrets  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.secrets.first_pass import NoEngineError  # noqa: PLC0415 - the same

        try:
            survey = sweep_secrets(snapshot, Scope(self.in_, self.exclude, self.allow))
        except NoEngineError as problem:
            return Evidence(self.kind, Outcome.ERROR, str(problem), 0, 0, self._reproduce(None))
        outcome, words, why = self._answer(survey)
        return Evidence(
            kind=self.kind,
            outcome=outcome,
            summary=words,
            examined=survey.files,
            matched=survey.found_count,
            reproduce=self._reproduce(survey.found[0] if survey.found else None),
            skipped=len(survey.skipped),
            unknown=why,
            places=_places(survey, outcome),
        )

    def sweeps(self, snapshot: Snapshot) -> Iterator[Swept]:
        """Yield the search of the files for credentials."""
        from dodcheck.rules.credentials.scope import Scope, files_of  # noqa: PLC0415 - lazy: as above
        from dodcheck.rules.credentials.sweep import CREDENTIALS  # noqa: PLC0415 - lazy: as above

        yield Swept(CREDENTIALS, files_of(snapshot, Scope(self.in_, self.exclude)))

    def _answer(self, survey: SecretSurvey) -> tuple[Outcome, str, Unknown | None]:
        broken = next((skipped_file for skipped_file in survey.skipped if skipped_file.unknown is None), None)
        files = counted(survey.files, "file")
        if broken is not None:
            return Outcome.ERROR, f"{broken.path} can't be read: {broken.why}", None
        if survey.found_count > self.max:
            return Outcome.FAILS, f"{_found(survey, self.max)}{_passed(survey)}", None
        if survey.skipped:
            first = survey.skipped[0]
            more = f", nor {counted(len(survey.skipped) - 1, 'other')}" if len(survey.skipped) > 1 else ""
            message = f"{first.path} can't be looked at{more}: {first.why}; {files} looked at{_passed(survey)}"
            return Outcome.UNKNOWN, message, first.unknown
        if not survey.files:
            left = f": {counted(survey.left_out, 'file')} left out" if survey.left_out else ""
            message = f"there is no file to look at in {', '.join(self.in_)}{left}"
            return Outcome.UNKNOWN, message, Unknown.EMPTY_SCOPE
        message = _found(survey, self.max) if survey.found_count else f"no credential in {files}"
        if doubtful := _doubtful(survey):
            return Outcome.UNKNOWN, f"{message}, but {doubtful}", Unknown.PARTIAL
        return Outcome.HOLDS, f"{message}{_passed(survey)}", None

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


def _doubtful(survey: SecretSurvey) -> str:
    """Return what has the form of a credential and is none that works, or nothing."""
    from dodcheck.secrets.forms.table import BY_ID  # noqa: PLC0415 - lazy: recognition needs the options only
    from dodcheck.secrets.reason import DOUBTFUL  # noqa: PLC0415 - the same

    if DOUBTFUL.isdisjoint(survey.reasons):
        return ""
    found = next((finding for finding in survey.allowed if finding.hit.reason in DOUBTFUL), None)
    if found is None or found.hit.reason is None:
        return "others may be some, mistyped or cut"
    return f"{found.place} may be one, mistyped or cut: {BY_ID[found.hit.form].what}, {found.hit.reason.said}"


def _places(survey: SecretSurvey, outcome: Outcome) -> tuple[Place, ...]:
    if outcome in (Outcome.ERROR, Outcome.UNKNOWN):
        return tuple(Place(skipped_file.path) for skipped_file in survey.skipped[:MAX_PLACES])
    return tuple(dict.fromkeys(Place(finding.path, finding.hit.line) for finding in _first(survey.found)))


def _first(findings: Sequence[SecretFinding]) -> Sequence[SecretFinding]:
    return findings[:MAX_PLACES]


def _found(survey: SecretSurvey, most: int) -> str:
    from dodcheck.secrets.forms.table import BY_ID  # noqa: PLC0415 - lazy: recognition needs the options only

    finding = survey.found[0]
    over = f", and {most} may be" if most else ""
    first = ", first" if survey.found_count > 1 or over else ":"
    other = f", marked `{finding.hit.other}` for another tool" if finding.hit.other else ""
    message = f"{finding.place}: {BY_ID[finding.hit.form].what}, {finding.hit.shown}{other}"
    return f"{counted(survey.found_count, 'credential')} in {counted(survey.files, 'file')}{over}{first} {message}"


def _passed(survey: SecretSurvey) -> str:
    """Return what was let pass, with the reasons, and what was left out."""
    from dodcheck.secrets.survey import reasons_in_words  # noqa: PLC0415 - lazy: recognition needs the options only

    passed = f"; {survey.allowed_count:,} let pass ({reasons_in_words(survey.reasons)})" if survey.reasons else ""
    out = f"; {counted(survey.left_out, 'file')} left out" if survey.left_out else ""
    return f"{passed}{out}"
