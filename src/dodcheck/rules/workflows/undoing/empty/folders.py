"""The folder of the repository that a command of a step runs in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.workflows.undoing.empty.moving import EXPANDED, Beginning, Spot, may_move, spots
from dodcheck.rules.workflows.undoing.empty.run import joined
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.audit.subject import StepWork
from dodcheck.workflows.checkouts import HERE, folder_of, is_checkout
from dodcheck.workflows.model import Step
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.runs.package import package_scripts
from dodcheck.workflows.runs.tox import changed_folder
from dodcheck.workflows.shell.settings import SHELLS
from dodcheck.workflows.shell.words import texts_of

_HERE = re.compile(r"(?:\$\{\{ *github\.workspace *\}\}|\$\{?(?:GITHUB_WORKSPACE|PWD)\}?|\$\(pwd\))(?:/|$)")
_OUTSIDE = re.compile(r"\$\{\{ *runner\.temp|/(?:tmp|var/tmp)?(?:/|$)|~")
_OF_LAUNCHERS = frozenset({"-C", "--chdir", "--directory", "--cwd", "--dir", "--project-directory"})
_APART = frozenset({"docker", "podman", "ssh", "su", "kubectl"})
"""Launchers whose command does not begin in the folder of its step."""
_MAKEFILES = frozenset({"Makefile", "makefile", "GNUmakefile"})
_TOX = frozenset({"tox.ini", "setup.cfg"})
_NO_SHELL = (".py", ".js", ".mjs", ".cjs", ".ts", ".yml", ".yaml", ".toml", ".json", ".ini", ".cfg", "Dockerfile")
"""The endings of files in which other things than scripts of a shell stand."""
_BRINGING = re.compile(
    r"\b(?:cp|rsync|tar|unzip|mv|ln|curl|wget|docker|podman|svn|clone|worktree|archive|robocopy|Copy-Item|download"
    r"|sdist)\b"
)
"""Words of commands that may put the repository elsewhere."""
_MOST = 100_000


class Place(NamedTuple):
    """The folder that a command runs in, ``None`` where it is not known; ``other`` is another repository there.

    ``lost`` says why nothing of the repository is there, as a clause.
    """

    folder: str | None
    other: str = ""
    lost: str = ""


def place_of(step: StepWork, command: Command, snapshot: Snapshot) -> Place:
    """Return where a command runs that stands in the script of a step itself, or in a file that this starts."""
    if any(word.text in _APART for word in command.launched):
        return Place(None)
    if command.through is not None or command.depth:
        return _in_file(step, command, snapshot)
    told = step.step.folder or step.job.job.folder or step.job.workflow.folder
    base = _plain(told.value) if told is not None else ""
    if base is None:
        outside = told is not None and _OUTSIDE.match(told.value)
        return _lost(
            step, Spot(None, f"its folder `{told.value}` lies outside of the repository" if told and outside else "")
        )
    spot = _moved(step, command, base)
    launched = _by_launcher(texts_of(command.launched), spot.folder)
    return _checked_out(step, launched) if launched is not None else _lost(step, spot)


def _lost(step: StepWork, spot: Spot, script: str = "") -> Place:
    """Return that a folder holds nothing of the repository, where nothing in the job may have brought it there.

    ``script`` is the text of the file that leads there.
    """
    runs = [script, *(one.run.value[:_MOST] for one in step.job.job.steps if one.run is not None)]
    if (not spot.lost and not spot.unset) or step.job.job.container is not None or any(map(_BRINGING.search, runs)):
        return Place(None)
    if spot.lost:
        return Place(None, lost=spot.lost)
    given = re.compile(rf"(?<![\w${{]){spot.unset}\b|\bsource\b|^\s*\. ", re.MULTILINE)
    known = spot.unset in _environment(step) or any(map(given.search, runs))
    return Place(None) if known else Place(None, lost=f"nobody says what `${spot.unset}` is, into which it changes")


def _environment(step: StepWork) -> Mapping[str, str]:
    """Return the variables around a step, the nearest of each name, filled in or not."""
    around = (step.job.workflow.env, step.job.job.env, *(one.step.env for one in step.steps))
    return {name: text.value for env in around for name, text in env.items()}


def _in_file(step: StepWork, command: Command, snapshot: Snapshot) -> Place:
    """Return where a command runs that stands in a file that another one starts."""
    name = command.location.path.rpartition("/")[2]
    if name in _MAKEFILES and command.through is not None:
        return Place(_of_recipe(command, snapshot).folder)
    outer = _outer(step, command)
    if outer is None:
        return Place(None)
    if name in _TOX:
        told = changed_folder(command.location.path, command.location.line or 0, snapshot)
        return Place(joined(told, command.location.path.rpartition("/")[0]) if told is not None else None)
    text = _text(command.location.path, snapshot)
    if name == "package.json":
        spots = _of_package(step, outer, command, snapshot)
    else:
        begins = place_of(step, outer, snapshot)
        spot = Spot(begins.folder, begins.lost)
        spots = _of_script(text, outer, command, spot)
    spot = spots.pop() if len(spots) == 1 else Spot(None)
    return Place(spot.folder) if spot.folder is not None else _lost(step, spot, text)


def _outer(step: StepWork, command: Command) -> Command | None:
    """Return the command that starts another one of the same step."""
    return _outer_ones(step).get(id(command))


@lru_cache(maxsize=8)
def _outer_ones(step: StepWork) -> Mapping[int, Command]:
    """Return the commands that start others, by the identity of these."""
    around, found = list[Command](), dict[int, Command]()
    for each in step.commands:
        while around and around[-1].depth >= each.depth:
            around.pop()
        if around:
            found.setdefault(id(each), around[-1])
        around.append(each)
    return found


def _of_package(step: StepWork, outer: Command, command: Command, snapshot: Snapshot) -> set[Spot]:
    """Return where a command of a script of a package may run: such a script begins in the folder of its package."""
    path, line = command.location.path, command.location.line
    begins = place_of(step, outer, snapshot).folder
    words = [base_name(outer.words[0]), *texts_of(outer.words)[1:]]
    scripts = package_scripts(words, begins or "", snapshot)
    texts = [one.text for one in scripts if (one.path, one.line) == (path, line)]
    return {spot for text in texts for spot in _spots(text, command, Beginning(Spot(path.rpartition("/")[0])))}


def _of_script(text: str, outer: Command, command: Command, begins: Spot) -> set[Spot]:
    """Return where a command of a script of a shell may run: one of a file, or one that a shell is given as a text."""
    path, words = command.location.path, texts_of(outer.words)
    if path == outer.location.path:
        given = words[words.index("-c") + 1 :][:1] if "-c" in words and base_name(outer.words[0]) in SHELLS else []
        return {spot for one in given for spot in _spots(one, command, Beginning(begins))}
    return set() if path.endswith(_NO_SHELL) else _spots(text, command, Beginning(begins, path.rpartition("/")[0]))


def _text(path: str, snapshot: Snapshot) -> str:
    return _decoded(bytes_of(snapshot, path) or b"")


@lru_cache(maxsize=16)
def _decoded(data: bytes) -> str:
    return data[:_MOST].decode("utf-8", "replace")


def _spots(text: str, command: Command, beginning: Beginning) -> set[Spot]:
    if not may_move(text):
        return {beginning.spot}
    return {*spots(text, beginning, tuple(texts_of((*command.launched, *command.words))))}


def _of_recipe(command: Command, snapshot: Snapshot) -> Spot:
    """Return the folder that a line of a recipe runs in: that of its file, unless the line itself leads elsewhere."""
    path, number = command.location.path, command.location.line or 0
    lines = _text(path, snapshot).split("\n")
    line, before = "".join(lines[number - 1 : number]), "".join(lines[max(number - 2, 0) : number - 1])
    if not line.startswith("\t") or before.endswith("\\") or line.endswith("\\") or ".ONESHELL" in "".join(lines):
        return Spot(None)
    found = _spots(line.strip().lstrip("@-+"), command, Beginning(Spot(path.rpartition("/")[0])))
    return found.pop() if len(found) == 1 else Spot(None)


def _plain(text: str) -> str | None:
    """Return a folder as it is written, from the one that a job begins in; ``None`` where it is filled in later."""
    rest = _HERE.sub("", text.strip(), count=1)
    return None if not EXPANDED.isdisjoint(rest) else joined(rest or ".", "")


def _moved(step: StepWork, command: Command, base: str) -> Spot:
    run = step.step.run
    if run is None or not may_move(run.value):
        return Spot(base)
    shell = step.step.shell or step.job.job.shell or step.job.workflow.shell
    if len(run.value) > _MOST or (shell is not None and shell.value.partition(" ")[0] not in SHELLS):
        return Spot(None)
    texts = tuple(texts_of((*command.launched, *command.words)))
    variables = tuple((name, value) for name, value in _environment(step).items() if "$" not in value)
    beginning = Beginning(Spot(base), variables=variables)
    every = spots(run.value, beginning, texts)
    numbers = range(run.value.count("\n") + 1) if len(every) > 1 else ()
    line = next((number for number in numbers if run.line_of(number) == command.location.line), None)
    found = {*(every if line is None else spots(run.value, beginning, texts, line))}
    return found.pop() if len(found) == 1 else Spot(None)


def _by_launcher(words: Sequence[str], folder: str | None) -> str | None:
    """Return the folder that what starts a command changes into: `env -C docs`, `uv run --directory docs`."""
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in _OF_LAUNCHERS and folder is not None:
            path = value if equals else "".join(words[at + 1 : at + 2])
            folder = None if not EXPANDED.isdisjoint(path) else joined(path, folder)
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
