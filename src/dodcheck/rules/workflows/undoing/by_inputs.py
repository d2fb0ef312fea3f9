"""Whether the inputs of an action keep it from checking anything, or let pass whatever it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dodcheck.rules.workflows.undoing.idle import idle
from dodcheck.rules.workflows.undoing.narrow import narrowed
from dodcheck.rules.workflows.undoing.pre_commit_runs import hooks_that_run
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


class _Idle(NamedTuple):
    """An input with whose value an action does nothing of what it is there for, and how that is said."""

    name: str
    values: frozenset[str]
    what: str


_IDLE: Mapping[str, _Idle] = {
    "cypress-io/github-action": _Idle("runtests", _NO, "it runs no test"),
    "docker/build-push-action": _Idle("call", frozenset({"check", "outline", "targets"}), "it builds nothing"),
    "codecov/codecov-action": _Idle("dry_run", _YES, "it uploads nothing"),
    "super-linter/super-linter": _Idle("filter_regex_exclude", _OUT, "it looks at no file"),
    "github/super-linter": _Idle("filter_regex_exclude", _OUT, "it looks at no file"),
    "oxsecurity/megalinter": _Idle("filter_regex_exclude", _OUT, "it looks at no file"),
}
_TOOLS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    **{name: (one.name, (one.tool,)) for name, one in ARGUMENTS.items()},
    "golangci/golangci-lint-action": ("args", ("golangci-lint", "run")),
    _PRE_COMMIT: ("extra_args", ("pre-commit", "run")),
}
"""The inputs by which actions hand arguments on, and the words that stand before these."""


def does_nothing(step: StepWork) -> Iterator[Effect]:
    """Yield that an input keeps an action from doing what it is there for, whoever asks for it."""
    name = _name(step)
    idle_ = _IDLE.get(name)
    value = _given(step, name).get(idle_.name) if idle_ else None
    if idle_ and value is not None and value.value.strip().lower() in idle_.values:
        yield Effect(Effectiveness.NO, f"by `{idle_.name}: {value.value.strip()}` {idle_.what}")


def by_inputs(whole: Whole, step: StepWork) -> Iterator[Effect]:
    """Yield what the inputs of the action that a step uses make of it; an expression there tells nothing."""
    name = _name(step)
    given = _given(step, name)
    for setting in settings_of(name, frozenset(given)):
        text = given.get(setting.name.lower())
        if text is None and setting.default not in (None, Severity.LOW):
            yield Effect(Effectiveness.MAYBE, f"without `{setting.name}` {setting.fact}")
        elif text is not None and text.value.strip().lower() in setting.values and setting.severity is not Severity.LOW:
            sure = Effectiveness.NO if setting.severity is Severity.HIGH else Effectiveness.MAYBE
            yield Effect(sure, f"by `{setting.name}: {text.value.strip()}` {setting.fact}")
    yield from _by_arguments(name, given)
    if name == _PRE_COMMIT and "extra_args" not in given:
        yield from hooks_that_run(whole, ["pre-commit", "run"])


def _by_arguments(name: str, given: Mapping[str, Text]) -> Iterator[Effect]:
    """Yield what the arguments do that an action hands on to its tool."""
    input_, before = _TOOLS.get(name, ("", ()))
    text = given.get(input_)
    if text is None or not before:
        return
    words = (*before, *text.value.split())
    fact = fact_of(words)
    said = idle(words)
    if fact is not None and fact.when is When.GIVEN:
        yield Effect(
            Effectiveness.NO if fact.severity is Severity.HIGH else Effectiveness.MAYBE, f"in `{input_}` {fact.fact}"
        )
    elif said is not None or not (purpose_of_words(words).checks or purpose_of_words(words) is Purpose.UNKNOWN):
        yield Effect(Effectiveness.MAYBE, f"by `{input_}: {text.value.strip()}` it checks nothing")
    yield from (Effect(Effectiveness.MAYBE, what) for what in narrowed(words))


def _name(step: StepWork) -> str:
    return step.step.uses.value.partition("@")[0].strip().lower() if step.step.uses else ""


def _given(step: StepWork, name: str) -> Mapping[str, Text]:
    """Return the inputs of an action by name in lower case, or the variables of its step where it takes these."""
    given = step.step.env if any(part in name for part in _BY_VARIABLES) else step.step.given
    return {key.lower(): text for key, text in given.items()}
