from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dodcheck.signatures.commit import HEADERS, split_signed_commit
from dodcheck.signatures.sshsig import read_signature
from support.repo import Repo
from support.signing import public, signed_commit

RAW = b"tree 1\nparent 2\nauthor A\ncommitter A\n\nSay\n\ngpgsig x\n y\n\nEnd\n"
HEADER = HEADERS[40]


def test_a_commit_that_is_not_signed_has_no_signature() -> None:
    assert split_signed_commit(RAW, HEADER) is None
    assert split_signed_commit(b"", HEADER) is None
    assert split_signed_commit(signed_commit(RAW, "Ada"), HEADERS[64]) is None


@pytest.mark.parametrize("header", HEADERS.values())
def test_what_is_signed_is_the_commit_without_its_signature(header: bytes) -> None:
    found = split_signed_commit(signed_commit(RAW, "Ada", header), header)
    assert found is not None
    assert (found.content, found.by_ssh) == (RAW, True)
    assert read_signature(found.signature).is_over(RAW)


def test_both_signatures_are_left_out_of_what_is_signed() -> None:
    both = signed_commit(RAW, "Ada").replace(b"\ngpgsig ", b"\ngpgsig-sha256 other\n more\ngpgsig ", 1)
    found = split_signed_commit(both, HEADER)
    assert found is not None
    assert found.content == RAW


def test_a_second_signature_does_not_count() -> None:
    twice = signed_commit(RAW, "Ada").replace(b"\ngpgsig ", b"\ngpgsig first\ngpgsig ", 1)
    found = split_signed_commit(twice, HEADER)
    assert found is not None
    assert found.signature == "first"


def test_what_openpgp_signs_is_known_as_such() -> None:
    raw = RAW.replace(b"committer A\n", b"committer A\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n", 1)
    found = split_signed_commit(raw, HEADER)
    assert found is not None
    assert not found.by_ssh


def test_git_itself_takes_what_the_tests_sign(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    raw = repo.ask("cat-file", "commit", repo.write({"a": "a"}).commit(), given=b"")
    signed = signed_commit(raw, "Ada")
    commit = repo.ask("hash-object", "-t", "commit", "-w", "--stdin", given=signed).decode().strip()
    (tmp_path / "signers").write_text(f"ada {public('Ada')}\n", encoding="ascii")
    setting = f"gpg.ssh.allowedSignersFile={tmp_path / 'signers'}"
    command = ["git", "-c", setting, "-c", "gpg.ssh.program=ssh-keygen", "verify-commit", commit]
    done = subprocess.run(command, cwd=repo.root, capture_output=True, text=True, check=False)  # noqa: S603 - the test's own words
    if "No such file" in done.stderr or "cannot run" in done.stderr:
        pytest.skip("ssh-keygen is not here")
    assert done.returncode == 0, done.stderr
    assert 'Good "git" signature for ada' in done.stderr
