"""What is wrong with a rule in a comment, and where."""

from __future__ import annotations

import pytest

from dodcheck.binding.inline import read_inline
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location

HINT = "Write a rule: <!-- dodcheck {file: {path: README.md}} -->, or an id: <!-- dodcheck id: my-name -->"
NO_YAML = "this dodcheck comment is no YAML"


def test_what_stands_twice_is_told_once() -> None:
    _, mistakes = read_inline(Directive("{file: {path: a, path: b}}", Location("DOD.md", 4, 17)))
    assert [str(one) for one in mistakes] == ["DOD.md:4:34: `path` stands twice in one mapping"]


def test_a_later_line_of_a_comment_is_indented_as_its_list_item() -> None:
    text = "\n  file:\n    pth: a.md"
    _, mistakes = read_inline(Directive(text, Location("DOD.md", 4, 17), (2, 2)))
    assert str(mistakes[0].location) == "DOD.md:6:7"
    _, mistakes = read_inline(Directive("{file: [\n a.md", Location("DOD.md", 4, 17), (4,)))
    assert str(mistakes[0].location) == "DOD.md:5:10"


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("{file: {pth: a}}", "DOD.md:4:25", "`file` has no option `pth`"),
        ("\n  file:\n    pth: a.md", "DOD.md:6:5", "`file` has no option `pth`"),
        ("file:\n- ]", "DOD.md:5:3", f"{NO_YAML}: did not find expected node content"),
        ("]", "DOD.md:4:17", f"{NO_YAML}: did not find expected node content"),
        ("{file: [\n a.md", "DOD.md:5:6", f"{NO_YAML}: did not find expected ',' or ']'"),
        ("file: [", "DOD.md:4:24", f"{NO_YAML}: did not find expected node content"),
        ("# a remark", "DOD.md:4:17", "this dodcheck comment says nothing"),
        ("{file: {path: a, path: b}}", "DOD.md:4:34", "`path` stands twice in one mapping"),
    ],
)
def test_the_first_mistake_and_its_place(text: str, place: str, said: str) -> None:
    _, mistakes = read_inline(Directive(text, Location("DOD.md", 4, 17)))
    assert (str(mistakes[0].location), mistakes[0].message) == (place, said)
    assert {one.hint for one in mistakes if one.message.startswith("this")} <= {HINT}
