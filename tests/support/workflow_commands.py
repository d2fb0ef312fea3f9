"""Workflow commands as the runner of GitHub Actions reads them."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A command: its name, its properties and its message, unescaped."""

    name: str
    properties: dict[str, str]
    message: str


def parsed(line: str) -> Command | None:
    """Return the command of a line of a log; ``None`` where the line is none."""
    bare = line.lstrip()
    head, end, message = bare[2:].partition("::")
    if not (bare.startswith("::") and end):
        return None
    name, _, told = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in told.split(",") if "=" in pair)
    return Command(name, {key: _plain(value, value=True) for key, value in pairs}, _plain(message, value=False))


def obeyed(log: str) -> list[Command]:
    """Return the commands of a log that are obeyed: between stop-commands and the word it names, only that word is."""
    found: list[Command] = []
    until: str | None = None
    for line in log.split("\n"):
        command = parsed(line)
        if command is None:
            continue
        if until is not None:
            until = None if command.name == until else until
        elif command.name == "stop-commands":
            until = command.message
        else:
            found.append(command)
    assert until is None
    return found


def _plain(text: str, *, value: bool) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if value else ()), ("%25", "%")):
        text = text.replace(code, sign)
    return text
