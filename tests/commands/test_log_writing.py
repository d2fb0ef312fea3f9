from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from dodcheck.commands.log import add
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request
from dodcheck.errors import UserError
from dodcheck.setup.logging import adding
from dodcheck.setup.logging.entry import NewEntry
from support.repo import Repo

LOG = "docs/milestones/M01/M01_toolcalls.md"
ROWS = "| Time | Tool | Purpose |\n|-|-|-|\n| 2026-02-08 | git | Push |\n"
ASKED = add.LogAddArguments("M01", NewEntry("git", "Pull", when="2026-02-09"), write=True)


def test_a_log_that_was_changed_in_the_meantime_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = Repo(tmp_path / "repo").write({LOG: ROWS})
    repo.commit()
    others = ROWS + "| 2026-02-08 | rg | Look |\n"

    def meanwhile(path: str, data: bytes, new: NewEntry, now: datetime) -> adding.LogAddition:
        repo.write({LOG: others})
        return adding.log_with_entry(path, data, new, now)

    monkeypatch.setattr(add, "log_with_entry", meanwhile)
    with pytest.raises(UserError) as caught:
        add.add(read_request(Options(repo=repo.root)), ASKED)
    assert [one.message for one in caught.value.mistakes] == [f"{LOG} was changed in the meantime"]
    assert (repo.root / LOG).read_text(encoding="utf-8") == others


@pytest.mark.parametrize("path", ["docs", "docs/milestones", LOG])
def test_nothing_is_written_through_a_link(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = Repo(tmp_path / "repo").write({LOG: ROWS})
    repo.commit()

    def meanwhile(name: str, data: bytes, new: NewEntry, now: datetime) -> adding.LogAddition:
        (repo.root / path).rename(tmp_path / "elsewhere")
        (repo.root / path).symlink_to(tmp_path / "elsewhere")
        return adding.log_with_entry(name, data, new, now)

    monkeypatch.setattr(add, "log_with_entry", meanwhile)
    with pytest.raises(UserError):
        add.add(read_request(Options(repo=repo.root)), ASKED)
    assert [file.read_text(encoding="utf-8") for file in tmp_path.rglob("M01_toolcalls.md") if file.is_file()] == [ROWS]


def test_the_permissions_of_a_log_stay(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo").write({LOG: ROWS})
    repo.commit()
    (repo.root / LOG).chmod(0o640)
    assert add.add(read_request(Options(repo=repo.root)), ASKED) == 0
    assert (repo.root / LOG).read_text(encoding="utf-8") == f"{ROWS}| 2026-02-09 | git | Pull |\n"
    assert (repo.root / LOG).stat().st_mode & 0o777 == 0o640


def test_a_log_outside_is_not_taken_for_one_of_the_same_name(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo").write({"toolcalls.md": ROWS})
    repo.commit()
    outside = tmp_path / "toolcalls.md"
    outside.write_text(ROWS, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        add.add(read_request(Options(repo=repo.root)), ASKED._replace(log=str(outside)))
    said = f"{outside} lies outside the repository, so it is not written"
    assert [one.message for one in caught.value.mistakes] == [said]
    assert (repo.root / "toolcalls.md").read_text(encoding="utf-8") == ROWS


@pytest.mark.parametrize("named", ["toolcalls.md", "docs/../toolcalls.md", "{root}/toolcalls.md"])
def test_a_log_in_the_repository_may_be_named_in_any_way(named: str, tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo").write({"toolcalls.md": ROWS, "docs/a.md": "x"})
    repo.commit()
    asked = ASKED._replace(log=named.format(root=repo.root))
    assert add.add(read_request(Options(repo=repo.root)), asked) == 0
    assert (repo.root / "toolcalls.md").read_text(encoding="utf-8").endswith("| git | Pull |\n")
