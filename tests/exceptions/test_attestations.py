from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.errors import UserError
from dodcheck.exceptions.attestations_file import read_attestations
from dodcheck.model.exception import Attestation
from dodcheck.model.location import Location

EXAMPLE = (
    "attestations: [{criterion: phase-1/a-md-created, says: its words, by: who, date: 2026-01-31, "
    "commit: 1a2b3c4, covers: [a.md], expires: 2026-12-31}]"
)
PATH = "dodcheck.attestations.yml"
KEYS = "criterion, says, by, date, commit, covers, expires, signature"


def test_attestations_of_one_criterion_stand_the_longest_valid_first() -> None:
    begun = "{criterion: a/b, says: ' A is done ', by: Ada, date: 2026-01-02, commit: '1234567', covers: [a/**, b.md], "
    found = read_attestations(
        PATH,
        f"version: 1\nattestations:\n  - {begun}expires: 2026-01-31}}\n  - {begun}expires: 2026-02-28}}\n".encode(),
    )
    early = Attestation("a/b", "A is done", "Ada", date(2026, 1, 2), "1234567", ("a/**", "b.md"), date(2026, 1, 31))
    assert [one.expires for one in found.of("a/b")] == [date(2026, 2, 28), date(2026, 1, 31)]
    assert found.of("a/x") == ()
    assert found.entries[0] == (early, Location(PATH, 3, 5))


def test_an_empty_list_attests_nothing() -> None:
    assert read_attestations(PATH, b"version: 1\nattestations: []\n").entries == ()


ONE = "version: 1\nattestations:\n  - "
GOOD = {"criterion": "a/b", "says": "A", "by": "Ada", "date": "2026-01-02", "commit": "1234567", "covers": "[a]"}


def written(**other: str) -> str:
    return ONE + "{" + ", ".join(f"{key}: {value}" for key, value in {**GOOD, "expires": "2026-02-28", **other}.items())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", [f"{PATH}: the file is empty\n  It begins with: version: 1"]),
        (
            "version: 2\nattestations: {}\n",
            [
                f"{PATH}:1:10: the attestations file says no version that this dodcheck knows\n  Write: version: 1",
                f"{PATH}:2:15: `attestations` takes a list\n  {EXAMPLE}",
            ],
        ),
        (ONE + "phase-1\n", [f"{PATH}:3:5: an attestation is no mapping\n  Its keys are: {KEYS}."]),
        (
            ONE + "{criterion: a/b, says: A, by: Ada, date: 2026-01-02, commit: '1234567'}\n",
            [f"{PATH}:3:5: this attestation has no covers and no expires\n  {EXAMPLE}"],
        ),
        (
            ONE + "{criterion: a/b, says: A, date: soon, commit: main, covers: [a.md], expires: 2026-12-31}\n",
            [
                f"{PATH}:3:5: this attestation has no by\n  {EXAMPLE}",
                f"{PATH}:3:37: `date` takes a day such as 2026-12-31, not `soon`",
                f"{PATH}:3:51: `commit` takes the id of a commit or its first 7 digits or more, not `main`",
            ],
        ),
        (
            written().replace("by: Ada, ", "") + "}\n",
            [f"{PATH}:3:5: this attestation has no by\n  {EXAMPLE}"],
        ),
        (written(signature="''") + "}\n", [f"{PATH}:3:120: `signature` takes words"]),
        (written(until="x") + "}\n", [f"{PATH}:3:109: unknown key `until`\n  The keys are: {KEYS}."]),
        (
            written(commit="main", covers="[]", by="''") + "}\n",
            [
                f"{PATH}:3:35: `by` takes words",
                f"{PATH}:3:65: `commit` takes the id of a commit or its first 7 digits or more, not `main`",
                f"{PATH}:3:79: `covers` takes a list of paths or globs\n  For example: covers: [src/**, README.md]",
            ],
        ),
        (
            written(covers=f"[/etc/passwd, ../a, [x], /{'a' * 40}]") + "}\n",
            [
                f"{PATH}:3:84: `covers` takes paths from the root, not `/etc/passwd`",
                f"{PATH}:3:97: `covers` takes paths from the root, not `../a`",
                f"{PATH}:3:103: `covers` takes words",
                f"{PATH}:3:108: `covers` takes paths from the root, not `/{'a' * 39}`",
            ],
        ),
        (
            written(date="soon", expires="2026-02-30") + "}\n",
            [
                f"{PATH}:3:46: `date` takes a day such as 2026-12-31, not `soon`",
                f"{PATH}:3:91: `expires` takes a day such as 2026-12-31, not `2026-02-30`",
            ],
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, told: list[str]) -> None:
    with pytest.raises(UserError) as caught:
        read_attestations(PATH, text.encode())
    assert [str(mistake) for mistake in caught.value.mistakes] == told


@pytest.mark.parametrize("commit", ["x1234567", "1234567x", "123456", "1" * 65, "ABCDEF1"])
def test_what_only_holds_a_commit_id_is_none(commit: str) -> None:
    with pytest.raises(UserError) as caught:
        read_attestations(PATH, f"{written(commit=commit)}}}\n".encode())
    said = f"`commit` takes the id of a commit or its first 7 digits or more, not `{commit[:40]}`"
    assert [str(mistake) for mistake in caught.value.mistakes] == [f"{PATH}:3:66: {said}"]


def signed(count: int) -> bytes:
    one = "  - {" + ", ".join(f"{key}: {value}" for key, value in {**GOOD, "expires": "2026-02-28"}.items())
    return "\n".join(["version: 1", "attestations:", f"{one}}}", *[f"{one}, signature: AAAA}}"] * count, ""]).encode()


def test_so_many_may_be_signed_and_no_more() -> None:
    assert len(read_attestations(PATH, signed(1000)).entries) == 1001
    with pytest.raises(UserError) as caught:
        read_attestations(PATH, signed(1001))
    assert [str(one) for one in caught.value.mistakes] == [
        f"{PATH}:1004:5: only 1,000 attestations of a file may have a signature\n  Take out those that are over."
    ]


def test_a_key_that_is_no_word_is_unknown() -> None:
    with pytest.raises(UserError) as caught:
        read_attestations(PATH, f"version: 1\nattestations: []\n? [a]\n: b\n{'k' * 70}: c\n".encode())
    assert [str(mistake) for mistake in caught.value.mistakes] == [
        f"{PATH}:3:3: unknown key `?`\n  The keys are: version, attestations.",
        f"{PATH}:5:1: unknown key `{'k' * 60}`\n  The keys are: version, attestations.",
    ]


@given(st.text(max_size=60))
def test_reading_raises_nothing_but_mistakes(text: str) -> None:
    with contextlib.suppress(UserError):
        read_attestations(PATH, f"version: 1\nattestations: {text}".encode("utf-8", "surrogatepass"))
