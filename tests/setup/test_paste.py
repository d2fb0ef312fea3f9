from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.binding.entries import Entry
from dodcheck.binding.inline import read_inline
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.exceptions.waivers_file import read_waivers
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.explanation import Explanation, Loaded, Paste, explain
from dodcheck.judge.scopes import governance
from dodcheck.model.caller import Caller
from dodcheck.model.criterion import Criterion, Directive
from dodcheck.model.exception import Waiver
from dodcheck.model.location import Location
from dodcheck.setup.candidate_kinds import fitting_kinds, named_path
from dodcheck.setup.paste import paste
from dodcheck.snapshot.memory import MemorySnapshot
from support.judging import DAY, DOD, bound, checklist, judged, verdicts, waived

AT = Location(DOD, 3, 1)


def _case(files: dict[str, str]) -> tuple[Case, Loaded]:
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()}, commit="c0")
    return prepare(snapshot, Caller(DAY), governance), Loaded((DOD,), lambda _path: None)


def _explained(files: dict[str, str], asked: str = f"{DOD}:3") -> Explanation:
    return explain(*_case(files), asked)


def _pasted(files: dict[str, str], asked: str = f"{DOD}:3") -> Paste:
    return paste(_explained(files, asked))


def _lines(*lines: str, more: dict[str, str] | None = None) -> Paste:
    return _pasted({DOD: checklist(*lines), **(more or {})})


def test_the_rule_that_was_read_is_the_entry() -> None:
    told = _lines("- [x] `a.md` created")
    assert told.bind is not None
    assert told.waive is not None
    assert (told.bind.path, told.bind.new, list(told.bind.lines)) == (
        "dodcheck.yml",
        True,
        [
            "version: 1",
            "rules:",
            "  phase-1/a-md-created:",
            '    says: "`a.md` created"',
            "    file: {path: a.md, named_in: docs/DOD.md}",
        ],
    )
    assert told.comment == "<!-- dodcheck {file: {path: a.md, named_in: docs/DOD.md}} -->"
    assert (told.waive.path, told.waive.new, list(told.waive.lines)) == (
        "dodcheck.waivers.yml",
        True,
        [
            "version: 1",
            "waivers:",
            "  - criterion: phase-1/a-md-created",
            "    reason: WHY",
            "    owner: WHO",
            "    expires: 2026-03-10",
        ],
    )


def test_a_path_in_words_that_nothing_reads_is_tried_where_the_document_means_it() -> None:
    told = _lines("- [x] The package has a `py.typed` marker", more={"src/a/py.typed": "partial\n"})
    assert told.comment == "<!-- dodcheck {file: {path: py.typed, named_in: docs/DOD.md}} -->"


def test_in_files_that_are_there_only_the_entry_is_pasted() -> None:
    policy = {
        "dodcheck.yml": bound("  phase-1/b-is-done: {file: {path: b.md}}\n"),
        "dodcheck.waivers.yml": waived(("phase-1/b-is-done", "2030-01-01")),
    }
    told = _lines("- [x] `a.md` created", "- [ ] B is done", more=policy)
    assert told.bind is not None
    assert told.waive is not None
    assert (told.bind.new, told.bind.lines[0]) == (False, "  phase-1/a-md-created:")
    assert (told.waive.new, told.waive.lines[0]) == (False, "  - criterion: phase-1/a-md-created")


def test_a_half_understood_statement_asks_for_the_other_half() -> None:
    told = _lines("- [x] `a.md` created — Reviewed", more={"a.md": "# A\n"})
    assert told.bind is not None
    assert list(told.bind.lines[4:]) == [
        "    all:",
        "      - file: {path: a.md, named_in: docs/DOD.md}",
        "      - file: {path: PATH}",
    ]


def test_a_statement_without_a_rule_gets_a_stub_that_names_kinds() -> None:
    told = _lines("- [x] All is as nice as [it](docs/guide.md)")
    assert told.bind is not None
    assert told.bind.lines[4].startswith("    file: {path: ")
    assert all(line.startswith("    # or: ") for line in told.bind.lines[5:])
    assert len(told.bind.lines) > 5


def test_a_rule_for_other_words_is_bound_to_the_new_ones() -> None:
    rules = bound("  phase-1/a-is-done: {says: A is perfect, file: {path: a.md}}\n")
    told = _lines("- [x] A is done", more={"dodcheck.yml": rules})
    assert told.bind is not None
    assert list(told.bind.lines) == ["  phase-1/a-is-done:", "    says: A is done", "    file: {path: a.md}"]
    assert (told.comment, told.waive) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "- [x] `b.md` created",
        "- [ ] `b.md` created",
        "- [~] `b.md` created",
        "- [ ] `c.md` created (Deferred)",
        "- [x] C is done <!-- dodcheck {file: {path: b.md}} -->",
    ],
)
def test_what_needs_nothing_gets_nothing(line: str) -> None:
    assert _lines(line, more={"b.md": "# B\n"})[1:] == (None, None, None, None)


def test_what_is_waived_is_not_waived_again() -> None:
    waivers = waived(("phase-1/a-md-created", "2030-01-01"))
    assert _lines("- [x] `a.md` created", more={"dodcheck.waivers.yml": waivers})[1:] == (None, None, None, None)


def test_an_entry_without_a_statement_and_a_path_outside() -> None:
    rules = {"dodcheck.yml": bound("  phase-1/gone: {file: {path: a.md}}\n")}
    assert _pasted({DOD: checklist("- [ ] A"), **rules}, "phase-1/gone") == ((), None, None, None, None)
    outside = _lines("- [x] `../out.md` exists")
    assert outside.bind is not None
    assert outside.bind.lines[-1] == "    file: {path: PATH}"


def test_pasting_decides() -> None:
    files: dict[str, str | bytes] = {DOD: checklist("- [x] Same words", "- [x] Same words", "- [x] `a.md` created")}
    for line in (3, 4, 5):
        told = _pasted({path: str(text) for path, text in files.items()}, f"{DOD}:{line}")
        assert told.bind is not None
        files["dodcheck.yml"] = str(files.get("dodcheck.yml", "")) + "".join(f"{one}\n" for one in told.bind.lines)
    assert {verdict for verdict, _ in verdicts(judged(files)).values()} == {"refuted"}


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@given(WORDS)
def test_every_line_is_read_back(words: str) -> None:
    case, loaded = _case({DOD: checklist(f"- [ ] {words}", "- [ ] Last")})
    for criterion in case.program.criteria:
        told = paste(explain(case, loaded, criterion.id))
        if told.bind is not None:
            (entry,) = read_rules_file("dodcheck.yml", "\n".join(told.bind.lines).encode()).entries
            assert (entry.key, entry.says) == (criterion.id, criterion.text)
            _same_in_a_comment(entry, told.comment)
        _waives(told, criterion)


def _same_in_a_comment(entry: Entry, comment: str | None) -> None:
    if comment is not None:
        text = comment.removeprefix("<!-- dodcheck ").removesuffix(" -->")
        assert read_inline(Directive(text, AT)) == (entry.tree, ())


def _waives(told: Paste, criterion: Criterion) -> None:
    if told.waive is not None:
        read = read_waivers("dodcheck.waivers.yml", "\n".join(told.waive.lines).encode())
        assert [waiver for waiver, _ in read.entries] == [Waiver(criterion.id, "WHY", "WHO", date(2026, 3, 10))]


@pytest.mark.parametrize(
    ("text", "path", "first"),
    [
        ("`docs/a.md` describes the API", "docs/a.md", "document"),
        ("M03 entry is there", None, "ledger"),
        ("No bypasses left", None, "text"),
        ("Everyone is happy", None, "file"),
        ("[the guide](docs/guide.md) is good, see guide.md", "guide.md", "document"),
    ],
)
def test_which_kinds_fit(text: str, path: str | None, first: str) -> None:
    assert named_path(text) == path
    assert first in fitting_kinds(text)[:2]


_PHASE = (
    "**Linting Active**:",
    "- [x] `a.md` created",
    "",
    "**Updates Active for Actions**:",
    "- [x] `a.md` exists",
    "",
    "### Summary",
    "",
    "**Must be True**:",
)


def _suggested(line: str) -> str | None:
    files = {DOD: checklist(*_PHASE, f"- {line}"), "a.md": "# A\n\nText.\n"}
    return _pasted(files, line).comment


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("CI is maintainable (linting)", "criteria: {all_of: [phase-1/linting-active/*]}"),
        (
            "CI is maintainable (linting, updated actions)",
            "criteria: {all_of: [phase-1/linting-active/*, phase-1/updates-active-for-actions/*]}",
        ),
        ("CI is active", "file: {path: PATH}"),
        ("The summary is right", "file: {path: PATH}"),
        ("The team is content", "file: {path: PATH}"),
    ],
)
def test_a_line_that_must_be_true_is_offered_the_groups_that_share_a_word_with_it(line: str, rule: str) -> None:
    assert _suggested(line) == f"<!-- dodcheck {{{rule}}} -->"


def test_a_box_is_offered_no_group() -> None:
    page = checklist("**Linting Active**:", "- [x] `a.md` created", "", "**Other**:", "- [x] Linting is fun")
    told = _pasted({DOD: page}, "Linting is fun")
    assert told.comment is not None
    assert "criteria" not in told.comment


def test_a_folder_is_pasted_as_it_was_read() -> None:
    assert (
        _lines("- [x] `docs/guides/` created").comment
        == "<!-- dodcheck {file: {path: docs/guides/, named_in: docs/DOD.md}} -->"
    )
