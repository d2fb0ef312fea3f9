"""What it takes to say that a command passes: what it starts is there, and its results or its checks say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every, together
from dodcheck.binding.recognise.test_names import is_command, names, of_command, without_runner
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.file import FileRule
from dodcheck.rules.hosting.facts import Fact
from dodcheck.rules.platform import PlatformRule
from dodcheck.rules.runnable import RunnableRule
from dodcheck.rules.runnables.started import started
from dodcheck.rules.test_results import TestResultsRule
from dodcheck.rules.text import TextRule
from dodcheck.rules.workflow import WorkflowRule

_COMMAND = re.compile(r"[a-z][a-z0-9._-]{1,40}(?: [\w./=:,@+-]+){0,9}")
_NOT_TOOLS = re.compile(
    r"(?:python3?|pytest|tox|nox|test\w*|\w+_test|grep|egrep|rg|ack|ag|find|ls|cat|wc|jq|sed|awk|curl|git|echo)\b"
    r"|.*\.\w{1,4}$"
)
"""Commands that start tests or others by name, and those that look for something: how they end is not what matters."""
_GENERAL = re.compile(
    r"(?:npm|pnpm|yarn|bun|make|cargo|go|deno|dotnet|mvn|gradle|mix|rake|rails|swift|flutter|dart|uv|poetry|biome"
    r"|terraform|docker|helm|kubectl)(?: |$)"
)
"""Programs that do many things: no check is called after one of them alone."""
_MEANT = {"ruff": "ruff check"}
"""What a tool of several commands means where none is named."""
_SUBCOMMAND = re.compile(r"\S+ [a-z][a-z-]+(?: |$)")


_SCRIPT = re.compile(
    r"(?:tests?|lint|build|checks?|quality|types?|typecheck|format|fmt|e2e|unit|smoke|verify|validate|ci|audit|coverage)"
    r"(?::[a-z][a-z0-9-]*)+"
)
"""A script by its name alone, such as `quality:full`: the colon says that it is no tool."""
_DEFINING = (
    *("**/package.json", "**/composer.json", "**/deno.json*", "**/nx.json", "**/project.json", "**/turbo.json"),
    *("**/Taskfile*", "**/[jJ]ustfile", "**/Makefile", "**/*.mk", "**/Rakefile", "**/*.rake", "**/*.gradle*"),
    *("**/mix.exs", "**/pyproject.toml", "**/*.toml", "**/*.yml", "**/*.yaml", "**/*.sh"),
)
"""Files that may define one."""


def is_runnable(command: str) -> bool:
    """Return whether a command is one whose ending can be spoken of."""
    known = is_command(command) or names([command]) or started(command) or _SCRIPT.fullmatch(command)
    return bool(known or _is_plain(command))


def defined(words: Phrase, command: str) -> list[Tree]:
    """Return the rule that what a command starts is there, as far as the repository has to define it."""
    if _SCRIPT.fullmatch(command):
        return [TextRule(in_=_DEFINING, literal=command, min=1)]
    return [RunnableRule(command=command, named_in=words.named_in or None)] if started(command) else []


def passing(words: Phrase, commands: Sequence[str]) -> Reading | None:
    """Return what is asked where all of these commands pass; what only may prove it is left where others can't be."""
    readings = [_passing(words, command) for command in commands]
    told = [one for one in readings if one]
    if not told or len(told) < len(readings):
        return None
    found = together(told) or every([one.tree for one in told if one.strength is Strength.WEAKER], Strength.WEAKER)
    return every([part for tree in _parts(found.tree) for part in _parts(tree)], found.strength)


def _parts(tree: Tree) -> Sequence[Tree]:
    return tree.rules if isinstance(tree, All) else (tree,)


def runnable_at_least(words: Phrase, commands: Sequence[str]) -> Reading:
    """Return what can be refuted of a command that passes under some restriction: that it is there to be run."""
    there = [rule for command in commands for rule in defined(words, command)]
    return every([*there, by_eye(*commands)], Strength.WEAKER)


def by_eye(*commands: str) -> PlatformRule:
    """Return the rule that only a look at what these commands say shows how they end."""
    return PlatformRule(fact=Fact.BY_EYE, expect=tuple(f"what `{command}` says" for command in commands))


def of_tests(words: Phrase, command: str) -> Reading | None:
    """Return what a command that runs tests asks of their results; ``None`` where results don't tell which it chose."""
    told = of_command(command)
    if told is None:
        return None
    if not told.names:
        strength = Strength.EXACT if told.exact else Strength.WEAKER
        return every([*defined(words, command), TestResultsRule(every_file=told.whole)], strength)
    return every([*files_of(words, told.names), TestResultsRule(name=told.names, every_file=has_folder(told.names))])


def files_of(words: Phrase, meant: Sequence[str]) -> list[Tree]:
    """Return that the files of named tests are there."""
    paths = dict.fromkeys(name.partition("::")[0] for name in meant)
    return [FileRule(path=path, named_in=words.named_in) for path in paths if not path.endswith("/")]


def has_folder(meant: Sequence[str]) -> bool:
    """Return whether one of the names of tests is that of a folder."""
    return any(name.endswith("/") for name in meant)


def _passing(words: Phrase, command: str) -> Reading | None:
    if is_command(command):
        return of_tests(words, command)
    if meant := names([command]):
        return every([*files_of(words, meant), TestResultsRule(name=meant, every_file=has_folder(meant))])
    if started(command) or _SCRIPT.fullmatch(command):
        return runnable_at_least(words, [command])
    if not _is_plain(command):
        return None
    return Reading(by_eye(command), Strength.WEAKER) if _GENERAL.match(without_runner(command)) else _of_tool(command)


def _is_plain(command: str) -> bool:
    """Return whether a command is that of a tool or of a program that does many things."""
    if not _COMMAND.fullmatch(command) or is_path(command):
        return False
    return bool(_GENERAL.match(without_runner(command))) or not _NOT_TOOLS.match(without_runner(command))


def _of_tool(command: str) -> Reading:
    """Return that a workflow runs the tool so that it can fail, and that the check of its name passed.

    A job that is called after a tool of several commands may run another of them: there it has to be the one that runs
    this, and may fail for what else it does.
    """
    meant = _MEANT.get(command, command)
    tool = without_runner(meant).split(maxsplit=1)[0]
    shared = bool(_SUBCOMMAND.match(without_runner(meant)))
    run = AnyOf((WorkflowRule(runs=meant, job=tool if shared else None), by_eye(command)))
    return every([run, PlatformRule(fact=Fact.CHECKS, expect=(tool,))], Strength.STRONGER if shared else Strength.EXACT)
