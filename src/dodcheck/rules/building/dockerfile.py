"""A Dockerfile as its stages and their instructions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_HEREDOC = re.compile(r"(?:^|\s)\d*<<-?(?P<quote>[\"']?)(?P<end>\w+)(?P=quote)(?=\s|$)")
_TAKES_TEXT = frozenset({"RUN", "COPY", "ADD"})
_ESCAPE = re.compile(r"#\s*escape\s*=\s*(\S)\s*", re.IGNORECASE)
_FROM = re.compile(r"(?:--\S+\s+)*(?P<image>\S+)(?:\s+AS\s+(?P<name>\S+))?\s*", re.IGNORECASE)


class Instruction(NamedTuple):
    """An instruction in capitals, with what stands behind it on one line, and its first line from 1."""

    name: str
    words: str
    line: int


class Stage(NamedTuple):
    """A stage: the image or stage that it is built from, its own name in lower case, and what it does."""

    image: str
    name: str
    line: int
    steps: tuple[Instruction, ...]


def stages_of(text: str) -> tuple[Stage, ...]:
    """Return the stages of a Dockerfile in their order."""
    stages: list[Stage] = []
    steps: list[list[Instruction]] = []
    for one in _instructions(text.splitlines()):
        if one.name == "FROM":
            found = _FROM.fullmatch(one.words)
            image, name = (found["image"], found["name"] or "") if found else (one.words, "")
            stages.append(Stage(image, name.lower(), one.line, ()))
            steps.append([])
        elif stages:
            steps[-1].append(one)
    return tuple(stage._replace(steps=tuple(own)) for stage, own in zip(stages, steps, strict=True))


def chain(stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """Return the last stage and those that it is built from, the first of them first."""
    found: list[Stage] = []
    at = len(stages) - 1
    while at >= 0:
        found.append(stages[at])
        wanted = stages[at].image.lower()
        at = next((below for below in range(at - 1, -1, -1) if stages[below].name == wanted), -1)
    return tuple(reversed(found))


def _instructions(lines: Sequence[str]) -> Iterator[Instruction]:
    told = _ESCAPE.fullmatch(lines[0].strip()) if lines else None
    escape = told[1] if told else "\\"
    at = 0
    while at < len(lines):
        first, parts = at + 1, list[str]()
        while at < len(lines):
            line = lines[at].strip()
            at += 1
            if line.startswith("#") or (parts and not line):
                continue
            parts.append(line.removesuffix(escape).strip())
            if not line.endswith(escape):
                break
        name, _, rest = " ".join(parts).strip().partition(" ")
        if name:
            yield Instruction(name.upper(), rest.strip(), first)
        for end in _HEREDOC.finditer(rest) if name.upper() in _TAKES_TEXT else ():
            while at < len(lines) and lines[at].strip() != end["end"]:
                at += 1
            at += 1
