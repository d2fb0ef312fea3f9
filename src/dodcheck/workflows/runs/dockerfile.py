"""What building an image runs: the `RUN` instructions of a Dockerfile, of the stages that the image is made of."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.nesting import find_too_deep
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.runs.tasks import MAX_BYTES, Task
from dodcheck.workflows.shell.settings import SHELLS, Settings, started_with

BUILDERS = frozenset({"docker", "podman", "nerdctl", "buildah"})
"""The programs that build images of Dockerfiles."""
MAX_INSTRUCTIONS = 2_000
"""Instructions of one file that are read."""

_NAMES = ("Dockerfile", "Containerfile")
_SWITCHES = frozenset(
    [
        "--no-cache",
        "--pull",
        "--push",
        "--load",
        "--quiet",
        "-q",
        "--rm",
        "--force-rm",
        "--squash",
        "--compress",
        "--check",
    ]
)
"""Options that take no value; all others do, behind a space or a `=`."""
_HEAD = re.compile(r"\s*([A-Za-z]+)\s+(.*)", re.DOTALL)
_FLAGS = re.compile(r"(?:--[\w-]+(?:=\S*)?\s+)*")
_HEREDOC = re.compile(r"<<-?\s*([\"']?)(\w+)\1\s*$")
_FROM = re.compile(r"(?:--\S+\s+)*(\S+)(?:\s+as\s+(\S+))?", re.IGNORECASE)
_COPIED = re.compile(r"--(?:from=|mount=\S{0,500}?\bfrom=)([\w.-]+)")


class _Asked(NamedTuple):
    """What a build is asked for: the file, if it is told, the folder that is built, and the stage."""

    file: str | None
    context: str
    target: str


class ImageBuild(NamedTuple):
    """What a build runs, and the settings of the shell that runs it."""

    lines: tuple[Task, ...]
    settings: Settings


@dataclass(slots=True)
class _Stage:
    """A stage of an image: its name, the names of those that it takes from, and what it runs."""

    name: str
    needs: list[str]
    runs: list[Task] = field(default_factory=list)


def docker_build(words: Sequence[str], folder: str, snapshot: Snapshot) -> ImageBuild | None:
    """Return what a call of a builder runs, whose words begin with its name; ``None`` where it builds nothing known."""
    asked = _asked(words)
    if asked is None:
        return None
    names = _NAMES if asked.file is None else (asked.file,)
    place = folder if asked.file is not None else f"{folder}/{asked.context}"
    paths = (normalise(name, place) for name in names)
    path, data = next(((path, content) for path in paths if path and (content := bytes_of(snapshot, path))), ("", None))
    if data is None or len(data) > MAX_BYTES:
        return None
    try:
        instructions = tuple(_instructions(decode_data(data)))
    except FormatProblem:
        return None
    stages = _stages(instructions, path)
    needed = _needed(stages, asked.target)
    shell = next((_words(rest) for name, rest, _ in reversed(instructions) if name == "SHELL"), [])
    lines = tuple(run for stage in stages if id(stage) in needed for run in stage.runs)
    return ImageBuild(lines, started_with(shell[1:]) if shell else Settings())


def _asked(words: Sequence[str]) -> _Asked | None:
    rest = [word for word in words[1:] if word not in ("buildx", "image", "builder")]
    if rest[:1] not in (["build"], ["bud"], ["b"]):
        return None
    told, context, at = dict[str, str](), "", 1
    while at < len(rest):
        name, equals, value = rest[at].partition("=")
        if not name.startswith("-") or name == "-":
            context = rest[at]
        elif name not in _SWITCHES and not equals:
            at += 1
            told[name] = rest[at] if at < len(rest) else ""
        else:
            told[name] = value
        at += 1
    if not context or "://" in context or context == "-" or "--check" in told:
        return None
    return _Asked(told.get("-f", told.get("--file")), context, told.get("--target", ""))


def _instructions(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the instructions of a file: name, what stands behind it with its lines kept apart, number of its line."""
    lines = text.splitlines()
    at, count = 0, 0
    while at < len(lines) and count < MAX_INSTRUCTIONS:
        first, parts = at, list[str]()
        while at < len(lines):
            line = lines[at]
            at += 1
            if line.lstrip().startswith("#") or (parts and not line.strip()):
                continue
            first = first if parts else at - 1
            parts.append(line)
            if not line.rstrip().endswith("\\"):
                break
        match = _HEAD.fullmatch("\n".join(parts)) if parts else None
        if match is None:
            continue
        rest, ended = match[2], _HEREDOC.search(match[2])
        if ended is not None and match[1].upper() in ("RUN", "COPY"):
            end = next((number for number in range(at, len(lines)) if lines[number].strip() == ended[2]), len(lines))
            fed = _FLAGS.sub("", rest[: ended.start()], count=1).strip()
            rest = "\n".join(lines[at:end]) if not fed or fed in SHELLS else fed
            at = end + 1
        count += 1
        yield match[1].upper(), rest, first + 1


def _stages(instructions: Sequence[tuple[str, str, int]], path: str) -> list[_Stage]:
    stages: list[_Stage] = []
    for name, rest, line in instructions:
        if name == "FROM" and (match := _FROM.match(rest)):
            stages.append(_Stage((match[2] or str(len(stages))).lower(), [match[1].lower()]))
        elif stages:
            stages[-1].needs += [stage.lower() for stage in _COPIED.findall(rest)]
            if name == "RUN" and (text := _command(rest)):
                stages[-1].runs.append(Task(text, path, line))
    return stages


def _command(rest: str) -> str:
    text = _FLAGS.sub("", rest, count=1).strip()
    return shlex.join(_words(text)) if text.startswith("[") and _words(text) else text


def _words(text: str) -> list[str]:
    """Return the words of the form of an instruction that is a list; none where it is not one."""
    try:
        listed = json.loads(text) if find_too_deep(text) is None else None
    except ValueError:
        return []
    return [word for word in listed if isinstance(word, str)] if isinstance(listed, list) else []


def _needed(stages: Sequence[_Stage], target: str) -> set[int]:
    """Return the ids of the stages that an image is made of; all of them where a variable names one."""
    if any("$" in need for stage in stages for need in stage.needs[:1]):
        return {id(stage) for stage in stages}
    by_name = {stage.name: stage for stage in stages} | {str(at): stage for at, stage in enumerate(stages)}
    waiting = [by_name.get(target.lower(), stages[-1])] if stages else []
    needed: set[int] = set()
    while waiting:
        stage = waiting.pop()
        if id(stage) not in needed:
            needed.add(id(stage))
            waiting += [by_name[need] for need in stage.needs if need in by_name]
    return needed
