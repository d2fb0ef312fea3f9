"""Every command that a step runs, those of the scripts and targets it starts included, one level deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, assert_never

from dodcheck.formats.known import decoded
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.location import Location
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.cmd import flow as cmd
from dodcheck.workflows.model import Script, Step
from dodcheck.workflows.pwsh import flow as pwsh
from dodcheck.workflows.pwsh.settings import Pwsh
from dodcheck.workflows.python import flow as python
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.dialect import Batch, Dialect, Python, Unread, of_file
from dodcheck.workflows.runs.given import Given, to_cmd, to_posix, to_pwsh
from dodcheck.workflows.runs.launch import base_name, unwrapped
from dodcheck.workflows.runs.make import MAX_BYTES, recipes
from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.ran import Mask, Ran
from dodcheck.workflows.shell.settings import SHELLS, Settings
from dodcheck.workflows.shell.state import Place
from dodcheck.workflows.shell.words import ShellProblem, Word

_MAKES = frozenset({"make", "gmake"})
_PWSHS = frozenset({"pwsh", "powershell"})
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


class _Under(NamedTuple):
    """What hides the exit code of a script from the step, an error that it raises, and all that is in it."""

    ended: frozenset[Mask] = frozenset()
    raised: frozenset[Mask] = frozenset()
    always: frozenset[Mask] = frozenset()

    @classmethod
    def called_by(cls, ran: Ran, caller: Dialect, called: Dialect) -> _Under:
        """Return what hides what is in a script that a command starts; an error goes through within PowerShell."""
        if isinstance(caller, Pwsh) and isinstance(called, Pwsh):
            return cls(ran.masks, ran.raised, ran.masks & ran.raised)
        return cls(ran.masks, ran.masks, ran.masks)


_Asked = tuple[str, Script, tuple[bool, bool, bool] | Pwsh | Batch | Python | Unread, str]
"""What the commands of a step depend on: its file, its script, its language with its settings, its folder."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Follows the steps of workflows into the files of a snapshot.

    The commands of a step are kept, because the steps of a local action stand in many jobs.
    """

    snapshot: Snapshot
    _known: dict[_Asked, tuple[Command, ...]] = field(default_factory=dict)

    def commands(self, step: Step, path: str, settings: Dialect, folder: str = "") -> tuple[Command, ...]:
        """Return the commands of a step that stands in a file, in their order; they are run in a folder."""
        if step.run is None:
            return ()
        asked = (path, step.run, settings.told() if isinstance(settings, Settings) else settings, folder)
        if asked not in self._known:
            self._known[asked] = tuple(self._of(_Text(path, step.run, folder), settings, _Under()))
        return self._known[asked]

    def _of(self, text: _Text, dialect: Dialect, under: _Under) -> Iterator[Command]:
        try:
            found = _ran(text.script.value, dialect, under)
        except ShellProblem:
            found = None
        if found is None:
            yield from _unread(text, under)
            return
        for ran in found:
            yield from self._followed(ran, text, text.at(ran.line), dialect)

    def _followed(self, ran: Ran, text: _Text, location: Location, caller: Dialect) -> Iterator[Command]:
        words, launched = unwrapped(ran.words)
        yield Command(words, ran.assigned, ran.masks, location, text.through, launched)
        if not words or text.depth >= _DEEPEST:
            return
        name = base_name(words[0])
        if name in _MAKES and not text.depth:
            yield from self._make(words, ran, text, location)
            return
        if name in ("source", ".") and isinstance(caller, Settings):
            under = _Under.called_by(ran, caller, ran.settings)
            yield from self._file(words[1].text if len(words) > 1 else "", text, ran.settings, under)
            return
        given = _given(name, words, ran, caller)
        if given is not None:
            yield from self._started(given, ran, text, location, caller)
        elif words[0].exact and _is_path(words[0].text, caller):
            yield from self._called(words[0].text, ran, text, caller)

    def _started(self, given: Given, ran: Ran, text: _Text, location: Location, caller: Dialect) -> Iterator[Command]:
        """Yield the commands of a text or a file that a shell is given."""
        under = _Under(ran.masks, ran.masks, ran.masks)
        if given.text is not None:
            yield from self._of(_inline(given.text, text, location), given.dialect, under)
        else:
            yield from self._file(_slashed(given.path, caller), text, given.dialect, under)

    def _called(self, name: str, ran: Ran, text: _Text, caller: Dialect) -> Iterator[Command]:
        """Yield the commands of a script that is called by its path."""
        path = _slashed(name, caller)
        content = self._content(path, text)
        if content is not None:
            dialect = of_file(path, content, caller, ran.settings)
            yield from self._file(path, text, dialect, _Under.called_by(ran, caller, dialect))

    def _make(self, words: tuple[Word, ...], ran: Ran, text: _Text, location: Location) -> Iterator[Command]:
        through = " ".join(["make", *(word.text for word in words[1:])])
        try:
            for recipe in recipes(words[1:], text.folder, self.snapshot, ran.masks):
                at = Location(recipe.path, recipe.line)
                inner = _Text(recipe.path, Script("", recipe.line, straight=False), text.folder, through, 1)
                yield from self._followed(recipe.ran, inner, at, recipe.ran.settings)
        except ShellProblem:
            masks = ran.masks | {Mask.NOT_FOLLOWED}
            yield Command(words, (), masks, location, through)

    def _content(self, name: str, text: _Text) -> str | None:
        """Return the text of a script of the repository, ``None`` where there is none, or none that can be read."""
        path = _within(name, text)
        if text.depth or path is None or self.snapshot.presence(path) is not Presence.FILE:
            return None
        try:
            data = self.snapshot.read(path)
            return decoded(data) if len(data) <= MAX_BYTES else ""
        except (UnreadableError, FormatProblem):
            return None

    def _file(self, name: str, text: _Text, dialect: Dialect, under: _Under) -> Iterator[Command]:
        content, path = self._content(name, text), _within(name, text)
        if content is not None and path is not None:
            inner = _Text(path, Script(content, 1, straight=True), text.folder, name, 1)
            yield from self._of(inner, dialect, under)


def _ran(text: str, dialect: Dialect, under: _Under) -> tuple[Ran, ...] | None:
    """Return the commands of a script, ``None`` where its language is not read. Raises ``ShellProblem``."""
    match dialect:
        case Settings():
            return commands_of(text, dialect, Place(under.ended, under.ended, always=under.always))
        case Pwsh():
            return pwsh.commands_of(text, dialect, pwsh.Began(*under))
        case Batch():
            return cmd.commands_of(text, under.ended)
        case Python():
            return python.commands_of(text, under.ended)
        case Unread():
            return None
        case _:
            assert_never(dialect)


def _given(name: str, words: tuple[Word, ...], ran: Ran, caller: Dialect) -> Given | None:
    """Return what a shell is given, ``None`` where a command starts none."""
    if name == "eval" and isinstance(caller, Settings):
        return Given(ran.settings, " ".join(word.text for word in words[1:]))
    if name in SHELLS:
        return to_posix([word.text for word in words[1:]])
    if name.lower() in _PWSHS:
        return to_pwsh(name.lower(), words[1:])
    return to_cmd(words[1:]) if name.lower() == "cmd" else None


def _is_path(name: str, caller: Dialect) -> bool:
    return "/" in _slashed(name, caller) or (caller is Batch.CMD and name.lower().endswith((".bat", ".cmd")))


def _slashed(name: str, caller: Dialect) -> str:
    return name if isinstance(caller, Settings) else name.replace("\\", "/")


def _within(name: str, text: _Text) -> str | None:
    return normalise(name.removeprefix("./"), text.folder) if name and not name.startswith("/") else None


def _inline(value: str, text: _Text, location: Location) -> _Text:
    script = Script(value, location.line or 1, straight=False)
    return replace(text, path=location.path, script=script, depth=text.depth + 1)


def _unread(text: _Text, under: _Under) -> Iterator[Command]:
    """Yield a command for each line of a script that is not followed; alone in it, a plain line is what it seems."""
    lines = [(number, line.strip()) for number, line in enumerate(text.script.value.split("\n")) if line.strip()]
    alone = len(lines) == 1 and not _FOREIGN.search(lines[0][1])
    masks = under.ended if alone else under.ended | {Mask.NOT_FOLLOWED}
    for number, line in lines:
        words = tuple(Word(part, exact="$" not in part, bare=True, line=number) for part in line.split()[:200])
        plain, launched = unwrapped(words)
        yield Command(plain, (), masks, text.at(number), text.through, launched)
