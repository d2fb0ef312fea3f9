"""What is wrong with the files that a judgement needs is told together, and what is strange in them is a notice."""

from __future__ import annotations

import pytest

from dodcheck.errors import UserError
from dodcheck.model.criterion import Holds
from dodcheck.snapshot.protocol import MAX_FILE_BYTES
from support.judging import DOD, PLAN, bound, checklist, prepared, waived

RULES, WAIVERS, ATTESTATIONS = "dodcheck.yml", "dodcheck.waivers.yml", "dodcheck.attestations.yml"
INLINE = checklist("- [x] a\n  <!-- dodcheck {fyle: {}} -->")
ONE = checklist("- [x] a", "- [x] b")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {DOD: INLINE, RULES: "version: 1\nrules: 3\n", WAIVERS: "version: 2\n", ATTESTATIONS: "version: 1\n"},
            [
                "docs/DOD.md:4:18 unknown kind of rule `fyle`",
                "dodcheck.attestations.yml:1:1 `attestations` takes a list",
                "dodcheck.waivers.yml:1:1 `waivers` takes a list",
                "dodcheck.waivers.yml:1:10 the waivers file says no version that this dodcheck knows",
                "dodcheck.yml:2:8 `rules` takes a mapping from criterion ids to rules",
            ],
        ),
        (
            {DOD: INLINE, RULES: bound("  phase-1/a: {file: {path: a}}\n")},
            ["docs/DOD.md:4:18 unknown kind of rule `fyle`"],
        ),
        (
            {DOD: "# Done\n\n- [x] a\n  <!-- dodcheck id: A b -->\n", RULES: bound("  program/a: {file: {path: a}}\n")},
            ["docs/DOD.md:4:17 `A b` can't be an id"],
        ),
        (
            {
                DOD: ONE,
                RULES: bound(
                    "  phase-1/a: {criteria: {all_of: [phase-1/b]}}\n  phase-1/b: {criteria: {all_of: [phase-1/a]}}\n"
                ),
            },
            ["dodcheck.yml:3:3 rules rest on each other in a circle: phase-1/a → phase-1/b → phase-1/a"],
        ),
        (
            {DOD: ONE, RULES: bound("  {}\n"), f"docs/{RULES}": bound("  {}\n")},
            ["docs/dodcheck.yml dodcheck.yml is there as well"],
        ),
        (
            {DOD: ONE, WAIVERS: waived(("phase-1/a", "2026-03-01")), f"docs/{WAIVERS}": "no YAML: ["},
            ["docs/dodcheck.waivers.yml dodcheck.waivers.yml is there as well"],
        ),
        (
            {DOD: ONE, RULES: b" " * (MAX_FILE_BYTES + 1)},
            [f"dodcheck.yml files over {MAX_FILE_BYTES} bytes are not read"],
        ),
    ],
)
def test_all_that_is_wrong_is_told_at_once(files: dict[str, str | bytes], told: list[str]) -> None:
    with pytest.raises(UserError) as caught:
        prepared(files)
    assert [f"{one.location} {one.message}" for one in caught.value.mistakes] == told


def test_what_nobody_reads_and_what_nobody_sees_are_notices() -> None:
    hidden = waived(("phase-1/a", "2026-03-01")).replace("Ada", "A\u202eda")
    files: dict[str, str | bytes] = {DOD: ONE, WAIVERS: hidden, "dodcheck.yaml": "", "x\u202ey.md": ""}
    assert [f"{one.kind} {one.location} {one.message}" for one in prepared(files).notices] == [
        "hidden-characters dodcheck.waivers.yml:3:56 the line holds the invisible character U+202E",
        "not-used dodcheck.yaml nothing reads a file of this name; the one that counts is dodcheck.yml",
        "hidden-characters x\u202ey.md the path holds the invisible character U+202E",
    ]


def test_a_rule_says_in_which_tense_its_statement_alone_is_judged() -> None:
    plan = "# M03_plan\n\n**Status:** Closed\n\n## Definition of Done\n\n- [x] a\n- [x] b\n"
    rules = (
        "  milestone-m03/definition-of-done/b: {file: {path: b.md}}\n"
        "  milestone-m03/definition-of-done/a: {holds: always, file: {path: a.md}}\n"
    )
    found = {
        one.text: one.holds for one in prepared({PLAN: plan, RULES: bound(rules)}).program.criteria if one.text in "ab"
    }
    assert found == {"a": Holds.ALWAYS, "b": Holds.THEN}


def test_the_policy_is_the_rule_under_a_statement_wherever_that_moves() -> None:
    rule = "  <!-- dodcheck {file: {path: a.md}} -->"
    first, moved, other = (
        prepared({DOD: text}).policy_digest
        for text in (
            checklist(f"- [x] a\n{rule}"),
            checklist(f"Words.\n\n- [x] a\n{rule}"),
            checklist(f"- [x] a\n{rule.replace('a.md', 'b.md')}"),
        )
    )
    assert first == moved
    assert first != other
