"""A check whose `**` the shell takes for `*`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.paths import folder_of, is_within, normalise
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.masked_commands import may_run
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.audit.surroundings import step_folder
from dodcheck.workflows.audit.untested import folders_in_words
from dodcheck.workflows.checkouts import HERE, is_checkout
from dodcheck.workflows.checkouts import folder_of as checkout_folder
from dodcheck.workflows.runs.shells import dialects_of
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.settings import Settings

_DEEP = re.compile(r"(?:[\w.@+/*?-]+/)?\*\*/[\w.@+/*?-]+")
"""A pattern of plain characters: what a shell does with braces and variables depends on the shell."""
_RUN_AT_HOME = frozenset({"package.json", "Makefile", "makefile", "GNUmakefile"})
_MOVING = frozenset({"cd", "pushd", "popd", "chdir"})
_OPTION = "globstar"


class _Meant(NamedTuple):
    """The files that a pattern names when `**` stands for any number of folders, and what the shell makes of it."""

    files: tuple[str, ...]
    taken: tuple[str, ...]


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in subject.commands:
        deep = [word.text for word in command_at.command.words[1:] if word.bare and _DEEP.fullmatch(word.text)]
        if deep and command_at.purpose.checks and may_run(command_at) and not _otherwise(command_at):
            yield from _of_command(command_at, deep, subject.snapshot)


def _of_command(command_at: CommandAt, deep: Sequence[str], snapshot: Snapshot) -> Iterator[Hit]:
    place = _place(command_at)
    for text in deep:
        meant = _meant(text, place, snapshot)
        left = [path for path in meant.files if not _is_named(path, command_at, place)] if meant.taken else []
        if left:
            message = (
                f"the shell takes `**` of `{text}` for `*`, as `globstar` is not set: {len(left):,} of"
                f" {len(meant.files):,} files are left out: {folders_in_words(left)}"
            )
            yield command_at.hit(message, Severity.MEDIUM)
            return


def _meant(text: str, place: str, snapshot: Snapshot) -> _Meant:
    """Return the files of a pattern; none are taken where nothing fits, for then the tool gets the pattern itself."""
    pattern = normalise(text, place)
    if pattern is None:
        return _Meant((), ())
    files = snapshot.glob(pattern)
    return _Meant(files, tuple(filter(_by_shell(pattern), files)))


def _by_shell(pattern: str) -> Callable[[str], bool]:
    return matcher(pattern.replace("**", "*"))


def _is_named(path: str, command_at: CommandAt, place: str) -> bool:
    """Return whether a command names a file: by a pattern as its shell reads it, or by a folder above it."""
    for text in command_at.texts[1:]:
        named = normalise(text, place)
        if named is not None and (_by_shell(named)(path) if is_glob(named) else is_within(path, named)):
            return True
    return False


def _place(command_at: CommandAt) -> str:
    """Return the folder that a command is run in: that of the file for scripts of packages and recipes of make."""
    path = command_at.command.location.path
    if command_at.command.depth and path.rpartition("/")[2] in _RUN_AT_HOME:
        return folder_of(path)
    return step_folder(command_at.at)


def _otherwise(command_at: CommandAt) -> bool:
    """Return whether `globstar` is set, the shell is none that is known to need it, or the files are others."""
    step = command_at.at
    if command_at.program == "git" or not _by_posix(step) or _checks_out_another(step):
        return True
    words = {word.text for word in command_at.command.launched} | {*(command_at.command.through or "").split()}
    before = step.commands[: command_at.number]
    return (
        _OPTION in words
        or (step.step.run is not None and _OPTION in step.step.run.value)
        or any(_OPTION in word.text for command in before for word in command.words[1:3])
        or any(name in _MOVING for name in step.programs[: command_at.number])
    )


def _by_posix(step: StepWork) -> bool:
    """Return whether the script of a step is one of `bash` or `sh` in every leg; scripts of packages follow it."""
    dialects = dialects_of([at.step for at in step.steps], step.job.job, step.job.workflow)
    return all(isinstance(dialect, Settings) for dialect in dialects)


def _checks_out_another(step: StepWork) -> bool:
    """Return whether the job puts another repository in the place of this one."""
    return any(
        is_checkout(other) and "repository" in other.given and checkout_folder(other) in HERE
        for other in step.job.job.steps
    )


PATTERN = Pattern(
    name="shallow-glob",
    family=Family.SCOPE,
    title="A `**` that the shell takes for `*`",
    manual="""Without quotes the shell fills in `src/**/*.sh` before the tool sees it. `sh`, and `bash` unless
`globstar` is set, take `**` for `*`: files that stand right in the folder, and those further down, are left out. This
is worked out against the files of the repository. Where nothing fits, the tool gets the pattern itself, and nothing is
told.""",
    follow_up="Put the pattern in quotes where the tool fills it in itself, else set `shopt -s globstar`.",
    look=_look,
)
