from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer._click import Command
from typer.core import TyperGroup

from tools.console.blocks import blocks_of, pages
from tools.reference.commands import command_line

ROOT = Path(__file__).resolve().parents[2]
SPAN = re.compile(r"(?<!`)`(dodcheck [^`]+)`(?!`)")
TYPED = re.compile(r"^\s*(?:- run: |run: |- )?(dodcheck [^#|>]*)")
ALWAYS = {"--help", "-h"}
TREE = command_line()


def mentioned(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each command that a page names in its text, its tables or its examples."""
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        for command in SPAN.findall(line):
            yield number, command
    for block in blocks_of(path.name, text):
        for at, line in enumerate(block.body, 1):
            if block.language == "yaml" and (found := TYPED.match(line)):
                yield block.line + at, found[1]


def wrong(command: str) -> str | None:
    """Return the first word of a command that dodcheck does not know."""
    words = split(command)
    here: Command = TREE
    while isinstance(here, TyperGroup) and words and words[0] in here.commands:
        here = here.commands[words.pop(0)]
    if isinstance(here, TyperGroup) and words and not words[0].startswith("-") and words[0].islower():
        return words[0]
    known = ALWAYS | {name for one in here.params for name in one.opts}
    return next(
        (word for word in words if word.startswith("-") and word != "-" and not known & {word.split("=")[0]}), None
    )


def split(command: str) -> list[str]:
    """Return the words behind `dodcheck`; brackets that mark something as optional are dropped."""
    try:
        words = shlex.split(command.replace("[", " ").replace("]", " "))
    except ValueError:
        words = command.split()
    return [word.rstrip(",") for word in words[1:]]


def test_every_command_that_is_named_exists_with_its_options() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: `{command}` has no {word}"
        for path in pages(ROOT)
        for number, command in mentioned(path)
        if (word := wrong(command))
    ]
    assert found == []


def test_many_are_named() -> None:
    assert sum(1 for path in pages(ROOT) for _ in mentioned(path)) > 150


@pytest.mark.parametrize(
    ("command", "word"),
    [
        ("dodcheck phase 1 --strict", None),
        ("dodcheck phaze 1", "phaze"),
        ("dodcheck ci riskz", "riskz"),
        ("dodcheck ci risks --max=high", None),
        ("dodcheck phase 1 --stric", "--stric"),
        ("dodcheck claims -", None),
        ("dodcheck COMMAND --help", None),
    ],
)
def test_what_does_not_exist_would_be_seen(command: str, word: str | None) -> None:
    assert wrong(command) == word
