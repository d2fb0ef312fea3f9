"""Runs what a page shows, block by block, and tells what differs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from tools.console.blocks import PROMPT, Block, Command, Deed, blocks_of, commands_of
from tools.console.compare import fits, renewed
from tools.console.session import Printed, Session

LANGUAGE = "console"
"""The language of blocks that hold commands."""

_BLOCKED = 1


@dataclass(frozen=True, slots=True)
class Ran:
    """A command, and what became of it; ``asked``: the next command shows the exit code."""

    page: str
    command: Command
    printed: Printed
    asked: bool

    def wrong(self) -> str | None:
        """Return what the page does not say as it is; ``None``: all of it is so."""
        place, code = f"{self.page}:{self.command.line}: `{self.command.text}`", self.printed.code
        said = "\n".join(self.printed.lines)
        if self.command.expected is None:
            return None if code <= _BLOCKED else f"{place} ends with {code}:\n{said}"
        if not fits(self.command.expected, self.printed.lines):
            return f"{place} prints\n{said}\nand not\n" + "\n".join(self.command.expected)
        if code and not self.asked:
            return f"{place} ends with {code}: say so with `$ echo $?` below it"
        return None


def wrong(page: str, text: str) -> list[str]:
    """Run a page's commands and return everything that is not as it says."""
    return [told for _, one in _played(page, text) if (told := one if isinstance(one, str) else one.wrong())]


def renewed_page(page: str, text: str) -> str:
    """Return a page with the output of its commands as it is."""
    lines, moved = text.splitlines(), 0
    for block, one in _played(page, text):
        if isinstance(one, str) or one.command.expected is None:
            continue
        told, first = one.command.expected, one.command.line + one.command.text.count("\n") + moved
        new = [f"{block.indent}{line}".rstrip() for line in renewed(told, one.printed.lines)]
        lines[first : first + len(told)] = new
        moved += len(new) - len(told)
    return "\n".join(lines) + "\n"


def counted(page: str, text: str) -> tuple[int, list[str]]:
    """Return how many commands of a page are run, and for each that is not, why."""
    ran, left = 0, []
    for block in blocks_of(page, text):
        number = len(commands_of(block)) if block.language == LANGUAGE else 0
        if block.deed is Deed.NOT_RUN:
            left += [block.about] * number
        else:
            ran += number
    return ran, left


def _played(page: str, text: str) -> Iterator[tuple[Block, Ran | str]]:
    """Yield what happens, block by block; a text is what is wrong with a block itself."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder))
        for block in blocks_of(page, text):
            for one in _block(block, session):
                yield block, one


def _block(block: Block, session: Session) -> Iterator[Ran | str]:
    place = f"{block.page}:{block.line}"
    match block.deed:
        case Deed.RUN if block.about and shutil.which(block.about) is None:
            return
        case Deed.RUN:
            yield from _run(block, commands_of(block), session)
        case Deed.WRITE:
            path = session.root(block.sample) / block.about
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_content(block), encoding="utf-8")
        case Deed.SHOWN:
            there = (session.root(block.sample) / block.about).read_text(encoding="utf-8")
            if not fits(block.body, there.splitlines()):
                yield f"{place}: {block.about} of {block.sample} is\n{there}"
        case None if block.language == LANGUAGE or _looks_typed(block):
            yield f"{place}: say above this block where it is run, or why it is not: see tools/console/blocks.py"
        case Deed.NOT_RUN | None:
            return
        case _:
            assert_never(block.deed)


def _run(block: Block, commands: Sequence[Command], session: Session) -> Iterator[Ran]:
    for at, command in enumerate(commands):
        asked = commands[at + 1 : at + 2] != [] and commands[at + 1].text == "echo $?"
        yield Ran(block.page, command, session.run(block.sample, command.text), asked)


def _content(block: Block) -> str:
    return "".join(f"{line}\n" for line in block.body)


def _looks_typed(block: Block) -> bool:
    return block.language in ("", "sh", "bash", "shell") and any(
        line.startswith((PROMPT, "dodcheck ")) for line in block.body
    )
