"""The tool that a command really runs, behind `python -m`, `npx`, `bundle exec` and `docker run`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.runs.launch import base_of

_MODULES = frozenset({"python", "python3", "py"})
_RUNNERS = {
    "npx": (),
    "pnpx": (),
    "bunx": (),
    "uvx": (),
    "pipx": ("run",),
    "yarn": ("run", "exec", "dlx"),
    "pnpm": ("run", "exec", "dlx"),
    "npm": ("exec",),
    "bundle": ("exec",),
    "composer": ("exec",),
    "mise": ("exec",),
    "xvfb-run": (),
}
_CONTAINERS = frozenset({"docker", "podman"})
_WRAPPERS = _MODULES | _RUNNERS.keys() | _CONTAINERS
_NEAR = 40


def commands_of_tools(subject: Subject, names: frozenset[str]) -> Iterator[tuple[CommandAt, tuple[str, ...]]]:
    """Yield the commands that run one of some tools, with the words of the tool itself."""
    for command_at in subject.of_programs(names):
        yield command_at, (command_at.program, *command_at.texts[1:])
    wrapped = _wrapped(subject)
    behind = [one for name in wrapped.keys() & names for one in wrapped[name]]
    last = -1
    for found in sorted(behind, key=attrgetter("number", "choice")):
        if found.number != last:
            last = found.number
            yield found.at, found.words


def tool_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the tool that a command of these words runs, its name first; there is at least one word."""
    program = base_of(texts[0])
    return next((found for found in _behind(program, texts[1:]) if found), (program, *texts[1:]))


class _Behind(NamedTuple):
    """A tool behind another program: the number of its command among those, and its own among those it may be."""

    number: int
    choice: int
    at: CommandAt
    words: tuple[str, ...]


@lru_cache(maxsize=256)
def _wrapped(subject: Subject) -> Mapping[str, Sequence[_Behind]]:
    """Return the tools behind other programs by name. Every pattern asks for some; most workflows have few."""
    found: dict[str, list[_Behind]] = {}
    for number, command_at in enumerate(subject.of_programs(_WRAPPERS)):
        for choice, words in enumerate(_behind(command_at.program, command_at.texts[1:])):
            found.setdefault(words[0], []).append(_Behind(number, choice, command_at, words))
    return found


def _behind(program: str, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what may be the tool behind a program, with its words: the first one that is known is."""
    if program in _CONTAINERS:
        yield from _in_container(words)
    elif program in _WRAPPERS and (found := _behind_runner(program, words)):
        yield found


def _behind_runner(program: str, words: Sequence[str]) -> tuple[str, ...]:
    if program in _MODULES:
        return tuple(words[1:]) if words[:1] == ["-m"] else ()
    rest = [*words]
    if program == "npm" and rest[:1] != ["exec"]:
        return ()
    if _RUNNERS[program] and rest[:1] and rest[0] in _RUNNERS[program]:
        rest = rest[1:]
    while rest and rest[0].startswith("-"):
        rest = rest[1:]
    return (rest[0].partition("@")[0], *rest[1:]) if rest else ()


def _in_container(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what may be the tool whose image a container is started from, and what it is given."""
    if words[:1] != ["run"]:
        return
    for at, word in enumerate(words[1:_NEAR], 1):
        if word.startswith("-") or not ("/" in word or ":" in word):
            continue
        name = word.partition("@")[0].rpartition("/")[2].partition(":")[0]
        rest = words[at + 1 :]
        yield (name, *(rest[1:] if rest[:1] == [name] else rest))
