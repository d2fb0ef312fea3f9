"""Whether a job takes away what a command would check: it deletes it before, or its checkout leaves it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.code.own import is_test
from dodcheck.rules.workflows.ineffective.positions import command_position
from dodcheck.snapshot.paths import is_within, normalise
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.audit.surroundings import step_folder
from dodcheck.workflows.audit.untested import is_source
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.checkouts import HERE, folder_of, is_checkout
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.model import Step
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.words import texts_of

_BRINGING_BACK = frozenset({"checkout", "restore", "reset", "stash", "sparse-checkout", "clone", "worktree"})
_PROGRAMS = frozenset({"rm", "git"})
_UNCLEAR = frozenset("$*?[]{}`~!\\")
_READING = frozenset({Purpose.LINT, Purpose.TYPES})


class _Removal(NamedTuple):
    """A path that a command deletes, the place of the command in its step, and how it is written."""

    position: int
    path: str
    text: str


class _OnDisk(NamedTuple):
    """What is missing where a step begins: what was deleted, and all but the folders that the checkout keeps."""

    removals: tuple[_Removal, ...] = ()
    kept: tuple[str, ...] | None = None


def taken_away(subject: Subject, step: StepWork, command: Command, purpose: Purpose) -> Iterator[Effect]:
    """Yield that all tests, or all code where a command reads that, are not on disk where it runs."""
    what = "test" if purpose is Purpose.TEST else "file of code" if purpose in _READING else ""
    if not what:
        return
    before = _before_steps(subject).get(step, _OnDisk())
    own = _removals(step)
    if not (before.removals or own or before.kept is not None):
        return
    wanted = _tests(subject.whole) if purpose is Purpose.TEST else _code(subject.whole)
    at = command_position(step, command)
    removals = (*before.removals, *(one for one in own if one.position < at))
    if removals and wanted and all(any(is_within(path, one.path) for one in removals) for path in wanted):
        yield Effect(Effectiveness.MAYBE, f"`{removals[-1].text}` before it deletes every {what}")
    if before.kept is not None and wanted and not any(_is_kept(path, before.kept) for path in wanted):
        yield Effect(Effectiveness.MAYBE, f"`sparse-checkout` leaves every {what} out")


@lru_cache(maxsize=2)
def _tests(whole: Whole) -> tuple[str, ...]:
    return tuple(path for path in whole.snapshot.files() if is_source(path) and is_test(path))


@lru_cache(maxsize=2)
def _code(whole: Whole) -> tuple[str, ...]:
    return tuple(path for path in whole.snapshot.files() if is_source(path) and not is_test(path))


@lru_cache(maxsize=4)
def _before_steps(subject: Subject) -> Mapping[StepWork, _OnDisk]:
    """Return what is missing on disk before each step of a workflow; steps before which nothing is are left out."""
    found = dict[StepWork, _OnDisk]()
    for job in subject.jobs:
        now = _OnDisk()
        for step in job.steps:
            if now != _OnDisk():
                found[step] = now
            if is_checkout(step.step) and folder_of(step.step) in HERE and "repository" not in step.step.given:
                now = _OnDisk(kept=_kept_by_checkout(step.step))
            elif any(map(_brings_back, step.commands)):
                now = _OnDisk()
            else:
                now = now._replace(removals=(*now.removals, *_removals(step)))
    return found


def _kept_by_checkout(step: Step) -> tuple[str, ...] | None:
    """Return the folders that a sparse checkout keeps; ``None`` where it keeps all, or nobody can tell."""
    told = step.given.get("sparse-checkout")
    lines = [line.strip().strip("/") for line in told.value.splitlines()] if told is not None else []
    kept = tuple(line for line in lines if line and not line.startswith("#"))
    return kept if kept and "." not in kept and not any(not _UNCLEAR.isdisjoint(line) for line in kept) else None


def _is_kept(path: str, kept: Sequence[str]) -> bool:
    """Return whether a sparse checkout keeps a file: it keeps those beside and above the folders it names as well."""
    folder = path.rpartition("/")[0]
    return any(is_within(path, one) or not folder or is_within(one, folder) for one in kept)


@lru_cache(maxsize=64)
def _removals(step: StepWork) -> tuple[_Removal, ...]:
    """Return what the commands of a step delete; nothing where one of them may bring it back."""
    if not any(command.words and command.words[0].text in _PROGRAMS for command in step.commands):
        return ()  # most steps: their words are not looked at
    if any(map(_brings_back, step.commands)):
        return ()
    return tuple(
        _Removal(at, path, " ".join(words))
        for at, command in enumerate(step.commands)
        if (words := texts_of(command.words)) and (words[0] == "rm" or words[:2] == ["git", "rm"])
        for word in words[1:]
        if not word.startswith("-") and _UNCLEAR.isdisjoint(word)
        if (path := normalise(word.rstrip("/"), step_folder(step)))
    )


def _brings_back(command: Command) -> bool:
    if not command.words or command.words[0].text != "git":
        return False
    words = texts_of(command.words)
    return words[:1] == ["git"] and not _BRINGING_BACK.isdisjoint(words[1:])
