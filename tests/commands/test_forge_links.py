from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dodcheck.commands.main import main
from support.repo import Repo

FILES = {"docs/DOD.md": "## Phase 1: One\n\n- [x] `a.md` created\n- [x] `b.md` created\n", "a.md": "a\n"}
AT = "https://github.com/octo/cat/blob/{commit}/"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = Repo(tmp_path / "repo").write(FILES)
    repo.git("add", "--all")
    repo.git("commit", "--quiet", "--message", "one")
    repo.git("remote", "add", "origin", "https://user:secret@github.com/octo/cat.git")
    return repo


def judged(repo: Repo, folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> tuple[str, str]:
    """Return the page and the JSON report of phase 1."""
    page, data = folder / "page.html", folder / "report.json"
    command = ["dodcheck", "phase", "1", "--repo", str(repo.root), "--as-of", "2026-02-08", "--quiet", *options]
    monkeypatch.setattr("sys.argv", [*command, "--report", f"html={page}", "--report", f"json={data}"])
    with pytest.raises(SystemExit):
        main()
    return page.read_text("utf-8"), data.read_text("utf-8")


def links(page: str) -> set[str]:
    return set(re.findall(r'href="(https:[^"]*)"', page))


def test_places_of_a_clean_commit_lead_to_the_forge(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = judged(repo, tmp_path, monkeypatch)
    commit = repo.git("rev-parse", "HEAD")
    at = AT.format(commit=commit)
    assert links(page) == {
        f"https://github.com/octo/cat/commit/{commit}",
        f"{at}docs/DOD.md?plain=1#L3",
        f"{at}docs/DOD.md?plain=1#L4",
        f"{at}a.md",
    }
    assert "secret" not in page


def test_an_earlier_commit_has_its_own_links(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.write({"a.md": "b\n"}).git("commit", "--quiet", "--all", "--message", "two")
    page, _ = judged(repo, tmp_path, monkeypatch, "--at", first)
    assert f"{AT.format(commit=first)}a.md" in links(page)


def test_a_changed_work_tree_has_no_links(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write({"a.md": "changed\n"})
    page, _ = judged(repo, tmp_path, monkeypatch)
    assert links(page) == set()


def test_the_report_for_machines_does_not_depend_on_the_remote(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, with_remote = judged(repo, tmp_path, monkeypatch)
    repo.git("remote", "remove", "origin")
    page, without = judged(repo, tmp_path, monkeypatch)
    assert with_remote == without
    assert json.loads(without)["tally"]["refuted"] == 1
    assert links(page) == set()


def test_a_document_from_elsewhere_is_not_taken_for_the_one_of_that_name(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "a.md"
    mine.write_text("- [x] `a.md` created\n- [x] `docs/DOD.md` created\n", encoding="utf-8")
    page = tmp_path / "page.html"
    command = ["dodcheck", "claims", str(mine), "--repo", str(repo.root), "--report", f"html={page}", "--quiet"]
    monkeypatch.setattr("sys.argv", command)
    with pytest.raises(SystemExit):
        main()
    commit = repo.git("rev-parse", "HEAD")
    found = links(page.read_text("utf-8"))
    assert found == {f"https://github.com/octo/cat/commit/{commit}", f"{AT.format(commit=commit)}docs/DOD.md"}
