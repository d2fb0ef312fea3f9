from __future__ import annotations

from dodcheck.setup.task_documents import task_document_globs
from support.setting_up import surveyed, written


def test_the_places_of_spec_tools_that_hold_something() -> None:
    files = (
        ".kiro/specs/login/design.md",
        ".kiro/specs/login/tasks.md",
        "docs/specs/a/tasks.md",
        "openspec/changes/archive/2026-01-01-a/tasks.md",
        "specs/001-a/plan.md",
        "specs/001-a/tasks.md",
        "specs/002-b/tasks.md",
    )
    assert task_document_globs(files) == ("specs/*/tasks.md", ".kiro/specs/*/tasks.md", "openspec/changes/**/tasks.md")
    assert task_document_globs(("specs/001-a/plan.md", "tasks.md")) == ()


def test_beside_a_checklist_they_are_proposed() -> None:
    assert written({"DOD.md": "- [ ] `a.md` exists\n", "specs/001/tasks.md": "- [x] T001 Create `b.md`\n"}) == (
        "# Where this repository's governance documents are, and which rule decides which statement in them.\n"
        "# dodcheck reads this file once git tracks it.\n"
        "version: 1\n"
        "\n"
        "documents:\n"
        "  checklist: DOD.md\n"
        "  # ledger: REFACTOR.md  # none was found\n"
        '  # milestones: "docs/milestones/{id}/{id}_plan.md"  # none was found\n'
        "  # tool_log: docs/toolcalls.md  # none was found\n"
        "  # also: [specs/*/tasks.md]  # further files with boxes, read once this line counts\n"
        "\n"
        "# The rules below were read from the words of their statements, and `says` pins those words: once somebody "
        "edits a\n"
        "# statement, it counts as broken until `dodcheck rebind` shows the old and the new words and binds the rule "
        "again.\n"
        "rules:\n"
        "\n"
        "  # DOD.md\n"
        "\n"
        "  program/a-md-exists:\n"
        '    says: "`a.md` exists"\n'
        "    file: {path: a.md, named_in: DOD.md}\n"
    )


def test_named_they_are_written_down_and_their_statements_are_not() -> None:
    files: dict[str, str | bytes] = {"specs/001/tasks.md": "- [x] T001 Create `b.md`\n- [ ] T002 Sleep\n"}
    assert written(files, also=("specs/*/tasks.md",)).split("\n", 4)[4] == (
        "documents:\n"
        "  # checklist: docs/DEFINITION_OF_DONE.md  # none was found\n"
        "  # ledger: REFACTOR.md  # none was found\n"
        '  # milestones: "docs/milestones/{id}/{id}_plan.md"  # none was found\n'
        "  # tool_log: docs/toolcalls.md  # none was found\n"
        "  also: [specs/*/tasks.md]\n"
        "\n"
        "# What the documents that `also` names say is decided by its words: lists of tasks are written anew too\n"
        "# often to pin each. A rule may stand here all the same.\n"
        "rules:\n"
    )
    assert surveyed(files).sources == ()
