"""What is built in the jobs of a workflow, and before what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, zip_longest
from typing import NamedTuple

from dodcheck.model.evidence import Place
from dodcheck.rules.workflows.does import Candidate
from dodcheck.rules.workflows.ineffective.positions import command_position, step_position
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.awaited_jobs import jobs_in_order
from dodcheck.workflows.model import Text
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.run_command import Mask

_INSTALLING = frozenset({"pip", "pip3", "uv", "poetry", "pdm", "conda", "python", "python3", "pipx"})
_STARTING = frozenset(
    {"make", "gmake", "just", "task", "invoke", "inv", "npm", "yarn", "pnpm", "bun", "rake", "nox", "tox"}
)
"""Programs whose targets do what nobody sees, where they are not followed."""
_USES = -1
"""The place of what a step uses, before all commands."""
_AT_THE_END = 1_000_000_000


class Build(NamedTuple):
    """What builds, or may, told by what runs it; ``at`` is its step among those of the workflow, and its command."""

    at: tuple[int, int]
    sure: bool
    what: str
    place: Place


def build_before(one: Candidate) -> Build | None:
    """Return what builds before a step, in its job or in those that this needs; what may, where nothing does surely."""
    subject, here = one.subject, one.step.job.job.id.lower()
    end = command_position(one.step, one.command) if one.command is not None else _AT_THE_END
    position = step_position(subject, one.step), end
    own = [build for build in _builds(subject).get(here, ()) if build.at < position]
    caller = Build((0, 0), sure=False, what="what calls this workflow", place=Place(subject.workflow.path))
    needed, called = _needed(subject)[here]
    found = [*needed, *own, *([caller] if subject.called_by else []), *called]
    return max(found, key=lambda build: build.sure, default=None)


@lru_cache(maxsize=4)
def _builds(subject: Subject) -> Mapping[str, Sequence[Build]]:
    """Return, by job, what builds first, and before it what may; the rest changes nothing."""
    found: dict[str, list[Build]] = {}
    for order, step in enumerate(subject.steps):
        known = found.setdefault(step.job_id.lower(), [])
        if not known:
            known += islice(_perhaps(step, order), 1)
        if known and not known[-1].sure:
            known += islice(_surely(step, order), 1)
    return found


def _keep(known: list[Build], build: Build) -> None:
    """Add what builds to what is known, where that says less: the first of all, and the first that is sure."""
    if not known or (build.sure and not any(one.sure for one in known)):
        known.append(build)


@lru_cache(maxsize=4)
def _needed(subject: Subject) -> Mapping[str, tuple[Sequence[Build], Sequence[Build]]]:
    """Return, by job, what builds first in the jobs that it needs, and the first of them that calls a workflow."""
    jobs = {job.id.lower(): job for job in subject.workflow.jobs}
    calls = _calls(subject)
    found: dict[str, tuple[Sequence[Build], Sequence[Build]]] = {}
    for name in jobs_in_order(jobs):
        needs = [need.value.lower() for need in jobs[name].needs]
        inside = (build for need in needs for build in (*_builds(subject).get(need, ()), *found[need][0]))
        called = (build for need in needs for build in (*calls.get(need, ()), *found[need][1]))
        kept: list[Build] = []
        for build in sorted(inside, key=_at):
            _keep(kept, build)
        found[name] = kept, sorted(called, key=_at)[:1]
    return found


def _at(build: Build) -> tuple[int, int]:
    return build.at


def _calls(subject: Subject) -> Mapping[str, tuple[Build]]:
    """Return the jobs that call a workflow, which may build, by their ids in lower case."""
    found = {}
    for order, job in enumerate(subject.workflow.jobs):
        if job.uses is not None:
            place = Place(subject.workflow.path, job.uses.line)
            what = f"`{job.uses.value[:80]}`"
            found[job.id.lower()] = (Build((order, _USES), sure=False, what=what, place=place),)
    return found


def _perhaps(step: StepWork, order: int) -> Iterator[Build]:
    """Yield what builds in a step, or may."""
    if step.step.uses is not None and step.purpose in (Purpose.BUILD, Purpose.UNKNOWN):
        yield _by_use(step, step.step.uses, order)
    for number, (command, after) in enumerate(zip_longest(step.commands, step.commands[1:])):
        followed = after is not None and after.depth > command.depth
        may = purpose_of_command(command) in (Purpose.BUILD, Purpose.UNKNOWN) or Mask.NOT_FOLLOWED in command.masks
        if may or _may_hide_one(command, followed=followed):
            yield _by_command(command, (order, number))


def _surely(step: StepWork, order: int) -> Iterator[Build]:
    """Yield what is known to build in a step."""
    if step.step.uses is not None and step.purpose is Purpose.BUILD:
        yield _by_use(step, step.step.uses, order)
    building = (pair for pair in enumerate(step.commands) if purpose_of_command(pair[1]) is Purpose.BUILD)
    yield from (_by_command(command, (order, number)) for number, command in building)


def _by_use(step: StepWork, uses: Text, order: int) -> Build:
    sure = step.purpose is Purpose.BUILD
    return Build((order, _USES), sure, f"`{uses.value[:80]}`", Place(step.path, uses.line))


def _by_command(command: Command, at: tuple[int, int]) -> Build:
    what = " ".join(word.text for word in command.words)[:80]
    place = Place(command.location.path, command.location.line)
    return Build(at, purpose_of_command(command) is Purpose.BUILD, f"`{what}`", place)


def _may_hide_one(command: Command, *, followed: bool) -> bool:
    """Return whether a command starts something that is not seen, or installs the repository itself."""
    words = [word.text for word in command.words]
    program = words[0].rpartition("/")[2] if words else ""
    if not followed and (program in _STARTING or words[:1] != [program]):
        return True
    rest = words[1:]
    own = (
        word for word in rest if word.startswith(".") or word in ("-e", "--editable", "develop") or "setup.py" in word
    )
    return program in _INSTALLING and any(own)
