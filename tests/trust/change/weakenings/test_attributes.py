from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.attributes import find
from support.sides import weakened

FILE = ".gitattributes"
CI = ".github/workflows/ci.yml"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "*.md -diff\n", {"DOD.md": "-diff"}),
        ("*.md text\n", "*.md linguist-generated\n", {"DOD.md": "linguist-generated"}),
        ("*.md text\n", "*.md linguist-generated=true\n", {"DOD.md": "linguist-generated=true"}),
        ("", "*.md linguist-generated=false diff text\n", {}),
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
