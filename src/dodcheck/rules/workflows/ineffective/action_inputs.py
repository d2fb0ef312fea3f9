"""Whether the inputs of an action keep it from checking anything, or let pass whatever it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dodcheck.rules.workflows.ineffective.checking_nothing import option_without_checks
from dodcheck.rules.workflows.ineffective.harmless_hooks import no_hook_that_can_fail
from dodcheck.rules.workflows.ineffective.linter_options import why_hardly_anything_is_linted
from dodcheck.workflows.audit.facts import When
from dodcheck.workflows.audit.never_failing import fact_of
from dodcheck.workflows.audit.never_failing_inputs import ARGUMENTS, settings_of
from dodcheck.workflows.audit.subject import StepWork
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.model import Text
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_NO = frozenset({"false", "no", "off", "0"})
_YES = frozenset({"true", "yes", "on", "1"})
_OUT = frozenset({".*", ".+", "(.*)", "^.*$"})
_PRE_COMMIT = "pre-commit/action"
_BY_VARIABLES = ("super-linter", "megalinter")
"""Parts of the names of actions that are set by variables of their step."""


class _DisablingInput(NamedTuple):
    """An input with whose value an action does nothing of what it is there for, and how that is said."""

    name: str
    values: frozenset[str]
    what: str


_DISABLING_INPUTS: Mapping[str, _DisablingInput] = {
    "cypress-io/github-action": _DisablingInput("runtests", _NO, "it runs no test"),
    "docker/build-push-action": _DisablingInput(
        "call", frozenset({"check", "outline", "targets"}), "it builds nothing"
    ),
    "codecov/codecov-action": _DisablingInput("dry_run", _YES, "it uploads nothing"),
    "super-linter/super-linter": _DisablingInput("filter_regex_exclude", _OUT, "it looks at no file"),
    "github/super-linter": _DisablingInput("filter_regex_exclude", _OUT, "it looks at no file"),
    "oxsecurity/megalinter": _DisablingInput("filter_regex_exclude", _OUT, "it looks at no file"),
}
_ARGUMENT_INPUTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    **{name: (one.name, (one.tool,)) for name, one in ARGUMENTS.items()},
    "golangci/golangci-lint-action": ("args", ("golangci-lint", "run")),
    _PRE_COMMIT: ("extra_args", ("pre-commit", "run")),
}
"""The inputs by which actions hand arguments on, and the words that stand before these."""


def disabled_by_input(step: StepWork) -> Iterator[Effect]:
    """Yield that an input keeps an action from doing what it is there for, whoever asks for it."""
    name = _action_name(step)
    disabling = _DISABLING_INPUTS.get(name)
    value = _inputs(step, name).get(disabling.name) if disabling else None
    if disabling and value is not None and value.value.strip().lower() in disabling.values:
        yield Effect(Effectiveness.NO, f"by `{disabling.name}: {value.value.strip()}` {disabling.what}")


def weakened_by_inputs(whole: Whole, step: StepWork) -> Iterator[Effect]:
    """Yield what the inputs of the action that a step uses make of it; an expression there tells nothing."""
    name = _action_name(step)
    inputs = _inputs(step, name)
    for setting in settings_of(name, frozenset(inputs)):
        text = inputs.get(setting.name.lower())
        if text is None and setting.default not in (None, Severity.LOW):
            yield Effect(Effectiveness.MAYBE, f"without `{setting.name}` {setting.fact}")
        elif text is not None and text.value.strip().lower() in setting.values and setting.severity is not Severity.LOW:
            sure = Effectiveness.NO if setting.severity is Severity.HIGH else Effectiveness.MAYBE
            yield Effect(sure, f"by `{setting.name}: {text.value.strip()}` {setting.fact}")
    yield from _weakened_by_arguments(name, inputs)
    if name == _PRE_COMMIT and "extra_args" not in inputs:
        yield from no_hook_that_can_fail(whole, ["pre-commit", "run"])


def _weakened_by_arguments(name: str, inputs: Mapping[str, Text]) -> Iterator[Effect]:
    """Yield what the arguments do that an action hands on to its tool."""
    argument_input, before = _ARGUMENT_INPUTS.get(name, ("", ()))
    text = inputs.get(argument_input)
    if text is None or not before:
        return
    words = (*before, *text.value.split())
    fact = fact_of(words)
    option = option_without_checks(words)
    if fact is not None and fact.when is When.GIVEN:
        yield Effect(
            Effectiveness.NO if fact.severity is Severity.HIGH else Effectiveness.MAYBE,
            f"in `{argument_input}` {fact.fact}",
        )
    elif option is not None or not (purpose_of_words(words).checks or purpose_of_words(words) is Purpose.UNKNOWN):
        yield Effect(Effectiveness.MAYBE, f"by `{argument_input}: {text.value.strip()}` it checks nothing")
    yield from (Effect(Effectiveness.MAYBE, what) for what in why_hardly_anything_is_linted(words))


def _action_name(step: StepWork) -> str:
    return step.step.uses.value.partition("@")[0].strip().lower() if step.step.uses else ""


def _inputs(step: StepWork, name: str) -> Mapping[str, Text]:
    """Return the inputs of an action by name in lower case, or the variables of its step where it takes these."""
    inputs = step.step.env if any(part in name for part in _BY_VARIABLES) else step.step.given
    return {key.lower(): text for key, text in inputs.items()}
