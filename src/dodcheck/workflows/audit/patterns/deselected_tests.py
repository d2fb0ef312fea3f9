"""Tests that a run leaves out, and no other one runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.workflows.audit.deselecting import TOOLS, deselecting_options
from dodcheck.workflows.audit.options import option_value
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.severity import Severity

_WORD = re.compile(r"[A-Za-z_]\w+")
_MEMBERS = re.compile(r"^\s*members\s*=\s*\[[^\]]*,[^\]]*[\w*]", re.MULTILINE)
_PACKAGE = ("-p", "--package")
_CHOOSING = frozenset({"-k", "-m", "-R", "-L", "--filter"})
_LONGEST = 50_000
_FEW = frozenset({"-short", "--short"})
_KEYWORDS = frozenset({"not", "and", "or", "test", "tests", "category", "binary", "package", "kind", "py"})


def _look(subject: Subject) -> Iterator[Hit]:
    calls = list(commands_of_tools(subject, TOOLS))
    run = {
        tool: _run_by([words for _, words in calls if words[0] == tool]) for tool in {words[0] for _, words in calls}
    }
    for command_at, words in calls:
        choices = list(deselecting_options(words[0], words[1:]))
        if choices:
            yield _hit(command_at, choices, run[words[0]])
    yield from _of_packages(subject, [(command_at, words) for command_at, words in calls if _tests_cargo(words)])


class _Run(NamedTuple):
    """What the calls of a tool run: all tests, as far as one tells, or what they name; by word, those that name it."""

    everything: bool
    naming: Mapping[str, Sequence[frozenset[str]]]

    def names(self, choices: Sequence[tuple[str, str]]) -> bool:
        """Return whether one of them runs what another leaves out; that one itself never does."""
        wanted = {word for _, value in choices for word in _WORD.findall(value)} - _KEYWORDS
        fewest = min((self.naming.get(word, ()) for word in wanted), key=len, default=())
        return self.everything or any(wanted <= named for named in fewest)


def _run_by(calls: Iterable[Sequence[str]]) -> _Run:
    everything, naming = False, dict[str, list[frozenset[str]]]()
    for words in set(map(tuple, calls)):
        apart = list(deselecting_options(words[0], words[1:]))
        if not apart and _CHOOSING.isdisjoint(words):
            everything = everything or _is_wide(words)
            continue
        out = {word for _, value in apart for word in _WORD.findall(value)}
        named = frozenset(word for text in words[1:] for word in _WORD.findall(text)) - out
        for word in named:
            naming.setdefault(word, []).append(named)
    return _Run(everything, naming)


def _hit(command_at: CommandAt, choices: Sequence[tuple[str, str]], run: _Run) -> Hit:
    shown = ", ".join(f"`{f'{name} {value}'.strip()}`" for name, value in choices[:3])
    message = f"{shown} {'leaves' if len(choices) == 1 else 'leave'} tests out"
    if run.names(choices):
        return command_at.hit(f"{message}, and another call of the workflow names them", Severity.LOW)
    if all(name in _FEW for name, _ in choices):
        return command_at.hit(f"{message}", Severity.LOW)
    return command_at.hit(f"{message}, and no other call of the workflow runs them", Severity.MEDIUM, Confidence.MEDIUM)


def _tests_cargo(words: Sequence[str]) -> bool:
    return words[0] == "cargo" and not {"test", "nextest"}.isdisjoint(words[:3])


def _of_packages(subject: Subject, calls: Sequence[tuple[CommandAt, Sequence[str]]]) -> Iterator[Hit]:
    """Yield that one package of a workspace is tested, where no call of the workflow tests the others."""
    packages = {option_value(words, _PACKAGE) for _, words in calls}
    package = next(iter(packages)) if len(packages) == 1 else None
    if not package:
        return
    text = "\n".join(Sources(subject.snapshot, subject.whole.texts).lines("Cargo.toml"))[:_LONGEST]
    for command_at, _ in calls if _MEMBERS.search(text) else ():
        yield command_at.hit(f"`cargo` tests only the package `{package}` of the workspace", Severity.LOW)


def _is_wide(other: Sequence[str]) -> bool:
    """Return whether a call runs all tests, as far as its words tell."""
    return not any(word.endswith((".py", ".ts", ".js")) or "::" in word for word in other[1:])


PATTERN = Pattern(
    name="deselected-tests",
    family=Family.SCOPE,
    title="Tests that are left out",
    manual="""Tests that a run leaves out (`-k "not slow"`, `--deselect`, `--ignore`, `-E`, `-LE`, `--skip`) and that no
other run names are never run before a change is merged. It does no harm where another call of the workflow runs
them.""",
    follow_up="Run what is left out in another job, or say with an issue why it is left out.",
    look=_look,
)
