"""A command that runs dodcheck: how it is started, which version is named there, and its arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.shell.words import Word
from dodcheck.workflows.variables import fill_variables

NAME = "dodcheck"
GATES = frozenset({"pr", "phase", "claims", "milestone", "program"})
"""Commands that judge the repository and fail where it does not pass."""

_PART = re.compile(r"(?:\$\{\{[^{}]*\}\}|\S)+")
_PYTHON = re.compile(r"(?:python|pypy)[0-9.]*|py")
_VALUED = frozenset({"-X", "-W", "--from", "--with", "--python", "-p", "--spec"})
_PATHS = frozenset({"--from", "--spec"})
_OWN_VALUED = frozenset({"--repo", "--rules", "--at", "--base", "--evidence", "--as-of", "--format", "--report"})
_RUNNERS: Mapping[str, tuple[str, ...]] = {"uvx": (), "uv": ("tool", "run"), "pipx": ("run",)}
"""Runners of packages, and the words that they begin a run with."""
_INFORMING = frozenset({"--help", "-h", "--version"})


class Call(NamedTuple):
    """A call of dodcheck, and its arguments with the variables filled in whose values are known.

    ``fetched`` is what a runner of packages is told to fetch, ``None`` where dodcheck is installed. ``indirect`` says
    that the program itself stands in a variable. ``action`` is the action that makes the call, without its version.
    """

    command: Command
    arguments: tuple[Word, ...]
    fetched: str | None = None
    typed: tuple[Word, ...] | None = None
    indirect: bool = False
    action: str | None = None

    @property
    def name(self) -> str:
        """The command of dodcheck, empty where none is named."""
        return next((word.text for word in self.operands()[:1]), "")

    @property
    def gates(self) -> bool:
        """Whether the command is one of those that judge."""
        return self.name in GATES and not self.informs()

    @property
    def concerns(self) -> bool:
        """Whether the command judges, as far as it can be seen: it may stand in a variable."""
        return self.gates or self.hidden

    @property
    def hidden(self) -> bool:
        """Whether the program, or its command, stands in a variable whose value is not known."""
        return self.indirect or "$" in self.name

    def informs(self) -> bool:
        """Return whether only help or the version is printed."""
        return any(word.text in _INFORMING for word in self.arguments)

    def operands(self) -> tuple[Word, ...]:
        """Return the arguments that are neither options nor their values."""
        words, at = [], 0
        while at < len(self.arguments):
            word = self.arguments[at]
            if word.text in _OWN_VALUED:
                at += 1
            elif not word.text.startswith("-") or word.text == "-":
                words.append(word)
            at += 1
        return tuple(words)

    @property
    def scope(self) -> str:
        """What is judged, whatever the options: `phase 1`, `pr`, `claims README.md`."""
        return " ".join(word.text for word in self.operands())

    def has(self, option: str) -> bool:
        """Return whether a switch is given."""
        return any(word.text == option for word in self.arguments)

    def value(self, option: str) -> str | None:
        """Return the value of an option as it is written, ``None`` where it is not given."""
        for at, word in enumerate(self.arguments):
            if word.text == option:
                return self.arguments[at + 1].text if at + 1 < len(self.arguments) else ""
            if word.text.startswith(f"{option}="):
                return word.text[len(option) + 1 :]
        return None

    def shown(self) -> str:
        """Return the call as a person would type it."""
        words = self.arguments if self.typed is None else self.typed
        return " ".join([NAME, *(_quoted(word) for word in words)])

    def filled(self, variables: Mapping[str, str]) -> Call:
        """Return the call with variables filled in; a bare word may come to several."""
        words: list[Word] = []
        for word in self.arguments:
            text = word.text if word.exact else fill_variables(word.text, variables)
            exact = word.exact or "$" not in text
            parts = _PART.findall(text) if word.bare and not word.exact else [text]
            words += [word._replace(text=part, exact=exact) for part in parts]
        return self._replace(arguments=tuple(words), typed=self.typed or self.arguments)


def call_of(command: Command) -> Call | None:
    """Return the call of dodcheck that a command is, ``None`` where it is none."""
    words = command.words
    if not words:
        return None
    program = base_name(words[0])
    if program == NAME:
        return Call(command, words[1:], _with(command.launched))
    if program.startswith("py") and _PYTHON.fullmatch(program):
        return _module(command, words)
    runner = _RUNNERS.get(program)
    if runner is None or tuple(word.text for word in words[1 : len(runner) + 1]) != runner:
        return None
    return _fetched(command, words[len(runner) + 1 :])


def _module(command: Command, words: Sequence[Word]) -> Call | None:
    """Return the call behind `python -m`, whose flags may be joined (`-Im`)."""
    at = 1
    while at < len(words) and words[at].text.startswith("-"):
        flag = words[at].text
        if re.fullmatch(r"-[A-Za-z]*m", flag):
            named = words[at + 1].text if at + 1 < len(words) else ""
            return Call(command, tuple(words[at + 2 :]), _with(command.launched)) if named == NAME else None
        if re.fullmatch(rf"-[A-Za-z]*m{NAME}", flag):
            return Call(command, tuple(words[at + 1 :]), _with(command.launched))
        at += 2 if flag in _VALUED else 1
    return None


def _fetched(command: Command, words: Sequence[Word]) -> Call | None:
    """Return the call behind a runner that fetches what it runs."""
    at, source, flagged = 0, None, False
    while at < len(words):
        flag, equals, joined = words[at].text.partition("=")
        if not flag.startswith("-"):
            if re.split(r"[@=<>~!\[]", words[at].text, maxsplit=1)[0] == NAME:
                return Call(command, tuple(words[at + 1 :]), source or words[at].text)
            if not flagged:
                return None
        elif flag in _PATHS:
            source = joined if equals else "".join(word.text for word in words[at + 1 : at + 2])
        # What follows an unknown flag may be its value.
        flagged = flag.startswith("-")
        at += 2 if flag in _VALUED and not equals else 1
    return None


def indirect_call(command: Command, variables: Mapping[str, str]) -> Call | None:
    """Return the call of dodcheck that a command is once the variable in the place of its program is filled in."""
    words = command.words
    if not words or words[0].exact:
        return None
    parts = fill_variables(words[0].text, variables).split()
    inner = tuple(words[0]._replace(text=part) for part in parts)
    call = call_of(command._replace(words=(*inner, *words[1:])))
    return call._replace(command=command, indirect=True) if call else None


def _quoted(word: Word) -> str:
    return word.text if word.bare and " " not in word.text else f'"{word.text}"'


def _with(launched: Sequence[Word]) -> str | None:
    """Return what `uv run --with` is told to fetch of dodcheck."""
    for flag, value in pairwise(launched):
        if flag.text == "--with" and value.text.startswith(NAME):
            return value.text
    return None
