"""Every command that a step runs, those of the scripts and targets it starts included, one level deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dodcheck.formats.known import decoded
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.location import Location
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.model import Script, Step
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import base_name, unwrapped
from dodcheck.workflows.runs.make import MAX_BYTES, recipes
from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.ran import Mask, Ran
from dodcheck.workflows.shell.settings import SHELLS, Settings, started_with
from dodcheck.workflows.shell.state import Place
from dodcheck.workflows.shell.words import ShellProblem, Word

_MAKES = frozenset({"make", "gmake"})
_SHELLS = SHELLS | {"eval", "source", "."}
_DEEPEST = 3
_FOREIGN = re.compile(r"[|;&]")


@dataclass(frozen=True, slots=True)
class _Text:
    """A script: where its lines stand, what starts it, from which folder, and how deep it is nested."""

    path: str
    script: Script
    folder: str
    through: str | None = None
    depth: int = 0

    def at(self, line: int) -> Location:
        return Location(self.path, self.script.line_of(line))


_Asked = tuple[str, Script, tuple[bool, bool, bool] | None, str]
"""What the commands of a step depend on: its file, its script, the settings of its shell, its folder."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Follows the steps of workflows into the files of a snapshot. ``settings`` ``None``: the shell is not read.

    The commands of a step are kept, because the steps of a local action stand in many jobs.
    """

    snapshot: Snapshot
    _known: dict[_Asked, tuple[Command, ...]] = field(default_factory=dict)

    def commands(self, step: Step, path: str, settings: Settings | None, folder: str = "") -> tuple[Command, ...]:
        """Return the commands of a step that stands in a file, in their order; they are run in a folder."""
        if step.run is None:
            return ()
        asked = (path, step.run, settings.told() if settings else None, folder)
        if asked not in self._known:
            text = _Text(path, step.run, folder)
            self._known[asked] = tuple(self._of(text, settings, Place()) if settings else _unread(text))
        return self._known[asked]

    def _of(self, text: _Text, settings: Settings, place: Place) -> Iterator[Command]:
        try:
            found = commands_of(text.script.value, settings, place)
        except ShellProblem:
            yield from _unread(text)
            return
        for ran in found:
            yield from self._followed(ran, text, text.at(ran.line))

    def _followed(self, ran: Ran, text: _Text, location: Location) -> Iterator[Command]:
        words, launched = unwrapped(ran.words)
        yield Command(words, ran.assigned, ran.masks, location, text.through, launched)
        if not words or text.depth >= _DEEPEST:
            return
        name = base_name(words[0])
        if name in _SHELLS:
            yield from self._shell(name, words, ran, text, location)
        elif name in _MAKES and not text.depth:
            yield from self._make(words, ran, text, location)
        elif words[0].exact and "/" in words[0].text:
            yield from self._file(words[0].text, text, None, Place(ran.masks, ran.masks, always=ran.masks))

    def _shell(
        self, name: str, words: tuple[Word, ...], ran: Ran, text: _Text, location: Location
    ) -> Iterator[Command]:
        """Yield the commands of a text or a file that a shell is given."""
        place = Place(ran.masks, ran.masks, always=ran.masks)
        if name in ("source", "."):
            yield from self._file(words[1].text if len(words) > 1 else "", text, ran.settings, place)
            return
        if name == "eval":
            yield from self._of(_inline(" ".join(word.text for word in words[1:]), text, location), ran.settings, place)
            return
        flags = [word.text for word in words[1:]]
        settings = started_with(flags)
        given = next((at for at, flag in enumerate(flags) if re.fullmatch(r"-[a-zA-Z]*c[a-zA-Z]*", flag)), None)
        if given is not None:
            inner = flags[given + 1] if given + 1 < len(flags) else ""
            yield from self._of(_inline(inner, text, location), settings, place)
            return
        at = 0
        while at < len(flags) and flags[at].startswith(("-", "+")):
            at += 2 if flags[at].endswith("o") and not flags[at].startswith("--") else 1
        yield from self._file(flags[at] if at < len(flags) else "", text, settings, place)

    def _make(self, words: tuple[Word, ...], ran: Ran, text: _Text, location: Location) -> Iterator[Command]:
        through = " ".join(["make", *(word.text for word in words[1:])])
        try:
            for recipe in recipes(words[1:], text.folder, self.snapshot, ran.masks):
                at = Location(recipe.path, recipe.line)
                inner = _Text(recipe.path, Script("", recipe.line, straight=False), text.folder, through, 1)
                yield from self._followed(recipe.ran, inner, at)
        except ShellProblem:
            masks = ran.masks | {Mask.NOT_FOLLOWED}
            yield Command(words, (), masks, location, through)

    def _file(self, name: str, text: _Text, settings: Settings | None, place: Place) -> Iterator[Command]:
        """Yield the commands of a script of the repository; without ``settings`` its first line says its shell."""
        path = normalise(name.removeprefix("./"), text.folder) if name and not name.startswith("/") else None
        if text.depth or path is None or self.snapshot.presence(path) is not Presence.FILE:
            return
        try:
            data = self.snapshot.read(path)
            content = decoded(data) if len(data) <= MAX_BYTES else ""
        except (UnreadableError, FormatProblem):
            return
        own = settings or _by_first_line(content)
        inner = _Text(path, Script(content, 1, straight=True), text.folder, name, 1)
        yield from self._of(inner, own, place) if own else _unread(inner)


def _inline(value: str, text: _Text, location: Location) -> _Text:
    script = Script(value, location.line or 1, straight=False)
    return replace(text, path=location.path, script=script, depth=text.depth + 1)


def _by_first_line(content: str) -> Settings | None:
    """Return how the shell that the first line names treats failures; without one it is that of the caller."""
    if not content.startswith("#!"):
        return Settings()
    words = content.partition("\n")[0][2:].split()
    if words and words[0].endswith("/env"):
        words = [word for word in words[1:] if word != "-S"]
    name = words[0].rpartition("/")[2] if words else ""
    return started_with(words[1:]) if name in SHELLS else None


def _unread(text: _Text) -> Iterator[Command]:
    """Yield a command for each line of a script that is not followed; alone in it, a plain line is what it seems."""
    lines = [(number, line.strip()) for number, line in enumerate(text.script.value.split("\n")) if line.strip()]
    alone = len(lines) == 1 and not _FOREIGN.search(lines[0][1])
    masks = frozenset[Mask]() if alone else frozenset({Mask.NOT_FOLLOWED})
    for number, line in lines:
        words = tuple(Word(part, exact="$" not in part, bare=True, line=number) for part in line.split()[:200])
        plain, launched = unwrapped(words)
        yield Command(plain, (), masks, text.at(number), text.through, launched)
