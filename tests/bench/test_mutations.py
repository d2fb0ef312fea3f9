from __future__ import annotations

from pathlib import Path

import pytest

from bench.mutations import Fate, mutations, on_placeholders

TREE = {
    "docs/own.md": "# Own\n\n**Status:** closed\n\nuv is named. So is uv.\n\nAgain uv.\n",
    "src/a.py": None,
    "src/b.py": None,
    ".github/workflows/ci.yml": None,
}
CASES = {
    "file: {path: src/a.py}": ["src/a.py removed"],
    "file: {path: src}": ["src/a.py, src/b.py removed"],
    'file: {path: "src/*.py", min: 2}': ["src/a.py, src/b.py removed"],
    'file: {path: "src/*.js", max: 0}': ["src/planted0.js added"],
    'text: {in: ["src/**"], literal: PLACEHOLDER, max: 2}': ["the line “PLACEHOLDER” added to src/a.py"],
    'text: {in: ["src/**"], literal: PLACEHOLDER}': ["2 lines of src/a.py, src/b.py made to say nothing but ·"],
    "text: {in: [.github/workflows/ci.yml], literal: ubuntu-18.04, max: 0, parsed: true}": [
        "the line “ubuntu-18.04” added to .github/workflows/ci.yml"
    ],
    "text: {in: [.github/workflows/ci.yml], literal: ubuntu-latest, max: 1, parsed: true}": [
        "the line “ubuntu-latest” added to .github/workflows/ci.yml"
    ],
    r'text: {in: ["src/**"], pattern: "\\bLATER\\b", max: 0}': ["the line “LATER” added to src/a.py"],
    "document: {path: docs/own.md, mentions: [uv]}": ["“uv” taken out of docs/own.md"],
    "document: {path: docs/own.md, section: Own, field: Status}": ["the section “Own” taken out of docs/own.md"],
    "all: [{file: {path: src/a.py}}, {file: {path: src/b.py}}]": ["src/a.py removed", "src/b.py removed"],
    "any: [{file: {path: src/a.py}}, {file: {path: src/b.py}}]": ["src/a.py removed; src/b.py removed"],
    "not: {file: {path: src/c.py}}": ["src/c.py added"],
}


def corpus(folder: Path, document: str) -> Path:
    """Make a corpus of the tree and one document that judges it."""
    (folder / "tree.txt").write_text("".join(f"{path}\n" for path in [*TREE, "docs/plan.md"]), encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "own.md").write_text(str(TREE["docs/own.md"]), encoding="utf-8")
    (folder / "docs" / "plan.md").write_text(document, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("rule", "expected"), CASES.items())
def test_evidence_taken_away_turns_the_verdict(tmp_path: Path, rule: str, expected: list[str]) -> None:
    tried = list(mutations(corpus(tmp_path, f"- [x] It is done\n  <!-- dodcheck {{{rule}}} -->\n")))
    assert [one.planted for one in tried] == expected
    assert {one.fate for one in tried} == {Fate.TURNED}


def test_a_document_may_judge_itself(tmp_path: Path) -> None:
    tried = list(mutations(corpus(tmp_path, "- [x] `docs/plan.md` exists\n")))
    assert [(one.planted, one.fate) for one in tried] == [
        ("docs/plan.md removed, and the statement with it", Fate.TURNED)
    ]


def test_a_rule_that_asks_for_more_than_the_statement_turns_to_unknown(tmp_path: Path) -> None:
    tried = list(mutations(corpus(tmp_path, "- [x] No `os_system` imports in `src/`\n")))
    assert [(one.planted, one.fate) for one in tried] == [("the line “os_system” added to src/a.py", Fate.UNKNOWN)]


def test_another_file_in_its_place_is_survival(tmp_path: Path) -> None:
    rule = "any: [{file: {path: src/a.py}}, {not: {file: {path: src/a.py}}}]"
    tried = list(mutations(corpus(tmp_path, f"- [x] It is done\n  <!-- dodcheck {{{rule}}} -->\n")))
    assert [(one.fate, one.said.split(":")[0]) for one in tried] == [(Fate.SURVIVED, "src/a.py is there")]


def test_what_rests_on_other_criteria_is_not_tried(tmp_path: Path) -> None:
    told = "- [x] `src/a.py` exists\n- [x] All done\n  <!-- dodcheck {criteria: {all_of: ['*/src-a-py-exists']}} -->\n"
    fates = {one.criterion.location.line: one.fate for one in mutations(corpus(tmp_path, told))}
    assert fates == {1: Fate.TURNED, 2: Fate.NOT_TRIED}


def test_verdicts_from_placeholders_are_told_apart(tmp_path: Path) -> None:
    rules = ["text: {in: [src/a.py], literal: x}", "file: {path: src/a.py}", "text: {in: [docs/own.md], literal: uv}"]
    told = "".join(f"- [x] It is {at}\n  <!-- dodcheck {{{rule}}} -->\n" for at, rule in enumerate(rules))
    lines = frozenset(("docs/plan.md", line) for line in (1, 3, 5))
    assert on_placeholders(corpus(tmp_path, told), lines) == {("docs/plan.md", 1)}
