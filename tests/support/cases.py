"""Cases as files: a small repository, a call of dodcheck, and everything it prints."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from support.repo import Repo
from support.yaml_files import documents

MAIN = "from dodcheck.commands.main import main; main()"


@dataclass(frozen=True)
class Case:
    """One call: what there is, what is asked, and the whole answer.

    Each step of ``then`` is a further commit: files by path, ``null`` for one that goes. The first of them begins the
    branch `change`; what was there before stays on `main`. ``messages`` are those of the commits, where they matter.
    The calls in ``first`` are made before the one that is tested. After them, words are replaced in the files of
    ``edited``: old by new, which must be there. ``fresh`` is the first case of each file: a Python is started for it,
    while a process that has loaded dodcheck before will do for the others.
    """

    about: str
    run: list[str]
    exit: int
    out: str = ""
    err: str = ""
    files: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    then: list[dict[str, Any]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    first: list[list[str]] = field(default_factory=list)
    edited: dict[str, dict[str, str]] = field(default_factory=dict)
    untracked: dict[str, str] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    cwd: str = "."
    stdin: str = ""
    fresh: bool = False


def cases_below(folder: Path) -> list[tuple[str, Case]]:
    """Return every case in the files below a folder, with a name for it."""
    found: list[tuple[str, Case]] = []
    for path in sorted(folder.glob("*/*.yml")):
        shared: dict[str, Any]
        shared, *cases = documents(path)
        found += [
            (f"{path.parent.name}/{path.stem}: {one['about']}", Case(**(shared | one), fresh=not at))
            for at, one in enumerate(cases)
        ]
    return found


def environment(**more: str) -> dict[str, str]:
    """Return an environment without the machine's own settings of git, colour and language."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LC_", "LANG"))}
    quiet = {"NO_COLOR": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUTF8": "0"}
    return kept | quiet | more


def dodcheck(*arguments: str, cwd: Path, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run dodcheck in a process of its own."""
    return subprocess.run(  # noqa: S603 - the tests' own words
        [sys.executable, "-c", MAIN, *arguments],
        cwd=cwd,
        env=environment(**env),
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def change(repo: Repo, step: Mapping[str, Any], message: str = "Change things") -> None:
    """Commit one step: text is written, ``{link: target}`` linked, ``{bytes: hex}`` written as bytes, null deleted."""
    for name, content in step.items():
        path = repo.root / name
        path.unlink(missing_ok=True)
        match content:
            case str():
                repo.write({name: content})
            case {"link": target}:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.symlink_to(target)
            case {"bytes": digits}:
                repo.write({name: bytes.fromhex(digits)})
    repo.commit(message)


def build(case: Case, folder: Path) -> Path:
    """Make the repository of a case and return its root; the files outside stand in the folder ``outside`` beside."""
    repo = Repo(folder / "repo").write(case.files)
    for name, target in case.links.items():
        (repo.root / name).symlink_to(target)
    messages = chain(case.messages, repeat("Change things"))
    repo.commit(next(messages))
    if case.then:
        repo.git("switch", "--quiet", "--create", "change")
    for step in case.then:
        change(repo, step, next(messages))
    repo.write(case.untracked)
    outside = folder / "outside"
    outside.mkdir()
    for name, text in case.outside.items():
        (outside / name).write_text(text, encoding="utf-8")
    return repo.root
