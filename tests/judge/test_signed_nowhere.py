from __future__ import annotations

from dataclasses import replace
from datetime import date

from dodcheck.exceptions.attestations_file import read_attestations
from dodcheck.judge.signed import signature_of
from dodcheck.model.exception import Attestation
from dodcheck.signatures.signers_file import read_signers
from dodcheck.snapshot.memory import MemorySnapshot
from support.judging import DOD, bound, checklist, judged
from support.signing import attestations, entry, public

FILE = "dodcheck.attestations.yml"
SIGNERS = "dodcheck.allowed_signers"
ID = "phase-1/everyone-agrees"
AT = "a1".ljust(40, "0")
ONE = Attestation(ID, "Everyone agrees", "Ada", date(2026, 2, 1), AT, ("src/**",), date(2026, 3, 1))
ALLOWED = f"Ada {public('Ada')}\n"
RULE = bound(f"  {ID}:\n    says: Everyone agrees\n    attestation: {{signed: true}}\n")


def test_a_commit_that_is_not_here_signs_nothing() -> None:
    brought = {"id": "b2", "files": {FILE: attestations(entry(ONE)), SIGNERS: ALLOWED}}
    past = [{"id": "a1", "files": {"src/a.py": "x = 1\n"}}, brought]
    (one,) = judged({DOD: checklist("- [x] Everyone agrees"), "dodcheck.yml": RULE}, past=past).judgements
    said = "is not signed, nor is b20000000000, the commit that brought it, which its rule asks for"
    assert one.reason.endswith(f"; its attestation {said}")


def test_without_a_history_no_commit_signs() -> None:
    read = read_attestations(FILE, attestations(entry(ONE)).encode())
    words = replace(read, signers=read_signers(SIGNERS, ALLOWED.encode()))
    assert signature_of(ONE, words, MemorySnapshot({}), date(2026, 2, 8)) == (None, "is not signed")
