"""Finds the fenced blocks of a page, and what is to be done with each.

What is to be done stands in a comment right above a block:

- ``<!-- run in: SAMPLE -->``: its commands are run in a repository made from that sample, one for each page.
  ``<!-- run in: SAMPLE, with PROGRAM -->``: only where that program is installed.
- ``<!-- not run: REASON -->``: they are not.
- ``<!-- write in SAMPLE: PATH -->``: the reader is told to write this file, so it is written.
- ``<!-- shows SAMPLE: PATH -->``: that file of the sample holds just this.

In a block with prompts, what stands below a command is all that it prints; a line ``…`` stands for any number of lines.
A command ends with 0, unless ``$ echo $?`` behind it says otherwise. In a block without prompts, each line is a
command whose output is not shown; it ends with 0 or 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

PROMPT, MORE, ELISION = "$ ", "> ", "…"

_FENCE = re.compile(r"( *)(`{3,}|~{3,})(.*)")
_COMMENT = re.compile(r" *<!-- (run in|not run|write in|shows)(?: ([\w-]+))?: (.+) -->")


class Deed(Enum):
    """What is to be done with a block."""

    RUN = "run in"
    NOT_RUN = "not run"
    WRITE = "write in"
    SHOWN = "shows"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the line it begins at (1-based), its language, its lines, and what is to be done with it.

    ``sample`` is the repository that it is about, ``about`` the path, the reason, or the program that is needed.
    """

    page: str
    line: int
    language: str
    indent: str
    body: tuple[str, ...]
    deed: Deed | None = None
    sample: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a block: its line in the page, its text, and the lines it should print; ``None``: not shown."""

    line: int
    text: str
    expected: tuple[str, ...] | None


def blocks_of(page: str, text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page in their order."""
    lines = text.splitlines()
    at, above = 0, ""
    while at < len(lines):
        fence = _FENCE.fullmatch(lines[at])
        if fence is None:
            above = lines[at] if lines[at].strip() else above
            at += 1
            continue
        end = _end(lines, at, fence[2])
        indent = fence[1]
        body = tuple(line.removeprefix(indent) for line in lines[at + 1 : end])
        yield _block(above, Block(page, at + 1, fence[3].strip(), indent, body))
        at, above = end + 1, ""


def commands_of(block: Block) -> list[Command]:
    """Return the commands of a block with their output, if it shows any."""
    prompted = any(line.startswith(PROMPT) for line in block.body)
    return list(_prompted(block) if prompted else _listed(block))


def pages(root: Path) -> list[Path]:
    """Return every page of documentation: those for users at the root, and all below docs."""
    top = [root / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")]
    program = root / "docs" / "refactor"
    below = (path for path in sorted((root / "docs").rglob("*.md")) if program not in path.parents)
    return [*(path for path in top if path.exists()), *below]


def _end(lines: Sequence[str], begin: int, fence: str) -> int:
    for at in range(begin + 1, len(lines)):
        closing = lines[at].strip()
        if closing.startswith(fence) and not closing.strip(fence[0]):
            return at
    return len(lines)


def _block(above: str, bare: Block) -> Block:
    told = _COMMENT.fullmatch(above)
    if told is None:
        return bare
    deed, named, value = Deed(told[1]), told[2] or "", told[3]
    sample, about = value.split(", with ", 1) if deed is Deed.RUN and ", with " in value else (value, "")
    if deed is not Deed.RUN:
        sample, about = named, value
    return Block(bare.page, bare.line, bare.language, bare.indent, bare.body, deed, sample, about)


def _prompted(block: Block) -> Iterator[Command]:
    at, body = 0, block.body
    while at < len(body):
        line, text = block.line + at + 1, body[at].removeprefix(PROMPT)
        at += 1
        while at < len(body) and body[at].startswith(MORE) and _goes_on(text):
            text += "\n" + body[at].removeprefix(MORE)
            at += 1
        first = at
        while at < len(body) and not body[at].startswith(PROMPT):
            at += 1
        yield Command(line, text, tuple(map(str.rstrip, body[first:at])))


def _goes_on(text: str) -> bool:
    return text.endswith("\\") or "<<" in text.partition("\n")[0]


def _listed(block: Block) -> Iterator[Command]:
    begun = ""
    for at, line in enumerate(block.body):
        begun += line
        if begun.endswith("\\"):
            begun += "\n"
        elif begun.strip():
            yield Command(block.line + at + 1, begun, None)
            begun = ""
