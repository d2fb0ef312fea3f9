from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given, settings

from dodcheck.binding.tree import Bound
from dodcheck.errors import UserError
from dodcheck.judge.case import prepare
from dodcheck.judge.scopes import governance
from dodcheck.model.caller import Caller
from dodcheck.snapshot.commit import Commit, find_commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.walking import Walk
from dodcheck.trust.past.blame import Blame, StatementWatcher, TurningCommit, blame
from support.histories import HISTORIES, in_repository
from support.importing import Step
from support.judging import checklist
from support.repo import Repo

CALLER = Caller(date(2026, 2, 8))
DOD = "docs/DOD.md"


def past(root: Path, name: str) -> Blame:
    git = Git(root)
    tip = find_commit(git, "HEAD", "--at")
    case = prepare(Commit(git, tip, {}), CALLER, governance)
    criterion = next(one for one in case.program.criteria if one.id == name)
    return blame(git, Walk(git, tip), case, criterion)


def named(event: TurningCommit | None) -> str | None:
    return None if event is None else f"{event.at.subject}{'' if event.certain else ', or earlier'}"


def turns(told: Blame) -> tuple[str | None, str | None, str | None, int]:
    return named(told.made), named(told.broke), named(told.ticked), told.commits


def test_made_true_and_ticked_later(repo: Repo) -> None:
    repo.write({DOD: checklist("- [ ] `a.md` created")}).commit("Promise")
    repo.write({"a.md": "# A"}).commit("Deliver")
    repo.write({DOD: checklist("- [x] `a.md` created")}).commit("Tick")
    repo.write({"b.md": "# B"}).commit("Go on")
    told = past(repo.root, "phase-1/a-md-created")
    assert turns(told) == ("Deliver", None, "Tick", 4)
    assert told.made is not None
    assert told.made.before is not None
    assert (told.made.before.summary, told.made.since.summary) == ("a.md is missing", "a.md is there")
    assert told.made.paths == ("a.md",)


def test_broken_twice_the_last_time_counts(repo: Repo) -> None:
    repo.write({DOD: checklist("- [x] `a.md` created")}).commit("Claim")
    for number in range(2):
        repo.write({"a.md": "# A"}).commit(f"Make {number}")
        repo.write({"a.md": ""}).commit(f"Break {number}")
    assert turns(past(repo.root, "phase-1/a-md-created")) == ("Make 1", "Break 1", "Claim", 5)


def test_the_walk_ends_when_all_is_known(repo: Repo) -> None:
    for number in range(3):
        repo.write({"n.md": f"# {number}"}).commit(f"Before {number}")
    repo.write({DOD: checklist("- [ ] `a.md` created")}).commit("Promise")
    repo.write({"a.md": "# A"}).commit("Deliver")
    told = past(repo.root, "phase-1/a-md-created")
    assert (*turns(told), told.ending) == ("Deliver", None, None, 2, None)


def test_true_before_it_was_written_down(repo: Repo) -> None:
    repo.write({"a.md": "# A"}).commit("Begin")
    repo.write({DOD: checklist("- [x] `a.md` created")}).commit("Write it down")
    assert turns(past(repo.root, "phase-1/a-md-created")) == ("Begin", None, "Write it down", 2)


def test_a_statement_is_followed_by_its_words_when_it_moves(repo: Repo) -> None:
    repo.write({DOD: checklist("- [x] `a.md` created")}).commit("Claim")
    repo.write({DOD: checklist("**Files**:", "- [x] `a.md` created")}).commit("Move")
    assert turns(past(repo.root, "phase-1/files/a-md-created"))[2] == "Claim"


def test_a_statement_proves_itself_at_no_time(repo: Repo) -> None:
    box = "- [x] `docs/DOD.md` contains `hello`"
    repo.write({DOD: checklist("Words.")}).commit("Begin")
    repo.write({DOD: checklist("Words.", "", box)}).commit("Claim")
    repo.write({DOD: checklist("Words.", "Words.", "", box)}).commit("Move down")
    told = past(repo.root, "phase-1/docs-dod-md-contains-hello")
    assert (named(told.made), named(told.ticked)) == (None, "Claim")


def test_a_shallow_clone_does_not_say_more_than_it_knows(repo: Repo, tmp_path: Path) -> None:
    repo.write({DOD: checklist("- [x] `a.md` created"), "a.md": "# A"}).commit("Begin")
    repo.write({"b.md": "# B"}).commit("Go on")
    repo.git("clone", "--quiet", "--depth", "1", repo.root.as_uri(), str(tmp_path / "clone"))
    assert turns(past(tmp_path / "clone", "phase-1/a-md-created")) == (
        "Go on, or earlier",
        None,
        "Go on, or earlier",
        1,
    )


@settings(max_examples=40)
@given(HISTORIES)
def test_looking_at_what_changed_is_looking_at_everything(steps: list[Step]) -> None:
    def check(git: Git, tip: str) -> None:
        try:
            case = prepare(Commit(git, tip, {}), CALLER, governance)
        except UserError:
            return
        for criterion in case.program.criteria:
            if isinstance(case.bindings.by_id.get(criterion.id), Bound):
                watcher = StatementWatcher(case, criterion)
                for stop in Walk(git, tip).stops():
                    fresh = StatementWatcher(case, criterion).state_at(
                        stop.commit, Commit(git, stop.commit.commit, {}), None
                    )
                    assert watcher.state_at(stop.commit, stop.snapshot, stop.change) == fresh

    in_repository(steps, check)
