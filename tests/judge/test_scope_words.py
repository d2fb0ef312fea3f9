"""What the words of a scope mean: which statements, and under which gate."""

from __future__ import annotations

import pytest

from dodcheck.errors import UserError
from dodcheck.judge.scope_words import chosen
from dodcheck.judge.scopes import Scope
from support.scoping import FILES, program

M03, M05 = "docs/milestones/M03/M03_plan.md", "docs/milestones/M05/M05_plan.md"
OF_M03 = [
    "milestone-m03/definition-of-done/d",
    "milestone-m03/derived-the-ledger-has-an-entry-for-m03-that-agrees-with-its-plan",
    "milestone-m03/derived-the-plan-of-m03-says-how-its-work-is-undone",
]
OF_M05 = [one.replace("m03", "m05") for one in OF_M03]
LISTED = f"  DOD.md\n  REFACTOR.md\n  {M03}\n  {M05}"
EVERY = "dodcheck claims --format json lists every statement with its id and place."
WITHOUT_PLAN = "refactor/milestone-m04"
CHECKLIST = ["phase-1/a", "phase-2/b", "program/after/c"]


def meant(words: str) -> Scope:
    return chosen(program(dict(FILES)), words, lambda path: FILES[path].encode() if path in FILES else None)


@pytest.mark.parametrize(
    ("words", "name", "gate", "ids", "paths", "own"),
    [
        (
            " ",
            "all governance documents",
            "honest",
            [*CHECKLIST, WITHOUT_PLAN, *OF_M03, *OF_M05],
            sorted(FILES),
            None,
        ),
        ("phase 1", "phase 1", "complete", CHECKLIST[:1], ["DOD.md"], ["phase-1"]),
        ("Phase-1", "phase 1", "complete", CHECKLIST[:1], ["DOD.md"], ["phase-1"]),
        ("phase1", "phase 1", "complete", CHECKLIST[:1], ["DOD.md"], ["phase-1"]),
        ("Program", "program", "complete", CHECKLIST, ["DOD.md"], ["phase-1", "phase-2", "program"]),
        ("Milestone  m03", "milestone M03", "complete", OF_M03, ["REFACTOR.md", M03], ["milestone-m03"]),
        ("milestone-M03", "“milestone-M03”", "honest", OF_M03, [M03], ["milestone-m03"]),
        ("Definition-of-done", "“Definition-of-done”", "honest", [OF_M03[0], OF_M05[0]], [M03, M05], None),
        ("program/", "“program/”", "honest", CHECKLIST[2:], ["DOD.md"], ["program"]),
        ("./DOD.md", "“./DOD.md”", "honest", CHECKLIST, ["DOD.md"], ["phase-1", "phase-2", "program"]),
        (" DOD.md:9 ", "“DOD.md:9”", "honest", CHECKLIST[1:2], ["DOD.md"], ["phase-2"]),
    ],
)
def test_which_statements_words_mean(  # noqa: PLR0913, PLR0917 - each is a part of what is found
    words: str, name: str, gate: str, ids: list[str], paths: list[str], own: list[str] | None
) -> None:
    found = meant(words)
    assert (found.name, str(found.gate)) == (name, gate)
    assert [one.id for one in found.criteria] == ids
    assert sorted(found.paths) == paths
    if own is not None:
        assert found.own == frozenset(own)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("stage 9", "there is no stage 9 in DOD.md\n  Its phases are:\n  phase 1: One\n  phase 2: Two"),
        (
            "Other.MD",
            f"Other.MD is no governance document with statements\n  Those here are:\n{LISTED}",
        ),
        ("DOD.md:3", "no statement stands at line 3 of DOD.md\n  The nearest are:\n  DOD.md:5  a\n  DOD.md:9  b"),
        (
            "zzz",
            f"`zzz` is no part of any id, and no statement has these words\n  {EVERY}",
        ),
    ],
)
def test_words_that_mean_nothing(words: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        meant(words)
    assert str(caught.value) == told


def test_of_many_documents_so_many_are_listed() -> None:
    plans = {f"docs/milestones/M{at}/M{at}_plan.md": "# Plan\n\n- [ ] a\n" for at in range(10, 20)}
    with pytest.raises(UserError) as caught:
        chosen(program(dict(plans)), "x.md", lambda _path: None)
    assert str(caught.value).splitlines()[2:] == [f"  {path}" for path in [*plans][:8]]
