from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.rules import find
from support.judging import bound
from support.sides import report_against, weakened


def inline(rule: str, box: str = "Enough guides") -> dict[str, str]:
    return {"DOD.md": f"- [ ] {box}\n  <!-- dodcheck {{{rule}}} -->\n"}


FILES = "file: {{path: 'guides/*.md', min: {}}}"
PLAIN = {"DOD.md": "- [ ] Enough guides\n"}


def written(says: str, least: int = 3) -> dict[str, str]:
    entry = f"  program/enough-guides:\n    says: {says}\n    {FILES.format(least)}\n"
    return {**PLAIN, "dodcheck.yml": bound(entry)}


def against(before: dict[str, str], after: dict[str, str], tip: dict[str, str]) -> list[str]:
    """Return the reasons of all weakenings of a change, the branch that it is for having moved on."""
    return [one.reason for one in report_against(before, after, tip=tip).judgements if one.weakens]


RULE = "the rule for “Enough guides”"


@pytest.mark.parametrize(
    ("before", "after", "tip", "told"),
    [
        pytest.param(
            inline(FILES.format(1)),
            inline(FILES.format(2)),
            inline(FILES.format(3)),
            [
                (
                    f"{RULE} may ask for less; was file: {{path: guides/*.md, min: 3}}, "
                    "is file: {path: guides/*.md, min: 2} (at main: DOD.md:2)"
                )
            ],
            id="both have sharpened it",
        ),
        pytest.param(inline(FILES.format(1)), inline(FILES.format(1)), inline(FILES.format(3)), [], id="untouched"),
        pytest.param(
            written("Other words"),
            PLAIN,
            written("Enough guides"),
            [f"{RULE} is gone; it was file: {{path: guides/*.md, min: 3}} (at main: dodcheck.yml:3)"],
            id="repaired there and taken out here",
        ),
        pytest.param(
            written("Other words"), written("Other words"), written("Enough guides"), [], id="repaired there alone"
        ),
    ],
)
def test_rules_that_the_change_writes_where_the_branch_has_written_another(
    before: dict[str, str], after: dict[str, str], tip: dict[str, str], told: list[str]
) -> None:
    assert against(before, after, tip) == told


def test_behind_a_rule_without_statement_the_others_are_looked_at() -> None:
    more = "- [ ] Done\n  <!-- dodcheck {{{}}} -->\n"
    orphan = bound(f"  program/enough-guides:\n    says: Enough guides\n    {FILES.format(3)}\n")
    before = {"DOD.md": PLAIN["DOD.md"] + more.format(FILES.format(2)), "dodcheck.yml": orphan}
    after = {**before, "DOD.md": f"- [ ] Enough guides\n  <!-- dodcheck id: x -->\n{more.format(FILES.format(1))}"}
    assert [one.partition(":")[0] for one in weakened(find, before, after)] == ["loosened/program/done, DOD.md"]


def test_the_rule_that_was_read_from_half_of_the_words_proves_nothing_where_it_is_written_down() -> None:
    words = "`a.md` exists and passes"
    after = inline("file: {path: a.md, named_in: DOD.md}", words)
    assert weakened(find, {"DOD.md": f"- [ ] {words}\n"}, after) == [
        (
            "loosened/program/a-md-exists-and-passes, DOD.md:1:1 -> DOD.md:2:17: the rule for “`a.md` exists and "
            "passes” decides all of it now; file: {path: a.md, named_in: DOD.md} was read from a part of its words, "
            "and nothing shows the rest"
        )
    ]


def shown(literal: str) -> str:
    (found,) = weakened(find, inline(f"text: {{in: a.md, literal: {literal}}}"), PLAIN)
    return found.partition("; it was ")[2]


def test_a_rule_is_shown_whole_unless_it_is_long() -> None:
    frame = "text: {in: [a.md], literal: }"
    room = 300 - len(frame)
    assert shown("größer") == "text: {in: [a.md], literal: größer}"
    assert shown("x" * room) == f"text: {{in: [a.md], literal: {'x' * room}}}"
    assert shown("x" * (room + 1)) == f"text: {{in: [a.md], literal: {'x' * (room + 1)}…"
