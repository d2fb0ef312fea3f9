from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dodcheck.commands import ticking
from dodcheck.commands.options import Options
from dodcheck.commands.request import Request, read_request
from dodcheck.documents.box_bytes import Turn
from dodcheck.documents.document import Document
from dodcheck.errors import UserError
from dodcheck.judge.case import Case
from dodcheck.judge.report import report
from dodcheck.judge.scopes import Scope
from dodcheck.model.criterion import Criterion
from dodcheck.model.progress import Progress
from dodcheck.model.report import Report
from dodcheck.setup.ticking import TurnedDocument, document_with_boxes_turned
from dodcheck.snapshot.cache import ContentCache
from support.repo import Repo

DOD = "docs/DOD.md"
PLAN = "docs/milestones/M01/M01_plan.md"
TEXT = "## Phase 1: One\n\n- [ ] `a.md` created\n"
TICKED = TEXT.replace("[ ]", "[x]")
PLANNED = "# M01 plan\n\n## Definition of Done\n\n- [ ] `a.md` created\n"


def begun(folder: Path, dod: str | bytes = TEXT) -> Repo:
    repo = Repo(folder / "repo").write({DOD: dod, PLAN: PLANNED, "a.md": "# A\n"})
    repo.commit()
    return repo


def request(repo: Repo) -> Request:
    return read_request(Options(repo=repo.root))


def texts(repo: Repo) -> list[str]:
    return [(repo.root / path).read_bytes().decode() for path in (DOD, PLAN)]


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen after the documents were judged and read, before any is written."""

    def turned(document: Document, data: bytes, boxes: Sequence[Criterion], turn: Turn) -> TurnedDocument:
        if document.path == PLAN:
            happens()
        return document_with_boxes_turned(document, data, boxes, turn)

    monkeypatch.setattr(ticking, "document_with_boxes_turned", turned)


def refused(repo: Repo) -> str:
    with pytest.raises(UserError) as caught:
        ticking.write([], Turn.TICK, request(repo))
    return str(caught.value)


@pytest.mark.parametrize("path", [DOD, PLAN])
def test_a_document_that_was_changed_in_the_meantime_stops_all(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = begun(tmp_path)
    others = f"{TEXT if path == DOD else PLANNED}\nMore.\n"
    meanwhile(monkeypatch, lambda: repo.write({path: others}))
    said = f"{path} was changed in the meantime\n  Nothing was changed. Run the command again."
    assert refused(repo) == said
    assert texts(repo) == ([others, PLANNED] if path == DOD else [TEXT, others])


@pytest.mark.parametrize("kept", [True, False])
def test_a_document_that_was_changed_while_it_was_judged_stops_all(
    kept: bool,  # noqa: FBT001 - whether what was read once is still in memory
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not kept:
        monkeypatch.setattr(ContentCache, "get", lambda *_: None)
    repo = begun(tmp_path)

    def judged(case: Case, scope: Scope, _: Progress) -> Report:
        told = report(case, scope)
        repo.write({DOD: f"{TEXT}\nMore.\n"})
        return told

    monkeypatch.setattr(ticking, "report", judged)
    assert refused(repo) == f"{DOD} was changed in the meantime\n  Nothing was changed. Run the command again."
    assert texts(repo) == [f"{TEXT}\nMore.\n", PLANNED]


def test_a_document_that_went_in_the_meantime_stops_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = begun(tmp_path)
    meanwhile(monkeypatch, (repo.root / PLAN).unlink)
    assert refused(repo) == f"{PLAN} can't be read: no such file or directory\n  Nothing was changed."
    assert (repo.root / DOD).read_text(encoding="utf-8") == TEXT
    assert not (repo.root / PLAN).exists()


@pytest.mark.parametrize("path", ["docs", DOD, PLAN])
def test_nothing_is_written_through_a_link(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = begun(tmp_path)

    def swapped() -> None:
        (repo.root / path).rename(tmp_path / "elsewhere")
        (repo.root / path).symlink_to(tmp_path / "elsewhere")

    meanwhile(monkeypatch, swapped)
    assert " can't be read: " in refused(repo)
    assert texts(repo) == [TEXT, PLANNED]


@pytest.mark.parametrize("mode", [0o640, 0o444])
def test_the_permissions_of_a_document_stay(mode: int, tmp_path: Path) -> None:
    repo = begun(tmp_path)
    (repo.root / DOD).chmod(mode)
    assert ticking.write([], Turn.TICK, request(repo)) == 0
    assert texts(repo) == [TICKED, PLANNED.replace("[ ]", "[x]")]
    assert (repo.root / DOD).stat().st_mode & 0o777 == mode
    assert sorted(path.name for path in (repo.root / "docs").iterdir()) == ["DOD.md", "milestones"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(encoding: str, end: str, tmp_path: Path) -> None:
    repo = begun(tmp_path, TEXT.replace("\n", end).encode(encoding))
    assert ticking.write(["phase 1"], Turn.TICK, request(repo)) == 0
    assert (repo.root / DOD).read_bytes() == TICKED.replace("\n", end).encode(encoding)


def test_what_is_shown_is_not_written(tmp_path: Path) -> None:
    repo = begun(tmp_path)
    assert ticking.show([], Turn.TICK, request(repo)) == 0
    assert texts(repo) == [TEXT, PLANNED]
