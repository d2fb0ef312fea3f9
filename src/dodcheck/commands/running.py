"""Runs the command that the arguments name, and says what to type instead where they name none."""

from __future__ import annotations

from copy import copy

import typer

from dodcheck.commands.app import app
from dodcheck.commands.ci_app import ci
from dodcheck.commands.examples import FIRST
from dodcheck.commands.exit_codes import MISTAKE, PASSED
from dodcheck.commands.log_app import log
from dodcheck.commands.sbom_app import sbom
from dodcheck.errors import user_error

_GROUPS = {"ci": ci, "sbom": sbom, "log": log}
_ALIKE = 0.7
"""How like an option must be to what was typed, from 0 to 1, to be what was meant: --as-of is not --base."""


def run(typed: list[str]) -> int:
    """Run the command that the arguments name and return its exit code."""
    arguments = _as_options(typed)
    try:
        code = _needed_command_line(arguments)(arguments, standalone_mode=False, prog_name="dodcheck")
    except typer.TyperException as problem:
        asked = _command_asked(arguments)
        raise user_error(_message(problem), _way_out(problem, asked, arguments)) from None
    except typer.Abort:
        return MISTAKE
    return code if isinstance(code, int) else PASSED


def _as_options(typed: list[str]) -> list[str]:
    """Return the arguments, with ``help`` and ``version``, which many tools have as commands, as options."""
    match typed:
        case ["version"]:
            return ["--version"]
        case ["help", *command]:
            return [*command, "--help"]
    return typed


def _needed_command_line(arguments: list[str]) -> typer.Typer:
    """Return the command line with the one command that the arguments begin with: building all takes time."""
    named = [command for command in app.registered_commands if arguments and command.name == arguments[0]]
    if not named:
        return app
    alone = copy(app)
    alone.registered_commands, alone.registered_groups = named, []
    return alone


def _command_asked(arguments: list[str]) -> str:
    """Return the command that the arguments name, with that of its group; empty where they name none."""
    first = next((word for word in arguments if not word.startswith("-")), "")
    if group := _GROUPS.get(first):
        inner = (command.name for command in group.registered_commands if command.name in arguments)
        return next((f"{first} {command_name}" for command_name in inner), first)
    names = {command.name for command in app.registered_commands}
    return next((word for word in arguments if word in names), "")


def _message(problem: typer.TyperException) -> str:
    """Return what is wrong with the arguments; of the options that are like a mistyped one, the nearest."""
    meant, likely = getattr(problem, "option_name", ""), getattr(problem, "possibilities", None)
    if not likely:
        return problem.format_message()
    from difflib import get_close_matches  # noqa: PLC0415 - lazy: needed for a mistake only

    near = get_close_matches(meant, likely, n=1, cutoff=_ALIKE)
    return f"{problem.message}. Did you mean {near[0]}?" if near else f"{problem.message}."


def _way_out(problem: typer.TyperException, asked: str, arguments: list[str]) -> str:
    """Return what to type instead: for a file in the place of a command, and for an argument that is missing."""
    if not asked and arguments and arguments[0].lower().endswith((".md", "/")):
        from shlex import quote  # noqa: PLC0415 - lazy: needed for a mistake only

        return f"To check the boxes in it: dodcheck claims {quote(arguments[0])}"
    lacks = asked in _GROUPS and problem.message == "Missing command."
    missing = lacks or (isinstance(problem, typer.BadParameter) and getattr(problem, "param", None) is not None)
    example = f"For example: {FIRST[asked]}\n  " if missing and asked else ""
    return f"{example}See dodcheck {asked}{' ' if asked else ''}--help."
