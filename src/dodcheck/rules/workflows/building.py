"""Whether anything is built before a step, in its job or in those that its job needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.does import Candidate
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.purposes.commands import of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.ran import Mask

_INSTALLING = frozenset({"pip", "pip3", "uv", "poetry", "pdm", "conda", "python", "python3", "pipx"})
_STARTING = frozenset(
    {"make", "gmake", "just", "task", "invoke", "inv", "npm", "yarn", "pnpm", "bun", "rake", "nox", "tox"}
)
"""Programs whose targets do what nobody sees, where they are not followed."""


def unbuilt(found: Sequence[Candidate]) -> list[Candidate]:
    """Return those before which nothing is built, as far as can be told for certain; they come in their order.

    What is built before one is built before all later ones of its job.
    """
    kept: list[Candidate] = []
    late: set[tuple[Subject, str]] = set()
    for one in found:
        job = one.subject, one.step.job_id
        if job not in late and not any(_before(one)):
            kept.append(one)
        else:
            late.add(job)
    return kept


def built(found: Sequence[Candidate], what: str) -> Finding:
    """Return what is built before each of them, or may be; what nothing does is not done without a build either."""
    if not found:
        return Finding(Outcome.UNKNOWN, f"no step {what}", unknown=Unknown.EMPTY_SCOPE)
    told = [(one, list(_before(one))) for one in found]
    open_ = next(((one, why) for one, why in told if why and not any(sure for sure, _, _ in why)), None)
    one, why = open_ or told[0]
    sure, said, place = max(why, key=lambda told: told[0])
    path, line = one.line
    at = f"{place.path}:{place.line}" if place.line else place.path
    words = f"{path}:{line} {what}, but before it {at} {'builds' if sure else 'may build'}: {said}"
    if open_:
        return Finding(Outcome.UNKNOWN, words, (place,), examined=len(found), unknown=Unknown.PARTIAL)
    return Finding(Outcome.FAILS, words, (place,), examined=len(found))


def _before(one: Candidate) -> Iterator[tuple[bool, str, Place]]:
    """Yield what builds before a step, or may: whether that is sure, as what it is told, and its place."""
    needed = _needed(one.subject, one.step.job.job.id)
    for step in one.subject.steps:
        if step.job.job.id in needed:
            yield from _in_step(step, step.commands)
    own = [step for step in one.subject.steps if step.job.job.id == one.step.job.job.id]
    for step in takewhile(lambda step: step is not one.step, own):
        yield from _in_step(step, step.commands)
    yield from _in_step(one.step, [*takewhile(lambda command: command is not one.command, one.step.commands)])
    if one.subject.called_by:
        yield False, "what calls this workflow", Place(one.subject.workflow.path)
    for job in one.subject.workflow.jobs:
        if job.id in needed and job.uses is not None:
            yield False, f"`{job.uses.value[:80]}`", Place(one.subject.workflow.path, job.uses.line)


def _needed(subject: Subject, job: str) -> frozenset[str]:
    """Return the jobs that a job needs, and those that these need."""
    known = {one.id: one for one in subject.workflow.jobs}
    found: set[str] = set()
    left = [job]
    while left:
        one = known.get(left.pop())
        fresh = {need.value for need in one.needs} - found - {job} if one else set()
        found |= fresh
        left += sorted(fresh)
    return frozenset(found)


def _in_step(step: StepWork, commands: Sequence[Command]) -> Iterator[tuple[bool, str, Place]]:
    uses = step.step.uses
    if uses is not None and step.purpose in (Purpose.BUILD, Purpose.UNKNOWN):
        yield step.purpose is Purpose.BUILD, f"`{uses.value[:80]}`", Place(step.path, uses.line)
    for command, after in zip_longest(commands, commands[1:]):
        followed = after is not None and after.depth > command.depth
        purpose = of_command(command)
        said = " ".join(word.text for word in command.words)[:80]
        place = Place(command.location.path, command.location.line)
        if purpose is Purpose.BUILD:
            yield True, f"`{said}`", place
        elif (
            purpose is Purpose.UNKNOWN
            or Mask.NOT_FOLLOWED in command.masks
            or _may_hide_one(command, followed=followed)
        ):
            yield False, f"`{said}`", place


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
