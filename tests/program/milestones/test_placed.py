"""What the words and the path of a deliverable say of where it has to be."""

from __future__ import annotations

import pytest

from dodcheck.model.milestone import MilestoneId
from dodcheck.program.milestones.placed import is_changed, is_gone, is_placed

M03 = MilestoneId("", (3,), "")


@pytest.mark.parametrize("text", [
    "Update `a.md`", "Updates `a.md`", "`a.md` updated", "Updating `a.md`", "Edit `a.md`", "Edits of `a.md`",
    "`a.md` edited", "Editing `a.md`", "Changes in `a.md`", "`a.md` changed", "Changing `a.md`", "Modify `a.md`",
    "`a.md` modified", "Modifying `a.md`", "Modification of `a.md`", "Modifications of `a.md`", "Extend `a.md`",
    "Extends `a.md`", "`a.md` extended", "Extension of `a.md`", "Extensions to `a.md`", "Refresh `a.md`",
    "`a.md` refreshed", "Revise `a.md`", "`a.md` revised", "Revision of `a.md`", "Revisions to `a.md`",
    "Append `a.md`", "Appends `a.md`", "`b` appended", "Amend `a.md`", "Amends `a.md`", "`a.md` amended",
    "Row in `a.md`", "Entry in `a.md`", "Entries of `a.md`", "Section for `a.md`", "Notes to `a.md`",
    "Link from `a.md`", "Pointers in `a.md`", "Links added", "A word added to `a.md`", "Ledger row", "Log entry",
    "Changelog entries.",
])  # fmt: skip
def test_words_that_say_a_file_is_changed(text: str) -> None:
    assert is_changed(text, ["a.md"])
    assert not is_changed(text, ["a.md", "docs/Update.md"])


@pytest.mark.parametrize("text", [
    "`a.md`", "`update.md`", "The changelog `a.md`", "Unchanged words of `a.md`", "Ledger `a.md` and log",
    "Extension `a.md`", "Revision `a.md`", "Editor `a.md`",
])  # fmt: skip
def test_words_that_do_not(text: str) -> None:
    assert not is_changed(text, ["a.md"])


@pytest.mark.parametrize("text", [
    "Delete `a.md`", "Deletes `a.md`", "`a.md` deleted", "Deleting `a.md`", "Deletion of `a.md`", "Remove `a.md`",
    "`a.md` removed", "Removing `a.md`", "Removal of `a.md`", "Drop `a.md`", "Drops `a.md`", "`a.md` dropped",
    "Retire `a.md`", "`a.md` retired", "Retiring `a.md`", "Move `a.md`", "`a.md` moved", "Moving `a.md`",
    "Rename `a.md`", "`a.md` renamed", "Renaming `a.md`", "Split `a.md`", "Splits `a.md`", "Splitting `a.md`",
    "`a.md` split up", "Extract `a.md`", "Extracts `a.md`", "Extracted `b.md`", "Merge into `b.md`",
    "`a.md` merged into `b.md`", "Merging into `b.md`", "`a.md` (deferred)", "`a.md` (postponed)", "`a.md` (canceled)",
    "`a.md` (cancelled)", "`a.md`: not delivered", "`a.md`: not created", "`a.md`: not needed", "`a.md`: not committed",
    "`a.md`: not tracked",
])  # fmt: skip
def test_words_that_say_a_file_is_not_where_it_was(text: str) -> None:
    assert is_gone(text)


@pytest.mark.parametrize("text", [
    "`a.md`", "`deleted.md`", "Extracted words", "A split view", "`a.md` merged", "`a.md` is not empty", "A droplet",
])  # fmt: skip
def test_words_that_leave_it_there(text: str) -> None:
    assert not is_gone(text)


@pytest.mark.parametrize(
    ("path", "placed"),
    [
        ("docs/metrics.json", True),
        ("docs/", False),
        ("/metrics.json", False),
        ("metrics.json", False),
        ("a.md", True),
        ("A.RST", True),
        ("a.adoc", True),
        ("a.mdx", False),
        ("*.md", False),
        ("docs/*.md", True),
        ("M03_metrics.json", True),
        ("m03_metrics.json", True),
        ("M3.json", True),
        ("M03-metrics.json", True),
        ("M04_metrics.json", False),
        ("M03.5_metrics.json", False),
        ("M03B_metrics.json", False),
        ("M03_*.json", False),
        ("of_M03.json", False),
        ("M03metrics.json", False),
        ("docs/<name>.json", False),
        ("docs/{id}.md", False),
        ("docs/MNN/a.md", False),
        ("docs/NN_a.md", True),
        ("docs/phase-NN/a.md", False),
        ("docs/Mx/a.md", False),
        ("docs/MX.md", False),
        ("docs/M38_runN.md", False),
        ("docs/runN.md", False),
        ("docs/runN", False),
        ("docs/runNow.md", True),
        ("docs/XX.md", False),
        ("docs/YYYY-01.md", False),
        ("docs/....md", False),
        ("docs/….md", False),
    ],
)
def test_a_path_that_has_to_be_there_as_it_is_written(path: str, placed: bool) -> None:  # noqa: FBT001 - a column
    assert is_placed(path, M03) is placed
