"""Whether a command of a step checks anything, by its words, what stands around it, and the files of the repository."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.rules.workflows.does import Candidate
from dodcheck.rules.workflows.undoing.around import in_its_place, options_around
from dodcheck.rules.workflows.undoing.beside import beside_the_code
from dodcheck.rules.workflows.undoing.building_nothing import option_without_build, option_without_pages
from dodcheck.rules.workflows.undoing.empty.empty import finds_nothing
from dodcheck.rules.workflows.undoing.given import Given, by_variables, crowded
from dodcheck.rules.workflows.undoing.hooks import hooks
from dodcheck.rules.workflows.undoing.idle import idle
from dodcheck.rules.workflows.undoing.narrow import HOOKS, narrowed, skipped
from dodcheck.rules.workflows.undoing.other_systems import kept_elsewhere
from dodcheck.rules.workflows.undoing.others import by_others
from dodcheck.rules.workflows.undoing.pre_commit_runs import hooks_that_run
from dodcheck.rules.workflows.undoing.put_in import put_in
from dodcheck.rules.workflows.undoing.pytest_settings import settings_of
from dodcheck.rules.workflows.undoing.shadowed import shadowed, shell_that_runs_nothing
from dodcheck.rules.workflows.undoing.stand_ins import stand_ins
from dodcheck.rules.workflows.undoing.taken_in import plugins_given, plugins_told, taken_in_first
from dodcheck.rules.workflows.undoing.variable_programs import in_a_variable
from dodcheck.rules.workflows.undoing.without_tests import without_tests
from dodcheck.rules.workflows.undoing.wrong_subject import wrong_subject
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
_LETTERS = {"n": "only prints what it would run", "q": "only asks", "t": "only touches files", "i": "ignores failures"}


def undone(
    subject: Subject, step: StepWork, command: Command | None, asked: str | None, handed: Sequence[Given] = ()
) -> Iterator[Effect]:
    """Yield each reason why a command checks nothing, or may check nothing.

    ``asked`` are the words of the command that a rule asks for, ``None`` where it asks for none: an option among them
    is no reason. ``handed`` are options that the program which starts the command passes on to it.
    """
    if command is None or not command.words:
        return
    words = tool_of(_tool(texts_of(command.words)))
    told = (asked or "").split()
    yield from shell_that_runs_nothing(step)
    yield from _by_starter(subject, step, command)
    yield from _building_nothing(words, told)
    looks = None if asked else beside_the_code(words, subject.snapshot)
    yield from [Effect(Effectiveness.MAYBE, looks)] if looks else []
    if asked and not purpose_of_words(tuple(told)).checks:
        return
    yield from _by_words(words, told)
    yield from shadowed(subject, step, command)
    yield from stand_ins(subject, step, command)
    yield from in_its_place(subject, step, command)
    yield from in_a_variable(subject, step, command)
    yield from kept_elsewhere(subject, step, command)
    yield from taken_in_first(subject, step, command, step_folder(step))
    options = (*handed, *given_elsewhere(subject, step, command, words))
    for given in options:
        yield from _by_given(words[0], given, told)
    yield from crowded(subject, step, words[0])
    yield from finds_nothing(subject, step, command, words, options)
    yield from by_others(words, step_folder(step), subject.snapshot)
    yield from hooks_that_run(subject.whole, list(words))
    yield from without_tests(subject.whole, words)
    yield from wrong_subject(subject, step, purpose_of_words(tuple(words)))
    if words[0] in _PYTEST:
        yield from _by_hooks(subject, words[1:], (*options, *plugins_given(subject, step, command)))


def _by_starter(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield what variables do to make or tox, where one of them starts a command."""
    starter = (command.through or "").partition(" ")[0]
    if starter in _MAKES:
        for given in by_variables(subject, step, command, "make"):
            yield from _by_letters(given, _told_by(given))
    if starter == "tox" and _chosen(step):
        yield Effect(Effectiveness.MAYBE, "`TOXENV` says which environments tox runs")


def _by_hooks(subject: Subject, words: Sequence[str], options: Sequence[Given]) -> Iterator[Effect]:
    """Yield the hooks by which the repository overrides pytest; ``words`` stand behind its name."""
    for one in (*hooks(subject.whole), *plugins_told(words, options, subject.snapshot)):
        yield Effect(Effectiveness.MAYBE, f"{one.path}:{one.line} {one.what}")


def _building_nothing(words: Sequence[str], told: Sequence[str]) -> Iterator[Effect]:
    said = option_without_build(words[0], words[1:])
    if said is not None and not _is_asked(said, told):
        yield Effect(Effectiveness.NO, f"`{said}` makes it build nothing")
    without = option_without_pages(words[0], words[1:])
    if without is not None and not _is_asked(without, told):
        yield Effect(Effectiveness.MAYBE, f"by `{without}` it writes no page")


def _by_words(words: Sequence[str], told: Sequence[str]) -> Iterator[Effect]:
    """Yield the options under which a tool checks nothing, or hardly anything."""
    said = idle(words)
    if said is not None and not _is_asked(said, told):
        yield Effect(Effectiveness.NO, f"`{said}` makes it {_idle(words)}")
    yield from (
        Effect(Effectiveness.MAYBE, what) for what in narrowed(words) if not _is_asked(what.split("`")[1], told)
    )


def running(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates without those that an option keeps from checking: `mvn install -DskipTests` is no test.

    Where each of them has such an option, all are returned.
    """
    words = ((one, texts_of(one.command.words) if one.command else []) for one in found)
    return [one for one, texts in words if not texts or idle(tool_of(texts)) is None] or [*found]


def given_elsewhere(subject: Subject, step: StepWork, command: Command, words: Sequence[str]) -> Iterator[Given]:
    """Yield the options that a tool is given elsewhere than behind its name; ``words`` begin with that."""
    yield from by_variables(subject, step, command, words[0])
    yield from options_around(subject, step, command)
    yield from put_in(step, command, words)
    if words[0] in _PYTEST:
        settings = settings_of(words[1:], step_folder(step), subject.snapshot)
        if settings is not None and settings.of("addopts"):
            yield Given(settings.of("addopts"), settings.path, sure=False)


def _idle(words: Sequence[str]) -> str:
    return "run no test" if is_test_call(words[0], words[1:]) else "check nothing"


def _tool(texts: Sequence[str]) -> Sequence[str]:
    """Return the words of the module that `coverage run -m` starts, else the words as they are."""
    behind = list(texts[2:]) if tuple(texts[1:2]) == ("run",) and texts[0].endswith("coverage") else []
    at = behind.index("-m") + 1 if "-m" in behind else len(behind)
    return behind[at:] or texts


def _is_asked(option: str, told: Sequence[str]) -> bool:
    return option.split(maxsplit=1)[0].partition("=")[0] in {word.partition("=")[0] for word in told}


def _by_given(tool: str, given: Given, told: Sequence[str]) -> Iterator[Effect]:
    """Yield what options that stand elsewhere do to a tool."""
    sure = _told_by(given)
    if tool in _MAKES:
        yield from _by_letters(given, sure)
        return
    if tool in HOOKS:
        left = skipped(given.words)[:1] if not told else []
        yield from (Effect(Effectiveness.MAYBE, f"`{hook}` is left out by {given.where}") for hook in left)
        return
    words = (tool, *given.words)
    said = option_without_tests(tool, (*(["test"] if tool in ("go", "mvn", "mvnw") else []), *given.words))
    if said and not _is_asked(said, told):
        yield Effect(sure, f"`{said}` in {given.where} makes it run no test")
    fact = fact_of(words)
    if fact is not None and fact.when is When.GIVEN:
        yield Effect(sure, f"by {given.where}, {fact.fact}")
    if not given.whole:
        yield Effect(Effectiveness.MAYBE, f"what {given.where} says is only known while it runs")


def _chosen(step: StepWork) -> bool:
    """Return whether a variable around a step, or in its script, may choose the environments of tox."""
    return any("TOXENV" in env for _, env in step_environments(step)) or any(
        one.step.run is not None and "TOXENV" in one.step.run.value for one in step.steps
    )


def _told_by(given: Given) -> Effectiveness:
    return Effectiveness.NO if given.sure else Effectiveness.MAYBE


def _by_letters(given: Given, sure: Effectiveness) -> Iterator[Effect]:
    letters = "".join(word[1:] for word in given.words if word[:1] == "-" and word[1:2] != "-")
    for letter, what in _LETTERS.items():
        if letter in letters:
            yield Effect(sure, f"by {given.where}, make {what}")
