"""Whether a command of a step checks anything, by its words, what stands around it, and the files of the repository."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.rules.workflows.does import Candidate
from dodcheck.rules.workflows.ineffective.beside import beside_the_code
from dodcheck.rules.workflows.ineffective.building_nothing import option_without_build, option_without_pages
from dodcheck.rules.workflows.ineffective.checking_nothing import option_without_checks
from dodcheck.rules.workflows.ineffective.configuration import weakened_by_configuration
from dodcheck.rules.workflows.ineffective.conftest_hooks import overriding_lines
from dodcheck.rules.workflows.ineffective.empty.by_tool import empty_run
from dodcheck.rules.workflows.ineffective.harmless_hooks import no_hook_that_can_fail
from dodcheck.rules.workflows.ineffective.linter_options import (
    HOOK_RUNNERS,
    harmful_skips,
    why_hardly_anything_is_linted,
)
from dodcheck.rules.workflows.ineffective.measured_code import tests_alone_measured
from dodcheck.rules.workflows.ineffective.other_systems import limited_to_other_systems
from dodcheck.rules.workflows.ineffective.overriding_variables import options_through_variables, replaced_by_variable
from dodcheck.rules.workflows.ineffective.put_in import put_in
from dodcheck.rules.workflows.ineffective.pytest_settings import pytest_settings
from dodcheck.rules.workflows.ineffective.python_preloads import (
    hooks_of_plugins,
    plugins_in_variable,
    shadowed_by_pythonpath,
)
from dodcheck.rules.workflows.ineffective.shadowed_programs import shadowed_by_file, shell_that_runs_nothing
from dodcheck.rules.workflows.ineffective.stand_ins import stand_ins
from dodcheck.rules.workflows.ineffective.taken_away import taken_away
from dodcheck.rules.workflows.ineffective.variable_options import (
    GivenOptions,
    options_in_variable_of_tool,
    too_many_values,
)
from dodcheck.rules.workflows.ineffective.variable_programs import program_in_variable
from dodcheck.rules.workflows.ineffective.without_tests import without_tests
from dodcheck.rules.workflows.ineffective.wrong_subject import wrong_subject
from dodcheck.workflows.audit.facts import When
from dodcheck.workflows.audit.never_failing import fact_of
from dodcheck.workflows.audit.running_no_tests import is_test_call, option_without_tests
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.audit.surroundings import step_environments, step_folder
from dodcheck.workflows.audit.tools import tool_of
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.words import texts_of

_PYTEST = frozenset({"pytest", "py.test"})
_MAKES = frozenset({"make", "gmake"})
_MAKE_FLAGS = {
    "n": "only prints what it would run",
    "q": "only asks",
    "t": "only touches files",
    "i": "ignores failures",
}


def why_ineffective(
    subject: Subject,
    step: StepWork,
    command: Command | None,
    expected: str | None,
    handed_options: Sequence[GivenOptions] = (),
) -> Iterator[Effect]:
    """Yield each reason why a command checks nothing, or may check nothing.

    ``expected`` are the words of the command that a rule asks for, ``None`` where it asks for none: an option among
    them is no reason. ``handed_options`` are options that the program which starts the command passes on to it.
    """
    if command is None or not command.words:
        return
    words = tool_of(_tool_behind_coverage(texts_of(command.words)))
    expected_words = (expected or "").split()
    yield from shell_that_runs_nothing(step)
    yield from _why_ineffective_by_starter(subject, step, command)
    yield from _why_nothing_is_built(words, expected_words)
    looks = None if expected else beside_the_code(words, subject.snapshot)
    yield from [Effect(Effectiveness.MAYBE, looks)] if looks else []
    if expected and not purpose_of_words(tuple(expected_words)).checks:
        return
    yield from _by_words(words, expected_words)
    yield from shadowed_by_file(subject, step, command)
    yield from stand_ins(subject, step, command)
    yield from replaced_by_variable(subject, step, command)
    yield from program_in_variable(subject, step, command)
    yield from limited_to_other_systems(subject, step, command)
    yield from shadowed_by_pythonpath(subject, step, command, step_folder(step))
    options = (*handed_options, *options_given_elsewhere(subject, step, command, words))
    for given in options:
        yield from _why_ineffective_by_options(words[0], given, expected_words)
    yield from too_many_values(subject, step, words[0])
    yield from empty_run(subject, step, command, words, options)
    yield from weakened_by_configuration(words, step_folder(step), subject.snapshot)
    yield from no_hook_that_can_fail(subject.whole, list(words))
    yield from without_tests(subject.whole, words)
    yield from wrong_subject(subject, step, purpose_of_words(tuple(words)))
    yield from taken_away(subject, step, command, purpose_of_words(tuple(words)))
    yield from tests_alone_measured(words, expected_words)
    if words[0] in _PYTEST:
        yield from _why_ineffective_by_hooks(
            subject, words[1:], (*options, *plugins_in_variable(subject, step, command))
        )


def _why_ineffective_by_starter(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield what variables do to make or tox, where one of them starts a command."""
    starter = (command.through or "").partition(" ")[0]
    if starter in _MAKES:
        for given in options_in_variable_of_tool(subject, step, command, "make"):
            yield from _why_ineffective_by_make_flags(given, _effectiveness_by(given))
    if starter == "tox" and _may_choose_tox_environments(step):
        yield Effect(Effectiveness.MAYBE, "`TOXENV` says which environments tox runs")


def _why_ineffective_by_hooks(
    subject: Subject, words: Sequence[str], options: Sequence[GivenOptions]
) -> Iterator[Effect]:
    """Yield the hooks by which the repository overrides pytest; ``words`` stand behind its name."""
    for hook in (*overriding_lines(subject.whole), *hooks_of_plugins(words, options, subject.snapshot)):
        yield Effect(Effectiveness.MAYBE, f"{hook.path}:{hook.line} {hook.what}")


def _why_nothing_is_built(words: Sequence[str], expected_words: Sequence[str]) -> Iterator[Effect]:
    option = option_without_build(words[0], words[1:])
    if option is not None and not _is_expected(option, expected_words):
        yield Effect(Effectiveness.NO, f"`{option}` makes it build nothing")
    without = option_without_pages(words[0], words[1:])
    if without is not None and not _is_expected(without, expected_words):
        yield Effect(Effectiveness.MAYBE, f"by `{without}` it writes no page")


def _by_words(words: Sequence[str], expected_words: Sequence[str]) -> Iterator[Effect]:
    """Yield the options under which a tool checks nothing, or hardly anything."""
    said = option_without_checks(words)
    if said is not None and not _is_expected(said, expected_words):
        yield Effect(Effectiveness.NO, f"`{said}` makes it {_idle_in_words(words)}")
    yield from (
        Effect(Effectiveness.MAYBE, what)
        for what in why_hardly_anything_is_linted(words)
        if not _is_expected(what.split("`")[1], expected_words)
    )


def without_those_checking_nothing(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates without those that an option keeps from checking: `mvn install -DskipTests` is no test.

    Where each of them has such an option, all are returned.
    """
    words = ((candidate, texts_of(candidate.command.words) if candidate.command else []) for candidate in candidates)
    return [candidate for candidate, texts in words if not texts or option_without_checks(tool_of(texts)) is None] or [
        *candidates
    ]


def options_given_elsewhere(
    subject: Subject, step: StepWork, command: Command, words: Sequence[str]
) -> Iterator[GivenOptions]:
    """Yield the options that a tool is given elsewhere than behind its name; ``words`` begin with that."""
    yield from options_in_variable_of_tool(subject, step, command, words[0])
    yield from options_through_variables(subject, step, command)
    yield from put_in(step, command, words)
    if words[0] in _PYTEST:
        settings = pytest_settings(words[1:], step_folder(step), subject.snapshot)
        if settings is not None and settings.of("addopts"):
            yield GivenOptions(settings.of("addopts"), settings.path, sure=False)


def _idle_in_words(words: Sequence[str]) -> str:
    return "run no test" if is_test_call(words[0], words[1:]) else "check nothing"


def _tool_behind_coverage(texts: Sequence[str]) -> Sequence[str]:
    """Return the words of the module that `coverage run -m` starts, else the words as they are."""
    behind = list(texts[2:]) if tuple(texts[1:2]) == ("run",) and texts[0].endswith("coverage") else []
    at = behind.index("-m") + 1 if "-m" in behind else len(behind)
    return behind[at:] or texts


def _is_expected(option: str, expected_words: Sequence[str]) -> bool:
    return option.split(maxsplit=1)[0].partition("=")[0] in {word.partition("=")[0] for word in expected_words}


def _why_ineffective_by_options(tool: str, given: GivenOptions, expected_words: Sequence[str]) -> Iterator[Effect]:
    """Yield what options that stand elsewhere do to a tool."""
    effectiveness = _effectiveness_by(given)
    if tool in _MAKES:
        yield from _why_ineffective_by_make_flags(given, effectiveness)
        return
    if tool in HOOK_RUNNERS:
        left_out = harmful_skips(given.words)[:1] if not expected_words else []
        yield from (Effect(Effectiveness.MAYBE, f"`{hook}` is left out by {given.where}") for hook in left_out)
        return
    words = (tool, *given.words)
    option = option_without_tests(tool, (*(["test"] if tool in ("go", "mvn", "mvnw") else []), *given.words))
    if option and not _is_expected(option, expected_words):
        yield Effect(effectiveness, f"`{option}` in {given.where} makes it run no test")
    fact = fact_of(words)
    if fact is not None and fact.when is When.GIVEN:
        yield Effect(effectiveness, f"by {given.where}, {fact.fact}")
    if not given.whole:
        yield Effect(Effectiveness.MAYBE, f"what {given.where} says is only known while it runs")


def _may_choose_tox_environments(step: StepWork) -> bool:
    """Return whether a variable around a step, or in its script, may choose the environments of tox."""
    return any("TOXENV" in env for _, env in step_environments(step)) or any(
        one.step.run is not None and "TOXENV" in one.step.run.value for one in step.steps
    )


def _effectiveness_by(given: GivenOptions) -> Effectiveness:
    return Effectiveness.NO if given.sure else Effectiveness.MAYBE


def _why_ineffective_by_make_flags(given: GivenOptions, effectiveness: Effectiveness) -> Iterator[Effect]:
    letters = "".join(word[1:] for word in given.words if word[:1] == "-" and word[1:2] != "-")
    for letter, what in _MAKE_FLAGS.items():
        if letter in letters:
            yield Effect(effectiveness, f"by {given.where}, make {what}")
