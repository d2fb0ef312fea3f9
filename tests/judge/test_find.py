from __future__ import annotations

import time

import pytest

from dodcheck.errors import UserError
from dodcheck.judge.find import find_among, nearest
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from support.judging import DOD, checklist, prepared

PLAN = "docs/refactor/milestones/M01/M01_plan.md"
LINES = (
    "**Files**:",
    "- [x] `Makefile` exists",
    "- [x] `requirements/dev.txt` exists,",
    "  with *every* tool",
    "  - a plain note",
    "  - [ ] SBOM validates with schema",
    "  - another note",
    "- [ ] Same words",
    "- [ ] Same words",
    "",
    "| Name | Done | Seen |",
    "|------|------|------|",
    "| One  | [x]  | [ ]  |",
)
FILES: dict[str, str | bytes] = {DOD: checklist(*LINES), PLAN: "# M01\n\n- [ ] `Makefile` written\n"}
PROGRAM = prepared(FILES).program


def _found(asked: str) -> str:
    def source(path: str) -> bytes:
        text = FILES[path]
        return text if isinstance(text, bytes) else text.encode()

    return find_among(PROGRAM.criteria, asked, source).id


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("phase-1/files/makefile-exists", "phase-1/files/makefile-exists"),
        ("phase-1/files/same-words", "phase-1/files/same-words"),
        ("same-words-2", "phase-1/files/same-words-2"),
        ("makefile-exists", "phase-1/files/makefile-exists"),
        ("MAKEFILE-EX", "phase-1/files/makefile-exists"),
        ("docs/DOD.md:4", "phase-1/files/makefile-exists"),
        ("./docs/DOD.md:4", "phase-1/files/makefile-exists"),
        ("DOD.md:4", "phase-1/files/makefile-exists"),
        ("DOD.md:4:1", "phase-1/files/makefile-exists"),
        ("M01/M01_plan.md:3", "milestone-m01/makefile-written"),
        ("DOD.md:6", "phase-1/files/requirements-dev-txt-exists-with-every-tool"),
        ("DOD.md:7", "phase-1/files/requirements-dev-txt-exists-with-every-tool"),
        ("DOD.md:9", "phase-1/files/requirements-dev-txt-exists-with-every-tool"),
        ("DOD.md:8", "phase-1/files/sbom-validates-with-schema"),
        ("DOD.md:15:10", "phase-1/files/one-done"),
        ("DOD.md:15:18", "phase-1/files/one-seen"),
        ("SBOM validates", "phase-1/files/sbom-validates-with-schema"),
        ("requirements/dev.txt  exists", "phase-1/files/requirements-dev-txt-exists-with-every-tool"),
    ],
)
def test_what_is_meant(asked: str, found: str) -> None:
    assert _found(asked) == found


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("", "no statement is named\n  Name one by FILE:LINE, by a part of its id, or by its words."),
        (
            "same",
            "`same` is not clear: 2 ids have that part\n  docs/DOD.md:10  Same words\n  docs/DOD.md:11  Same words",
        ),
        (
            "makefile",
            (
                "`makefile` is not clear: 2 ids have that part\n"
                f"  docs/DOD.md:4  Makefile exists\n  {PLAN}:3  Makefile written"
            ),
        ),
        (
            "exists",
            (
                "`exists` is not clear: 2 ids have that part\n"
                "  docs/DOD.md:4  Makefile exists\n  docs/DOD.md:5  requirements/dev.txt exists, with every tool"
            ),
        ),
        (
            "makfile exsts",
            (
                "`makfile exsts` is no part of any id, and no statement has these words\n"
                "  Did you mean:\n  docs/DOD.md:4  Makefile exists"
            ),
        ),
        (
            "DOD.md:15",
            (
                "2 statements begin at line 15; say which column: FILE:LINE:COLUMN\n"
                "  docs/DOD.md:15:10  One — Done\n  docs/DOD.md:15:17  One — Seen"
            ),
        ),
        (
            "DOD.md:99",
            (
                "no statement stands at line 99 of docs/DOD.md\n"
                "  The nearest are:\n  docs/DOD.md:15:10  One — Done\n  docs/DOD.md:15:17  One — Seen"
            ),
        ),
        (
            "MISSING.md:3",
            (f"no document with a statement is called `MISSING.md`\n  Those with statements are:\n  {DOD}\n  {PLAN}"),
        ),
        (
            "docs/M01_pln.md:3",
            (f"no document with a statement is called `docs/M01_pln.md`\n  Did you mean:\n  {PLAN}"),
        ),
        (
            "M01_plan.md",
            (
                "M01_plan.md holds 2 statements; say which line: FILE:LINE\n"
                f"  {PLAN}  the plan of M01 says how its work is undone\n  {PLAN}:3  Makefile written"
            ),
        ),
        (
            "\x1b[31m\u202e",
            (
                "`\\x1b[31m\\u202e` is no part of any id, and no statement has these words\n"
                "  dodcheck claims --format json lists every statement with its id and place."
            ),
        ),
    ],
)
def test_what_is_not_clear(asked: str, message: str) -> None:
    with pytest.raises(UserError) as problem:
        _found(asked)
    assert str(problem.value).startswith(message)


def test_eight_are_listed_and_the_others_counted() -> None:
    program = prepared({DOD: checklist(*(f"- [ ] Thing {number}" for number in range(11)))}).program
    with pytest.raises(UserError) as problem:
        find_among(program.criteria, "thing", lambda _path: None)
    listed = [f"  docs/DOD.md:{3 + number}  Thing {number}" for number in range(8)]
    assert str(problem.value).split("\n") == ["`thing` is not clear: 11 ids have that part", *listed, "  and 3 more"]


def _box(path: str, line: int) -> Criterion:
    words = f"Word {line} of `a/{line}.md`"
    return Criterion(f"{path}/g/word-{line}-of-{line}", words, Form.BOX, path, "g", None, Location(path, line))


def test_two_documents_of_one_name() -> None:
    criteria = [_box("a/DOD.md", 1), _box("b/DOD.md", 1)]
    with pytest.raises(UserError) as problem:
        find_among(criteria, "DOD.md:1", lambda _path: None)
    assert str(problem.value) == "2 documents are called `DOD.md`\n  a/DOD.md\n  b/DOD.md"


def test_without_the_text_only_first_lines_are_known() -> None:
    assert find_among(PROGRAM.criteria, "DOD.md:5", lambda _path: None).id.endswith("with-every-tool")
    with pytest.raises(UserError, match="no statement stands at line 6"):
        find_among(PROGRAM.criteria, "DOD.md:6", lambda _path: None)


def test_a_part_among_fifteen_thousand_is_found_at_once() -> None:
    criteria = [_box("a", number) for number in range(15_000)]
    start = time.process_time()
    assert find_among(criteria, "word-14999-of", lambda _path: None).location.line == 14_999
    assert nearest(criteria, "a/g/wrd-77-of-77")[0].location.line == 77
    with pytest.raises(UserError):
        find_among(criteria, "nothing of the kind", lambda _path: None)
    assert time.process_time() - start < 10


def test_a_document_as_a_whole_is_the_one_statement_about_it() -> None:
    whole = Criterion("a/can-be-read", "`a/DOD.md` can be read", Form.DERIVED, "a", None, None, Location("a/DOD.md"))
    assert find_among([whole, _box("b/x.md", 1)], "./a/DOD.md", lambda _path: None) is whole
    with pytest.raises(UserError) as problem:
        find_among([whole, _box("b/x.md", 1)], "x.md", lambda _path: None)
    assert str(problem.value).splitlines()[0] == "x.md holds a statement; say which line: FILE:LINE"
    with pytest.raises(UserError) as problem:
        find_among([_box("b/x.md", 1), _box("b/x.md", 2)], "x.md", lambda _path: None)
    assert str(problem.value).splitlines()[0] == "x.md holds 2 statements; say which line: FILE:LINE"


def test_words_that_several_statements_have() -> None:
    criteria = [_box("a", 1), _box("a", 2)]
    with pytest.raises(UserError) as problem:
        find_among(criteria, "word of", lambda _path: None)
    assert str(problem.value).startswith("`word of` is no part of any id, and no statement has these words")
    same = [Criterion(f"a/{at}", "The same `words`", Form.BOX, "a", None, None, Location("a", at)) for at in (1, 2)]
    with pytest.raises(UserError) as problem:
        find_among(same, "SAME words", lambda _path: None)
    assert str(problem.value) == (
        "`SAME words` is not clear: 2 statements have these words\n  a:1  The same words\n  a:2  The same words"
    )


def test_where_nothing_is_held_nothing_is_found() -> None:
    with pytest.raises(UserError) as problem:
        find_among([], "a", lambda _path: None)
    said = (
        "no governance document here holds a statement\n"
        "  Of any other Markdown file, name a line: dodcheck explain FILE:LINE"
    )
    assert str(problem.value) == said


def test_of_two_statements_in_a_line_the_column_tells() -> None:
    assert [_found(f"DOD.md:15:{column}") for column in (16, 17)] == [
        "phase-1/files/one-done",
        "phase-1/files/one-seen",
    ]
    with pytest.raises(UserError, match="2 statements begin at line 15"):
        _found("DOD.md:15:9")
