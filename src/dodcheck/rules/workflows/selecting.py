"""Test runs that are told to run some of the tests only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.phrasing import counted
from dodcheck.rules.workflows.does import Candidate
from dodcheck.rules.workflows.ineffective.command import options_given_elsewhere
from dodcheck.rules.workflows.ineffective.pytest_settings import pytest_settings
from dodcheck.rules.workflows.ineffective.uncollected import first_uncollected, pytest_files
from dodcheck.rules.workflows.ineffective.variable_options import GivenOptions
from dodcheck.workflows.audit.choosing import TOOLS, Choice, chosen_tests, left_out_by, operands
from dodcheck.workflows.audit.pytest_collection import uncollected_tests
from dodcheck.workflows.audit.surroundings import step_folder
from dodcheck.workflows.audit.tools import tool_of
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import base_of
from dodcheck.workflows.shell.words import texts_of

if TYPE_CHECKING:
    from dodcheck.rules.workflow import WorkflowRule

_SAME = {"py.test": "pytest", "mvnw": "mvn", "gradlew": "gradle", "bazelisk": "bazel", "nextest": "cargo"}
_SAME |= {"cargo-nextest": "cargo", "lit.py": "lit"}
_LANGUAGES: Mapping[str, str] = {
    **dict.fromkeys(("pytest", "unittest", "nose2", "stestr", "tox", "nox"), "Python"),
    **dict.fromkeys(("jest", "vitest", "mocha", "ava", "jasmine", "npm", "yarn", "pnpm", "bun"), "JavaScript"),
    **dict.fromkeys(("go", "gotestsum"), "Go"),
    **dict.fromkeys(("mvn", "gradle"), "Java"),
}
_BEHIND: Mapping[str, str] = {
    **dict.fromkeys(("tox", "nox"), "pytest"),
    **dict.fromkeys(("npm", "yarn", "pnpm", "bun"), "jest"),
}
"""What a program hands its words to, where what it starts is not seen."""
_UNMISTAKABLE = TOOLS - {"go", "cargo", "swift", "mix", "robot", "lit", "meson"}
_LAST_COUNTS = frozenset({"-k", "-m"})
"""Options of pytest of which only the last one counts."""
_HANDING = frozenset({"yarn", "pnpm", "bun"})
_MAKES = frozenset({"make", "gmake"})


class _Run(NamedTuple):
    """A run of tests: its tool, the words behind it, what chooses among the tests, and what it is given elsewhere."""

    tool: str
    words: tuple[str, ...]
    chosen: tuple[Choice, ...]
    elsewhere: tuple[GivenOptions, ...] = ()

    @property
    def language(self) -> str:
        """Whose tests it runs: those of a language, or of the tool alone."""
        return _LANGUAGES.get(self.tool, self.tool)


def some_only(rule: WorkflowRule, found: Sequence[Candidate]) -> list[tuple[Effect, ...]]:
    """Return for each of some test runs that it may leave out what fails, where none of its language runs all tests.

    A whole folder counts as all that is meant, unless no run takes the test files of another folder; so do two runs
    together of which one runs what the other leaves out.
    A job, a command or a name that a rule asks for has no more tests than it runs.
    """
    if rule.checks != Purpose.TEST or rule.job or rule.about or rule.runs or rule.uses:
        return [()] * len(found)
    handed = handed_on(found)
    runs = [_run(one, handed.get(id(one.command), ())) for one in found]
    by_language: dict[str, list[_Run]] = defaultdict(list)
    for run in runs:
        if run is not None:
            by_language[run.language].append(run)
    partly = {name for name, each in by_language.items() if not _are_all(each)}
    left = {"Python": (*_left(found), *_set_aside(found))} if "Python" in by_language.keys() - partly else {}
    return [
        _said(run, one) if run and run.language in partly else left.get(run.language, ()) if run else ()
        for run, one in zip(runs, found, strict=True)
    ]


def _left(found: Sequence[Candidate]) -> tuple[Effect, ...]:
    """Return that test files lie in no folder that a workflow gives to pytest."""
    left = uncollected_tests(found[0].subject.whole)
    if left is None:
        return ()
    some = f"{len(left.left):,} of {counted(left.many, 'test file')}"
    return (Effect(Effectiveness.MAYBE, f"no run takes {some}, first {left.left[0]}"),)


def _set_aside(found: Sequence[Candidate]) -> Iterator[Effect]:
    """Yield that the settings of pytest keep test files from being collected, where no call goes without them."""
    calls = [one for one in found if one.command is not None and _tool(texts_of(one.command.words))[0] == "pytest"]
    told = [_uncollected(one, _tool(texts_of(one.command.words))[1:]) for one in calls if one.command is not None]
    if told and all(told):
        yield from (Effect(Effectiveness.MAYBE, words) for words in told[:1])


def _uncollected(one: Candidate, words: Sequence[str]) -> str:
    snapshot = one.subject.snapshot
    settings = pytest_settings(words, step_folder(one.step), snapshot)
    left = first_uncollected(settings, words, pytest_files(one.subject.whole)) if settings else None
    return f"`{left.setting}` in {settings.path} leaves out {left.first}" if settings and left else ""


def _said(run: _Run, one: Candidate) -> tuple[Effect, ...]:
    """Return what chooses among the tests of a run; that what it names is not there says more."""
    if gone := next((effect for effect in one.against if effect.fails), None):
        return (Effect(gone.effectiveness, gone.why),)
    choice = run.chosen[0]
    words = (choice.option or choice.value).split()[:1]
    where = next((f" in {one.where}" for one in run.elsewhere if not words or words[0] in one.words), "")
    return (Effect(Effectiveness.MAYBE, f"`{choice.shown}`{where} tells it to run some of the tests only"),)


def handed_on(found: Sequence[Candidate]) -> Mapping[int, Sequence[str]]:
    """Return the words that what starts a command hands on to it, by the identity of the command."""
    handed: dict[int, list[str]] = defaultdict(list)
    for step in {id(one.step): one.step for one in found if one.command is not None}.values():
        around: list[tuple[int, list[str]]] = []
        for command in step.commands:
            while around and around[-1][0] >= command.depth:
                around.pop()
            for _, given in around:
                handed[id(command)] += given
            if given := [*_given(command)] if command.words else []:
                around.append((command.depth, given))
    return handed


def _given(outer: Command) -> Iterator[str]:
    """Yield the words that a command hands on to what it starts."""
    program, *words = [word.text for word in outer.words]
    if base_of(program) in _MAKES:
        for word in words:
            name, equals, value = word.partition("=")
            yield from value.split() if equals and name.isidentifier() else ()
    elif "--" in words:
        yield from words[words.index("--") + 1 :]
    elif base_of(program) in _HANDING:
        yield from words[2 if words[:1] == ["run"] else 1 :]


def _run(one: Candidate, handed: Sequence[str]) -> _Run | None:
    """Return the run of a command that runs tests itself; ``None`` of what starts one, and of a tool nobody knows."""
    if (
        one.command is None
        or not one.command.words
        or any(purpose_of_command(each) is Purpose.TEST for each in one.inner)
    ):
        return None
    tool, *words = _tool(texts_of(one.command.words))
    if tool in _BEHIND:
        own = words[: words.index("--")] if "--" in words else words
        told = (*chosen_tests(tool, own), *chosen_tests(_BEHIND[tool], list(_given(one.command))))
        return _Run(tool, tuple(own), told)
    elsewhere = tuple(options_given_elsewhere(one.subject, one.step, one.command, (tool, *words)))
    given = (*_not_anew(elsewhere, words), *words, *handed)
    return _Run(tool, given, chosen_tests(tool, given), elsewhere) if tool in TOOLS else None


def _not_anew(elsewhere: Sequence[GivenOptions], words: Sequence[str]) -> Iterator[str]:
    """Yield the options that a tool is given by a variable or its settings, but those that its words give anew."""
    anew = _LAST_COUNTS.intersection(words)
    for given in elsewhere:
        for before, word in pairwise(("", *given.words)):
            if anew.isdisjoint((before, word)):
                yield word


def _tool(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the runner, its name first: behind any other program where one stands there."""
    tool, *words = tool_of(texts)
    if _SAME.get(tool, tool) not in TOOLS | _BEHIND.keys():
        named = (at for at, word in enumerate(words) if _SAME.get(base_of(word), base_of(word)) in _UNMISTAKABLE)
        at = next(named, None)
        tool, words = (tool, words) if at is None else (base_of(words[at]), words[at + 1 :])
    return (_SAME.get(tool, tool), *words)


def _are_all(runs: Sequence[_Run]) -> bool:
    """Return whether some runs run all tests: one is told nothing, or what it leaves out is what others choose."""
    return any(all(_is_run(run, each, runs) for each in run.chosen) for run in runs)


def _is_run(run: _Run, choice: Choice, runs: Sequence[_Run]) -> bool:
    left = left_out_by(run.tool, run.words, choice)
    return bool(left) and any(_takes(other, left) for other in runs)


def _takes(run: _Run, left: str | None) -> bool:
    """Return whether a run runs all of what is left out elsewhere, and chooses by nothing else."""
    taken = [*run.chosen] or [Choice("", word) for word in operands(run.tool, run.words)]
    return [each.value for each in taken] == [left] and left_out_by(run.tool, run.words, taken[0]) is None
