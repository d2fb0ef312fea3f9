from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request
from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import governance, phase
from dodcheck.judge.signed import SignatureCheck, signature_of
from dodcheck.model.caller import Caller
from dodcheck.model.exception import Attestation, Signature
from dodcheck.model.report import Judgement
from dodcheck.signatures.key import read_key
from support.judging import bound, checklist
from support.repo import Repo
from support.signing import attestations, blob, entry, public, signed_commit

FILE = "dodcheck.attestations.yml"
ID = "phase-1/everyone-agrees"
RULE = bound(f"  {ID}:\n    says: Everyone agrees\n    attestation: {{signed: true}}\n")
BEGUN = {
    "DOD.md": checklist("- [x] Everyone agrees"),
    "dodcheck.yml": RULE,
    "dodcheck.allowed_signers": f"Ada {public('Ada')}\n",
    "src/a.py": "1\n",
}
FINGERPRINT = read_key(blob("Ada")).fingerprint


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo").write(BEGUN)


def attested(repo: Repo, by: str = "Ada") -> Attestation:
    """Commit an attestation, which is not signed itself."""
    one = Attestation(ID, "Everyone agrees", by, date(2026, 1, 1), repo.commit(), ("src/**",), date(2026, 3, 1))
    repo.write({FILE: attestations(entry(one))}).commit("Attest")
    return one


def sign(repo: Repo, name: str, header: bytes = b"gpgsig", namespace: str = "git") -> str:
    """Sign the last commit in place, and return its id."""
    raw = repo.ask("cat-file", "commit", "HEAD", given=b"")
    return replaced(repo, signed_commit(raw, name, header, namespace))


def replaced(repo: Repo, raw: bytes) -> str:
    """Put a commit object in the place of the last one, and return its id."""
    commit = repo.ask("hash-object", "-t", "commit", "-w", "--stdin", given=raw).decode().strip()
    repo.git("reset", "--quiet", "--hard", commit)
    return commit


def found(repo: Repo) -> Judgement:
    """Return the judgement of the one statement."""
    request = read_request(Options(repo=repo.root, as_of="2026-02-08"))
    case = prepare(request.snapshot, request.caller, governance)
    return report(case, phase(case.program, "1")).judgements[0]


def signature_in(repo: Repo, one: Attestation) -> SignatureCheck:
    """Return the checked signature of an attestation in the last commit, or why there is none."""
    snapshot = read_request(Options(repo=repo.root, as_of="2026-02-08")).snapshot
    case = prepare(snapshot, Caller(date(2026, 2, 8)), governance)
    return signature_of(one, case.attestations, snapshot, date(2026, 2, 8))


def why(repo: Repo) -> str:
    judgement = found(repo)
    assert str(judgement.verdict) == "unobservable"
    return judgement.reason.partition("; its attestation ")[2]


def test_the_commit_that_brings_it_may_be_signed_instead(repo: Repo) -> None:
    one = attested(repo)
    commit = sign(repo, "Ada")
    repo.write({"other.md": "later"}).commit()
    judgement = found(repo)
    assert (str(judgement.verdict), judgement.attestation) == ("attested", one)
    assert judgement.signature is not None
    assert judgement.signature == (FINGERPRINT, commit)
    assert f"signed with {FINGERPRINT} in {commit[:12]}; now: " in judgement.reason


def test_in_a_repository_of_sha_256_too(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo", "--object-format=sha256").write(BEGUN)
    attested(repo)
    assert len(sign(repo, "Ada", b"gpgsig-sha256")) == 64
    assert str(found(repo).verdict) == "attested"


def test_a_commit_that_is_not_signed_is_named(repo: Repo) -> None:
    attested(repo)
    short = repo.git("rev-parse", "HEAD")[:12]
    asked = "which its rule asks for"
    assert why(repo) == f"is not signed, nor is {short}, the commit that brought it, {asked}"
    repo.write({"DOD.md": checklist("- [x] Everyone agrees", "- [ ] `b.md` created")}).commit()
    sign(repo, "Ada")
    assert why(repo) == f"is not signed, nor is {short}, the commit that brought it, {asked}"


def test_a_commit_that_somebody_else_signed_does_not_count(repo: Repo) -> None:
    attested(repo)
    commit = sign(repo, "Bob")
    bob = read_key(blob("Bob")).fingerprint
    said = f"is brought by {commit[:12]}, which is signed with {bob}, which dodcheck.allowed_signers does not list"
    assert why(repo) == f"{said}, which its rule asks for"


def test_the_signature_of_another_commit_does_not_fit(repo: Repo) -> None:
    attested(repo)
    repo.git("commit", "--quiet", "--amend", "--message", "Other words")
    raw = signed_commit(repo.ask("cat-file", "commit", "HEAD", given=b""), "Ada").replace(b"Other words", b"Own words")
    commit = replaced(repo, raw)
    assert why(repo) == f"is brought by {commit[:12]}, whose signature does not fit, which its rule asks for"


def test_openpgp_is_not_checked_and_says_so(repo: Repo) -> None:
    attested(repo)
    raw = repo.ask("cat-file", "commit", "HEAD", given=b"")
    raw = raw.replace(b"\n\n", b"\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----\n\n", 1)
    commit = replaced(repo, raw)
    said = f"is not signed, and {commit[:12]}, which brought it, is signed by OpenPGP, which is not checked here"
    assert why(repo) == f"{said}, which its rule asks for"


def test_a_signature_that_can_not_be_read_says_why(repo: Repo) -> None:
    attested(repo)
    raw = repo.ask("cat-file", "commit", "HEAD", given=b"")
    raw = raw.replace(b"\n\n", b"\ngpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n -----END SSH SIGNATURE-----\n\n", 1)
    commit = replaced(repo, raw)[:12]
    said = f"is not signed, and the signature of {commit}, which brought it, can't be read: it ends too early"
    assert why(repo) == f"{said}, which its rule asks for"


def test_a_signature_for_something_else_is_none_of_the_commit(repo: Repo) -> None:
    attested(repo)
    commit = sign(repo, "Ada", namespace="file")
    assert why(repo) == f"is brought by {commit[:12]}, whose signature does not fit, which its rule asks for"


def test_no_commit_is_looked_at_where_nobody_may_sign(repo: Repo) -> None:
    repo.write({"dodcheck.allowed_signers": "# nobody\n"})
    attested(repo)
    sign(repo, "Ada")
    assert why(repo) == "is not signed, which its rule asks for"


def test_the_first_commit_of_all_may_bring_it(repo: Repo) -> None:
    one = attested(repo)
    root = repo.ask("commit-tree", "HEAD^{tree}", "-m", "Begin", given=b"").decode().strip()
    repo.git("reset", "--quiet", "--hard", root)
    commit = sign(repo, "Ada")
    assert signature_in(repo, one) == (Signature(FINGERPRINT, commit), "")


def test_a_commit_that_brings_another_one_does_not_sign_this_one(repo: Repo) -> None:
    one = Attestation(ID, "Everyone agrees", "Ada", date(2026, 1, 1), repo.commit(), ("src/**",), date(2026, 3, 1))
    of_another = entry(replace(one, criterion="phase-1/another"))
    repo.git("switch", "--quiet", "--create", "other")
    repo.write({FILE: attestations(of_another)}).commit("Attest another")
    sign(repo, "Ada")
    repo.write({FILE: attestations(of_another, entry(one))}).commit("Attest this one")
    brought = repo.git("rev-parse", "HEAD")[:12]
    repo.write({FILE: attestations(entry(one))}).commit("Take the other back")
    sign(repo, "Ada")
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--message", "Merge", "other")
    assert why(repo) == f"is not signed, nor is {brought}, the commit that brought it, which its rule asks for"


def test_what_is_not_committed_is_not_signed(repo: Repo) -> None:
    one = attested(repo)
    sign(repo, "Ada")
    repo.write({FILE: attestations(entry(replace(one, covers=("src/*",))))})
    assert why(repo) == "is not signed, which its rule asks for"


def test_a_signed_merge_does_not_sign_what_it_merges(repo: Repo) -> None:
    repo.commit()
    repo.git("switch", "--quiet", "--create", "other")
    attested(repo)
    brought = repo.git("rev-parse", "HEAD")[:12]
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--message", "Merge", "other")
    sign(repo, "Ada")
    assert why(repo) == f"is not signed, nor is {brought}, the commit that brought it, which its rule asks for"


def test_a_signed_commit_that_is_merged_counts(repo: Repo) -> None:
    repo.commit()
    repo.git("switch", "--quiet", "--create", "other")
    attested(repo)
    sign(repo, "Ada")
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--message", "Merge", "other")
    assert str(found(repo).verdict) == "attested"


@pytest.mark.parametrize("merged", [("not-signed", "signed"), ("signed", "not-signed")])
def test_of_two_commits_that_are_merged_one_that_is_signed_is_enough(repo: Repo, merged: tuple[str, str]) -> None:
    begun = repo.commit()
    repo.git("switch", "--quiet", "--create", "signed")
    one = attested(repo)
    commit = sign(repo, "Ada")
    repo.git("switch", "--quiet", "--create", "not-signed", begun)
    repo.write({FILE: attestations(entry(one)), "other.md": "later"}).commit()
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--message", "Merge one", "signed")
    repo.git("switch", "--quiet", "--create", "both", begun)
    repo.git("merge", "--quiet", "--no-ff", "--message", "Merge both", *merged)
    judgement = found(repo)
    assert (str(judgement.verdict), judgement.signature) == ("attested", (FINGERPRINT, commit))


def test_what_stood_in_a_file_that_could_not_be_read_was_not_there(repo: Repo) -> None:
    one = attested(repo)
    repo.write({FILE: "attestations: [\n"}).commit("Break the file")
    repo.write({FILE: attestations(entry(one))}).commit("Mend it")
    commit = sign(repo, "Ada")
    judgement = found(repo)
    assert (str(judgement.verdict), judgement.signature) == ("attested", (FINGERPRINT, commit))


def test_who_moves_the_file_does_not_sign_what_was_in_it(repo: Repo) -> None:
    attested(repo)
    brought = repo.git("rev-parse", "HEAD")[:12]
    (repo.root / "docs").mkdir()
    repo.git("mv", FILE, f"docs/{FILE}")
    repo.commit("Move")
    sign(repo, "Ada")
    assert why(repo) == f"is not signed, nor is {brought}, the commit that brought it, which its rule asks for"
