from __future__ import annotations

from datetime import date
from pathlib import Path

from support.forked import forked
from support.repo import Repo

DOD = "## Phase 1: One\n\n- [x] Everyone agrees\n"


def test_a_word_counts_from_commit_to_commit_as_long_as_nothing_it_covers_changes(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo").write({"docs/DOD.md": DOD, "src/a.py": "1\n"})
    seen = repo.commit()
    last = date(2099, 1, 1)
    signed = (
        "version: 1\nattestations:\n"
        f"  - {{criterion: phase-1/everyone-agrees, says: Everyone agrees, by: Ada, date: 2026-01-01, "
        f"commit: '{seen}', covers: [src/**], expires: {last}}}\n"
    )
    for files in (
        {"dodcheck.attestations.yml": signed},
        {"other.md": "x\n"},
        {"src/a.py": "2\n"},
        {"other.md": "y\n"},
        {"src/a.py": "1\n"},
    ):
        repo.write(files)
        repo.commit()
    told = forked("history", "--format", "csv", cwd=repo.root).stdout.splitlines()
    attested = told[0].split(",").index("attested")
    assert [line.split(",")[attested] for line in told[1:]] == ["0", "1", "1", "0", "0", "1"]
