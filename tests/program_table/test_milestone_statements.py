"""Every statement of the milestone that audits the workflows: over a history that fulfils it, and each way not to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from dodcheck.model.report import Report
from dodcheck.snapshot.git import Git
from support.audited import Commit, Promised, changed, history, moved, own, seeds
from support.audited_reports import judged, statement
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "milestone"
PROMISED: dict[str, Callable[[], Promised]] = {"own": own, "seed": seeds}
TABLES: dict[str, dict[str, Any]] = {name: loaded(FOLDER / f"{name}.yml") for name in PROMISED}
BROKEN = [
    pytest.param(name, one, id=f"{name}: {one['about']}") for name, told in TABLES.items() for one in told["broken"]
]
Turned = Mapping[str, str]
"""Verdict and reason of statements by their line and words."""


def broken(commits: list[Commit], one: Mapping[str, Any]) -> list[Commit]:
    for old, new in one.get("moved", {}).items():
        commits = moved(commits, old, new)
    return changed(commits, one["at"], one["edits"]) if "edits" in one else commits


def told(root: Path, found: Report) -> dict[str, str]:
    """Return verdict and reason of each statement; commits by the names of the cases."""
    names = _names(root)
    return {
        statement(one.criterion): f"{one.verdict}: {_named(one.reason, names)}{' (drift)' if one.drift else ''}"
        for one in found.judgements
    }


def _names(root: Path) -> dict[str, str]:
    listed = Git(root).run("log", "--format=%H %s", "--reverse", "main").decode().splitlines()
    ids = [line.partition(" ")[0] for line in listed]
    names = ["setting", "M02", "start", "audit", "close", "M04", "later"]
    return dict(zip(ids, names, strict=True))


def _named(reason: str, names: Mapping[str, str]) -> str:
    for commit, name in names.items():
        reason = re.sub(rf"\b{commit[:7]}[0-9a-f]*\b", f"<{name}>", reason)
    return reason


@pytest.mark.parametrize("name", PROMISED)
def test_a_repository_that_does_what_the_plan_says_is_done(name: str, tmp_path: Path) -> None:
    found = judged(tmp_path, history(PROMISED[name]()))
    assert told(tmp_path, found) == TABLES[name]["proved"]
    assert all(map(_is_proved, TABLES[name]["proved"].values()))
    assert found.passed


@pytest.mark.parametrize(("name", "one"), BROKEN)
def test_a_statement_turns_where_its_evidence_is_broken(name: str, one: dict[str, Any], tmp_path: Path) -> None:
    found = judged(tmp_path, broken(history(PROMISED[name]()), one))
    now = {key: said for key, said in told(tmp_path, found).items() if not _is_good(said)}
    assert now == one["turns"]
    assert one["breaks"] in now
    assert not _is_proved(now[one["breaks"]])
    assert set(now) <= set(TABLES[name]["proved"])
    assert not found.passed


def _is_proved(said: str) -> bool:
    return said.startswith("proved: ")


def _is_good(said: str) -> bool:
    return _is_proved(said) and not said.endswith(" (drift)")


@pytest.mark.parametrize("name", PROMISED)
def test_every_statement_is_broken_once(name: str) -> None:
    table = TABLES[name]
    assert {one["breaks"] for one in table["broken"]} == set(table["proved"])


@pytest.mark.parametrize("name", PROMISED)
def test_the_phase_takes_the_milestone_for_done(name: str, tmp_path: Path) -> None:
    found = judged(tmp_path, history(PROMISED[name]()), "1")
    (listed,) = [one for one in found.judgements if one.criterion.text.startswith("M03:")]
    assert str(listed.verdict) == ("proved" if listed.criterion.claimed else "ready")
    assert listed.reason.startswith(f"all {len(TABLES[name]['proved'])} hold: ")


@pytest.mark.parametrize("name", PROMISED)
def test_the_phase_does_not_where_one_statement_is_broken(name: str, tmp_path: Path) -> None:
    one = next(
        one for one in TABLES[name]["broken"] if one["about"] == "another part of the ledger is edited at the close"
    )
    found = judged(tmp_path, broken(history(PROMISED[name]()), one), "1")
    (listed,) = [one for one in found.judgements if one.criterion.text.startswith("M03:")]
    assert str(listed.verdict) == ("refuted" if listed.criterion.claimed else "open")


def test_what_was_lost_after_the_close_is_a_notice(tmp_path: Path) -> None:
    one = next(one for one in TABLES["own"]["broken"] if one["about"] == "the audit is removed")
    found = judged(tmp_path, broken(history(own()), one))
    said = {one.location.line: one.message for one in found.notices if one.kind == "drift"}
    assert {line: _named(words, _names(tmp_path)) for line, words in said.items()} == TABLES["own"]["drift"]
    judgements = (one for one in found.judgements if one.criterion.location.line in said)
    assert {str(one.verdict) for one in judgements} == {"proved"}
