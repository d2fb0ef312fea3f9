from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dodcheck.errors import UserError
from dodcheck.trust.saved.saved import Kind
from dodcheck.trust.saved.ways import CallerMaterial
from support.repo import Repo
from support.verifying import FILES, PLAIN, brought, verified, written


@pytest.fixture
def made(tmp_path: Path) -> Repo:
    repo = Repo(tmp_path / "repo").write(FILES)
    repo.commit()
    return repo


def saved(repo: Repo) -> dict[str, Any]:
    return dict(PLAIN[Kind.REPORT](written(repo.root)))


def why_not(value: dict[str, Any], repo: Repo) -> str:
    with pytest.raises(UserError) as caught:
        verified(value, brought(repo.root))
    return str(caught.value)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_report_of_a_checkout_holds_after_others_are_checked_out(made: Repo, kind: Kind) -> None:
    told = PLAIN[kind](written(made.root))
    made.write({"b.md": "# B\n", "docs/DOD.md": "nothing\n"}).commit()
    assert verified(told, brought(made.root)).holds
    made.write({"a.md": "not committed"})
    assert verified(told, brought(made.root)).holds


def test_a_report_of_another_commit_does_not_hold_for_this_one(made: Repo) -> None:
    told = saved(made)
    made.write({"b.md": "# B\n"})
    told["snapshot"]["commit"] = made.commit()
    found = verified(told, brought(made.root))
    assert [one.field for one in found.differences][:2] == ["snapshot.digest", "snapshot.files"]


@pytest.mark.parametrize("what", ["HEAD^{tree}", "v1"])
def test_what_is_no_commit_is_none(made: Repo, what: str) -> None:
    made.git("tag", "--annotate", "--message", "one", "v1")
    told = saved(made)
    told["snapshot"]["commit"] = made.git("rev-parse", what)
    assert "which this clone does not have" in why_not(told, made)


def test_a_report_of_uncommitted_changes_holds_only_beside_them(made: Repo) -> None:
    made.write({"a.md": "# Another\n"})
    told = saved(made)
    assert (told["snapshot"]["dirty"], verified(told, brought(made.root)).holds) == (True, True)
    made.write({"a.md": "# Yet another\n"})
    assert {one.field for one in verified(told, brought(made.root)).differences} >= {"snapshot.digest"}
    made.commit()
    assert {one.field for one in verified(told, brought(made.root)).differences} >= {"snapshot.dirty"}


def test_a_report_before_the_first_commit(tmp_path: Path) -> None:
    young = Repo(tmp_path / "young").write(FILES)
    young.git("add", "--all")
    assert verified(saved(young), brought(young.root)).holds


def test_the_answer_does_not_depend_on_what_is_not_tracked(made: Repo) -> None:
    told = saved(made)
    made.write({"b.md": "# B\n"})
    assert verified(told, brought(made.root)).holds


def test_what_was_not_tracked_then_may_be_gone(made: Repo) -> None:
    made.write({"b.md": "# B\n"})
    told = saved(made)
    assert verified(told, brought(made.root)).holds
    (made.root / "b.md").unlink()
    found = verified(told, brought(made.root)).differences
    assert [(one.criterion, one.field) for one in found] == [
        ("phase-1/files/b-md-created", "reason"),
        ("phase-1/files/b-md-created", "evidence[0].summary"),
    ]


def test_on_its_last_day_a_waiver_counts_and_after_it_is_told(made: Repo) -> None:
    told = saved(made)
    assert verified(told, brought(made.root, date(2026, 3, 31))).lapses == ()
    found = verified(told, brought(made.root, date(2026, 4, 1)))
    assert [(one.criterion, one.then.value, one.today.value, one.expired) for one in found.lapses] == [
        ("phase-1/files/b-md-created", "waived", "refuted", date(2026, 3, 31))
    ]
    assert found.holds


def test_nothing_is_told_of_later_days_where_it_does_not_hold(made: Repo) -> None:
    told = saved(made) | {"tally": dict.fromkeys(saved(made)["tally"], 7)}
    found = verified(told, brought(made.root, date(2026, 4, 1)))
    assert (found.holds, found.today, found.lapses) == (False, None, ())


def test_the_same_report_of_another_day_is_another_true_report(made: Repo) -> None:
    made.git("rm", "--quiet", "dodcheck.waivers.yml")
    made.commit()
    assert verified(saved(made) | {"as_of": "2020-01-01"}, brought(made.root)).holds


def test_evidence_must_be_that_of_the_report(made: Repo) -> None:
    told = saved(made)
    with pytest.raises(UserError, match="evidence that is missing here: junit, notes"):
        verified(told, replace_evidence(made, {}))
    with pytest.raises(UserError, match="was not judged with this evidence: more"):
        verified(told, replace_evidence(made, {"junit": b"", "notes": b"", "more": b""}))


def replace_evidence(repo: Repo, evidence: dict[str, bytes]) -> CallerMaterial:
    own = brought(repo.root, evidence=evidence)
    return own._replace(caller=replace(own.caller, evidence_files=()))
