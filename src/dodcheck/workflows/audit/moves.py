"""What lies on disk when a job begins to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dodcheck.model.location import Location
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.checkouts import HERE, Move, checkout_arguments, folder_of, is_checkout, moves_of_checkout
from dodcheck.workflows.refs import Ref, ref_meant
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.variables import fill_variables, merged_variables

_MOVING = frozenset({"gh", "git"})


def checked_step(job: JobWork) -> StepWork | None:
    """Return the last step of a job that checks something."""
    return next((step for step in reversed(job.steps) if step.purpose.checks), None)


def moves_before(subject: Subject, job: JobWork, step: StepWork) -> list[Move]:
    """Return what is put on disk before a step, in its order; files in folders of their own are left out."""
    moves: list[Move] = []
    for step_work in job.steps:
        variables = merged_variables(subject.workflow.env, job.job.env, step_work.step.env)
        moves += moves_of_step(step_work, variables)
        if step_work is step:
            break
    return moves


def moves_of_step(step: StepWork, variables: Mapping[str, str]) -> Iterator[Move]:
    """Yield what a step puts on disk, in its order; what goes into folders of its own is left out."""
    if is_checkout(step.step):
        if folder_of(step.step) in HERE:
            yield from moves_of_checkout(step.step, step.path, variables)
        return
    for program, command in zip(step.programs, step.commands, strict=True):
        if program not in _MOVING:
            continue
        match _words(command, variables):
            case ["gh", "pr", "checkout", *_]:
                yield Move(Ref.HEAD, "gh pr checkout", command.location)
            case ["git", "checkout" | "switch" | "reset" as verb, *rest] if not command.masks:
                yield from _named(verb, rest, command.location)
            case _:
                pass


def _words(command: Command, variables: Mapping[str, str]) -> list[str]:
    words = command.words
    return [base_name(words[0]), *(fill_variables(word.text, variables) for word in words[1:])]


def _named(verb: str, rest: list[str], location: Location) -> Iterator[Move]:
    for word in checkout_arguments([verb, *rest]) or ():
        ref = ref_meant(word)
        if word != verb and (ref in (Ref.HEAD, Ref.FETCHED, Ref.BASE) or "$" in word):
            yield Move(ref, word, location)
