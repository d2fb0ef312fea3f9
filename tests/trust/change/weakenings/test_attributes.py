from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.attributes import find
from support.sides import judges, weakened

FILE = ".gitattributes"
CI = ".github/workflows/ci.yml"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "*.md -diff\n", {"DOD.md": "-diff"}),
        ("*.md text\n", "*.md linguist-generated\n", {"DOD.md": "linguist-generated"}),
        ("*.md text\n", "*.md linguist-generated=true\n", {"DOD.md": "linguist-generated=true"}),
        ("*.md text\n", "*.md linguist-generated=1\n", {"DOD.md": "linguist-generated=1"}),
        ("*.md text\n", "*.md gitlab-generated\n", {"DOD.md": "gitlab-generated"}),
        ("", "*.md linguist-generated=false -gitlab-generated diff text\n", {}),
        ("", "*.md diff=markdown !linguist-generated linguist-vendored\n", {}),
        ("*.md -diff\n", "*.md -diff\n\n", {}),
        ("*.md -diff\n", "*.md -diff filter=x\n", {"DOD.md": "filter=x"}),
        ("*.md filter=x\n", "*.md filter=y\n", {"DOD.md": "filter=y"}),
        ("", "*.md -filter\n", {}),
        ("", "* merge=ours ident\n", {"DOD.md": "ident, merge=ours", CI: "ident, merge=ours"}),
    ],
)
def test_attributes_that_hide_or_rewrite(before: str, after: str, told: dict[str, str]) -> None:
    sides = [{CI: "on: push\n", FILE: text} for text in (before, after)]
    said = "would be hidden or rewritten; its attributes now say"
    assert weakened(find, *sides) == [
        f"unreviewed/{path}, None -> {path}: changes of `{path}` {said} {say}" for path, say in told.items()
    ]


def test_attributes_that_can_be_read_again_are_judged_as_they_are() -> None:
    told = weakened(find, {FILE: "*.x text\n" * 40_000}, {FILE: "*.md -diff\n"})
    said = "changes of `DOD.md` would be hidden or rewritten; its attributes now say -diff"
    assert told == [f"unreviewed/DOD.md, None -> DOD.md: {said}"]


def test_attributes_that_cannot_be_read_any_more() -> None:
    (told,) = weakened(find, {FILE: "*.md text\n"}, {FILE: "*.x text\n" * 40_000})
    assert told.startswith("unreviewed/DOD.md, None -> DOD.md: changes of `DOD.md` would be hidden or rewritten; its")
    assert "what can't be read: " in told


def test_what_attributes_hide_is_shown_by_asking_for_them() -> None:
    (found,) = find(judges({}, {FILE: "*.md -diff\n"}))
    assert found.shown_by == "git check-attr -a -- DOD.md"
