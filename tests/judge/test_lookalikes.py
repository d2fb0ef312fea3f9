from __future__ import annotations

from pathlib import Path

import pytest

from support.forked import forked
from support.repo import Repo

DOD = "## Phase 1: One\n\n- [x] `gone.md` created\n"
EASY = "## Phase 1: One\n\n- [x] `a.md` created\n"
ASKED = ("phase", "1", "--as-of", "2026-02-08", "--quiet")


@pytest.fixture
def module(tmp_path: Path) -> Path:
    source = Repo(tmp_path / "source")
    source.write({"DOD.md": DOD, "dodcheck.yml": "version: 1\n"}).commit()
    return source.root


def test_a_submodule_in_the_place_of_docs_is_told(repo: Repo, module: Path) -> None:
    repo.write({"DOD.md": EASY, "a.md": "# A\n"}).git("submodule", "--quiet", "add", str(module), "docs")
    repo.commit()
    done = forked(*ASKED[:-1], cwd=repo.root)
    assert "docs this is a submodule: no document and no rule in it counts\n" in done.stdout
    assert done.returncode == 0


def test_a_submodule_in_the_place_of_the_only_documents(repo: Repo, module: Path) -> None:
    repo.git("submodule", "--quiet", "add", str(module), "docs")
    repo.commit()
    done = forked(*ASKED, cwd=repo.root)
    told = [
        "dodcheck: docs is a submodule, and no document in it counts",
        "  Keep the documents that govern a repository in it.",
    ]
    assert (done.returncode, done.stderr.splitlines()) == (2, told)


def test_a_link_in_the_place_of_docs_leads_to_no_document(repo: Repo) -> None:
    repo.write({"real/DOD.md": EASY, "a.md": "# A\n"})
    (repo.root / "docs").symlink_to("real")
    repo.commit()
    done = forked(*ASKED, cwd=repo.root)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "dodcheck: no Definition of Done is tracked here")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_rules_file_with_a_byte_order_mark_is_the_rules_file(repo: Repo, encoding: str) -> None:
    rules = "version: 1\nrules: {phase-1/a-md-created: {file: {path: gone.md}}}\n"
    repo.write({"DOD.md": EASY, "a.md": "# A\n", "dodcheck.yml": rules.encode(encoding)}).commit()
    assert forked(*ASKED, cwd=repo.root).stdout.startswith("1 refuted\nGATE BLOCKED")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32"])
def test_a_rules_file_that_cannot_be_read_is_not_left_out(repo: Repo, encoding: str) -> None:
    repo.write({"DOD.md": EASY, "a.md": "# A\n", "dodcheck.yml": "version: 1\n".encode(encoding)}).commit()
    done = forked(*ASKED, cwd=repo.root)
    assert done.returncode == 2
    assert done.stderr.startswith("dodcheck: dodcheck.yml: holds NUL ")
