from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.cases import dodcheck
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
    shown = dodcheck(*ASKED, cwd=repo.root)
    assert shown.stdout == f"{diff}\nNothing is written yet. To write it: the same command with --write\n"
    assert not (repo.root / FILE).exists()
    written = dodcheck(*ASKED, "--write", cwd=repo.root)
    assert written.stdout == f"{diff}\nIt counts once git tracks it: git add {FILE}\n"
    assert (repo.root / FILE).read_text(encoding="utf-8") == "\n".join([*lines, ""])
    repo.commit()
    assert "ATTESTED (1)" in dodcheck("phase", "1", cwd=repo.root).stdout
    again = dodcheck(*ASKED, cwd=repo.root).stdout
    assert f"{FILE}:3 attests it already, until 2099-12-31 (Ada: \\u202eB)." in " ".join(again.split())


def test_what_would_count_for_nothing_is_not_written(repo: Repo) -> None:
    head = repo.commit()
    repo.write({"src/a.py": "2\n"})
    told = dodcheck(*ASKED, "--write", cwd=repo.root)
    why = f"it is stale: src/a.py is not what it was at {head[:12]}"
    said = f"dodcheck: this attestation would count for nothing: {why}\n  Commit first what it covers.\n"
    assert (told.stderr, told.returncode) == (said, 2)
    assert not (repo.root / FILE).exists()


def test_without_a_commit_there_is_nothing_to_attest(repo: Repo) -> None:
    repo.git("add", "--all")
    told = dodcheck(*ASKED, cwd=repo.root)
    assert (told.stderr, told.returncode) == (
        "dodcheck: an attestation is given at a commit, and there is none here yet\n  Commit the files first.\n",
        2,
    )
