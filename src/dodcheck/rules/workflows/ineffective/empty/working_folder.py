"""The folder of the repository that a command of a step runs in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.workflows.ineffective.empty.folder_changes import EXPANDED, ScriptStart, Spot, may_move, spots
from dodcheck.rules.workflows.ineffective.empty.run import path_from_root
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.audit.subject import StepWork
from dodcheck.workflows.checkouts import HERE, folder_of, is_checkout
from dodcheck.workflows.model import Step
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.runs.nox import folder_of_session
from dodcheck.workflows.runs.package import package_scripts
from dodcheck.workflows.runs.tox import changed_folder
from dodcheck.workflows.shell.settings import SHELLS
from dodcheck.workflows.shell.words import texts_of

_CHECKOUT_FOLDER = re.compile(r"(?:\$\{\{ *github\.workspace *\}\}|\$\{?(?:GITHUB_WORKSPACE|PWD)\}?|\$\(pwd\))(?:/|$)")
_OUTSIDE = re.compile(r"\$\{\{ *runner\.temp|/(?:tmp|var/tmp)?(?:/|$)|~")
_FOLDER_OPTIONS = frozenset({"-C", "--chdir", "--directory", "--cwd", "--dir", "--project-directory"})
_OTHER_MACHINES = frozenset({"docker", "podman", "ssh", "su", "kubectl"})
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


class WorkingFolder(NamedTuple):
    """The folder that a command runs in, ``None`` where it is not known; ``other`` is another repository there.

    ``lost`` says why nothing of the repository is there, as a clause.
    """

    folder: str | None
    other: str = ""
    lost: str = ""


def working_folder(step: StepWork, command: Command, snapshot: Snapshot) -> WorkingFolder:
    """Return where a command runs that stands in the script of a step itself, or in a file that this starts."""
    if any(word.text in _OTHER_MACHINES for word in command.launched):
        return WorkingFolder(None)
    if command.through is not None or command.depth:
        return _folder_in_file(step, command, snapshot)
    told = step.step.folder or step.job.job.folder or step.job.workflow.folder
    base = _literal_folder(told.value) if told is not None else ""
    if base is None:
        outside = told is not None and _OUTSIDE.match(told.value)
        return _lost_folder(
            step, Spot(None, f"its folder `{told.value}` lies outside of the repository" if told and outside else "")
        )
    spot = _folder_after_moves(step, command, base)
    launched = _folder_of_launcher(texts_of(command.launched), spot.folder)
    return _folder_in_checkout(step, launched) if launched is not None else _lost_folder(step, spot)


def _lost_folder(step: StepWork, spot: Spot, script: str = "") -> WorkingFolder:
    """Return that a folder holds nothing of the repository, where nothing in the job may have brought it there.

    ``script`` is the text of the file that leads there.
    """
    runs = [script, *(one.run.value[:_MOST] for one in step.job.job.steps if one.run is not None)]
    if (not spot.lost and not spot.unset) or step.job.job.container is not None or any(map(_BRINGING.search, runs)):
        return WorkingFolder(None)
    if spot.lost:
        return WorkingFolder(None, lost=spot.lost)
    given = re.compile(rf"(?<![\w${{]){spot.unset}\b|\bsource\b|^\s*\. ", re.MULTILINE)
    known = spot.unset in _variables_around(step) or any(map(given.search, runs))
    return (
        WorkingFolder(None)
        if known
        else WorkingFolder(None, lost=f"nobody says what `${spot.unset}` is, into which it changes")
    )


def _variables_around(step: StepWork) -> Mapping[str, str]:
    """Return the variables around a step, the nearest of each name, filled in or not."""
    around = (step.job.workflow.env, step.job.job.env, *(one.step.env for one in step.steps))
    return {name: text.value for env in around for name, text in env.items()}


def _folder_in_file(step: StepWork, command: Command, snapshot: Snapshot) -> WorkingFolder:
    """Return where a command runs that stands in a file that another one starts."""
    name = command.location.path.rpartition("/")[2]
    if name in _MAKEFILES and command.through is not None:
        return WorkingFolder(_folder_of_recipe(command, snapshot).folder)
    outer = _starting_command(step, command)
    if outer is None:
        return WorkingFolder(None)
    if name in _TOX:
        told = changed_folder(command.location.path, command.location.line or 0, snapshot)
        return WorkingFolder(
            path_from_root(told, command.location.path.rpartition("/")[0]) if told is not None else None
        )
    if name == "noxfile.py" and (
        told := folder_of_session(command.location.path, command.location.line or 0, snapshot)
    ):
        return WorkingFolder(path_from_root(told, command.location.path.rpartition("/")[0]))
    text = _text(command.location.path, snapshot)
    if name == "package.json":
        spots = _folders_of_package_script(step, outer, command, snapshot)
    else:
        begins = working_folder(step, outer, snapshot)
        spot = Spot(begins.folder, begins.lost)
        spots = _folders_of_script(text, outer, command, spot)
    spot = spots.pop() if len(spots) == 1 else Spot(None)
    return WorkingFolder(spot.folder) if spot.folder is not None else _lost_folder(step, spot, text)


def _starting_command(step: StepWork, command: Command) -> Command | None:
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


def _folders_of_package_script(step: StepWork, outer: Command, command: Command, snapshot: Snapshot) -> set[Spot]:
    """Return where a command of a script of a package may run: such a script begins in the folder of its package."""
    path, line = command.location.path, command.location.line
    begins = working_folder(step, outer, snapshot).folder
    words = [base_name(outer.words[0]), *texts_of(outer.words)[1:]]
    scripts = package_scripts(words, begins or "", snapshot)
    texts = [one.text for one in scripts if (one.path, one.line) == (path, line)]
    return {
        spot
        for text in texts
        for spot in _folders_of_command(text, command, ScriptStart(Spot(path.rpartition("/")[0])))
    }


def _folders_of_script(text: str, outer: Command, command: Command, begins: Spot) -> set[Spot]:
    """Return where a command of a script of a shell may run: one of a file, or one that a shell is given as a text."""
    path, words = command.location.path, texts_of(outer.words)
    if path == outer.location.path:
        given = words[words.index("-c") + 1 :][:1] if "-c" in words and base_name(outer.words[0]) in SHELLS else []
        return {spot for one in given for spot in _folders_of_command(one, command, ScriptStart(begins))}
    return (
        set()
        if path.endswith(_NO_SHELL)
        else _folders_of_command(text, command, ScriptStart(begins, path.rpartition("/")[0]))
    )


def _text(path: str, snapshot: Snapshot) -> str:
    return _decoded(bytes_of(snapshot, path) or b"")


@lru_cache(maxsize=16)
def _decoded(data: bytes) -> str:
    return data[:_MOST].decode("utf-8", "replace")


def _folders_of_command(text: str, command: Command, beginning: ScriptStart) -> set[Spot]:
    if not may_move(text):
        return {beginning.spot}
    return {*spots(text, beginning, tuple(texts_of((*command.launched, *command.words))))}


def _folder_of_recipe(command: Command, snapshot: Snapshot) -> Spot:
    """Return the folder that a line of a recipe runs in: that of its file, unless the line itself leads elsewhere."""
    path, number = command.location.path, command.location.line or 0
    lines = _text(path, snapshot).split("\n")
    line, before = "".join(lines[number - 1 : number]), "".join(lines[max(number - 2, 0) : number - 1])
    if not line.startswith("\t") or before.endswith("\\") or line.endswith("\\") or ".ONESHELL" in "".join(lines):
        return Spot(None)
    folders = _folders_of_command(line.strip().lstrip("@-+"), command, ScriptStart(Spot(path.rpartition("/")[0])))
    return folders.pop() if len(folders) == 1 else Spot(None)


def _literal_folder(text: str) -> str | None:
    """Return a folder as it is written, from the one that a job begins in; ``None`` where it is filled in later."""
    rest = _CHECKOUT_FOLDER.sub("", text.strip(), count=1)
    return None if not EXPANDED.isdisjoint(rest) else path_from_root(rest or ".", "")


def _folder_after_moves(step: StepWork, command: Command, base: str) -> Spot:
    run = step.step.run
    if run is None or not may_move(run.value):
        return Spot(base)
    shell = step.step.shell or step.job.job.shell or step.job.workflow.shell
    if len(run.value) > _MOST or (shell is not None and shell.value.partition(" ")[0] not in SHELLS):
        return Spot(None)
    texts = tuple(texts_of((*command.launched, *command.words)))
    variables = tuple((name, value) for name, value in _variables_around(step).items() if "$" not in value)
    beginning = ScriptStart(Spot(base), variables=variables)
    every = spots(run.value, beginning, texts)
    numbers = range(run.value.count("\n") + 1) if len(every) > 1 else ()
    line = next((number for number in numbers if run.line_of(number) == command.location.line), None)
    folders = {*(every if line is None else spots(run.value, beginning, texts, line))}
    return folders.pop() if len(folders) == 1 else Spot(None)


def _folder_of_launcher(words: Sequence[str], folder: str | None) -> str | None:
    """Return the folder that what starts a command changes into: `env -C docs`, `uv run --directory docs`."""
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in _FOLDER_OPTIONS and folder is not None:
            path = value if equals else "".join(words[at + 1 : at + 2])
            folder = None if not EXPANDED.isdisjoint(path) else path_from_root(path, folder)
    return folder


def _folder_in_checkout(step: StepWork, folder: str) -> WorkingFolder:
    """Return the folder as it is named in the repository: a step may have checked that out below another one."""
    checkouts = {_root_of_checkout(one): one for one in step.job.job.steps if is_checkout(one)}
    roots = [root for root in checkouts if root is not None and (not root or f"{folder}/".startswith(f"{root}/"))]
    if not checkouts or None in checkouts:
        return WorkingFolder(None if checkouts else folder)
    nearest = max(roots, key=len, default=None)
    if nearest is None:
        return WorkingFolder(None)
    repository = checkouts[nearest].given.get("repository")
    if repository is not None and "${{" not in repository.value:
        return WorkingFolder(None, repository.value.strip())
    return WorkingFolder(folder[len(nearest) :].strip("/"))


def _root_of_checkout(step: Step) -> str | None:
    path = folder_of(step)
    return "" if path in HERE else _literal_folder(path)
