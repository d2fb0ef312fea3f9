"""What is found in words, texts and values of PowerShell."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.workflows.pwsh.tree import Script


class Parts:
    """The scripts that were found in a command or a value: those that give a part of it, and script blocks."""

    def __init__(self) -> None:
        """Begin with none."""
        self.subs: list[Script] = []
        self.blocks: list[Script] = []


class Quoted(NamedTuple):
    """A text without its quotes, and whether nothing is filled in."""

    text: str
    exact: bool
