from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings

from dodcheck.snapshot.commit import Commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.snapshot.recording import Question, Recording
from dodcheck.snapshot.touched import watch_for
from dodcheck.snapshot.walking import Walk
from support.histories import HISTORIES, PLACES, in_repository
from support.importing import Step
from support.repo import Repo
from support.snapshots import change_between

PATHS = (*PLACES, "/a.md", "./docs/b.md", "deps", "src/deep", ".gitignore", "nowhere/x", "../x", "docs\\b.md")
PATTERNS = ("**", "docs/*", "src/**", "**/*.md", "a.md", "/a.md", "[ab].md")
NAMES = ("A.md", "x.py", "deep", "docs", "nothing")


def ask_everything(snapshot: Snapshot) -> dict[Question, str]:
    """Return the answer to every kind of question, about every path of a history and some others."""
    recording = Recording(snapshot)
    for path in PATHS:
        recording.presence(path)
        for ask in (recording.read, recording.digest):
            with suppress(UnreadableError):
                ask(path)
    for pattern in PATTERNS:
        recording.glob(pattern)
    for name in NAMES:
        recording.files_named(name)
        recording.folders_named(name)
    recording.files()
    recording.submodules()
    recording.facts()
    return dict(recording.questions)


@settings(max_examples=50)
@given(HISTORIES)
def test_a_commit_on_the_way_answers_as_the_commit_does(steps: list[Step]) -> None:
    def check(git: Git, tip: str) -> None:
        for stop in Walk(git, tip).stops():
            assert ask_everything(stop.snapshot) == ask_everything(Commit(git, stop.commit.commit, {}))

    in_repository(steps, check)


@settings(max_examples=50)
@given(HISTORIES)
def test_what_a_change_does_not_touch_has_the_same_answer(steps: list[Step]) -> None:
    def check(git: Git, tip: str) -> None:
        before: dict[Question, str] = {}
        lines = dict(Commit(git, tip, {}).tree.lines)
        for stop in Walk(git, tip).stops():
            now = ask_everything(stop.snapshot)
            if stop.change is not None:
                between = change_between(lines, stop.snapshot.tree.lines)
                assert between.paths == stop.change.paths
                assert between.moved == stop.change.moved
                for question, answer in before.items():
                    untouched = not watch_for({question: answer}).touched_by(stop.change)
                    assert not (untouched and now[question] != answer), question
            before, lines = now, dict(stop.snapshot.tree.lines)

    in_repository(steps, check)


def test_the_way_back_has_every_commit_of_the_line_and_what_it_changed(repo: Repo) -> None:
    first = repo.write({"a.md": "A"}).commit("Begin")
    repo.git("checkout", "--quiet", "-b", "side")
    side = repo.write({"b.md": "B"}).commit("Beside")
    repo.git("checkout", "--quiet", "main")
    second = repo.write({"a.md": "AA"}).commit("Go on")
    repo.git("merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    merge = repo.git("rev-parse", "HEAD")
    git = Git(repo.root)
    stops = [(stop.commit, stop.snapshot.files()) for stop in Walk(git, merge).stops()]
    assert [(told.commit, told.parents, told.subject, files) for told, files in stops] == [
        (merge, (second, side), "Merge", ("a.md", "b.md")),
        (second, (first,), "Go on", ("a.md",)),
        (first, (), "Begin", ("a.md",)),
    ]
    assert [[one.path for one in told.altered] for told, _ in stops] == [["b.md"], ["a.md"], []]
