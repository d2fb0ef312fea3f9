"""What the lines of a scope let a milestone's commits change, and what they forbid."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dodcheck.documents.document import Role, read_document
from dodcheck.model.promise import WithinScope
from dodcheck.program.milestones.allowed import scope_of
from dodcheck.program.milestones.around import Around

FOLDER = "docs/milestones/M03"
PLAN = f"{FOLDER}/M03_plan.md"
OWN = (PLAN, f"{FOLDER}/M03_*.md")
NOTHING = Around(frozenset(), None, (), {}, None, frozenset())


def scope(
    inside: Sequence[str], outside: Sequence[str] = (), path: str = PLAN, around: Around = NOTHING
) -> WithinScope | None:
    """Return what a plan with these lines in scope and out of it holds its commits to."""
    source = "# M03_plan\n\n## In Scope\n\n" + "".join(f"* {one}\n" for one in inside)
    source += "\n## Out of Scope\n\n" + "".join(f"* {one}\n" for one in outside)
    plan = read_document(path, source.encode(), Role.PLAN, "milestone-m03").plan
    assert plan is not None
    return scope_of(plan, around)


def allowed(*inside: str) -> tuple[str, ...] | None:
    """Return what may be changed besides the plan and its papers; ``None`` where no paths tell all of it."""
    found = scope(inside, ["Changing tests"])
    assert found is not None
    if found.allowed is None:
        assert not found.whole
        return None
    assert (found.own, found.whole) == (OWN, True)
    return found.allowed


@pytest.mark.parametrize("verb", [
    "Read", "Review", "Audit", "Inspect", "Analyze", "Analyse", "Classify", "Identify", "Cross-reference", "Assess",
    "Survey", "Examine", "Observe", "Understand", "Investigate", "Study", "Reviewing",
])  # fmt: skip
def test_what_is_only_looked_at_is_not_changed(verb: str) -> None:
    assert allowed(f"{verb} all workflows") == ()
    assert allowed(f"{verb} `a.py`") == ()
    assert allowed(f"Later, {verb} all workflows") is None


@pytest.mark.parametrize("then", [
    "and fix", "then update", "or change", "to modify", ", add", "; remove", "/ create", "& implement", "+ write",
    "and rewrite", "and refactor", "and replace", "and migrate", "and move", "and rename", "and delete", "and harden",
    "and improve", "and correct", "and convert", "and introduce", "and build", "and enable", "and extend", "and clean",
    "and repair", "and resolve", "and adjust", "and apply", "and split", "and extract", "and pin", "and tighten",
    "and strengthen", "and make",
])  # fmt: skip
def test_what_is_looked_at_and_then_changed_is_changed(then: str) -> None:
    assert allowed(f"Review {then} the workflows") is None


@pytest.mark.parametrize("verb", [
    "Measure", "Inventory", "Catalog", "Catalogue", "List", "Record", "Describe", "Document",
])  # fmt: skip
def test_what_is_written_down_is_written_where_the_line_says(verb: str) -> None:
    assert allowed(f"{verb} how slow it is in `docs/a.md`") == ("docs/a.md",)
    assert allowed(f"{verb} how slow it is") is None
    assert allowed(f"{verb} how slow it is and fix `docs/a.md`") is None
    assert allowed(f"So {verb} how slow it is in `docs/a.md`") is None


@pytest.mark.parametrize("words", [
    "Add", "Added", "Adding", "Create", "New", "Write", "Fix", "Fixing", "Implement", "Refactor", "Extend", "Remove",
    "Delete", "Documenting", "Generate", "Change", "Changes to", "Modify", "Edit", "Update", "In M03 all files in",
    "The other existing modules under", "Tests of every package inside", "Do touch", "The contents and code of",
])  # fmt: skip
def test_lines_that_are_about_paths_alone(words: str) -> None:
    assert allowed(f"{words} `src/a.py`") == ("src/a.py",)


def test_lines_that_say_more_than_paths_show() -> None:
    assert allowed("Faster reading in `src/a.py`") is None
    assert allowed("`src/a.py` and what else it takes") is None
    assert allowed("Everything that needs it") is None
    assert allowed("Notable `src/a.py`") is None
    assert allowed("`src/a.py`", "Make it faster") is None


def test_remarks_count_unless_a_path_stands_in_them() -> None:
    assert allowed("`src/a.py` (the slow one)", "`src/b.py` — by hand", "`src/c.py`: at last") == (
        "src/a.py",
        "src/b.py",
        "src/c.py",
    )
    assert allowed("`src/a.py` (with `src/b.py`)") is None


def test_which_paths_a_line_names() -> None:
    assert allowed("`src/a/`") == ("src/a/**",)
    assert allowed("`notes.md`") == ("notes.md", f"{FOLDER}/notes.md")
    assert allowed("`parts/`") == ("parts/**", f"{FOLDER}/parts/**")
    assert allowed("` a.py `") == ("a.py", f"{FOLDER}/a.py")
    assert allowed("`a.py`, `src/*.py`") == ("a.py", f"{FOLDER}/a.py", "src/*.py")
    assert allowed("`make all`") is None
    assert allowed("`a`") is None
    assert allowed("`src/a.py --fix`") is None
    assert allowed("src/a.py") is None


def test_what_is_listed_below_a_line_that_only_looks_is_looked_for() -> None:
    assert allowed("Review all workflows for:\n  * slow steps\n  * `a.py`") == ()
    assert allowed("**Review all workflows for:**\n  * slow steps\n  * `a.py`\n* `b/c.py`") == ("b/c.py",)
    assert allowed("Review all workflows\n  * make them faster") is None
    assert allowed("Change these:\n  * make them faster") is None
    assert allowed("Change `src/a.py`:\n  * make it faster") is None
    assert allowed("Change `src/a.py`:\n  * `src/b.py`") == ("src/a.py", "src/b.py")
    assert allowed("Review all workflows for:\n  * slow steps\n* make them faster") is None


def test_the_milestone_may_always_write_its_papers_its_log_and_the_ledger() -> None:
    logs = {FOLDER: (f"{FOLDER}/log.md",)}
    around = NOTHING._replace(ledger="REFACTOR.md", program_log="toolcalls.md", logs=logs)
    found = scope(["`a/b.py`"], around=around)
    assert found is not None
    assert found.own == (*OWN, f"{FOLDER}/log.md", "REFACTOR.md", "toolcalls.md")
    assert found.allowed == ("a/b.py",)
    for path, papers in (
        ("plans/M03_plan.md", ()),
        ("plans/M03/plan.md", ()),
        ("plans/M03/M03_the_plan.md", ("plans/M03/M03_the_*.md",)),
        ("plans/M04/M03_plan.md", ()),
    ):
        found = scope(["`a/b.py`"], path=path)
        assert found is not None, path
        assert (found.own, found.allowed) == ((path, *papers), ("a/b.py",))


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        ("No changes to workflows", "ci"),
        ("Changing CI workflow files", "ci"),
        ("Modifying pipelines", "ci"),
        ("Any change to CI jobs", "ci"),
        ("Editing checks", "ci"),
        ("Modifications of CI behavior", "ci"),
        ("Modifying CI execution behaviour", "ci"),
        ("Touching GitHub Actions", "ci"),
        ("Adding or removing tests", "tests"),
        ("Updating dependencies", "dependencies"),
        ("Updates to any dependency", "dependencies"),
        ("Changing the lockfiles", "dependencies"),
        ("Rewriting docs", "documents"),
        ("Editing existing documentation", "documents"),
        ("No code changes", ""),
        ("Changes to code", "code"),
        ("Changing source", "code"),
        ("Changing all sources", "code"),
        ("Changing source files", "code"),
        ("Modification of production code", "code"),
        ("Removing the implementation", "code"),
        ("Changing code, tests", ""),
        ("Changing code and tests or docs", "code tests documents"),
        ("Changing code of others", ""),
        ("Changing the wording of tests", ""),
    ],
)
def test_kinds_of_files_that_are_not_to_be_changed(words: str, areas: str) -> None:
    found = scope([], [words, "Changing `x/y.py`"])
    assert found is not None
    told = (found.areas, found.forbidden, found.prose, found.whole)
    assert told == (tuple(areas.split()), ("x/y.py",), () if areas else (words,), bool(areas))


def test_a_plan_that_says_nothing_of_paths_holds_to_nothing() -> None:
    assert scope(["Make it faster"], ["The public interface"]) is None
    assert scope([], []) is None
    assert scope([], ["Full rewrite of `a/b.py`"]) is None
