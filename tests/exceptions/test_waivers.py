from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.errors import UserError
from dodcheck.exceptions.waivers_file import read_waivers
from dodcheck.model.exception import Waiver
from dodcheck.model.location import Location

EXAMPLE = "waivers: [{criterion: phase-1/a-md-created, reason: why, owner: who, expires: 2026-12-31}]"
PATH = "dodcheck.waivers.yml"


def test_waivers_of_one_criterion_stand_the_longest_valid_first() -> None:
    waivers = read_waivers(
        PATH,
        b"version: 1\nwaivers:\n"
        b"  - {criterion: a/b, reason: ' later ', owner: Ada, expires: 2026-01-31}\n"
        b"  - {criterion: a/c, reason: why, owner: Bob, expires: 2027-01-31}\n"
        b"  - {criterion: a/b, reason: never, owner: Ada, expires: '2026-12-31'}\n",
    )
    early = Waiver("a/b", "later", "Ada", date(2026, 1, 31))
    late = Waiver("a/b", "never", "Ada", date(2026, 12, 31))
    assert waivers.of("a/b") == (late, early)
    assert waivers.of("a/x") == ()
    assert waivers.entries[0] == (early, Location(PATH, 3, 5))


def test_an_empty_list_waives_nothing() -> None:
    assert read_waivers(PATH, b"version: 1\nwaivers: []\n").entries == ()


ONE = "version: 1\nwaivers:\n  - "
VERSION = "the waivers file says no version that this dodcheck knows\n  Write: version: 1"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", [f"{PATH}: the file is empty\n  It begins with: version: 1"]),
        ("version: 1\nwaivers: *own\n", [f"{PATH}:2:10: no YAML: the alias *own names nothing before it"]),
        ("waivers: []\n", [f"{PATH}:1:1: {VERSION}"]),
        ("version: 2\nwaivers: []\n", [f"{PATH}:1:10: {VERSION}"]),
        (
            "version: 1\nwaiver: []\n",
            [
                f"{PATH}:1:1: `waivers` takes a list\n  {EXAMPLE}",
                f"{PATH}:2:1: unknown key `waiver`\n  The keys are: version, waivers.",
            ],
        ),
        ("version: 1\nwaivers: {}\n", [f"{PATH}:2:10: `waivers` takes a list\n  {EXAMPLE}"]),
        (
            ONE + "phase-1\n",
            [f"{PATH}:3:5: a waiver is no mapping\n  Its keys are: criterion, reason, owner, expires."],
        ),
        (
            ONE + "{criterion: a/b, owner: Ada}\n",
            [f"{PATH}:3:5: this waiver has no reason and no expires\n  {EXAMPLE}"],
        ),
        (
            ONE + "{criterion: a/b, owner: Ada, expires: 2026-01-31}\n",
            [f"{PATH}:3:5: this waiver has no reason\n  {EXAMPLE}"],
        ),
        (
            ONE + f"{{criterion: a/b, reason: r, owner: Ada, expires: {'9' * 41}}}\n",
            [f"{PATH}:3:54: `expires` takes a day such as 2026-12-31, not `{'9' * 40}`"],
        ),
        (
            ONE + "{criterion: a/b, reason: '', owner: [], expires: 2026-01-31}\n",
            [f"{PATH}:3:30: `reason` takes words", f"{PATH}:3:41: `owner` takes words"],
        ),
        (
            ONE + "{criterion: a/b, reason: r, owner: Ada, expires: 2026-01-31, until: x}\n",
            [f"{PATH}:3:66: unknown key `until`\n  The keys are: criterion, reason, owner, expires."],
        ),
        (
            ONE + "{criterion: a/b, reason: r, owner: Ada, expires: never}\n",
            [f"{PATH}:3:54: `expires` takes a day such as 2026-12-31, not `never`"],
        ),
        (
            ONE + "{criterion: a/b, reason: r, reason: s, owner: Ada, expires: 2026-02-30}\n",
            [
                f"{PATH}:3:33: `reason` stands twice in one mapping",
                f"{PATH}:3:65: `expires` takes a day such as 2026-12-31, not `2026-02-30`",
            ],
        ),
        (
            ONE + "{criterion: a/b, owner: ' ', expires: 2026-02-30}\n",
            [
                f"{PATH}:3:5: this waiver has no reason\n  {EXAMPLE}",
                f"{PATH}:3:29: `owner` takes words",
                f"{PATH}:3:43: `expires` takes a day such as 2026-12-31, not `2026-02-30`",
            ],
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, told: list[str]) -> None:
    with pytest.raises(UserError) as caught:
        read_waivers(PATH, text.encode())
    assert [str(mistake) for mistake in caught.value.mistakes] == told


@given(st.text(max_size=60))
def test_reading_raises_nothing_but_mistakes(text: str) -> None:
    with contextlib.suppress(UserError):
        read_waivers(PATH, f"version: 1\nwaivers: {text}".encode("utf-8", "surrogatepass"))
