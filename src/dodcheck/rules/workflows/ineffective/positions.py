"""The order in which the steps of a workflow stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.runs.command import Command


def step_position(subject: Subject, step: StepWork) -> int:
    """Return the place of a step among all of its workflow, from 0: of two of one job, the earlier has the smaller."""
    return _step_positions(subject)[step]


@lru_cache(maxsize=4)
def _step_positions(subject: Subject) -> Mapping[StepWork, int]:
    return {step: place for place, step in enumerate(subject.steps)}


def command_position(step: StepWork, command: Command) -> int:
    """Return the place of a command among those of its step, from 0; of one that comes twice, the first."""
    return _command_positions(step)[id(command)]


@lru_cache(maxsize=4)
def _command_positions(step: StepWork) -> Mapping[int, int]:
    return {id(step.commands[at]): at for at in reversed(range(len(step.commands)))}
