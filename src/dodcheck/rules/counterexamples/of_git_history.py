"""Counterexamples for the kind `git_history`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.commits.areas import Area
from dodcheck.rules.commits.chosen import UnknownCommits, commit_in_words
from dodcheck.rules.commits.elsewhere import MERGED_INTO
from dodcheck.rules.commits.questions import Question
from dodcheck.rules.counterexamples.edits import content_of
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.rewritten import Rewriting

if TYPE_CHECKING:
    from dodcheck.rules.git_history import GitHistoryRule

_IN_AREA = {
    Area.CI: ".github/workflows/planted.yml",
    Area.CODE: "planted.py",
    Area.TESTS: "tests/test_planted.py",
    Area.DOCUMENTS: "planted.md",
    Area.DEPENDENCIES: "requirements.txt",
}
_ANYWHERE = "planted/planted.bin"
_MESSAGE = "Planted"


def counterexamples(rule: GitHistoryRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield a commit that changes more, files that are gone, names that are others, an edit behind a lock."""
    history = snapshot.history()
    if seen.outcome is not Outcome.HOLDS or history is None:
        return
    match rule.question:
        case Question.BOUNDS:
            yield from _beyond(rule, snapshot, history)
        case Question.ADDED:
            # A file that is gone since one commit alone added it is no proof that it was not added.
            yield _gone(snapshot, seen, Rewriting()) if rule.commits_of or rule.since else _blank(seen)
        case Question.COMMITTED if rule.committed_on in MERGED_INTO:
            yield _gone(snapshot, seen, Rewriting(message=_MESSAGE))
        case Question.COMMITTED:
            yield _branch_renamed(rule.committed_on or "", history)
        case Question.TAG | Question.BRANCH:
            yield from _renamed(rule, history)
        case Question.MERGED:
            yield from _unnamed(rule, history)
        case Question.LOCKED:
            yield from _edited(snapshot, seen)
        case Question.ENTRY:
            path = seen.places[0].path
            detail = f"a line added at the beginning of {path} by one more commit of {rule.commits_of}"
            rewriting = Rewriting(message=f"{rule.commits_of}: {_MESSAGE}")
            yield Counterexample(detail, {path: b"Planted.\n\n" + content_of(snapshot, path)}, rewriting=rewriting)
        case _:
            assert_never(rule.question)


def _beyond(rule: GitHistoryRule, snapshot: Snapshot, history: History) -> Iterator[Counterexample]:
    """Yield one of the commits that changes what must not change as well."""
    chosen = rule.chosen(snapshot, history)
    if isinstance(chosen, UnknownCommits):
        return
    last = chosen.sure[-1]
    for path in _forbidden(rule, snapshot):
        message = f"{path} among what {commit_in_words(last)} changes"
        yield Counterexample(message, rewriting=Rewriting(also={last.commit: (path,)}))


def _forbidden(rule: GitHistoryRule, snapshot: Snapshot) -> Iterator[str]:
    yield from (_IN_AREA[Area(area)] for area in rule.areas)
    for glob in rule.unchanged:
        yield from ([glob] if not is_glob(glob) else snapshot.glob(glob)[:1])
        if glob.endswith("/**"):
            yield f"{glob.removesuffix('**')}planted"
    if rule.changed_only and not any(matcher(glob)(_ANYWHERE) for glob in rule.changed_only):
        yield _ANYWHERE


def _gone(snapshot: Snapshot, seen: Evidence, rewriting: Rewriting) -> Counterexample:
    paths = [place.path for place in seen.places if snapshot.presence(place.path) is Presence.FILE]
    return Counterexample(f"{some(paths)} removed", dict.fromkeys(paths), rewriting=rewriting)


def _blank(seen: Evidence) -> Counterexample:
    paths = [place.path for place in seen.places]
    return Counterexample(f"{some(paths)} left blank", dict.fromkeys(paths, b""))


def _renamed(rule: GitHistoryRule, history: History) -> Iterator[Counterexample]:
    asked = rule.tag or rule.branch or ""
    refs = history.tags() if rule.tag else history.branches()
    fits = matcher(asked)
    names = frozenset(name for name in refs if fits(name) or (rule.branch and fits(name.partition("/")[2])))
    yield Counterexample(f"another name for {some(sorted(names))}", rewriting=Rewriting(renamed=names))


def _branch_renamed(branch: str, history: History) -> Counterexample:
    """Return another name for a branch, wherever it was cloned from; what is on it is then not known."""
    names = frozenset(name for name in history.branches() if branch in (name, name.partition("/")[2]))
    return Counterexample(f"another name for {some(sorted(names))}", rewriting=Rewriting(renamed=names))


def _unnamed(rule: GitHistoryRule, history: History) -> Iterator[Counterexample]:
    """Yield every merge as one of something else; whether it was merged is then not known."""
    merges = [entry.commit for entry in history.log(history.head()) if len(entry.parents) > 1]
    branches = frozenset(name for name in history.branches() if rule.merged in (name, name.partition("/")[2]))
    rewriting = Rewriting(messages=dict.fromkeys(merges, _MESSAGE), renamed=branches)
    yield Counterexample(f"other words in the merges of {rule.merged}", rewriting=rewriting)


def _edited(snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    path = seen.places[0].path
    changes = {path: content_of(snapshot, path) + b"\n\nPlanted.\n"}
    yield Counterexample(f"a line added to {path} by one more commit", changes, rewriting=Rewriting(message=_MESSAGE))
