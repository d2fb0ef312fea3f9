"""The commands behind `make TARGET`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, bytes_of
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.make_options import VARIABLES, masks_of, options_assigned, options_in
from dodcheck.workflows.runs.makefile import DOING_NOTHING, Made, Makefile, Rule, read_makefile
from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.run_command import Around, Mask, RunCommand
from dodcheck.workflows.shell.settings import started_with
from dodcheck.workflows.shell.words import ShellProblem, texts_of

MAX_BYTES = 1024 * 1024
"""A larger Makefile or script is not followed."""
KEPT = 4
"""Makefiles that are kept."""
MAX_LINES = 2_000
"""Recipes of more lines are not followed."""
MAX_RULES = 500
"""Of a Makefile with more rules, no call is followed that another one, or a script, makes."""

_NAMES = ("GNUmakefile", "makefile", "Makefile")
_OLD = ("-o", "--old-file", "--assume-old")
"""Options that name a target which is left alone."""
_VALUED = frozenset({"-f", "-C", "-j", "-l", "-o", "-W", "-I", "--file", "--makefile", "--directory", *_OLD})
_GLUED = re.compile(r"(?:(-[fCo])|(--(?:file|makefile|directory|old-file|assume-old))=)(.+)")


class MakeRequest(NamedTuple):
    """What `make` is asked for; ``left`` are the targets that it is told to leave alone."""

    targets: tuple[str, ...]
    folder: str
    file: str | None
    masks: frozenset[Mask]
    left: frozenset[str] = frozenset()
    variables: Mapping[str, str] = MappingProxyType({})


class Recipe(NamedTuple):
    """A command of a recipe, its line in the Makefile, from 1, and the masks that the call of make gives it.

    ``folder`` is the one that make runs it in.
    """

    path: str
    line: int
    ran: RunCommand
    inherited: frozenset[Mask]
    folder: str


def is_followed(call: Command, depth: int, folder: str, snapshot: Snapshot) -> bool:
    """Return whether a call of make is followed that stands so deep: in what a step starts, where its file is small."""
    if depth == 0:
        return True
    path = _path(_asked(texts_of(call.words[1:]), folder), snapshot) if depth == 1 else None
    made = makefile_at(path, snapshot) if path else None
    return made is not None and len(made.rules) <= MAX_RULES


def recipes_run(call: Command, folder: str, snapshot: Snapshot) -> Iterator[Recipe]:
    """Yield the commands that a call of make runs. Raises ``ShellProblem`` where a recipe is not followed."""
    asked = _asked(texts_of(call.words[1:]), folder)
    given = options_assigned(texts_of((*call.assigned, *call.launched)))
    inherited = call.masks | asked.masks | masks_of(given)
    path = _path(asked, snapshot)
    made = makefile_at(path, snapshot) if path else None
    if path is None or made is None:
        return
    if asked.variables:
        made = replace(made, variables={**made.variables, **asked.variables}, known={})
    count, at = 0, normalise(asked.folder) or ""
    targets = asked.targets or tuple(filter(None, [made.variables.get(".DEFAULT_GOAL") or made.first]))
    for target in targets:
        for one in made.made(target, asked.left):
            hidden = inherited | _hidden(one, made, asked.folder, snapshot)
            count += len(one.rule.lines)
            if count > MAX_LINES:
                raise ShellProblem(f"its recipes have more than {MAX_LINES:,} lines", 0)
            for line, ran in _commands(made, one.rule, hidden):
                yield Recipe(path, line, ran, inherited, at)


def _asked(words: Sequence[str], folder: str) -> MakeRequest:
    targets: list[str] = []
    place, file, variables = folder, None, dict[str, str]()
    options, left = list[str](), set[str]()
    at = 0
    while at < len(words):
        word = words[at]
        value = words[at + 1] if word in _VALUED and at + 1 < len(words) else ""
        at += 2 if value else 1
        glued = _GLUED.fullmatch(word)
        word, value = (glued[1] or glued[2], glued[3]) if glued else (word, value)
        if word in ("-C", "--directory"):
            place = f"{place}/{value}"
        elif word in ("-f", "--file", "--makefile"):
            file = value
        elif word in _OLD:
            left.add(value)
        elif word.startswith("-"):
            options.append(word)
        elif "=" in word:
            variables[word.partition("=")[0].rstrip(":?")] = word.partition("=")[2]
        else:
            targets.append(word)
    return MakeRequest(tuple(targets), place, file, masks_of(options), frozenset(left), variables)


def _path(asked: MakeRequest, snapshot: Snapshot) -> str | None:
    names = _NAMES if asked.file is None else (asked.file,)
    paths = (normalise(name, asked.folder) for name in names)
    return next((path for path in paths if path and snapshot.presence(path) is Presence.FILE), None)


def makefile_at(path: str, snapshot: Snapshot) -> Makefile | None:
    """Return what the Makefile at a path says, ``None`` where it can't be read."""
    data = bytes_of(snapshot, path)
    return _parsed(data) if data is not None and len(data) <= MAX_BYTES else None


@lru_cache(maxsize=KEPT)
def _parsed(data: bytes) -> Makefile | None:
    """Return what a Makefile says; kept, because many steps call make."""
    try:
        return read_makefile(decode_data(data))
    except FormatProblem:
        return None


def _hidden(one: Made, made: Makefile, folder: str, snapshot: Snapshot) -> frozenset[Mask]:
    """Return what keeps a target from counting: errors are ignored, or a file of its name makes it up to date."""
    target = one.target
    shell = made.variables.get("SHELL", "").split()
    told = (made.expanded(made.variables.get(name, "")) for name in VARIABLES)
    masks = {mask for value in told for mask in masks_of(options_in(value))}
    if shell and shell[0].rpartition("/")[2] in DOING_NOTHING:
        masks.add(Mask.NOT_EXECUTED)
    if one.perhaps:
        masks.add(Mask.BRANCH)
    ignored = made.rules.get(".IGNORE")
    if ignored and (not ignored.needs or target in ignored.needs):
        masks.add(Mask.IGNORED)
    phony = made.rules.get(".PHONY")
    path = normalise(target, folder)
    there = path is not None and snapshot.presence(path) in (Presence.FILE, Presence.FOLDER)
    if there and not one.rule.needs and not (phony and target in phony.needs):
        masks.add(Mask.UP_TO_DATE)
    return frozenset(masks)


def _commands(made: Makefile, rule: Rule, masks: frozenset[Mask]) -> Iterator[tuple[int, RunCommand]]:
    """Yield the commands of a recipe: each line is a shell of its own, unless `.ONESHELL` says otherwise."""
    started = (made.variables.get("SHELL", "").partition(" ")[2], made.variables.get(".SHELLFLAGS", "-c"))
    settings = started_with(" ".join(started).split())
    lines = [(line.number, made.recipe(line), line.perhaps or made.is_stopped(line)) for line in rule.lines]
    if ".ONESHELL" in made.rules and lines:
        whole = "\n".join(text.lstrip("@+") for _, text, _ in lines)
        lines = [(lines[0][0], whole, any(perhaps for _, _, perhaps in lines))]
    for number, text, perhaps in lines:
        bare = text.lstrip(" \t@+-")
        hidden = masks | {Mask.BRANCH} if perhaps else masks
        hidden = hidden | {Mask.IGNORED} if "-" in text[: len(text) - len(bare)] else hidden
        for ran in commands_of(bare, settings, Around(hidden, hidden)):
            yield number + ran.line, ran
