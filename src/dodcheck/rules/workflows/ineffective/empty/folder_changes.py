"""The folders that a shell script changes into, command by command."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, assert_never

from dodcheck.rules.workflows.ineffective.empty.run import path_from_root
from dodcheck.workflows.shell.parser import parse_script
from dodcheck.workflows.shell.tree import Case, Function, Group, If, Loop, Script, Simple
from dodcheck.workflows.shell.tree import Command as Statement
from dodcheck.workflows.shell.words import ShellProblem, texts_of

_MOVING = re.compile(r"\b(?:cd|pushd|chdir|Set-Location|sl)\b")
"""A word by which a script may change its folder."""
EXPANDED = frozenset("$*?`~")
_TOP = "⌂/"
"""The folder that a job begins in, or that of the repository, before a path."""
_IN_TOP = re.compile(r"^(?:\$\{\{ *github\.workspace *\}\}|\$\{?(?:GITHUB_WORKSPACE|PWD)\}?|\$\(pwd\))(?:/|$)")
_IN_REPOSITORY = re.compile(r"^\$\(git rev-parse --show-toplevel\)(?:/|$)")
_OF_SCRIPT = re.compile(
    r"^\$\((?:dirname|readlink -f|realpath)(?: --)? \"?\$\{?(?:0|BASH_SOURCE(?:\[0\])?)\}?\"?\)(?:/|$)"
    r"|^\$\{(?:0|BASH_SOURCE(?:\[0\])?)%/\*\}(?:/|$)"
)
_PRINTED = re.compile(r"^\$\(cd(?: --)? \"?(?P<path>[^\n]{1,200}?)\"? *(?:&&|;) *pwd(?: -P)?\)")
_APART = re.compile(
    r"~|\$\{?(?:HOME|RUNNER_TEMP|TMPDIR|TEMP|TMP)\b|\$\(mktemp|\$\{\{ *runner\.temp"
    r"|/(?!.*\b(?:__w|work|workspace|github)\b)"
)
"""The beginnings of folders that hold nothing of the repository unless something is put there."""
_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_SETTING = frozenset({"export", "declare", "local", "readonly", "typeset"})
_OWN_NAMES = re.compile(r"(?:GITHUB|RUNNER|CI|PWD|OLDPWD|HOME|TMPDIR|\d)\w*")


class Spot(NamedTuple):
    """A folder, ``None`` where it is not known. ``lost`` says that it lies outside of the repository, as a clause.

    ``unset`` is the name of a variable in it that the script gives no value to.
    """

    folder: str | None
    lost: str = ""
    unset: str = ""


class ScriptStart(NamedTuple):
    """Where a script begins, the folder of its own file, and the variables that are known where it does."""

    spot: Spot
    own: str | None = None
    variables: tuple[tuple[str, str], ...] = ()


class CommandInFolder(NamedTuple):
    """A command of a script: its line, from 0, its words, and the folder that it runs in."""

    line: int
    words: tuple[str, ...]
    spot: Spot


@dataclass(slots=True)
class _ShellFolder:
    """A shell: the folder it is in, those that it has left by `pushd`, its variables, and its script's own folder."""

    here: Spot
    own: str | None = None
    left: tuple[Spot, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)

    def copy(self) -> _ShellFolder:
        """Return a shell that goes on from here by itself."""
        return _ShellFolder(self.here, self.own, self.left, dict(self.variables))

    def follow(self, command: Simple) -> None:
        """Take in where a command leads, and what it gives to variables."""
        words = texts_of(command.words)
        given = texts_of(command.assigned) if not words else words[1:] if words[0] in _SETTING else ()
        for name, equals, value in (word.partition("=") for word in given):
            if equals:
                self.variables[name] = self._plain(value)
        match words:
            case ["cd" | "chdir", path] | ["cd", "--", path]:
                self.here = self._to(path)
            case ["cd" | "chdir"]:
                self.here = Spot(None, "`cd` leads out of the repository")
            case ["cd" | "chdir", *_]:
                self.here = Spot(None)
            case ["pushd", path]:
                self.left, self.here = (*self.left, self.here), self._to(path)
            case ["popd"]:
                self.here, self.left = self.left[-1] if self.left else Spot(None), self.left[:-1]
            case _:
                pass

    def _plain(self, text: str) -> str:
        """Return a text with what is known put in its place."""
        if printed := _PRINTED.match(text):
            inner = self._plain(printed["path"])
            text = f"{inner}{text[printed.end() :]}"
        text = _VARIABLE.sub(lambda match: self.variables.get(match[1] or match[2], match[0]), text)
        text = _IN_TOP.sub(_TOP, text)
        if self.own is not None:
            text = _IN_REPOSITORY.sub(_TOP, text)
            text = _OF_SCRIPT.sub(f"{_TOP}{self.own}/" if self.own else _TOP, text)
        return text

    def _to(self, path: str) -> Spot:
        plain = self._plain(path)
        if plain.startswith(_TOP):
            return self._joined(plain.removeprefix(_TOP) or ".", "", path)
        if _APART.match(plain):
            return Spot(None, f"`cd {path}` leads out of the repository")
        unset = _VARIABLE.match(plain)
        if unset is not None and _OWN_NAMES.fullmatch(name := unset[1] or unset[2]) is None:
            return Spot(None, unset=name)
        if plain == "-" or self.here.folder is None or not EXPANDED.isdisjoint(plain):
            return Spot(None)
        return self._joined(plain, self.here.folder, path)

    def _joined(self, plain: str, folder: str, path: str) -> Spot:
        if not EXPANDED.isdisjoint(plain):
            return Spot(None)
        there = path_from_root(plain, folder)
        return Spot(there, "" if there is not None else f"`cd {path}` leads out of the repository")


def spots(text: str, beginning: ScriptStart, words: tuple[str, ...], line: int | None = None) -> frozenset[Spot]:
    """Return where a command of a script may run, told by its words, and by its line where that is told too, from 0."""
    return _by_words(text, beginning).get((words, line), frozenset())


@lru_cache(maxsize=64)
def _by_words(text: str, beginning: ScriptStart) -> Mapping[tuple[tuple[str, ...], int | None], frozenset[Spot]]:
    found = dict[tuple[tuple[str, ...], int | None], set[Spot]]()
    for one in commands_with_folders(text, beginning):
        for line in (one.line, None):
            found.setdefault((one.words, line), set()).add(one.spot)
    return {key: frozenset(each) for key, each in found.items()}


@lru_cache(maxsize=64)
def may_move(text: str) -> bool:
    """Return whether a script may change its folder."""
    return _MOVING.search(text) is not None


def commands_with_folders(text: str, beginning: ScriptStart) -> tuple[CommandInFolder, ...]:
    """Return the commands of a script, each with the folder it runs in; none where the script is not understood."""
    shell = _ShellFolder(beginning.spot, beginning.own, variables=dict(beginning.variables))
    try:
        return tuple(_walk_script(parse_script(text), shell))
    except (ShellProblem, RecursionError):
        return ()


def _walk_script(script: Script, shell: _ShellFolder) -> Iterator[CommandInFolder]:
    for chain in script:
        within = shell.copy() if chain.background else shell
        for pipeline in chain.pipelines:
            for command in pipeline.commands:
                yield from _walk_statement(command, within.copy() if len(pipeline.commands) > 1 else within)


def _walk_statement(command: Statement, shell: _ShellFolder) -> Iterator[CommandInFolder]:
    match command:
        case Simple():
            yield CommandInFolder(command.line, tuple(texts_of(command.words)), shell.here)
            shell.follow(command)
        case Group(own_shell=True):
            yield from _walk_script(command.body, shell.copy())
        case Group():
            yield from _walk_script(command.body, shell)
        case If():
            branches = [script for pair in command.branches for script in pair]
            yield from _walk_branches([*branches, command.other], shell)
        case Loop():
            yield from _walk_repeated([command.condition, command.body], shell)
        case Case():
            yield from _walk_branches(command.branches, shell)
        case Function():
            yield from _walk_repeated([_body_of(command)], _ShellFolder(Spot(None)))
        case _:
            assert_never(command)


def _body_of(function: Function) -> Script:
    return function.body.body if isinstance(function.body, Group) else ()


def _walk_branches(scripts: Sequence[Script], shell: _ShellFolder) -> Iterator[CommandInFolder]:
    """Yield the commands of branches; where one of them leads elsewhere, nobody knows the folder behind them."""
    before = shell.here
    moved = False
    for script in scripts:
        branch = shell.copy()
        yield from _walk_script(script, branch)
        moved = moved or branch.here != before
    shell.here = Spot(None) if moved else before


def _walk_repeated(scripts: Sequence[Script], shell: _ShellFolder) -> Iterator[CommandInFolder]:
    """Yield the commands of what runs several times: where it leads elsewhere, nobody knows the folder in it."""
    inner = shell.copy()
    found = [one for script in scripts for one in _walk_script(script, inner)]
    moved = inner.here != shell.here
    yield from (one._replace(spot=Spot(None)) if moved else one for one in found)
    shell.here = Spot(None) if moved else shell.here
