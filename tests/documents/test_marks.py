from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.marks import is_advice, is_statement, mark_in
from support.documents import read, shown


@pytest.mark.parametrize(
    ("source", "text", "claimed"),
    [
        ("✅ SBOM generated", "SBOM generated", True),
        ("☑️ SBOM generated", "SBOM generated", True),
        ("✔ SBOM generated", "SBOM generated", True),
        ("🟢 SBOM generated", "SBOM generated", True),
        ("❌ Not yet signed", "Not yet signed", False),
        ("🔴 SBOM generated", "SBOM generated", False),
        ("⏳ SBOM generated", "SBOM generated", False),
        ("🚧 SBOM generated", "SBOM generated", False),
        ("☐ SBOM generated", "SBOM generated", False),
        ("⬜ No secrets in the tree", "No secrets in the tree", False),
        ("☑ No secrets in the tree", "No secrets in the tree", True),
        ("SBOM generated ✅", "SBOM generated", True),
        ("SBOM generated: ✅", "SBOM generated", True),
        ("SBOM generated — ✅ Complete", "SBOM generated", True),
        ("SBOM generated 🔒 Closed", "SBOM generated", True),
        ("🔒 Locked: `schema.json`", "`schema.json`", True),
        ("✅ Done: SBOM generated", "SBOM generated", True),
        ("✅ **PASS** — SBOM generated", "SBOM generated", True),
        ("**✅ SBOM generated**", "**SBOM generated**", True),
        ("**✅** SBOM generated", "SBOM generated", True),
        ("✅ **SBOM**: generated", "**SBOM**: generated", True),
        ("**SBOM generated ✅**", "**SBOM generated**", True),
        ("SBOM generated **✅ Done**", "SBOM generated", True),
        ("**Unit tests:** ✅ Pass", "**Unit tests**", True),
    ],
)
def test_a_mark_claims_the_words_beside_it(source: str, text: str, claimed: bool) -> None:  # noqa: FBT001 - a column
    found = mark_in(source)

    assert found
    assert (found.text, found.claimed) == (text, claimed)
    assert is_statement(found)
    assert not is_advice(found)


@pytest.mark.parametrize(
    "source",
    ["SBOM generated", "✅", "🔒 Guardrails", "Guardrails 🔒", "✅ = done", "done = ✅", "✅ → done", "✅: done",
     "✅ A · ✅ B", "✅ here, ❌ there", "The ✅ means done", "✅ Pending: SBOM", "SBOM ✅ Planned",
     "SBOM ✅ in a sentence"],
)  # fmt: skip
def test_a_sign_that_claims_nothing(source: str) -> None:
    assert mark_in(source) is None


@pytest.mark.parametrize(
    "source",
    ["✅ **Scope**:", "✅ All of these:", "✅ Complete", "✅ **PASS**", "✅ ???", "✅ Is it done?", "✅ N/A",
     "❌ Not yet", "✅ ~~dropped~~",
     "❌ No changes to X", "❌ Any P0 invariant lacks a test", "🔴 Critical: login", "🟡 P1 items", "✅ How to run it",
     "✅ Use ruff", "✅ [Phase 1](#phase-1)", "**Status:** ✅ Complete", "Overall verdict 🟢", "✅ None",
     "✅ Accepted", "Approved ✅", "✅ Supported", "✅ Fully working", "❌ Broken", "🟢 Operational",
     "✅ ~~dropped~~ for X",
     "❌ `a.md` does not exist", "❌ `a.md` is missing", "❌ The page isn't there"],
)  # fmt: skip
def test_a_mark_beside_no_statement(source: str) -> None:
    found = mark_in(source)

    assert found
    assert not is_statement(found)


@pytest.mark.parametrize(
    "source", ["❌ Don't use X", "✅ Do use Y", "✅ **Good:** a", "❌ Never push", "✅ Always test"]
)
def test_advice(source: str) -> None:
    found = mark_in(source)

    assert found
    assert is_advice(found)


@given(st.sampled_from("✅❌⏳🔒"), st.sampled_from(["", "**", "_", "*", "__"]), st.integers(1, 3), st.booleans())
def test_emphasis_and_spacing_change_nothing(sign: str, dress: str, spaces: int, leads: bool) -> None:  # noqa: FBT001 - drawn
    words, space = "SBOM\n  generated" if spaces > 1 else "SBOM generated", " " * spaces
    word = " Closed" if sign == "🔒" else ""
    body = (
        f"{sign}{word}:{space}{words}"
        if leads and word
        else f"{sign}{space}{words}"
        if leads
        else f"{words}{space}{sign}{word}"
    )
    claim = "false" if sign in "❌⏳" else "true"

    assert shown(f"- {dress}{body}{dress}\n") == [f"1:1 mark {claim} program/mark-sbom-generated"]


def test_items_and_lines_of_their_own() -> None:
    source = """\
# Done

- ✅ SBOM generated
  in two lines
1. ❌ Not yet signed
* SBOM validated ✅
  - âœ… nested
> - ⏳ quoted

✅ one line

✅ first of two\x20\x20
❌ second of two

✅ begins a paragraph
that goes on

- [ ] a box ✅
- [x] ✅ another
"""
    assert shown(source) == [
        "3:1 mark true program/mark-sbom-generated-in-two-lines",
        "5:1 mark false program/mark-not-yet-signed",
        "6:1 mark true program/mark-sbom-validated",
        "7:3 mark true program/mark-nested",
        "8:3 mark false program/mark-quoted",
        "10:1 mark true program/mark-one-line",
        "12:1 mark true program/mark-first-of-two",
        "13:1 mark false program/mark-second-of-two",
        "18:1 box false program/a-box",
        "19:1 box true program/another",
    ]
    assert [one.text for one in read(source).criteria][:2] == ["SBOM generated in two lines", "Not yet signed"]


def test_marks_stand_in_phases_and_groups_and_speak_with_comments() -> None:
    source = """\
## Phase 1
**SBOM**:
- ✅ generated <!-- dodcheck id: sbom -->
- ✅ validated
  <!-- dodcheck {file: {path: SBOM.json}} -->
- [ ] signed

**Evidence**:
- ✅ committed

## Appendix: Completion Checklist
### Phase 1
- ✅ M03: audit
"""
    assert shown(source) == [
        "3:1 mark true sbom",
        "4:1 mark true phase-1/sbom/mark-validated",
        "6:1 box false phase-1/sbom/signed",
        "9:1 evidence false phase-1/sbom/evidence-committed",
        "13:1 milestone true phase-1/milestone-m03",
    ]
    assert [one.inline.text for one in read(source).criteria if one.inline] == ["{file: {path: SBOM.json}}"]
    assert read(source).mistakes == ()


def test_a_picture_beside_marks_makes_decoration_of_them_and_a_sign_of_a_state_does_not() -> None:
    told = ["1:1 mark true program/mark-a-is-x", "2:1 mark false program/mark-b-is-y"]

    assert shown("- ✅ a is x\n- ❌ b is y\n- ⏭️ c is left out\n") == told
    assert shown("- ✅ a is x\n- ❌ b is y\n- ⚠️ c is odd\n") == told
    assert shown("- ✅ a is x\n- ❌ b is y\n- 🎨 c is painted\n") == []
