"""Cases of a change: how things stood, what the change does, and everything that keeps it from being merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dodcheck.commands.comparing import judge_against
from dodcheck.commands.options import JudgeOptions
from dodcheck.commands.request import read_request
from dodcheck.errors import UserError
from dodcheck.judge.scopes import whole_change
from dodcheck.model.report import Report, harm
from support.cases import change as commit_step
from support.repo import Repo
from support.yaml_files import documents


@dataclass(frozen=True)
class Case:
    """One change.

    ``files`` stand on `main`, each step of ``then`` is a commit of the branch `change`, each of ``meanwhile`` one of
    `main` after the branch has left it: text by path, null for what goes, ``{link: target}``, ``{bytes: hex}``.
    ``submodules`` are paths at which the last commit of the branch has another repository. ``blocks`` are all lines
    that say why it can't be merged, ``mistakes`` those that it can't be judged with.
    """

    about: str
    then: list[dict[str, Any]]
    blocks: list[str] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    files: dict[str, Any] = field(default_factory=dict)
    meanwhile: list[dict[str, Any]] = field(default_factory=list)
    submodules: list[str] = field(default_factory=list)


def cases_below(folder: Path) -> Iterator[tuple[str, Case]]:
    """Yield every case in the files of a folder with a name for it; the first document of a file is what they share."""
    for path in sorted(folder.glob("*.yml")):
        shared: dict[str, Any]
        shared, *cases = documents(path)
        for one in cases:
            files = {**shared.get("files", {}), **one.get("files", {})}
            yield f"{path.stem}: {one['about']}", Case(**{**shared, **one, "files": files})


def build(case: Case, folder: Path) -> Repo:
    """Make the repository of a case, with its branch `change` checked out."""
    repo = Repo(folder / "repo")
    commit_step(repo, case.files)
    repo.git("switch", "--quiet", "--create", "change")
    for step in case.then:
        commit_step(repo, step)
    if case.submodules:
        _embed(repo, case.submodules, folder)
    repo.git("switch", "--quiet", "main")
    for step in case.meanwhile:
        commit_step(repo, step)
    repo.git("switch", "--quiet", "change")
    return repo


def answer(case: Case, folder: Path) -> dict[str, list[str]]:
    """Return what keeps the change of a case from being merged, and the mistakes that keep it from being judged."""
    repo = build(case, folder)
    try:
        found = judged(repo.root)
    except UserError as problem:
        return {"blocks": [], "mistakes": [str(mistake) for mistake in problem.mistakes]}
    return {"blocks": list(_told(found)), "mistakes": []}


def judged(root: Path, base: str = "main", **options: Any) -> Report:  # noqa: ANN401 - the options of the command
    """Return the report on a change."""
    asked = JudgeOptions(repo=root, base=base, as_of="2026-02-08", **options)
    return judge_against(base, asked, read_request(asked), whole_change)


def _told(found: Report) -> Iterator[str]:
    for one in found.judgements:
        kind = harm(one)
        assert (kind is not None) is (one.criterion.id in found.blocking), one
        if kind:
            yield f"{kind} {one.criterion.id} at {one.criterion.location}: {one.verdict}: {one.reason}"


def _embed(repo: Repo, paths: list[str], folder: Path) -> None:
    inner = Repo(folder / "inner")
    commit = inner.write({"x.md": "x"}).commit()
    for path in paths:
        repo.git("update-index", "--add", "--cacheinfo", f"160000,{commit},{path}")
    repo.git("commit", "--quiet", "--message", "Embed")
