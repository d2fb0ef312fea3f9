"""The labelled boxes of the corpora, and which of them the rebuilt trees can decide."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_OPTION = re.compile(r'(?P<name>\w+)=(?P<value>"[^"]*"|\S+)')
_PRESENCE = frozenset({"file_exists", "tracked_paths"})
"""Questions that the list of paths alone answers."""

NOTHING_SHOWS = "nothing in the repository shows it"
GIT_ONLY = "it takes tags, branches or commits"
WORKFLOW = "it takes the content of workflows"
CONTENT = "it takes the content of files other than Markdown"


class Truth(StrEnum):
    """What a label says of a statement."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Label:
    """One box with its truth.

    ``rule`` is the question that decides it, in the labels' own notation (parts joined with AND, ``none: why`` where
    nothing decides it). ``also_ok`` is a second answer that is accepted.
    """

    repo: str
    file: str
    line: int
    text: str
    rule: str
    truth: Truth
    also_ok: Truth | None
    why: str

    def accepts(self, said: Truth) -> bool:
        """Return whether an answer is right."""
        return said in (self.truth, self.also_ok)


def read_labels(path: Path) -> list[Label]:
    """Return the labels of a file of JSON lines."""
    return [_label(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _label(told: dict[str, str | int | None]) -> Label:
    also = told["also_ok"]
    return Label(
        repo=str(told["repo"]),
        file=str(told["file"]),
        line=int(told["line"] or 0),
        text=str(told["text"]),
        rule=str(told["rule"]),
        truth=Truth(str(told["truth"])),
        also_ok=Truth(str(also)) if also else None,
        why=str(told["why"]),
    )


def not_there(label: Label, at_hand: Callable[[str], bool]) -> str | None:
    """Return why a rebuilt tree can't decide a label, ``None`` where it can.

    ``at_hand`` tells whether a path has its own content in the corpus; every other path is there as a placeholder.
    """
    if label.truth is Truth.UNDECIDABLE:
        return NOTHING_SHOWS
    return next((why for part in label.rule.split(" AND ") for why in _lacks(part, at_hand)), None)


def _lacks(part: str, at_hand: Callable[[str], bool]) -> Iterator[str]:
    kind = part.split(" ", 1)[0].rstrip(":")
    told = {one["name"]: one["value"].strip('"') for one in _OPTION.finditer(part)}
    read = told.get("in") or told.get("path") or ""
    if kind in _PRESENCE:
        return
    if kind.startswith("git_"):
        yield GIT_ONLY
    elif ".github/workflows" in read:
        yield WORKFLOW
    elif not read or not all(at_hand(path) for path in read.split(",")):
        yield CONTENT
