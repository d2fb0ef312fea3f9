"""Which files the kind `secrets` looks at, and what it can't see of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Unknown
from dodcheck.rules.credentials.sweep import CREDENTIALS, TooMany
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.rules.sweeping.answers import answers
from dodcheck.secrets.look import SecretHit, TooManyError
from dodcheck.secrets.survey import SearchedFile, SecretSurvey, SkippedFile, collect_findings, survey_files
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.protocol import Snapshot

EVERYWHERE = ("**",)
"""Every tracked file."""

SUBMODULE = "it is a submodule, and what stands in it is not part of this repository"
"""Why what stands in a submodule is not looked at."""


class Scope(NamedTuple):
    """Globs of files to look at, of those to leave out, and of those in which all is allowed, with the reason."""

    globs: Sequence[str] = EVERYWHERE
    exclude: Sequence[str] = ()
    allow: Sequence[tuple[str, str]] = ()


def survey_secrets(snapshot: Snapshot, scope: Scope) -> SecretSurvey:
    """Return what stands in the files of a scope; a submodule that it reaches into counts as skipped."""
    return _of(snapshot, scope, lambda files: survey_files(files, lambda file: snapshot.read(file.path)))


def sweep_secrets(snapshot: Snapshot, scope: Scope) -> SecretSurvey:
    """Return what ``survey_secrets`` does, but for the bytes; a file is not read again for those who ask the same."""
    answer: Callable[[str], Sequence[SecretHit] | TooMany | None] = answers(snapshot, CREDENTIALS)

    def look_into(file: SearchedFile) -> Sequence[SecretHit]:
        secret_hits = answer(file.path)
        if isinstance(secret_hits, TooMany):
            raise TooManyError
        return secret_hits or ()

    return _of(snapshot, scope, lambda files: collect_findings(files, look_into))


def files_of(snapshot: Snapshot, scope: Scope) -> Sequence[str]:
    """Return the files that are looked at."""
    paths = _paths(snapshot, scope.globs)
    out = [matcher(glob) for glob in scope.exclude]
    return [path for path in paths if not any(leaves(path) for leaves in out)] if out else paths


def _of(snapshot: Snapshot, scope: Scope, look_at: Callable[[Iterable[SearchedFile]], SecretSurvey]) -> SecretSurvey:
    kept = files_of(snapshot, scope)
    secret_survey = look_at(_asked(kept, scope.allow))
    secret_survey.left_out = len(_paths(snapshot, scope.globs)) - len(kept) if scope.exclude else 0
    hidden = unseen_submodules(snapshot, scope.globs, scope.exclude)
    secret_survey.skipped += [SkippedFile(path, SUBMODULE, Unknown.SUBMODULE) for path in hidden]
    return secret_survey


def _paths(snapshot: Snapshot, globs: Sequence[str]) -> Sequence[str]:
    if tuple(globs) == EVERYWHERE:
        return snapshot.files()
    return sorted({path for glob in globs for path in snapshot.glob(glob)})


def _asked(paths: Sequence[str], allow: Sequence[tuple[str, str]]) -> Iterator[SearchedFile]:
    excuses = [(matcher(glob), reason) for glob, reason in allow]
    for path in paths:
        yield SearchedFile(path, next((reason for excuses_it, reason in excuses if excuses_it(path)), None))
