from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

import pytest

from dodcheck.errors import UserError
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.file import FileRule
from dodcheck.rules.options import Asks, option
from dodcheck.rules.table import KINDS
from dodcheck.rules.types import COUNT
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.testing import as_told, evidence_of, report_of, rule_of, snapshot_of, tried, weakens, wrong_with


@dataclass(frozen=True, slots=True)
class Files:
    """So many files are tracked."""

    kind: ClassVar[str] = "files"
    example: ClassVar[str] = "files: {least: 2}"

    least: int = option(COUNT, "So many at least.", default=1, asks=Asks.FLOOR)

    def examine(self, snapshot: Snapshot) -> Evidence:
        found = len(snapshot.files())
        outcome = Outcome.HOLDS if found >= self.least else Outcome.FAILS
        return Evidence(self.kind, outcome, f"{found} files are tracked", max(1, found), found, "git ls-files")

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        if seen.outcome is Outcome.HOLDS:
            yield Counterexample("all files removed", dict.fromkeys(snapshot.files()))

    def makes_it_hold(self) -> str:
        return f"{self.least} files are tracked"

    def makes_it_fail(self) -> str:
        return f"fewer than {self.least} files are tracked"


def test_a_rule_of_a_class_that_is_in_no_table() -> None:
    rule = rule_of("all: [files: {least: 2}, file: {path: a.md}]", Files)
    seen = evidence_of(rule, snapshot_of({"a.md": "# A\n", "b.bin": b"\0"}))
    assert (seen.outcome, seen.summary) == (Outcome.HOLDS, "both hold: 2 files are tracked; a.md is there")
    assert "files" not in KINDS


def test_evidence_as_plain_values() -> None:
    assert as_told(evidence_of(rule_of("files: {}", Files), snapshot_of({}))) == {
        "outcome": "fails",
        "summary": "0 files are tracked",
        "examined": 1,
        "matched": 0,
        "skipped": 0,
        "unknown": None,
        "basis": "derived",
        "places": [],
        "reproduce": "git ls-files",
    }


def test_counterexamples_and_what_they_do() -> None:
    assert tried(rule_of("files: {}", Files), snapshot_of({"a": ""})) == [("all files removed", "fails")]
    with pytest.raises(TypeError, match="only a rule that looks"):
        tried(rule_of("not: {files: {}}", Files), snapshot_of({}))


def test_what_pr_takes_for_less() -> None:
    one, two = (rule_of(f"files: {{least: {least}}}", Files) for least in (1, 2))
    assert (weakens(two, one), weakens(one, two), weakens(one, one)) == (True, False, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no rule in an empty text"),
        ("a, b", "dodcheck.yml:1:1: this is no rule"),
        ("files: {most: 1}", "dodcheck.yml:1:9: `files` has no option `most`"),
        ("files: {least: -1}", "dodcheck.yml:1:16: `least`: takes a number from 0"),
    ],
)
def test_a_rule_that_is_none(text: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        rule_of(text, Files)
    assert str(caught.value).startswith(said)


def test_a_report_to_render() -> None:
    done = "## Phase 1: One\n\n- [x] Two files\n  <!-- dodcheck {files: {least: 3}} -->\n"
    report = report_of({"docs/DOD.md": done}, Files)
    assert [(one.verdict.value, one.reason) for one in report.judgements] == [("refuted", "1 files are tracked")]
    with pytest.raises(UserError, match="no governance document is tracked here"):
        report_of({"a.md": "# A\n"})


class Plain:
    """No dataclass."""


@dataclass
class Poor:
    kind: ClassVar[str] = "poor-kind"
    word: str = field(default="")


def test_what_keeps_a_class_from_being_a_kind() -> None:
    assert wrong_with(Files) == []
    assert wrong_with(FileRule) == ["dodcheck has a kind `file` already"]
    assert wrong_with(Plain) == ["it is no dataclass"]
    assert wrong_with(Poor) == [
        "its name is not made of small letters, digits and _",
        "it has no example",
        "it has no docstring, which is its manual",
        "its dataclass is not frozen",
        "these fields are not made with option(): word",
        "these methods are missing: examine, counterexamples, makes_it_hold, makes_it_fail",
    ]


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("files: {most: 1}", "its example is no rule: dodcheck.yml:1:9: `files` has no option `most`"),
        ("file: {path: a}", "its example is no rule of the kind `files`"),
    ],
)
def test_an_example_is_a_rule_of_its_kind(example: str, said: str) -> None:
    class Exemplary(Files):
        __doc__ = Files.__doc__

    Exemplary.example = example
    (found,) = wrong_with(Exemplary)
    assert found.startswith(said)
