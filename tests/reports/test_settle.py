from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.model.evidence import Evidence, Unknown
from dodcheck.model.promise import Reversible
from dodcheck.model.report import AppliedRule, Origin
from dodcheck.model.verdict import Verdict
from dodcheck.reports.rule_line import LEFT_TO_FIND
from dodcheck.reports.settle import general_way_out, way_out
from dodcheck.rules.options import options_of
from dodcheck.rules.table import KINDS
from support.reports import criterion, holds, judged, rule, unknown

BOX = criterion(7, "x", path="TASKS.md")
GLOB = AppliedRule("text", Origin.RECOGNISED, {"in": ["src/**", "a b.md"], "literal": "yes", "max": 0})
FILES = [{"file": {"path": "a.md"}}, {"not": {"rule": {"file": {"path": "b.md"}}}}]
BOTH = AppliedRule("all", Origin.RECOGNISED, {"rules": FILES})
ATTESTED = "dodcheck attest TASKS.md:7 --by WHO --covers GLOB --expires DAY"
WAIVED = f"{{criterion: {BOX.id}, reason: WHY, owner: WHO, expires: DAY}}"
SCORE = rule(kind="metric", document="docs/m.md", at_least=7)


@pytest.mark.parametrize(
    ("reason", "applied", "paths", "line"),
    [
        (Unknown.NO_RULE, None, (), "<!-- dodcheck {file: {path: PATH}} -->"),
        (Unknown.EMPTY_SCOPE, None, (), "<!-- dodcheck {file: {path: PATH}} -->"),
        (Unknown.EMPTY_SCOPE, GLOB, (), '<!-- dodcheck {text: {in: ["src/**", "a b.md"], literal: "yes", max: 0}} -->'),
        (
            Unknown.EMPTY_SCOPE,
            BOTH,
            (),
            "<!-- dodcheck {all: [{file: {path: a.md}}, {not: {file: {path: b.md}}}]} -->",
        ),
        (Unknown.EMPTY_SCOPE, rule(kind="sbom"), (), "<!-- dodcheck {sbom: {path: PATH}} -->"),
        (Unknown.EMPTY_SCOPE, rule(kind="sbom", path="a.json"), (), "<!-- dodcheck {sbom: {path: a.json}} -->"),
        (Unknown.AMBIGUOUS, rule(kind="sbom"), ("a.json", "b.json"), "<!-- dodcheck {sbom: {path: a.json}} -->"),
        (
            Unknown.STATED_ONLY,
            SCORE,
            (),
            "<!-- dodcheck {metric: {document: docs/m.md, at_least: 7, accept_stated: true}} -->",
        ),
        (
            Unknown.STATED_ONLY,
            rule(Origin.RULES_FILE, "metric", at_least=7),
            (),
            "metric: {at_least: 7, accept_stated: true}  # in dodcheck.yml",
        ),
        (Unknown.STATED_ONLY, None, (), "accept_stated: true"),
        (Unknown.AMBIGUOUS, rule(), (".github/a.yml", "b.yml"), "<!-- dodcheck {file: {path: .github/a.yml}} -->"),
        (Unknown.AMBIGUOUS, rule(), ("a}} --> b",), "<!-- dodcheck {file: {path: PATH}} -->"),
        (Unknown.AMBIGUOUS, rule(), ("a; rm -r ~",), "<!-- dodcheck {file: {path: PATH}} -->"),
        (Unknown.IGNORED, rule(), ("build/x.txt",), "git add --force build/x.txt"),
        (Unknown.IGNORED, rule(), ("-x",), "git add --force PATH"),
        (Unknown.IGNORED, rule(), ("build/my report.txt",), "git add --force 'build/my report.txt'"),
        (Unknown.IGNORED, rule(path="build/x.txt"), (), "git add --force build/x.txt"),
        (Unknown.STALE, rule(), ("junit.xml",), "git log -1 -- junit.xml"),
        (Unknown.EXCEPTION, rule(), (), "dodcheck claims"),
        (Unknown.PARTIAL, rule(Origin.BUILT_IN, "ledger", milestones=["M03"]), ("R.md",), "**Status:** Closed"),
        (
            Unknown.PARTIAL,
            rule(kind="ledger", milestones=["M03"]),
            ("R.md",),
            "<!-- dodcheck {all: [{ledger: {milestones: [M03]}}, {file: {path: PATH}}]} -->",
        ),
    ],
)
def test_the_line_that_settles(reason: Unknown, applied: AppliedRule | None, paths: tuple[str, ...], line: str) -> None:
    assert way_out(judged(Verdict.UNPROVEN, BOX, unknown(reason, "why", *paths), applied)).line == line


@pytest.mark.parametrize(
    ("said", "meaning", "line"),
    [
        (
            "a.sh is there, but holds nothing but comments",
            "what is there may say or do nothing",
            "<!-- dodcheck {text: {in: a.sh, literal: WORDS}} -->",
        ),
        (
            "a.sh is there, but the rest of the statement is not understood",
            "only a part of it is understood",
            "<!-- dodcheck {all: [{file: {path: a.sh}}, {file: {path: PATH}}]} -->",
        ),
    ],
)
def test_what_holds_too_little_is_to_be_filled(said: str, meaning: str, line: str) -> None:
    seen = replace(unknown(Unknown.PARTIAL, said, "a.sh"), kind="file")
    found = way_out(judged(Verdict.UNPROVEN, BOX, seen, rule(path="a.sh")))
    assert (found.meaning, found.line) == (meaning, line)


NARROW = "a.sh is missing, but the statement may allow that"


@pytest.mark.parametrize(
    ("applied", "line"),
    [
        (rule(path="a.sh"), "<!-- dodcheck {file: {path: a.sh}} -->"),
        (BOTH, "<!-- dodcheck {all: [{file: {path: a.md}}, {not: {file: {path: b.md}}}]} -->"),
        (rule(Origin.BUILT_IN, path="a.sh"), "file: {path: a.sh}  # in dodcheck.yml"),
        (rule(path="a" * 200), "dodcheck explain TASKS.md:7  # prints it"),
    ],
)
def test_what_may_mean_less_is_settled_by_the_rule_that_was_read(applied: AppliedRule, line: str) -> None:
    found = way_out(judged(Verdict.UNPROVEN, BOX, unknown(Unknown.PARTIAL, NARROW, "b.sh"), applied))
    assert (found.meaning, found.line) == ("it may mean less than what was looked for", line)


@pytest.mark.parametrize(
    ("applied", "line"),
    [
        (BOTH, "<!-- dodcheck {all: [{file: {path: a.md}}, {not: {file: {path: b.md}}}, {file: {path: PATH}}]} -->"),
        (
            AppliedRule("any", Origin.RECOGNISED, {"rules": [{"file": {"path": "a.md"}}]}),
            "<!-- dodcheck {all: [{any: [{file: {path: a.md}}]}, {file: {path: PATH}}]} -->",
        ),
    ],
)
def test_a_rule_for_a_part_has_room_for_the_rest_beside_it(applied: AppliedRule, line: str) -> None:
    assert way_out(judged(Verdict.UNPROVEN, BOX, unknown(Unknown.PARTIAL, "why"), applied)).line == line


def test_a_milestone_without_a_plan_wants_one() -> None:
    seen = replace(unknown(Unknown.EMPTY_SCOPE, "no plan of M12.1 is tracked"), kind="milestone")
    judgement = judged(Verdict.UNPROVEN, BOX, seen, rule(kind="milestone", id="M12.1"))
    out = way_out(judgement)
    assert (out.meaning, out.line) == ("the milestone has no plan", "milestones/M12.1/M12.1_plan.md")
    assert general_way_out(judgement).line == "milestones/ID/ID_plan.md"


def test_a_plan_without_a_word_on_its_rollback_wants_one() -> None:
    plan = replace(criterion(1, "the plan of M02 says how its work is undone"), promise=Reversible())
    applied = rule(Origin.BUILT_IN, "document", path="p.md", part="rollback")
    out = way_out(judged(Verdict.UNPROVEN, plan, unknown(Unknown.EMPTY_SCOPE, "why"), applied))
    assert (out.meaning, out.line) == ("the plan does not say how its work is undone", "## Rollback")


def test_what_is_only_spoken_of_is_settled_by_a_rule_that_says_what_counts() -> None:
    seen = replace(
        unknown(Unknown.AMBIGUOUS, "“x” stands nowhere, but in a comment in src/a.py:1", "src/a.py"), kind="text"
    )
    options = {"in": ["src/", "b.py"], "literal": "x", "max": 0, "named_in": "DOD.md"}
    sought = AppliedRule("text", Origin.RECOGNISED, options)
    found = way_out(judged(Verdict.UNPROVEN, BOX, seen, sought))
    assert found.meaning == "it is spoken of there, which may count or not"
    assert found.line == '<!-- dodcheck {text: {in: ["src/**", b.py], literal: x, max: 0}} -->'


@pytest.mark.parametrize(
    ("reason", "fetch", "meaning", "line"),
    [
        (Unknown.OUTSIDE, "gh api a > b.json", "it is recorded on the platform, not here", "gh api a > b.json"),
        (Unknown.STALE, "gh api a > b.json", "the platform's results are of another commit", "gh api a > b.json"),
        (Unknown.SKIPPED, "gh api a > b.json", "the platform's answer leaves something out", "gh api a > b.json"),
        (Unknown.OUTSIDE, "", "a person has to look at it", ATTESTED),
        (Unknown.OUTSIDE, "gh api 'a\u202eb'", "it lies outside the repository", WAIVED),
    ],
)
def test_what_the_platform_records_is_to_be_fetched(reason: Unknown, fetch: str, meaning: str, line: str) -> None:
    seen = replace(unknown(reason, "why"), kind="platform", reproduce=fetch)
    for evidence in (seen, replace(seen, kind="all", reproduce="", parts=(holds("a"), seen))):
        out = way_out(judged(Verdict.UNOBSERVABLE, BOX, evidence, rule(kind=evidence.kind)))
        assert (out.meaning, out.line) == (meaning, line)


LACKING = "no file of test results was handed over; `--evidence junit=results.xml` would show it"
SPOKEN = "it is not here; its output, handed over with `--evidence third-party=FILE`, would show it"
HANDED = ("no result of a tool was handed over", "--evidence junit=results.xml")
KEPT = ("it lies outside the repository", WAIVED)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((unknown(Unknown.OUTSIDE, LACKING),), HANDED),
        ((unknown(Unknown.OUTSIDE, LACKING), holds("a")), HANDED),
        ((unknown(Unknown.OUTSIDE, SPOKEN),), (HANDED[0], "--evidence third-party=FILE")),
        ((unknown(Unknown.OUTSIDE, LACKING), unknown(Unknown.OUTSIDE, "somebody knows")), KEPT),
        ((unknown(Unknown.OUTSIDE, LACKING), unknown(Unknown.OUTSIDE, LACKING.replace("junit", "ctest"))), KEPT),
        ((unknown(Unknown.OUTSIDE, LACKING.replace("junit=", "a b=")),), KEPT),
    ],
)
def test_a_file_that_alone_is_lacking_is_to_be_handed_over(
    parts: tuple[Evidence, ...], expected: tuple[str, str]
) -> None:
    seen = parts[0] if len(parts) == 1 else replace(parts[0], kind="all", summary="why", parts=parts)
    out = way_out(judged(Verdict.UNOBSERVABLE, BOX, seen, rule(kind=seen.kind)))
    assert (out.meaning, out.line) == expected


def test_options_that_would_end_the_comment_are_not_written_into_one() -> None:
    applied = rule(kind="text", literal="-->")
    judgement = judged(Verdict.UNPROVEN, BOX, unknown(Unknown.EMPTY_SCOPE, "why"), applied)
    assert way_out(judgement).line == "<!-- dodcheck {file: {path: PATH}} -->"


def test_a_box_nobody_understands_is_to_be_rewritten() -> None:
    out = way_out(judged(Verdict.UNPROVEN, BOX, holds("a"), rule()))
    assert (out.meaning, out.line) == ("its box is neither ticked nor empty", "[x] or [ ]")


def test_each_option_that_is_shown_to_name_a_file_may_be_left_out() -> None:
    left_out = {kind: [one.name for one in options_of(KINDS[kind]) if one.default is None] for kind in LEFT_TO_FIND}
    assert all(option in left_out[kind] for kind, option in LEFT_TO_FIND.items()), left_out
