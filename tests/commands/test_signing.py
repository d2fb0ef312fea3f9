"""What is said where ssh-keygen is not there, does not sign, or signs something else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from support.forked import forked
from support.repo import Repo

CALL = ("attest", "DOD.md:3", "--by", "ada@example.org", "--covers", "src/**", "--expires", "2099-12-31", "--write")
INSTEAD = "Or sign the commit that brings it instead: git commit -S"


@pytest.fixture
def root(repo: Repo) -> Path:
    """Return a repository with a statement to attest, and a file that stands for a key."""
    dod = "## Phase 1: One\n\n- [ ] Everyone agrees\n"
    repo.write({"DOD.md": dod, "src/a.py": "", "key": "", "dodcheck.allowed_signers": "# nobody\n"}).commit()
    return repo.root


@pytest.mark.parametrize(
    ("program", "said"),
    [
        (
            None,
            f"ssh-keygen is not installed, or not on the search path\n  Install OpenSSH 8.1 or newer. {INSTEAD}\n",
        ),
        ("#!/bin/sh\nexit 3\n", f"ssh-keygen did not sign: it gave no reason\n  {INSTEAD}\n"),
        (
            "#!/bin/sh\necho first >&2\necho no such agent >&2\nexit 1\n",
            f"ssh-keygen did not sign: no such agent\n  {INSTEAD}\n",
        ),
    ],
)
def test_what_does_not_sign(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str | None, said: str
) -> None:
    monkeypatch.setenv("PATH", str(only(tmp_path, program)))
    told = forked(*CALL, "--sign", "key", cwd=root)
    assert (told.stdout, told.stderr, told.returncode) == ("", f"dodcheck: {said}", 2)
    assert not (root / "dodcheck.attestations.yml").exists()


@pytest.mark.parametrize(
    ("program", "begun"),
    [
        ("#!/gone\n", "ssh-keygen gave no answer: "),
        ("#!/bin/sh\necho signed\n", "the signature that ssh-keygen gave can't be read: it is not base64"),
    ],
)
def test_what_gives_no_signature(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, begun: str
) -> None:
    monkeypatch.setenv("PATH", str(only(tmp_path, program)))
    told = forked(*CALL, "--sign", "key", cwd=root)
    assert told.stderr.startswith(f"dodcheck: {begun}")
    assert told.stderr.endswith(f"\n  {INSTEAD}\n")
    assert (told.stdout, told.returncode) == ("", 2)


def test_a_signature_of_something_else_is_not_taken(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.which("ssh-keygen")
    if real is None:
        pytest.skip("ssh-keygen is not here")
    own = tmp_path / "own"
    subprocess.run([real, "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", own], check=True)  # noqa: S603 - the test's own words
    program = f"#!/bin/sh\necho other | '{real}' -q -Y sign -f '{own}' -n dodcheck-attestation\n"
    monkeypatch.setenv("PATH", str(only(tmp_path, program)))
    told = forked(*CALL, "--sign", "key", cwd=root)
    said = f"dodcheck: the signature that ssh-keygen gave does not fit\n  {INSTEAD}\n"
    assert (told.stdout, told.stderr, told.returncode) == ("", said, 2)


def only(folder: Path, program: str | None) -> Path:
    """Return a folder of programs: git, and what is called ssh-keygen."""
    git = shutil.which("git")
    assert git is not None
    programs = folder / "bin"
    programs.mkdir()
    (programs / "git").symlink_to(git)
    if program is not None:
        (programs / "ssh-keygen").write_text(program, encoding="utf-8")
        (programs / "ssh-keygen").chmod(0o755)
    return programs
