from __future__ import annotations

from pathlib import Path

import pytest

from support.forked import forked
from support.repo import Repo

PR = ("pr", "--base", "main", "--as-of", "2026-02-08")
RULE = "version: 1\nrules:\n  phase-1/a-md-created:\n    file: {path: %s}\n"


@pytest.fixture
def change(tmp_path: Path) -> Repo:
    """A branch that ticks a box, with a report of it beside the repository."""
    repo = Repo(tmp_path / "repo").write({"docs/DOD.md": "## Phase 1: One\n\n- [ ] `a.md` created\n", "a.md": "# A\n"})
    repo.commit()
    repo.git("switch", "--quiet", "--create", "change")
    repo.write({"docs/DOD.md": "## Phase 1: One\n\n- [x] `a.md` created\n"}).commit()
    return repo


def reported(repo: Repo, tmp_path: Path) -> str:
    path = tmp_path / "r.json"
    assert forked(*PR, "--report", f"json={path}", cwd=repo.root).returncode in (0, 1)
    return str(path)


def answer(repo: Repo, path: str) -> tuple[int, str]:
    done = forked("verify", path, "--base", "main", "--as-of", "2026-02-08", cwd=repo.root)
    return done.returncode, (done.stdout + done.stderr).splitlines()[-1]


def test_a_report_of_a_change_holds_after_it_is_merged(change: Repo, tmp_path: Path) -> None:
    path = reported(change, tmp_path)
    change.git("switch", "--quiet", "main")
    change.git("merge", "--quiet", "--ff-only", "change")
    assert answer(change, path) == (0, "HOLDS at its own date: every value is the same, gate passed")
    change.write({"b.md": "# B\n"}).commit()
    assert answer(change, path) == (0, "HOLDS at its own date: every value is the same, gate passed")


def test_a_claim_judged_by_what_the_base_had_become_is_judged_so_again(change: Repo, tmp_path: Path) -> None:
    change.git("switch", "--quiet", "main")
    change.write({"dodcheck.yml": RULE % "c.md"}).commit()
    change.git("switch", "--quiet", "change")
    path = reported(change, tmp_path)
    assert answer(change, path) == (0, "HOLDS at its own date: every value is the same, gate blocked")


def test_what_leads_to_the_change_from_nowhere_is_no_base(change: Repo, tmp_path: Path) -> None:
    path = Path(reported(change, tmp_path))
    change.git("switch", "--quiet", "--orphan", "other")
    other = change.write({"x.md": "x\n"}).commit()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(change.git("rev-parse", "main"), other), encoding="utf-8")
    code, said = answer(change, str(path))
    assert (code, said.endswith(f"what it was compared with, {other[:12]}, does not lead to what it judges")) == (
        2,
        True,
    )
