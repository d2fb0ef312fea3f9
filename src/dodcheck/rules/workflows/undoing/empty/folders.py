"""The folder of the repository that a command of a step runs in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, assert_never

from dodcheck.rules.workflows.undoing.empty.run import joined
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.audit.subject import StepWork
from dodcheck.workflows.checkouts import HERE, folder_of, is_checkout
from dodcheck.workflows.model import Step
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.parser import parse_script
from dodcheck.workflows.shell.settings import SHELLS
from dodcheck.workflows.shell.tree import Case, Function, Group, If, Loop, Script, Simple
from dodcheck.workflows.shell.tree import Command as Statement
from dodcheck.workflows.shell.words import ShellProblem, texts_of

_HERE = re.compile(r"(?:\$\{\{ *github\.workspace *\}\}|\$\{?(?:GITHUB_WORKSPACE|PWD)\}?|\$\(pwd\))(?:/|$)")
_EXPANDED = frozenset("$*?`~")
_MOVING = re.compile(r"\b(?:cd|pushd|chdir|Set-Location|sl)\b")
_OF_LAUNCHERS = frozenset({"-C", "--chdir", "--directory", "--cwd", "--dir", "--project-directory"})
_APART = frozenset({"docker", "podman", "ssh", "su", "kubectl"})
"""Launchers whose command does not begin in the folder of its step."""
_MAKEFILES = frozenset({"Makefile", "makefile", "GNUmakefile"})
_MOST = 100_000


class Place(NamedTuple):
    """The folder that a command runs in, ``None`` where it is not known; ``other`` is another repository there."""

    folder: str | None
    other: str = ""


def place_of(step: StepWork, command: Command, snapshot: Snapshot) -> Place:
    """Return where a command runs that stands in the script of a step itself, or in a recipe that make runs."""
    if any(word.text in _APART for word in command.launched):
        return Place(None)
    if command.location.path.rpartition("/")[2] in _MAKEFILES and command.through is not None:
        return Place(_of_recipe(command, snapshot))
    if command.through is not None or command.depth:
        return Place(None)
    told = step.step.folder or step.job.job.folder or step.job.workflow.folder
    base = _plain(told.value) if told is not None else ""
    moved = _moved(step, command, base) if base is not None else None
    launched = _by_launcher(texts_of(command.launched), moved)
    return _checked_out(step, launched) if launched is not None else Place(None)


def _of_recipe(command: Command, snapshot: Snapshot) -> str | None:
    """Return the folder that a line of a recipe runs in: that of its file, unless the line itself leads elsewhere."""
    path, number = command.location.path, command.location.line or 0
    lines = (bytes_of(snapshot, path) or b"")[:_MOST].decode("utf-8", "replace").split("\n")
    line, before = "".join(lines[number - 1 : number]), "".join(lines[max(number - 2, 0) : number - 1])
    if not line.startswith("\t") or before.endswith("\\") or line.endswith("\\") or ".ONESHELL" in "".join(lines):
        return None
    base, text = path.rpartition("/")[0], line.strip().lstrip("@-+")
    if _MOVING.search(text) is None:
        return base
    texts = tuple(texts_of((*command.launched, *command.words)))
    found = {folder for _, words, folder in _walked(text, base) if words == texts}
    return found.pop() if len(found) == 1 else None


def _plain(text: str) -> str | None:
    """Return a folder as it is written, from the one that a job begins in; ``None`` where it is filled in later."""
    rest = _HERE.sub("", text.strip(), count=1)
    return None if not _EXPANDED.isdisjoint(rest) else joined(rest or ".", "")


def _moved(step: StepWork, command: Command, base: str) -> str | None:
    run = step.step.run
    if run is None or _MOVING.search(run.value) is None:
        return base
    shell = step.step.shell or step.job.job.shell or step.job.workflow.shell
    if len(run.value) > _MOST or (shell is not None and shell.value.partition(" ")[0] not in SHELLS):
        return None
    texts = tuple(texts_of((*command.launched, *command.words)))
    line = command.location.line
    found = {
        folder for number, words, folder in _walked(run.value, base) if (run.line_of(number), words) == (line, texts)
    }
    return found.pop() if len(found) == 1 else None


def _by_launcher(words: Sequence[str], folder: str | None) -> str | None:
    """Return the folder that what starts a command changes into: `env -C docs`, `uv run --directory docs`."""
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in _OF_LAUNCHERS and folder is not None:
            path = value if equals else "".join(words[at + 1 : at + 2])
            folder = None if not _EXPANDED.isdisjoint(path) else joined(path, folder)
    return folder


def _checked_out(step: StepWork, folder: str) -> Place:
    """Return the folder as it is named in the repository: a step may have checked that out below another one."""
    known = {_root(one): one for one in step.job.job.steps if is_checkout(one)}
    roots = [root for root in known if root is not None and (not root or f"{folder}/".startswith(f"{root}/"))]
    if not known or None in known:
        return Place(None if known else folder)
    nearest = max(roots, key=len, default=None)
    if nearest is None:
        return Place(None)
    repository = known[nearest].given.get("repository")
    if repository is not None and "${{" not in repository.value:
        return Place(None, repository.value.strip())
    return Place(folder[len(nearest) :].strip("/"))


def _root(step: Step) -> str | None:
    path = folder_of(step)
    return "" if path in HERE else _plain(path)


@dataclass(slots=True)
class _Shell:
    """A shell: the folder it is in, ``None`` where that is not known, and those it has left by `pushd`."""

    here: str | None
    left: tuple[str | None, ...] = ()

    def copy(self) -> _Shell:
        """Return a shell that goes on from here by itself."""
        return _Shell(self.here, self.left)

    def follow(self, command: Simple) -> None:
        """Take in where a command leads."""
        match texts_of(command.words):
            case ["cd" | "chdir", path]:
                self.here = self._to(path)
            case ["cd" | "chdir", *_]:
                self.here = None
            case ["pushd", path]:
                self.left, self.here = (*self.left, self.here), self._to(path)
            case ["popd"]:
                self.here, self.left = self.left[-1] if self.left else None, self.left[:-1]
            case _:
                pass

    def _to(self, path: str) -> str | None:
        if _HERE.match(path):
            return _plain(path)
        if path == "-" or self.here is None or not _EXPANDED.isdisjoint(path):
            return None
        return joined(path, self.here)


_Found = tuple[int, tuple[str, ...], str | None]


@lru_cache(maxsize=64)
def _walked(text: str, base: str) -> tuple[_Found, ...]:
    """Return the commands of a script, each with its line, its words, and the folder it runs in."""
    try:
        return tuple(_script(parse_script(text), _Shell(base)))
    except (ShellProblem, RecursionError):
        return ()


def _script(script: Script, shell: _Shell) -> Iterator[_Found]:
    for chain in script:
        within = shell.copy() if chain.background else shell
        for pipeline in chain.pipelines:
            for command in pipeline.commands:
                yield from _statement(command, within.copy() if len(pipeline.commands) > 1 else within)


def _statement(command: Statement, shell: _Shell) -> Iterator[_Found]:
    match command:
        case Simple():
            yield command.line, tuple(texts_of(command.words)), shell.here
            shell.follow(command)
        case Group(own_shell=True):
            yield from _script(command.body, shell.copy())
        case Group():
            yield from _script(command.body, shell)
        case If():
            branches = [script for pair in command.branches for script in pair]
            yield from _perhaps([*branches, command.other], shell)
        case Loop():
            yield from _again([command.condition, command.body], shell)
        case Case():
            yield from _perhaps(command.branches, shell)
        case Function():
            yield from _again([_body_of(command)], _Shell(None))
        case _:
            assert_never(command)


def _body_of(function: Function) -> Script:
    return function.body.body if isinstance(function.body, Group) else ()


def _perhaps(scripts: Sequence[Script], shell: _Shell) -> Iterator[_Found]:
    """Yield the commands of branches; where one of them leads elsewhere, nobody knows the folder behind them."""
    before = shell.here
    moved = False
    for script in scripts:
        branch = shell.copy()
        yield from _script(script, branch)
        moved = moved or branch.here != before
    shell.here = None if moved else before


def _again(scripts: Sequence[Script], shell: _Shell) -> Iterator[_Found]:
    """Yield the commands of what runs several times: where it leads elsewhere, nobody knows the folder in it."""
    inner = shell.copy()
    found = [one for script in scripts for one in _script(script, inner)]
    moved = inner.here != shell.here
    yield from ((line, words, None if moved else folder) for line, words, folder in found)
    shell.here = None if moved else shell.here
