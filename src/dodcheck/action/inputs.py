"""The inputs of the action, which reach it through the environment: read, and refused together where they are wrong."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dodcheck.errors import Mistake, UserError

SCOPES = frozenset({"claims", "milestone", "phase", "pr", "program"})
"""The first words of a scope: the commands that judge."""

_LONE = frozenset({"pr", "program"})
_NAMED = frozenset({"milestone", "phase"})
_SWITCHES = ("strict", "report-only", "accept-weakening")
_FILES = ("html", "sarif")
_EXAMPLES = "For example: pr, program, claims, phase 1, milestone M03"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a workflow asks for.

    ``scope`` is a command and its operands, ``evidence`` and ``reports`` each NAME=PATH, ``switches`` the options that
    are on. ``base`` and ``repo`` are empty where none is given.
    """

    scope: tuple[str, ...] = ("pr",)
    base: str = ""
    repo: str = ""
    evidence: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


def read_inputs(environment: Mapping[str, str]) -> Inputs:
    """Return the inputs, each from its ``variable``. Raises ``UserError`` with all mistakes."""
    told = {
        name: environment.get(variable(name), "").strip() for name in ("scope", "base", "repo", *_SWITCHES, *_FILES)
    }
    mistakes = [*_wrong_scope(told["scope"]), *_wrong_words(told), *_wrong_switches(told)]
    if mistakes:
        raise UserError(*mistakes)
    return Inputs(
        scope=_scope(told["scope"]),
        base=told["base"],
        repo=told["repo"],
        evidence=tuple(_lines(environment, "evidence")),
        switches=tuple(name for name in _SWITCHES if told[name] == "true"),
        reports=(*(f"{name}={told[name]}" for name in _FILES if told[name]), *_lines(environment, "reports")),
    )


def variable(name: str) -> str:
    """Return the variable that holds an input."""
    return f"INPUT_{name.upper().replace('-', '_')}"


def _lines(environment: Mapping[str, str], name: str) -> Iterator[str]:
    yield from (line.strip() for line in environment.get(variable(name), "").splitlines() if line.strip())


def _scope(written: str) -> tuple[str, ...]:
    """Return the command and its operands; the name of a phase or milestone may be of several words."""
    command, *rest = shlex.split(written) or ["pr"]
    return (command, " ".join(rest)) if command in _NAMED else (command, *rest)


def _wrong_scope(written: str) -> Iterator[Mistake]:
    try:
        command, *rest = shlex.split(written) or ["pr"]
    except ValueError:
        yield Mistake(None, f"scope: a quotation mark is never closed in `{written}`", _EXAMPLES)
        return
    if command not in SCOPES:
        yield Mistake(None, f"scope: there is no scope `{command}`", _EXAMPLES)
    elif command in _LONE and rest:
        yield Mistake(None, f"scope: `{command}` takes nothing after it, not `{' '.join(rest)}`", _EXAMPLES)
    elif command in _NAMED and not rest:
        yield Mistake(None, f"scope: which {command}?", _EXAMPLES)


def _wrong_words(told: Mapping[str, str]) -> Iterator[Mistake]:
    """Yield what can be no word of a command line: one with a line break or NUL byte in it."""
    for name, value in told.items():
        if any(char in value for char in "\n\r\0"):
            yield Mistake(None, f"{name}: one line is needed, not several")


def _wrong_switches(told: Mapping[str, str]) -> Iterator[Mistake]:
    for name in _SWITCHES:
        if told[name] not in ("", "true", "false"):
            yield Mistake(None, f"{name}: `true` or `false`, not `{told[name]}`")
