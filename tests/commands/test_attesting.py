from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.forked import forked
from support.repo import Repo

DOD = '## Phase 1: One\n\n- [x] Everyone agrees: "yes" # all\n- [ ] `a.md` created\n'
FILE = "dodcheck.attestations.yml"
ASKED = (
    "attest",
    "DOD.md:3",
    "--by",
    "Ada: \u202eB",
    "--covers",
    "src/**",
    "--covers",
    "*.md",
    "--expires",
    "2099-12-31",
)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo").write({"DOD.md": DOD, "src/a.py": "1\n"})


def test_it_is_shown_then_written_and_counts_once_it_is_committed(repo: Repo) -> None:
    head = repo.commit()
    today = datetime.now(tz=UTC).date()
    lines = [
        "version: 1",
        "attestations:",
        "  - criterion: phase-1/everyone-agrees-yes-all",
        '    says: "Everyone agrees: \\"yes\\" # all"',
        '    by: "Ada: \\u202eB"',
        f"    date: {today}",
        f"    commit: {head}",
        '    covers: [src/**, "*.md"]',
        "    expires: 2099-12-31",
    ]
    diff = "\n".join(["--- /dev/null", f"+++ b/{FILE}", "@@ -0,0 +1,9 @@", *(f"+{line}" for line in lines), ""])
    shown = forked(*ASKED, cwd=repo.root)
    assert shown.stdout == f"{diff}\nNothing is written yet. To write it: the same command with --write\n"
    assert not (repo.root / FILE).exists()
    written = forked(*ASKED, "--write", cwd=repo.root)
    assert written.stdout == f"{diff}\nIt counts once git tracks it: git add {FILE}\n"
    assert (repo.root / FILE).read_text(encoding="utf-8") == "\n".join([*lines, ""])
    repo.commit()
    assert "ATTESTED (1)" in forked("phase", "1", cwd=repo.root).stdout
    again = forked(*ASKED, cwd=repo.root).stdout
    assert f"{FILE}:3 attests it already, until 2099-12-31 (Ada: \\u202eB)." in " ".join(again.split())


def test_what_would_count_for_nothing_is_not_written(repo: Repo) -> None:
    head = repo.commit()
    repo.write({"src/a.py": "2\n"})
    told = forked(*ASKED, "--write", cwd=repo.root)
    why = f"it is stale: src/a.py is not what it was at {head[:12]}"
    said = f"dodcheck: this attestation would count for nothing: {why}\n  Commit first what it covers.\n"
    assert (told.stderr, told.returncode) == (said, 2)
    assert not (repo.root / FILE).exists()


def told_below_the_diff(shown: str) -> str:
    """Return what stands below the diff, on one line."""
    return " ".join(shown.partition("\n\n")[2].split())


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"src/a.py": "1\n"},
            "says that it is not so: a.md is missing. As long as it says so, this attestation counts for",
        ),
        ({"a.md": "# A\n"}, "shows it already: a.md is there. Nobody has to attest it."),
    ],
)
def test_what_evidence_says_is_told_and_it_is_written_all_the_same(
    repo: Repo, files: dict[str, str], told: str
) -> None:
    repo.write(files).commit()
    asked = ("attest", "DOD.md:4", "--by", "Ada", "--covers", "src/**", "--expires", "2099-12-31", "--write")
    done = forked(*asked, cwd=repo.root)
    assert f"Evidence {told}" in told_below_the_diff(done.stdout)
    assert (done.returncode, (repo.root / FILE).exists()) == (0, True)


def test_what_can_not_be_judged_is_told(repo: Repo) -> None:
    rule = "version: 1\nrules:\n  phase-1/a-md-created:\n    says: other words\n    file: {path: a.md}\n"
    repo.write({"dodcheck.yml": rule}).commit()
    asked = ("attest", "DOD.md:4", "--by", "Ada", "--covers", "src/**", "--expires", "2099-12-31")
    told = told_below_the_diff(forked(*asked, cwd=repo.root).stdout)
    assert told.startswith("It can't be judged: ")
    assert "Until that is mended, this attestation counts for nothing." in told


def test_without_a_commit_there_is_nothing_to_attest(repo: Repo) -> None:
    repo.git("add", "--all")
    told = forked(*ASKED, cwd=repo.root)
    assert (told.stderr, told.returncode) == (
        "dodcheck: an attestation is given at a commit, and there is none here yet\n  Commit the files first.\n",
        2,
    )


SIGNERS = "dodcheck.allowed_signers"
RULES = """version: 1
rules:
  phase-1/everyone-agrees-yes-all:
    says: 'Everyone agrees: "yes" # all'
    attestation: {by: [ada@example.org], signed: true}
"""
BY_ADA = ("attest", "DOD.md:3", "--by", "ada@example.org", "--covers", "src/**", "--expires", "2099-12-31")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Return a private key that ssh-keygen has made."""
    program = shutil.which("ssh-keygen")
    if program is None:
        pytest.skip("ssh-keygen is not here")
    subprocess.run([program, "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", tmp_path / "key"], check=True)  # noqa: S603 - the test's own words
    return tmp_path / "key"


def public(key: Path) -> str:
    return key.with_suffix(".pub").read_text(encoding="ascii").strip()


def test_it_is_signed_with_a_key_and_counts(repo: Repo, key: Path) -> None:
    repo.write({"dodcheck.yml": RULES, SIGNERS: f"ada@example.org {public(key)}\n"}).commit()
    written = forked(*BY_ADA, "--sign", str(key), "--write", cwd=repo.root)
    assert (written.stderr, written.returncode) == ("", 0)
    assert written.stdout.endswith(f"\n\nIt counts once git tracks it: git add {FILE}\n")
    repo.commit()
    shown = " ".join(forked("phase", "1", cwd=repo.root).stdout.split())
    assert "ATTESTED (1)" in shown
    assert "days left), ada@example.org, signed with ED25519 SHA256:" in shown


def test_a_key_that_would_not_count_is_told_with_the_line_that_lets_it(repo: Repo, key: Path) -> None:
    repo.write({"dodcheck.yml": RULES}).commit()
    told = forked(*BY_ADA, "--sign", str(key), "--write", cwd=repo.root)
    first, hint, line = told.stderr.splitlines()
    assert first.startswith("dodcheck: this attestation would count for nothing: it is signed with ED25519 SHA256:")
    assert first.endswith(f", and there is no {SIGNERS} that says whose key it is")
    assert hint == f"  To let this key sign, a line of {SIGNERS}:"
    assert line == f'  ada@example.org namespaces="dodcheck-attestation,git" {public(key)}'
    assert (told.returncode, (repo.root / FILE).exists()) == (2, False)
    repo.write({SIGNERS: line.strip() + "\n"}).commit()
    assert forked(*BY_ADA, "--sign", str(key), "--write", cwd=repo.root).returncode == 0


def test_a_rule_that_asks_for_a_signature_or_somebody_else(repo: Repo) -> None:
    repo.write({"dodcheck.yml": RULES}).commit()
    shown = forked(*BY_ADA, cwd=repo.root)
    assert shown.returncode == 0
    assert shown.stdout.endswith(
        "Nothing is written yet. To write it: the same command with --write\n"
        "Its rule asks for a signature: add --sign with your SSH key, or sign the\n"
        "commit that brings it: git commit -S\n"
    )
    told = forked(*BY_ADA[:3], "Bob", *BY_ADA[4:], cwd=repo.root)
    why = "it is by Bob, and its rule asks for ada@example.org"
    assert told.stderr == f"dodcheck: this attestation would count for nothing: {why}\n"


def test_what_is_no_key_signs_nothing(repo: Repo) -> None:
    repo.write({SIGNERS: "# nobody\n"}).commit()
    told = forked(*BY_ADA, "--sign", "gone", cwd=repo.root)
    said = "dodcheck: --sign gone: there is no such file\n  Name a private key, or the public one of an agent's key.\n"
    assert (told.stderr, told.returncode) == (said, 2)
    told = forked(*BY_ADA, "--sign", "DOD.md", cwd=repo.root)
    assert told.stderr.startswith("dodcheck: ssh-keygen ")
    assert told.stderr.endswith("Or sign the commit that brings it instead: git commit -S\n")
    assert told.returncode == 2
