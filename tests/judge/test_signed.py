from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dodcheck.judge.signed import names
from dodcheck.model.exception import Attestation, Signature
from dodcheck.model.report import Judgement
from dodcheck.signatures.key import read_key
from support.judging import DOD, bound, checklist, judged, notices
from support.signing import attestations, blob, entry, of_words, public, signature

FILE = "dodcheck.attestations.yml"
SIGNERS = "dodcheck.allowed_signers"
SAYS = "Everyone agrees"
ID = "phase-1/everyone-agrees"
AT = "a1".ljust(40, "0")
PAST = [{"id": "a1", "files": {"src/a.py": "x = 1\n"}}]
ONE = Attestation(ID, SAYS, "Ada", date(2026, 2, 1), AT, ("src/**",), date(2026, 3, 1))
SIGNED = replace(ONE, signature=of_words(ONE, "Ada"))
ALLOWED = f"Ada,ada@example.org {public('Ada')}\n"
FINGERPRINT = read_key(blob("Ada")).fingerprint


def found(file: str, allowed: str | None = ALLOWED, day: date = date(2026, 2, 8), rules: str = "") -> Judgement:
    """Return the judgement of the one statement."""
    files: dict[str, str | bytes] = {DOD: checklist(f"- [x] {SAYS}"), FILE: file}
    files |= {SIGNERS: allowed} if allowed is not None else {}
    files |= {"dodcheck.yml": bound(rules)} if rules else {}
    return judged(files, day=day, past=PAST).judgements[0]


def why(one: str, allowed: str | None = ALLOWED, rules: str = "") -> str:
    """Return why an attestation counts for nothing."""
    judgement = found(attestations(one), allowed, rules=rules)
    assert (judgement.verdict.good, judgement.attestation, judgement.signature) == (False, None, None)
    return judgement.reason.partition("; its attestation ")[2]


def test_one_that_is_signed_counts_and_says_by_which_key() -> None:
    judgement = found(attestations(entry(SIGNED)))
    assert (str(judgement.verdict), judgement.attestation) == ("attested", SIGNED)
    assert judgement.signature == Signature(FINGERPRINT)
    span = "since 2026-02-01 (7 days) until 2026-03-01 (21 days left)"
    said = f"attested by Ada {span} at a10000000000, signed with {FINGERPRINT}; now: no rule decides this statement"
    assert judgement.reason == said


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"says": "Everyone  agrees"}, "says something else than what was signed: its signature does not fit"),
        ({"expires": "2036-03-01"}, "says something else than what was signed: its signature does not fit"),
        ({"covers": ["src/*"]}, "says something else than what was signed: its signature does not fit"),
        ({"date": "2026-02-02"}, "says something else than what was signed: its signature does not fit"),
        ({"by": "ada@example.org"}, "says something else than what was signed: its signature does not fit"),
        ({"signature": "AAAA"}, "has a signature that can't be read: it ends too early"),
        ({"signature": "no base64!"}, "has a signature that can't be read: it is not base64"),
        ({"signature": "A" * 24_004}, "has a signature that can't be read: it is longer than 24,000 characters"),
        (
            {"commit": "a100000"},
            "is signed, but names its commit by 7 digits only, which may come to mean another",
        ),
        (
            {"signature": signature("Ada", b"", "n" * 41)},
            f"has a signature for `{'n' * 40}`, not for `dodcheck-attestation`",
        ),
    ],
)
def test_what_is_changed_after_it_was_signed_does_not_count(other: dict[str, object], expected: str) -> None:
    assert why(entry(SIGNED, **other)) == expected


def test_a_signature_is_for_one_statement_only() -> None:
    of_another = of_words(replace(ONE, criterion="phase-1/nobody-is-asked"), "Ada")
    told = why(entry(replace(ONE, signature=of_another)))
    assert told == "says something else than what was signed: its signature does not fit"


BOB = public("Bob")
WITH = f"is signed with {FINGERPRINT}, "


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        (None, f"{WITH}and there is no {SIGNERS} that says whose key it is"),
        ("", f"{WITH}which {SIGNERS} does not list"),
        (f"Ada {BOB}\n", f"{WITH}which {SIGNERS} does not list"),
        (f"Bob {public('Ada')}\n", f"{WITH}which {SIGNERS} gives to Bob, not to Ada"),
        (f"*,!Ada {public('Ada')}\n", f"{WITH}which {SIGNERS} gives to *,!Ada, not to Ada"),
        (f"{'b' * 81} {public('Ada')}\n", f"{WITH}which {SIGNERS} gives to {'b' * 80}, not to Ada"),
        (
            f'Ada namespaces="git,file" {public("Ada")}\n',
            f"{WITH}which may not sign for `dodcheck-attestation` ({SIGNERS}:1)",
        ),
        (
            f'\nAda valid-before="20260208" {public("Ada")}\n',
            f"{WITH}which counts only before 2026-02-08 ({SIGNERS}:2)",
        ),
        (
            f'Ada valid-after="20260202" {public("Ada")}\n',
            f"{WITH}which counts only after 2026-02-02 ({SIGNERS}:1)",
        ),
        (f"Ada cert-authority {public('Ada')}\n", f"{WITH}which {SIGNERS} does not list"),
    ],
)
def test_a_key_that_does_not_speak_for_whoever_attests(allowed: str | None, expected: str) -> None:
    assert why(entry(SIGNED), allowed) == expected


@pytest.mark.parametrize(
    "allowed",
    [
        f"*@example.com {public('Ada')}\nAda {public('Ada')}\n",
        f'Ada valid-before="20260101" {public("Ada")}\nAda {public("Ada")}\n',
        f'A?a namespaces="dodcheck-*" {public("Ada")}\n',
    ],
)
def test_one_line_that_lets_them_sign_is_enough(allowed: str) -> None:
    assert str(found(attestations(entry(SIGNED)), allowed).verdict) == "attested"


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("Ada", ("Ada",)),
        ("Ada L. <ada@example.org>", ("Ada L. <ada@example.org>", "ada@example.org")),
        ("Ada < ada@example.org >", ("Ada < ada@example.org >", "ada@example.org")),
        ("Ada <b> <ada@example.org>", ("Ada <b> <ada@example.org>", "ada@example.org")),
        ("Ada <ada@example.org", ("Ada <ada@example.org",)),
        ("Ada <ada@example.org> (QA)", ("Ada <ada@example.org> (QA)",)),
        ("Ada>", ("Ada>",)),
        ("Ada <>", ("Ada <>",)),
    ],
)
def test_what_somebody_is_known_by(by: str, expected: tuple[str, ...]) -> None:
    assert names(by) == expected


def test_who_may_sign_is_read_beside_the_documents_too() -> None:
    place = f"docs/{SIGNERS}"
    files: dict[str, str | bytes] = {DOD: checklist(f"- [x] {SAYS}"), FILE: attestations(entry(SIGNED))}
    (one,) = judged({**files, place: f"Bob {public('Ada')}\n"}, past=PAST).judgements
    assert one.reason.endswith(f"is signed with {FINGERPRINT}, which {place} gives to Bob, not to Ada")


def test_an_address_is_a_name_too() -> None:
    one = replace(ONE, by="Ada L. <ada@example.org>")
    file = attestations(entry(replace(one, signature=of_words(one, "Ada"))))
    assert str(found(file, f"ada@example.org {public('Ada')}\n").verdict) == "attested"
    assert str(found(file, f"Ada {public('Ada')}\n").verdict) == "unproven"


def test_a_key_speaks_for_the_address_and_not_for_the_words_before_it() -> None:
    one = replace(ONE, by="Mallory <ada@example.org>")
    signed = replace(one, signature=of_words(one, "Mallory"))
    path = "dodcheck.allowed_signers"
    expected = f"which {path} gives to Mallory*, not to Mallory <ada@example.org>"
    assert why(entry(signed), f"Mallory* {public('Mallory')}\n").endswith(expected)


def test_one_that_does_not_count_leaves_another_alone() -> None:
    longer = replace(SIGNED, expires=date(2026, 4, 1))
    judgement = found(attestations(entry(longer), entry(SIGNED)))
    assert (str(judgement.verdict), judgement.attestation) == ("attested", SIGNED)


def test_a_line_that_lets_nobody_sign_is_a_notice() -> None:
    files: dict[str, str | bytes] = {DOD: checklist("- [x] `b.md` created"), SIGNERS: f"{ALLOWED}Bob ssh-dss AAAA\n"}
    told = [f"no-signer {SIGNERS}:2 this line lets nobody sign: keys of the type `ssh-dss` are not read"]
    assert notices(judged(files, past=PAST)) == told


def rule(options: str) -> str:
    return f'  {ID}:\n    says: "{SAYS}"\n    {options}\n'


@pytest.mark.parametrize(
    ("options", "one", "expected"),
    [
        ("attestation: {}", ONE, ""),
        ("attestation: {by: Ada}", ONE, ""),
        ("attestation: {by: [Bob, Ada], max_age: 7}", ONE, ""),
        ("attestation: {signed: true}", SIGNED, ""),
        ("attestation: {by: Bob}", ONE, "is by Ada, and its rule asks for Bob"),
        ("attestation: {max_age: 6}", ONE, "is 7 days old, and its rule lets it count for 6"),
        ("attestation: {signed: true}", ONE, "is not signed, which its rule asks for"),
        ("any: [{attestation: {by: Bob}}, {attestation: {by: Ada}}]", ONE, ""),
        ("any: [{attestation: {by: Bob}}, {file: {path: gone.md}}]", ONE, "is by Ada, and its rule asks for Bob"),
        ("all: [{attestation: {by: Ada}}, {attestation: {signed: true}}]", SIGNED, ""),
        (
            "all: [{attestation: {by: Ada}}, {attestation: {max_age: 1}}]",
            ONE,
            "is 7 days old, and its rule lets it count for 1",
        ),
        ("not: {attestation: {by: Bob}}", ONE, "is by Ada, and its rule asks for Bob"),
        (
            "any: [{not: {attestation: {by: Bob}}}, {file: {path: gone.md}}]",
            ONE,
            "is by Ada, and its rule asks for Bob",
        ),
        (
            "any: [{all: [{attestation: {by: Bob}}, {file: {path: src/a.py}}]}, {file: {path: gone.md}}]",
            ONE,
            "is by Ada, and its rule asks for Bob",
        ),
        (
            "any: [{any: [{attestation: {by: Bob}}, {file: {path: gone.md}}]}, {file: {path: lost.md}}]",
            ONE,
            "is by Ada, and its rule asks for Bob",
        ),
        ("any: [{test_results: {evidence: junit}}, {file: {path: gone.md}}]", ONE, ""),
    ],
)
def test_a_rule_says_whose_word_counts_and_it_is_never_proved(options: str, one: Attestation, expected: str) -> None:
    judgement = found(attestations(entry(one)), rules=rule(options))
    assert str(judgement.verdict) == ("unobservable" if expected else "attested")
    if expected:
        assert judgement.reason.endswith(f"; its attestation {expected}")


@pytest.mark.parametrize(
    ("options", "verdict"),
    [
        ("all: [{attestation: {}}, {file: {path: gone.md}}]", "refuted"),
        ("all: [{attestation: {}}, {file: {path: src/a.py}}]", "attested"),
        ("any: [{attestation: {}}, {file: {path: src/a.py}}]", "proved"),
        ("not: {attestation: {}}", "attested"),
    ],
)
def test_what_stands_beside_it_decides_alone(options: str, verdict: str) -> None:
    assert str(found(attestations(entry(SIGNED)), rules=rule(options)).verdict) == verdict


def test_without_an_attestation_nothing_is_shown() -> None:
    judgement = found(attestations().rstrip() + " []\n", rules=rule("attestation: {by: Ada}"))
    assert (str(judgement.verdict), judgement.reason) == ("unobservable", "Ada has to sign it off")
