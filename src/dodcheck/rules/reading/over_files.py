"""The frame of rules that look for what may not stand in the files of some globs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Protocol

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.placed import placed_globs
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


class OverFiles(Protocol):
    """A rule over files: where they are, the document that names them, the globs and the command that lists them."""

    kind: ClassVar[str]

    @property
    def in_(self) -> tuple[str, ...]:
        """The places as they are told."""

    @property
    def named_in(self) -> str | None:
        """The document that names them, if one does."""

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the files to look at."""

    @property
    def reproduce(self) -> str:
        """The command that shows what is looked at."""


def files_with_folder(
    globs: Sequence[str], exclude: Sequence[str], find: Callable[[str], Iterable[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the files that ``find`` finds for some globs, sorted, and the folder that the glob of each names.

    The folder ends in a slash; it is empty where the glob names none. Files that a glob of ``exclude`` matches are left
    out.
    """
    excluded = [matcher(glob) for glob in exclude]
    folders = {path: folder_of(glob) for glob in globs for path in find(glob)}
    for path in sorted(folders):
        if not any(matches(path) for matches in excluded):
            yield path, f"{folders[path]}/" if folders[path] and not is_glob(folders[path]) else ""


def judged_over(rule: OverFiles, snapshot: Snapshot, judge: Callable[[Sequence[str]], Finding]) -> Evidence:
    """Return what ``judge`` finds in the files of some globs; it may raise ``UnreadableError``.

    Where the named places are not there, nothing bad is in them, and nothing shows that.
    """
    globs = placed_globs(snapshot, rule.in_, rule.named_in, rule.kind) if rule.named_in else rule.globs
    if isinstance(globs, Evidence):
        missing = globs.outcome is Outcome.FAILS
        return replace(globs, outcome=Outcome.UNKNOWN, unknown=Unknown.EMPTY_SCOPE) if missing else globs
    try:
        found = judge(globs)
    except UnreadableError as problem:
        outcome = Outcome.UNKNOWN if problem.unknown else Outcome.ERROR
        found = Finding(outcome, str(problem), (Place(problem.path),), unknown=problem.unknown)
    return found.evidence(rule.kind, rule.reproduce)
