from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodcheck.documents.document import Role, read_document
from dodcheck.documents.text import UndecodableError
from support.documents import noticed, read, shown
from support.shared import shared


@pytest.mark.parametrize(
    "data",
    [
        b"# T\r\n\r\n- [x] a\r\n",
        b"\xef\xbb\xbf# T\n\n- [x] a\n",
        b"# T\r\r- [x] a",
        "\ufeff# T\n\n- [x] a\n".encode("utf-16-le"),
        "\ufeff# T\n\n- [x] a\n".encode("utf-16-be"),
    ],
)
def test_encodings_and_line_ends(data: bytes) -> None:
    assert shown(data) == ["3:1 box true program/a"]
    assert noticed(data) == []


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(UndecodableError):
        read(b"- [x] a\0")


def test_equal_texts_have_equal_ids_here() -> None:
    assert shown("- [x] a\n- [ ] a\n- [ ] ✅\n- [ ]\n") == [
        "1:1 box true program/a",
        "2:1 box false program/a",
        "3:1 box false program/item~1d4564",
        "4:1 box false program/item~e3b0c4",
    ]


def test_labelled_statements_count_in_a_checklist_or_beside_boxes() -> None:
    source = "**Evidence**: a\n\n## B\n- [ ] b\n\n**Evidence**: c\n\n## D\n**Evidence**: d <!-- dodcheck id: kept -->\n"

    assert shown(source, Role.PLAN, "milestone-m03") == [
        "4:1 box false milestone-m03/b/b",
        "6:1 evidence false milestone-m03/b/evidence-c",
        "9:1 evidence null kept",
    ]
    assert len(shown(source)) == 4


def test_deferred_is_what_the_words_say() -> None:
    source = """\
- [ ] (Deferred) a
- [ ] b **(deferred to M30 (later))**
- [ ] `(Deferred)` is a label
- [ ] ~~(Deferred)~~ c
- [ ] the (not deferred) d
"""
    assert [one.deferred for one in read(source).criteria] == [True, True, False, False, False]


def test_the_first_seed() -> None:
    data = shared("seeds", "DEFINITION_OF_DONE.md").read_bytes()
    document = read(data)
    lines = shown(data)

    assert Counter(f"{one.scope} {one.form}" for one in document.criteria) == {
        "phase-0 box": 9,
        "phase-0 evidence": 3,
        "phase-0 milestone": 3,
        "phase-1 box": 18,
        "phase-1 evidence": 6,
        "phase-1 must-be-true": 3,
        "phase-1 milestone": 8,
        "phase-2 box": 9,
        "phase-2 evidence": 3,
        "phase-2 must-be-true": 2,
        "phase-2 milestone": 4,
        "phase-3 invariant": 16,
        "phase-3 evidence": 6,
        "phase-3 must-be-true": 3,
        "phase-3 milestone": 8,
        "program blocker": 5,
        "program box": 26,
        "program derived": 4,
        "program mark": 4,
        "program must-be-true": 4,
        "program measurement": 14,
        "program metric": 5,
    }
    assert [line for line in lines if re.match(r"(30|39|50|90|99|106|226|352|371|378):", line)] == [
        "30:1 box false phase-0/import-smoke-test-exists/test-runs-in-below-1-second-without-c-build",
        "39:1 evidence false phase-0/governance-established/evidence-all-phase-0-files-committed-to-main",
        "50:1 box false phase-1/no-silent-ci-failures/all-critical-workflows-pull-yml-trunk-yml-lint-yml-audited",
        "90:1 evidence false phase-1/sbom-generated/evidence-sbom-file-committed-contains-50-plus-vendored-libraries",
        "99:1 evidence false phase-1/third-party-audit-automated/evidence-script-execution-output-or-ci-artifact",
        "106:1 must-be-true null phase-1/phase-1-summary/must-be-true-ci-is-reliable-no-silent-failures",
        "226:1 box false program/quality-gates/coverage-maintained-overall-coverage-at-least-75-percent~628916",
        "352:1 milestone false phase-1/milestone-m05",
        "371:1 milestone false phase-3/milestone-m20",
        "378:1 box false program/program-level/ci-reliability-at-least-95-percent",
    ]
    assert [one.location.line for one in document.criteria if one.deferred] == [
        *(328, 329, 330, 331, 334, 335, 336),
        *(371, 372, 373),
    ]
    assert noticed(data) == []
    assert document.mistakes == ()


def test_the_second_seed() -> None:
    data = shared("seeds", "M03_plan.md").read_bytes()

    found = shown(data, Role.PLAN, "milestone-m03")

    assert len(found) == 9
    assert found[0] == "221:1 box true milestone-m03/definition-of-done/all-142-workflow-files-inventoried"


FRAGMENTS = st.sampled_from(
    ["# ", "## ", "\n", "\n\n", "- ", "  - ", "1. ", "> ", "[ ] ", "[x] ", "[~] ", "**Evidence**: ",
     "**Must be True**:",
     "**Tests**:\n", "Phase 1", "Phase II Summary", "Appendix", "M03: ", "M03-M10", "(Deferred)", "| a | b |\n|-|-|\n",
     "| [x] | [ ] c |\n", "<!-- dodcheck id: x -->", "<!-- dodcheck {a: 1} -->", "<!--", "-->", "```\n", "`", "---\n",
     "✅", "â‰¥", "≥5%", "\u200b", "\t", "a", "Ünï", "\\|", "|", "**", ":", "<div>\n", "\r", "- [ ] a\n",
     "## Phase 1\n",
     "#### Evidence\n", "- **Evidence**:\n", "**Status:** Closed\n", "[a](b)", "~~a~~"]
)  # fmt: skip
ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*(?:/(?:[^\W_]+(?:-[^\W_]+)*(?:~[0-9a-f]{6})?))+|x")


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40).map("".join), st.sampled_from(Role))
def test_whatever_stands_there_is_read(source: str, role: Role) -> None:
    document = read_document("D.md", source.encode(), role, "program")
    lines = re.split(r"\r\n|\r|\n", source)

    for one in document.criteria:
        assert ID.fullmatch(one.id), one.id
        assert one.location.line is not None
        assert one.location.column is not None
        assert 1 <= one.location.column <= len(lines[one.location.line - 1]) + 1
    assert all(one.location is not None and (one.location.line or 0) <= len(lines) for one in document.mistakes)


@pytest.mark.parametrize(
    "line",
    ["**Evidence**: x\n", "<!-- dodcheck id: a -->\n", "# M01 a\n", "- [ ] a <!-- x --> `b ", "<!-- \n",
     "- [ ] (deferred ",
     "| a |\n|-|\n| [x] <!-- dodcheck id: a --> |\n\n", "**Status**: a / ", "# Phase 1 ", "- [ ] ✅ ",
     "  <!-- x -->\n"],
)  # fmt: skip
def test_time_grows_with_the_size(line: str) -> None:
    start = time.process_time()
    read_document("D.md", ("# M01\n\n- [ ] a\n" + line * 10_000).encode(), Role.LEDGER, "program")

    assert time.process_time() - start < 5
