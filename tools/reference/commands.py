"""The page about every command, from the help of the command line itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from typer._click import Command, Context, Parameter
from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.main import get_command

from dodcheck.commands.app import app
from dodcheck.commands.help_sections import SECTIONS
from tools.reference.markdown import page, table

_HELP = ("--help",)
_EXAMPLE = re.compile(r"  (\S.*?)(?:  +(\S.*))?$")


def commands_page() -> str:
    """Return the page: every command under what it is for, with its arguments, its options and examples."""
    root = command_line()
    intro = (
        "`dodcheck COMMAND --help` prints the same on a terminal. What the exit codes mean stands on [a page of its "
        "own](exit-codes.md), what the verdicts mean [on another](verdicts.md). Generated from the command line itself."
    )
    bare = ["## `dodcheck`", *_told(root, "dodcheck")]
    return page("# Commands", intro, *bare, *(block for head, names in SECTIONS for block in _part(root, head, names)))


def command_line() -> TyperGroup:
    """Return the command line with all its commands."""
    root = get_command(app)
    if not isinstance(root, TyperGroup):
        raise TypeError("the command line has no commands")
    return root


def _part(root: TyperGroup, head: str, names: tuple[str, ...]) -> Iterator[str]:
    yield f"## {head}"
    for name in names:
        yield from _command(root.commands[name], f"dodcheck {name}")


def _command(command: Command, name: str) -> Iterator[str]:
    yield f"### `{name}`"
    yield from _told(command, name)
    for inner in command.commands.values() if isinstance(command, TyperGroup) else ():
        yield from _command(inner, f"{name} {inner.name}")


def _told(command: Command, name: str) -> Iterator[str]:
    yield (command.help or "").replace("\b\n", "")
    yield f"```text\n{_usage(command, name)}\n```"
    rows = [_row(one) for one in command.params if not set(_HELP) & set(one.opts)]
    yield table(("argument or option", "what it means"), rows) if rows else ""
    examples = [(f"`{typed}`", said or "") for typed, said in _examples(command)]
    yield table(("example", "what it does"), examples) if examples else ""


def _usage(command: Command, name: str) -> str:
    words = command.collect_usage_pieces(Context(command, info_name=name))
    return " ".join([name, *(word.strip("{}") for word in words)])


def _row(one: Parameter) -> tuple[str, str]:
    said = (getattr(one, "help", None) or "").strip()
    match one:
        case TyperArgument():
            return f"`{(one.metavar or one.name or '').strip('[].')}`", said + ("" if one.required else " Optional.")
        case TyperOption():
            value = "" if one.is_flag else f" {one.metavar or ''}".rstrip()
            default = f" Default: `{one.default}`." if isinstance(one.default, str | int) and not one.is_flag else ""
            return f"`{', '.join(one.opts)}{value}`", said + default
    raise TypeError(f"{one.name} is neither an argument nor an option")


def _examples(command: Command) -> Iterator[tuple[str, str | None]]:
    for line in (command.epilog or "").splitlines():
        if found := _EXAMPLE.fullmatch(line):
            yield found[1], found[2]
