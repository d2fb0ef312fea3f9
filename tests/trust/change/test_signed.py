from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dodcheck.judge.scopes import every_claim, whole_change
from dodcheck.model.caller import Caller
from dodcheck.model.exception import Attestation
from dodcheck.trust.change.judged import judged_against
from dodcheck.trust.change.sides import compare, compare_again, read_base
from support.judging import DAY
from support.memory_history import MemoryRepository
from support.past import full, history_of
from support.signing import attestations, entry, of_words, public

FILE = "dodcheck.attestations.yml"
SIGNERS = "dodcheck.allowed_signers"
ID = "program/everyone-agrees"
ONE = Attestation(ID, "Everyone agrees", "Ada", date(2026, 2, 1), full("a1"), ("src/**",), date(2026, 3, 1))
SIGNED = entry(replace(ONE, signature=of_words(ONE, "Ada")))
FORGED = entry(replace(ONE, signature=of_words(ONE, "Bob")))
BASE = {"DOD.md": "- [ ] Everyone agrees\n", SIGNERS: f"Ada {public('Ada')}\n"}
TICKED = "- [x] Everyone agrees\n"
Files = dict[str, str]


def against(
    after: Files, before: Files, *, merging: bool, once: Files | None = None, moved: Files | None = None
) -> dict[str, str]:
    """Return the verdict of everything after a change, for the gate of a merge or that of all claims.

    ``once`` is what stood before the base, ``moved`` what the branch that the change is for has changed since.
    """
    past = [{"id": "a1", "files": {"src/a.py": "1\n"}}, {"id": "a15", "files": once or {}}]
    past += [{"id": "a2", "files": before}, {"id": "a3", "files": after}]
    base = MemoryRepository(history_of(past[:3]))
    told = compare(read_base("main", full("a2"), base, Caller(DAY)), MemoryRepository(history_of(past)), Caller(DAY))
    scope = whole_change(told.case.program) if merging else every_claim(told.case.program, strict=True)
    tip = None
    if moved is not None:
        newest = MemoryRepository(history_of([*past[:3], {"id": "b3", "files": moved}]))
        tip = compare_again(read_base("main", full("b3"), newest, Caller(DAY)), told.case)
    return {one.criterion.id: str(one.verdict) for one in judged_against(told, tip, scope, None).judgements}


def test_the_word_of_somebody_whom_the_base_trusts_is_no_weakening_and_counts_elsewhere() -> None:
    after = {"DOD.md": TICKED, FILE: attestations(SIGNED)}
    assert against(after, BASE, merging=False) == {ID: "attested"}


def test_it_helps_no_claim_of_the_change_that_brings_it() -> None:
    after = {"DOD.md": TICKED, FILE: attestations(SIGNED)}
    assert against(after, BASE, merging=True) == {ID: "unproven"}


def test_a_word_that_the_base_has_counts_elsewhere_too() -> None:
    before = {**BASE, FILE: attestations(entry(ONE))}
    assert against({"DOD.md": TICKED}, before, merging=False) == {ID: "attested"}


@pytest.mark.parametrize(
    ("signers", "moved", "counts"),
    [
        (f"Ada {public('Ada')}\n", f"Ada {public('Ada')}\nBob {public('Bob')}\n", True),
        (f"Ada {public('Ada')}\n", f"Bob {public('Bob')}\n", False),
        (f"Bob {public('Bob')}\n", f"Ada {public('Ada')}\n", False),
    ],
)
def test_both_the_base_and_the_end_of_its_branch_have_to_trust_who_signed(
    signers: str, moved: str, *, counts: bool
) -> None:
    after = {"DOD.md": TICKED, FILE: attestations(SIGNED)}
    found = against(after, {**BASE, SIGNERS: signers}, merging=False, moved={SIGNERS: moved})
    assert found == ({ID: "attested"} if counts else {ID: "unproven", f"policy/attested/{ID}": "open"})


def test_a_later_change_may_claim_it() -> None:
    assert against({"DOD.md": TICKED}, {**BASE, FILE: attestations(SIGNED)}, merging=True) == {ID: "attested"}


@pytest.mark.parametrize("words", [entry(ONE), FORGED])
@pytest.mark.parametrize("merging", [True, False])
def test_what_the_base_does_not_trust_counts_nowhere(words: str, *, merging: bool) -> None:
    after = {"DOD.md": TICKED, FILE: attestations(words)}
    assert against(after, BASE, merging=merging) == {ID: "unproven", f"policy/attested/{ID}": "open"}


@pytest.mark.parametrize("words", [SIGNED, entry(ONE)])
def test_one_that_was_taken_back_does_not_come_again(words: str) -> None:
    once = {**BASE, FILE: attestations(words)}
    back = {**BASE, FILE: "version: 1\nattestations: []\n"}
    found = against({"DOD.md": TICKED, FILE: attestations(SIGNED)}, back, merging=False, once=once)
    assert found == {ID: "unproven", f"policy/attested/{ID}": "open"}


def test_a_key_of_the_change_itself_is_not_trusted() -> None:
    after = {FILE: attestations(FORGED), SIGNERS: f"Ada {public('Bob')}\n"}
    found = against(after, BASE, merging=False)
    assert found.pop(ID) == "unproven"
    assert [(name.partition(":")[0], verdict) for name, verdict in found.items()] == [
        (f"policy/attested/{ID}", "open"),
        ("policy/signer/SHA256", "open"),
    ]


def test_a_signature_that_is_taken_off_is_a_weakening() -> None:
    before = {**BASE, FILE: attestations(SIGNED)}
    found = against({FILE: attestations(entry(ONE))}, before, merging=True)
    assert found == {ID: "attested", f"policy/attested/{ID}": "open"}


def test_a_signature_that_comes_later_is_none() -> None:
    before = {**BASE, FILE: attestations(entry(ONE))}
    assert against({FILE: attestations(SIGNED)}, before, merging=True) == {ID: "attested"}


def test_one_that_was_not_signed_counts_where_its_rule_asks_for_that_once_it_is() -> None:
    rule = f"version: 1\nrules:\n  {ID}: {{says: Everyone agrees, attestation: {{signed: true}}}}\n"
    before = {**BASE, FILE: attestations(entry(ONE)), "dodcheck.yml": rule}
    assert against({"DOD.md": TICKED}, before, merging=False) == {ID: "unobservable"}
    assert against({"DOD.md": TICKED, FILE: attestations(SIGNED)}, before, merging=False) == {ID: "attested"}


def test_one_that_was_not_signed_may_not_get_a_signature_that_does_not_count() -> None:
    before = {**BASE, "DOD.md": TICKED, FILE: attestations(entry(ONE))}
    assert against({FILE: attestations(FORGED)}, before, merging=True) == {ID: "unproven"}
