from __future__ import annotations

import pytest

from dodcheck.errors import UserError
from dodcheck.testing import as_told, evidence_of, report_of, rule_of, snapshot_of, tried, weakens, wrong_with
from dodcheck_changelog.kind import ChangelogRule
from dodcheck_changelog.report import render

CHANGES = "# Changes\n\n## 1.2.0 (2026-03-01)\n\n- Faster\n- Smaller\n\n## v1.1.0\n\n- First\n"
FILES = {"CHANGELOG.md": CHANGES}


def test_it_is_a_kind_that_dodcheck_loads() -> None:
    assert wrong_with(ChangelogRule) == []


def test_a_version_with_entries() -> None:
    rule = rule_of("changelog: {version: 1.2.0, min_entries: 2}", ChangelogRule)
    assert as_told(evidence_of(rule, snapshot_of(FILES))) == {
        "outcome": "holds",
        "summary": "CHANGELOG.md has 2 entries for 1.2.0",
        "examined": 2,
        "matched": 2,
        "skipped": 0,
        "unknown": None,
        "basis": "derived",
        "places": ["CHANGELOG.md:3"],
        "reproduce": "git grep -n -F -e 1.2.0 -- CHANGELOG.md",
    }


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        (
            "{version: 1.2.0, min_entries: 3}",
            CHANGES,
            "CHANGELOG.md has 2 entries for 1.2.0, and 3 entries or more are asked for",
        ),
        (
            "{version: 1.1.0, min_entries: 2}",
            CHANGES,
            "CHANGELOG.md has 1 entry for 1.1.0, and 2 entries or more are asked for",
        ),
        ("{version: '1.2'}", CHANGES, "CHANGELOG.md has no heading for 1.2"),
        ("{version: 2.0.0}", "```\n## 2.0.0\n- New\n```\n", "CHANGELOG.md has no heading for 2.0.0"),
        ("{version: 2.0.0}", "", "CHANGELOG.md is empty"),
        ("{version: 2.0.0, path: NEWS.md}", CHANGES, "NEWS.md is missing"),
    ],
)
def test_what_fails(rule: str, text: str, said: str) -> None:
    seen = evidence_of(rule_of(f"changelog: {rule}", ChangelogRule), snapshot_of({"CHANGELOG.md": text}))
    assert (seen.outcome.value, seen.summary) == ("fails", said)


def test_counterexamples_turn_it() -> None:
    rule = rule_of("changelog: {version: 1.2.0}", ChangelogRule)
    assert tried(rule, snapshot_of(FILES)) == [
        ("another version in CHANGELOG.md", "fails"),
        ("CHANGELOG.md with no entries", "fails"),
    ]
    assert tried(rule, snapshot_of({})) == [("1 entry in CHANGELOG.md", "holds")]


def test_fewer_entries_ask_for_less() -> None:
    two, three = (rule_of(f"changelog: {{version: 1.2.0, min_entries: {n}}}", ChangelogRule) for n in (2, 3))
    assert (weakens(three, two), weakens(two, three)) == (True, False)


def test_a_mistake_in_the_options_is_told_with_its_place() -> None:
    with pytest.raises(UserError, match=r"dodcheck\.yml:1:1: `changelog`: min_entries takes a number from 1"):
        rule_of("changelog: {version: 1.2.0, min_entries: 0}", ChangelogRule)


def test_the_report() -> None:
    rule = "<!-- dodcheck {changelog: {version: 2.0.0}} -->"
    done = f"## Phase 1: Release\n\n- [x] The changelog tells of 2.0.0\n  {rule}\n- [x] `CHANGELOG.md` exists\n"
    report = report_of({**FILES, "docs/DOD.md": done}, ChangelogRule)
    assert render(report) == "docs/DOD.md:3: refuted: The changelog tells of 2.0.0\n"
