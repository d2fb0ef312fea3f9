"""The options that variables and values of a matrix put among the words of a command."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from dodcheck.rules.workflows.ineffective.tool_settings import option_words
from dodcheck.rules.workflows.ineffective.variable_options import GivenOptions
from dodcheck.workflows.audit.running_no_tests import option_without_tests
from dodcheck.workflows.audit.subject import StepWork
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.situation import leg_situations
from dodcheck.workflows.variables import merged_variables

_PUT_IN = re.compile(
    r"\$\{\{\s*(?:env\.(?P<env>\w+)|(?P<matrix>matrix\.[\w.-]+))\s*\}\}|\$\{(?P<braced>\w+)\}|\$(?P<plain>\w+)"
)
_ASSIGNED = re.compile(
    r"^[ \t]*(?:export[ \t]+)?(?P<name>\w+)="
    r"(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s;&|\"']*))[ \t]*$",
    re.MULTILINE,
)
_MOST = 100_000


def put_in(step: StepWork, command: Command, words: Sequence[str]) -> Iterator[GivenOptions]:
    """Yield the options that stand for a variable or a value of the matrix among the words of a command.

    ``words`` are those of its tool. Of several values of a matrix only those count that leave no leg in which the tool
    runs tests.
    """
    for word in command.words:
        match = _PUT_IN.fullmatch(word.text) if "$" in word.text else None
        if match is None:
            continue
        if match["matrix"]:
            yield from _of_matrix(step, match["matrix"], words)
        else:
            name = match["env"] or match["braced"] or match["plain"]
            values = _variables(step)
            if name in values and "$" not in values[name]:
                yield GivenOptions(option_words(values[name]), f"`${name}`", sure=False)


def _of_matrix(step: StepWork, name: str, words: Sequence[str]) -> Iterator[GivenOptions]:
    told = [leg.get(name.lower()) for leg in leg_situations(step.job.job)]
    values = list(dict.fromkeys(value for value in told if isinstance(value, str)))
    if len(values) != len(set(told)) or not values:
        return
    given = [option_words(value) for value in values]
    if len(given) == 1 or all(option_without_tests(words[0], (*words[1:], *one)) for one in given):
        yield GivenOptions(given[0], f"`{name}`", sure=False)


@lru_cache(maxsize=64)
def _variables(step: StepWork) -> Mapping[str, str]:
    """Return the variables around a step, and those that its script sets once."""
    around = (step.job.workflow.env, step.job.job.env, *(one.step.env for one in step.steps))
    known = merged_variables(*around)
    text = step.step.run.value[:_MOST] if step.step.run is not None else ""
    told = [
        (match["name"], match["double"] or match["single"] or match["bare"] or "") for match in _ASSIGNED.finditer(text)
    ]
    names = [name for name, _ in told]
    return {**known, **{name: value for name, value in told if names.count(name) == 1}}
