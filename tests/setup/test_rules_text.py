from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.corpora import contents
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.errors import UserError
from support.judging import DOD, checklist, judged, verdicts
from support.setting_up import surveyed, written
from support.shared import shared

CORPORA = ("akk2eng", "clarity", "ezra", "forge", "lucid")
PIECES = [
    "`a.md`",
    "`docs/b.md`",
    "exists",
    "created",
    "No",
    "in",
    "`x`",
    "`grep -r x docs`",
    "returns 0 results",
    "and",
]
PIECES += [
    "**all**",
    "#",
    "- a",
    ": ",
    "{x}",
    "'",
    '"',
    "\\",
    "\u202e",
    "\x85",
    "é",
    "😀",
    "contains",
    "`M00`",
    "M01",
    "&",
]
TWINS = st.sampled_from(["`a.md` exists", "`b.md` exists", "Nobody knows"])
LINES = (
    TWINS
    | st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map(" ".join)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\0"), min_size=1, max_size=500)
)
HEAD = """\
# Where this repository's governance documents are, and which rule decides which statement in them.
# dodcheck reads this file once git tracks it.
version: 1

documents:
  checklist: docs/DOD.md
  # ledger: REFACTOR.md  # none was found
  # milestones: "docs/milestones/{id}/{id}_plan.md"  # none was found
  # tool_log: docs/toolcalls.md  # none was found

# The rules below were read from the words of their statements, and `says` pins those words: once somebody edits a
# statement, it counts as broken until `dodcheck rebind` shows the old and the new words and binds the rule again.
#
# No rule decides the statements that stand here as comments. To decide one, take away its `#` and put a rule in the
# place of RULE, such as `file: {path: README.md}`. Kinds of which its words speak are named there; `dodcheck rules`
# tells what each kind can see, and `dodcheck explain FILE:LINE` prints a rule to begin with.
rules:
"""
SORTS = """
  # docs/DOD.md · phase 1 · Files

  phase-1/files/a-md-created:
    says: "`a.md` created"
    file: {path: a.md, named_in: docs/DOD.md}

  # Understood in part, by a rule that can show this false, but not true:
  #   file: {path: a.md, named_in: docs/DOD.md}
  # phase-1/files/a-md-exists-and-is-reviewed:
  #   says: "`a.md` exists and is reviewed"
  #   RULE  # document

  # phase-1/files/everyone-is-happy:
  #   says: Everyone is happy
  #   RULE

  # docs/DOD.md · phase 1 · Links

  phase-1/links/a-md-created:
    nth: 1
    says: "`a.md` created"
    file: {path: a.md, named_in: docs/DOD.md}

  phase-1/links/a-md-created-2:
    nth: 2
    says: "`a.md` created"
    file: {path: a.md, named_in: docs/DOD.md}
"""


def same(files: dict[str, str | bytes]) -> None:
    text = written(files)
    before, after = judged(files, None), judged(files | {"dodcheck.yml": text}, None)
    assert verdicts(after) == verdicts(before)
    assert read_rules_file("dodcheck.yml", text.encode()).path == "dodcheck.yml"


def test_each_sort_of_statement_in_document_order() -> None:
    files: dict[str, str | bytes] = {
        DOD: checklist(
            "**Files**:",
            "- [x] `a.md` created",
            "- [ ] `a.md` exists and is reviewed",
            "- [ ] Everyone is happy",
            "- [x] `b.md` exists",
            "  <!-- dodcheck {file: {path: b.md}} -->",
            "",
            "**Links**:",
            "- [x] `a.md` created",
            "",
            "**Links**:",
            "- [x] `a.md` created",
        ),
        "a.md": "# A\n",
    }
    assert written(files) == HEAD + SORTS
    same(files)


def test_documents_that_lie_in_one_place_are_named() -> None:
    plan = "# M01: One\n\n## Definition of Done\n\n- [ ] `a.md` exists\n"
    log = "# Tool calls\n"
    files: dict[str, str | bytes] = {
        "REFACTOR.md": "# Refactor\n",
        "docs/milestones/M01/M01_plan.md": plan,
        "docs/milestones/M02/M02_plan.md": plan,
        "docs/milestones/M01/M01_toolcalls.md": log,
    }
    told = ["documents:", "  # checklist: docs/DEFINITION_OF_DONE.md  # none was found", "  ledger: REFACTOR.md"]
    pattern = 'milestones: "docs/milestones/{id}/{id}_plan.md"'
    assert written(files).splitlines()[4:8] == [*told, f"  {pattern}"]
    files["old/milestones/M03/M03_plan.md"] = plan
    assert written(files).splitlines()[7] == f"  # {pattern}  # found by name; not all of them lie like this"
    same(files)


def test_a_document_that_cannot_be_read_is_not_named() -> None:
    files: dict[str, str | bytes] = {"REFACTOR.md": "# Refactor\n", "docs/DOD.md": b"\0"}
    assert written(files).splitlines()[5] == (
        "  # checklist: docs/DOD.md  # it can't be read: holds NUL bytes, so it is no text "
        "(UTF-16 is read only with a byte order mark)"
    )
    same(files)


def test_a_large_repository_gets_a_small_file() -> None:
    lines = [f"- [x] `a{number}.md` exists\n- [ ] Word {number}" for number in range(1_000)]
    files: dict[str, str | bytes] = {DOD: checklist(*lines)}
    text = written(files)
    assert (text.count("    says:"), text.count("  #   says:")) == (400, 200)
    assert text.splitlines()[-3:] == [
        "  # The rules of 600 more statements are read from their words, as before.",
        "",
        "  # 800 more statements have no rule: `dodcheck claims` shows them.",
    ]


def test_one_that_is_left_is_told_as_one() -> None:
    lines = [f"- [x] `a{number}.md` exists\n- [ ] Word {number}" for number in range(401)]
    kept: dict[str, str | bytes] = {DOD: checklist(*lines[:201], *(line.partition("\n")[0] for line in lines[201:]))}
    assert written(kept).splitlines()[-3:] == [
        "  # The rule of 1 more statement is read from its words, as before.",
        "",
        "  # 1 more statement has no rule: `dodcheck claims` shows it.",
    ]


def test_what_stops_every_command_stops_this_one() -> None:
    with pytest.raises(UserError, match="unknown kind of rule `fiel`"):
        surveyed({DOD: checklist("- [x] `a.md` created", "  <!-- dodcheck {fiel: {path: a.md}} -->")})


@settings(max_examples=60)
@given(st.lists(LINES, min_size=1, max_size=12))
def test_no_verdict_changes(lines: list[str]) -> None:
    try:
        same({DOD: checklist(*(f"- [x] {line}" for line in lines)), "a.md": "# A\n\nx\n", "docs/b.md": "# B\n"})
    except UserError as problem:
        assert "dodcheck" in str(problem) or "no criterion" in str(problem)  # noqa: PT017 - a comment by chance


@pytest.mark.parametrize("name", CORPORA)
def test_no_verdict_changes_in_real_programs(name: str) -> None:
    same(dict(contents(shared("corpus", "governance", name))))
