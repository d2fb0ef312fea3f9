from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.signers import find
from support.sides import weakened
from support.signing import public

FILE = "dodcheck.allowed_signers"
ADA, BOB = public("ada"), public("bob")


def found(before: str | None, after: str) -> list[str]:
    """Return what each weakening says, without the fingerprint of its key."""
    told = weakened(find, {} if before is None else {FILE: before}, {FILE: after})
    return [line.partition(", ")[2].replace(line.partition("/")[2].partition(",")[0], "KEY") for line in told]


def less(line: int = 1) -> list[str]:
    return [f"{FILE}:1 -> {FILE}:{line}: `a` may sign attestations with ED25519 KEY; before, the key could sign less"]


@pytest.mark.parametrize(
    "after",
    [
        f"a {ADA}\n",
        f"a {ADA}\na {ADA} comment\n",
        f'a namespaces="git" {ADA}\n',
        f'a valid-after="20260101" {ADA}\n',
        f'a valid-before="20261231" {ADA}\n',
        f"a,!x {ADA}\n",
        "",
    ],
)
def test_fewer_rights_weaken_nothing(after: str) -> None:
    assert found(f"a {ADA}\n", after) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'a namespaces="git" {ADA}\n', f"a {ADA}\n"),
        (f'a namespaces="git" {ADA}\n', f'a namespaces="git,x" {ADA}\n'),
        (f'a valid-after="20260102" {ADA}\n', f"a {ADA}\n"),
        (f'a valid-after="20260102" {ADA}\n', f'a valid-after="20260101" {ADA}\n'),
        (f'a valid-before="20260102" {ADA}\n', f"a {ADA}\n"),
        (f'a valid-before="20260102" {ADA}\n', f'a valid-before="20260103" {ADA}\n'),
        (f"a,!b {ADA}\n", f"a {ADA}\n"),
    ],
)
def test_a_key_that_may_sign_more_is_told(before: str, after: str) -> None:
    assert found(before, after) == less()
    assert found(before, before) == []


def test_a_limit_may_stay_as_it_is_or_get_narrower() -> None:
    limits = 'namespaces="git" valid-after="20260102" valid-before="20260601"'
    narrower = limits.replace("20260102", "20260103").replace("20260601", "20260501")
    before = f"a,b,!c {limits} {ADA}\n"
    assert found(before, f"a,b,!c {limits} {ADA}\n") == []
    assert found(before, f"a,!c,!d {narrower} {ADA}\n") == []


def test_of_several_lines_one_that_let_it_sign_as_much_will_do() -> None:
    before = f'a valid-before="20260102" {ADA}\na {ADA}\n'
    assert found(before, f'a valid-before="20270102" {ADA}\n') == []
    assert found(f'a valid-before="20260102" {ADA}\n', f"# a\na {ADA}\n") == less(2)


def test_other_people_and_new_keys_are_told() -> None:
    more = f"{FILE}:1 -> {FILE}:1: `a,b` may sign attestations with ED25519 KEY; before, the key could sign less"
    new = f"None -> {FILE}:2: `b` may sign attestations with ED25519 KEY; before, the key could sign nothing"
    assert found(f"a {ADA}\n", f"a,b {ADA}\n") == [more]
    assert found(f"a {ADA}\n", f"a {ADA}\nb {BOB}\n") == [new]
    first = f"None -> {FILE}:1: `{'x' * 80}` may sign attestations with ED25519 KEY; before, the key could sign nothing"
    assert found(None, f"{'x' * 90} {ADA}\n") == [first]
