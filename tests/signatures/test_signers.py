from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.signatures.signers import Signer, Signers
from dodcheck.signatures.signers_file import MAX_BYTES, MAX_LINE, MAX_OF_A_KEY, MAX_PATTERNS, read_signers
from dodcheck.signatures.words import MAX_NAME
from support.signing import public

PATH = "dodcheck.allowed_signers"
KEY = public("Ada")
DAY = date(2026, 2, 8)


def read(text: str) -> Signers:
    return read_signers(PATH, text.encode())


def only(text: str) -> Signer:
    found = read(text)
    assert not found.unread
    (one,) = found.entries
    return one


def test_a_line_gives_a_key_to_somebody() -> None:
    one = only(f"\ufeff# who may sign\n\n  ada@example.org,*@old.example.org\t{KEY} Ada's laptop\r\n")
    assert (one.principals, one.line, one.namespaces, one.after, one.before) == (
        "ada@example.org,*@old.example.org",
        3,
        None,
        None,
        None,
    )
    assert [line.line for line in read(f"ada {KEY}\nbob {public('Bob')}").lines_of_key(one.key)] == [1]
    assert (one.signs("git"), one.speaks_for(("ada", "ada@example.org")), one.speaks_for(("ada",))) == (
        True,
        True,
        False,
    )
    assert one.why_not_on(DAY) == ""


def test_a_key_may_end_the_line() -> None:
    assert only(f"ada {KEY}\t\r\n") == only(f"ada {KEY}")


def test_options_limit_what_it_may_sign() -> None:
    told = 'namespaces="git,dodcheck-*",valid-after="20260101",VALID-BEFORE="202603011200Z"'
    one = only(f'"Ada Lovelace,ada" {told} {KEY}')
    assert (one.principals, one.namespaces) == ("Ada Lovelace,ada", "git,dodcheck-*")
    assert (one.after, one.before) == (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert [one.signs(name) for name in ("git", "dodcheck-attestation", "file")] == [True, True, False]


@pytest.mark.parametrize(
    ("told", "day", "why"),
    [
        ('valid-after="20260208"', DAY, ""),
        ('valid-after="20260208000001"', DAY, "counts only after 2026-02-08 00:00:01"),
        ('valid-after="20260209"', DAY, "counts only after 2026-02-09"),
        ('valid-before="20260209"', DAY, ""),
        ('valid-before="202602082359"', DAY, "counts only before 2026-02-08 23:59:00"),
        ('valid-before="20260208"', DAY, "counts only before 2026-02-08"),
        ('valid-before="99991231"', date.max, "counts only before 9999-12-31"),
    ],
)
def test_a_key_counts_on_whole_days(told: str, day: date, why: str) -> None:
    assert only(f"ada {told} {KEY}").why_not_on(day) == why


def test_a_name_longer_than_any_fits_no_pattern_however_hard_that_is_to_tell() -> None:
    hard = only(f"*{'a' * 900}b,* {KEY}")
    assert hard.speaks_for(("a" * MAX_NAME,))
    assert not hard.speaks_for(("a" * 100_000,))


def test_what_one_key_is_held_against_is_bounded() -> None:
    long = "a" * (MAX_PATTERNS + 1)
    found = read("\n".join([f"{long} {KEY}", f'ada namespaces="{long}" {KEY}', *[f"ada {KEY}"] * (MAX_OF_A_KEY + 1)]))
    assert [(one.line, one.why) for one in found.unread] == [
        (1, "its principals take more than 1,000 characters"),
        (2, "its namespaces take more than 1,000 characters"),
        (23, "20 lines before it give the same key"),
    ]
    assert len(found.entries) == MAX_OF_A_KEY


@pytest.mark.parametrize(
    ("principals", "name", "fits"),
    [
        ("ada", "ada", True),
        ("ada", "Ada", False),
        ("ada", "ada@example.org", False),
        ("*", "anybody", True),
        ("*@example.org", "ada@example.org", True),
        ("*@example.org", "ada@example.org.evil", False),
        ("a?a,bob", "ada", True),
        ("*,!ada", "ada", False),
        ("!ada,*", "ada", False),
        ("!bob", "ada", False),
        ("a[d]a", "ada", False),
        ("*a*a*", "banana", True),
        ("!bob,*", "ada", True),
        ("ada", "xada", False),
        ("ada", "adax", False),
        ("ada*", "ada", True),
        ("ada**", "ada", True),
        ("ada *", "ada", False),
        ("a*c", "abc", True),
        ("a*c", "ac", True),
        ("*xb", "ab", False),
        ("*ab", "aab", True),
        ("?da", "da", False),
        ("*" * 30 + "b", "a" * 500, False),
    ],
)
def test_principals_are_patterns(principals: str, name: str, *, fits: bool) -> None:
    assert only(f'"{principals}" {KEY}').speaks_for((name,)) is fits


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("ada", "it has no key"),
        ("ada ssh-ed25519", "it ends too early"),
        ("ada ssh-ed25519 AAAA!", "it is not base64"),
        (f"ada {KEY}AAAA", "something stands after its end"),
        (f"ada {KEY.replace('ssh-ed25519', 'ssh-rsa')}", "it is a key of the type `ssh-ed25519`, not `ssh-rsa`"),
        ("ada ssh-dss AAAA", "keys of the type `ssh-dss` are not read"),
        ("ada x-y AAAA", "the option `x-y` is not known"),
        (f"ada {'x' * 41} AAAA", f"the option `{'x' * 40}` is not known"),
        (f'ada namespaces="git" {"x" * 61} AAAA', f"keys of the type `{'x' * 60}` are not read"),
        ('ada namespaces="git"', "it has no key"),
        (f'ada valid-after="{"1" * 41}" {KEY}', f"`valid-after` takes a day such as 20261231, not `{'1' * 40}`"),
        (f"ada cert-authority {KEY}", "certificates are not checked: name the key itself"),
        ("ada ssh-ed25519-cert-v01@openssh.com AA", "certificates are not checked: name the key itself"),
        (f"ada no-touch-required {KEY}", "the option `no-touch-required` is not known"),
        (f"ada namespaces {KEY}", "`namespaces` takes a value in quotes"),
        (f'ada namespaces="" {KEY}', "`namespaces` takes a value in quotes"),
        (f"ada namespaces=git {KEY}", "its options are not written as OpenSSH reads them"),
        (f'ada namespaces="git {KEY}', "a quote is not closed"),
        (f'"ada {KEY}', "a quote is not closed"),
        (f'ada valid-after="1",valid-after="2" {KEY}', "it gives an option twice"),
        (f'ada valid-after="tomorrow" {KEY}', "`valid-after` takes a day such as 20261231, not `tomorrow`"),
        (f'ada valid-before="20260230" {KEY}', "`valid-before` takes a day such as 20261231, not `20260230`"),
        (f'ada valid-after="x20260101" {KEY}', "`valid-after` takes a day such as 20261231, not `x20260101`"),
        (f'ada valid-after="20260101x" {KEY}', "`valid-after` takes a day such as 20261231, not `20260101x`"),
        (f"ada é {KEY}", "its options are not written as OpenSSH reads them"),
        (
            "ada webauthn-sk-ecdsa-sha2-nistp256@openssh.com AAAA",
            "keys of the type `webauthn-sk-ecdsa-sha2-nistp256@openssh.com` are not read",
        ),
        (f'"" {KEY}', "it names nobody"),
        (f"ada {KEY} {'x' * MAX_LINE}", "it is longer than 32,000 characters"),
        (f"a\0da {KEY}", "it holds a NUL character"),
    ],
)
def test_a_line_that_is_not_understood_lets_nobody_sign(line: str, why: str) -> None:
    found = read(f"{line}\nbob {public('Bob')}\n")
    assert [(one.line, one.why) for one in found.unread] == [(1, why)]
    assert [one.principals for one in found.entries] == ["bob"]


def test_a_huge_file_lets_nobody_sign() -> None:
    found = read_signers(PATH, f"ada {KEY}\n".encode() + b"#" * MAX_BYTES)
    assert (found.entries, [(one.line, one.why) for one in found.unread]) == (
        (),
        [(1, "the file has more than 1,048,576 bytes")],
    )


def test_what_is_as_long_as_can_be_is_read() -> None:
    begun = f"{'a' * MAX_PATTERNS} {KEY} "
    one = only(f"{begun}{'x' * (MAX_LINE - len(begun))}\n")
    assert len(one.principals) == MAX_PATTERNS
    assert only(f'ada namespaces="{"a" * MAX_PATTERNS}" {KEY}').signs("a") is False
    whole = f"ada {KEY}\n#".encode()
    assert read_signers(PATH, whole + b"#" * (MAX_BYTES - len(whole))).unread[0].line == 2


def test_a_byte_order_mark_stands_in_the_first_line_alone() -> None:
    assert only(f"# a\n\ufeffada {KEY}").principals == "\ufeffada"


def test_bytes_that_are_no_text_let_nobody_sign() -> None:
    found = read_signers(PATH, b"\xff ssh-ed25519 AAAA\n")
    assert [one.why for one in found.unread] == ["it is not UTF-8"]


@given(st.text(max_size=80), st.sampled_from(["", f" {KEY}"]))
def test_reading_raises_nothing(text: str, more: str) -> None:
    read_signers(PATH, f"{text}{more}".encode("utf-8", "surrogatepass"))
