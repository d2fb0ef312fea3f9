from __future__ import annotations

import pytest

from dodcheck.trust.change.whereabouts import Whereabouts
from support.sides import judges

HEAD = "# Done\n\n## Phase 1: One\n\n- [ ] `a.md` created\n"
GONE = "- [ ] Every release is signed.\n"


def told(after: dict[str, str], gone: str = GONE) -> list[tuple[str, str] | None]:
    comparison = judges({"DOD.md": HEAD + gone}, after).comparison
    found = (Whereabouts(comparison).of(criterion) for criterion in comparison.pairs.gone)
    return [found and (str(found.location), found.said) for found in found]


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("- Every release is signed.", 6),
        ("\nEvery release is signed\n", 7),
        ("\n<!-- - [ ] Every release is signed. -->", 7),
        ("\n```text\n- [ ] Every release is signed.\n```", 8),
        ("\n> 1. **Every** release\u00a0is `signed`.", 7),
        ("- [ ] b\n\n  + ~~Every release is signed~~", 8),
    ],
)
def test_words_that_stand_where_nothing_asks_for_them(line: str, at: int) -> None:
    said = f"its words stand at DOD.md:{at}, where nothing asks for them"
    assert told({"DOD.md": f"{HEAD}{line}\n"}) == [(f"DOD.md:{at}", said)]


def test_words_that_are_a_promise_of_something_else() -> None:
    moved = {"DOD.md": f"{HEAD}\n## Phase 2: Two\n\n{GONE}\nEvery release is signed.\n"}
    assert told(moved) == [("DOD.md:9:1", "the same words stand in phase-2 now")]


@pytest.mark.parametrize("path", ["docs/examples/DOD.md", "docs/wishes.md"])
def test_words_of_a_document_that_moved_where_nobody_reads_it(path: str) -> None:
    said = f"its words stand at {path}:{{}}, where nothing asks for them"
    assert told({"DOD.md": f"# Done\n\nSee [there]({path}).\n", path: HEAD + GONE}) == [
        (f"{path}:5", said.format(5)),
        (f"{path}:6", said.format(6)),
    ]


@pytest.mark.parametrize("line", ["- [ ] Some releases are signed.", "Every release is signed, or not.", "Signed."])
def test_other_words_are_not_taken_for_them(line: str) -> None:
    assert told({"DOD.md": f"{HEAD}\n{line}\n"}) == [None]


def test_a_statement_that_stays_is_no_place_of_another() -> None:
    assert told({"DOD.md": HEAD + GONE}, GONE + GONE) == [None]
