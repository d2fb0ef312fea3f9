"""Which rules decide anything on either side of a change, and which of them are new."""

from __future__ import annotations

from dodcheck.rules.file import FileRule
from dodcheck.rules.text import TextRule
from dodcheck.trust.change.additions import new_rules
from dodcheck.trust.change.bound_rules import rules_of
from support.judging import bound
from support.sides import compared

WORDS = {"DOD.md": "- [ ] All is well\n- [ ] `b.md` created\n- [ ] Nobody complains\n"}


def rules(all_is_well: str, nobody: str = "") -> dict[str, str]:
    written = f"  program/all-is-well: {{{all_is_well}}}\n" if all_is_well else ""
    return {**WORDS, "dodcheck.yml": bound(written + (f"  program/nobody-complains: {{{nobody}}}\n" if nobody else ""))}


def test_rules_of_both_sides_each_once_and_those_within_others() -> None:
    before = rules("all: [{file: {path: a.md}}, {not: {any: [{file: {path: c.md}}, {text: {in: a.md, literal: a}}]}}]")
    told = compared(before, rules("file: {path: d.md}", "file: {path: a.md}"))
    assert [one.path for one in rules_of(told, FileRule)] == ["a.md", "c.md", "b.md", "d.md"]
    assert [one.literal for one in rules_of(told, TextRule)] == ["a"]


def test_a_rule_for_what_had_none_is_told_once_it_is_written_somewhere() -> None:
    told = compared(rules("", "file: {path: c.md}"), rules("file: {path: a.md}", "file: {path: d.md}"))
    assert [f"{one.kind} {one.location}: {one.message}" for one in new_rules(told)] == [
        "new-rule dodcheck.yml:3:3: decides “All is well” once this is merged; it helps no claim of this change"
    ]
    told = compared({"DOD.md": "- [ ] made b.md\n- [ ] c\n"}, {"DOD.md": "- [ ] made b.md\n- [ ] c\n"})
    assert list(new_rules(told)) == []


def test_long_words_are_cut() -> None:
    words = {"DOD.md": f"- [ ] {'a b ' * 100}\n"}
    comment = f"{words['DOD.md']}  <!-- dodcheck {{file: {{path: a.md}}}} -->\n"
    (found,) = new_rules(compared(words, {"DOD.md": comment}))
    assert found.message == f"decides “{('a b ' * 100)[:120]}” once this is merged; it helps no claim of this change"
