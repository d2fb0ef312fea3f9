"""Every command that a step runs, those of the scripts and targets it starts included, one level deep."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.model import Script, Step
from dodcheck.workflows.python.starts import may_start_programs
from dodcheck.workflows.runs.action_inputs import handed_script
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.defined_tasks import DefinedTasks, defined_tasks
from dodcheck.workflows.runs.dialect import Dialect, Python, Told, dialect_of_file, lookup_key
from dodcheck.workflows.runs.files import Files, within
from dodcheck.workflows.runs.launch import base_name, without_launchers
from dodcheck.workflows.runs.make import is_followed, recipes_run
from dodcheck.workflows.runs.package import MANAGERS, package_scripts
from dodcheck.workflows.runs.reading import Hiding, commands_of_script
from dodcheck.workflows.runs.shell_input import ShellInput, is_path, shell_input, slashed
from dodcheck.workflows.runs.sourced import sourced_settings
from dodcheck.workflows.runs.starting import MAKES, may_start
from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.run_command import Around, Mask, RunCommand
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.words import ShellProblem, Word, texts_of

MAX_COMMANDS = 10_000
MAX_TOGETHER = 500_000
"""So many commands of a step, and of all steps together, are looked at; 142 real-size workflows come to 33,000."""

_DEEPEST, _CALLS = 3, 10
_FOREIGN = re.compile(r"[|;&]")


class _Text(NamedTuple):
    """A script: where its lines stand, what starts it, from which folder, and how deep it is nested."""

    path: str
    script: Script
    folder: str
    through: str | None = None
    depth: int = 0

    def at(self, line: int) -> Location:
        return Location(self.path, self.script.line_of(line))


_Asked = tuple[str, Script, Told, str]
"""What the commands of a step depend on: its file, its script, its language with its settings, its folder."""
_Called = tuple[str, str, Told, Hiding, str]
"""What those of a called script depend on: its path, the name it is called by, its language, what hides it, where."""


@dataclass(slots=True)
class Runner:
    """Follows the steps of workflows into the files of a snapshot.

    The commands of a step and of a called script are kept, because the steps of a local action stand in many jobs and
    many steps call one script: they are the same objects then.
    """

    snapshot: Snapshot
    _known: dict[_Asked, tuple[Command, ...]] = field(default_factory=dict)
    _called_once: dict[_Called, tuple[Command, ...]] = field(default_factory=dict)
    _files: Files = field(init=False)
    _told: int = 0

    def __post_init__(self) -> None:
        """Take the files of the snapshot."""
        self._files = Files(self.snapshot)

    def shared(self, own: Container[str]) -> Iterator[tuple[int, Hashable]]:
        """Yield the ids of the commands in all files but ``own``, each with a key that tells the same elsewhere."""
        inner = ((asked, commands) for asked, commands in self._known.items() if asked[0] not in own)
        known = set[int]()
        for asked, commands in chain(self._called_once.items(), inner):
            for number, command in enumerate(commands):
                if id(command) not in known:
                    known.add(id(command))
                    yield id(command), (asked, number)

    def commands(self, step: Step, path: str, settings: Dialect, folder: str = "") -> tuple[Command, ...]:
        """Return the commands of a step that stands in a file, in their order; they are run in a folder."""
        if step.run is None:
            handed = handed_script(step)
            commands = self._kept(_Text(path, handed.script, folder, depth=1), handed.settings) if handed else ()
            return commands[handed.own :] if handed else ()
        return self._kept(_Text(path, step.run, folder), settings)

    def _kept(self, text: _Text, settings: Dialect) -> tuple[Command, ...]:
        if self._told > MAX_TOGETHER:
            return tuple(_unread(text, Hiding(frozenset({Mask.NOT_FOLLOWED}))))
        asked = (text.path, text.script, lookup_key(settings), text.folder)
        if asked not in self._known:
            commands = tuple(islice(self._of(text, settings, Hiding()), MAX_COMMANDS))
            self._known[asked] = commands if len(commands) < MAX_COMMANDS else (*commands, *_unread(text, Hiding()))
        self._told += len(self._known[asked])
        return self._known[asked]

    def _of(self, text: _Text, dialect: Dialect, under: Hiding) -> Iterator[Command]:
        try:
            ran_commands = self._ran(text, dialect, under)
        except ShellProblem:
            ran_commands = () if dialect is Python.SCRIPT and text.depth else None
        if ran_commands is None:
            yield from _unread(text, under)
            return
        line, location = None, text.at(0)
        for one in ran_commands:
            ran = one.given(under.ended)
            if ran.line != line:
                line, location = ran.line, text.at(ran.line)
            command = _command(ran, text, location)
            yield command
            if may_start(command):
                yield from self._started_by(command, ran, text, location, dialect)

    def _ran(self, text: _Text, dialect: Dialect, under: Hiding) -> tuple[RunCommand, ...] | None:
        """Return the commands of a script, ``None`` where its language is not read. Raises ``ShellProblem``."""
        script = text.script.value
        sources = isinstance(dialect, Settings)
        folder = text.path.rpartition("/")[0] if text.depth and text.through else None
        own = f"{folder}/" if folder else folder
        sourced = sourced_settings(script, lambda name: self._files.content(name, text.folder), own) if sources else ()
        return commands_of_script(script, dialect, under, sourced)

    def _followed(self, ran: RunCommand, text: _Text, location: Location) -> Iterator[Command]:
        command = _command(ran, text, location)
        yield command
        if may_start(command):
            yield from self._started_by(command, ran, text, location, ran.settings)

    def _started_by(
        self, command: Command, ran: RunCommand, text: _Text, location: Location, caller: Dialect
    ) -> Iterator[Command]:
        """Yield the commands of what a command starts."""
        if text.depth >= _DEEPEST:
            return
        words, name = command.words, base_name(command.words[0])
        if name in MAKES and is_followed(command, text.depth, text.folder, self.snapshot):
            yield from self._make(command, text, location)
            return
        if name in MANAGERS:
            yield from self._package(words, ran, text)
            return
        started = defined_tasks(texts_of(command.launched), texts_of(words), text.folder, self.snapshot)
        if started is not None:
            yield from self._defined(started, ran, text)
            return
        if name in ("source", ".") and isinstance(caller, Settings):
            under = Hiding.called_by(ran, caller, ran.settings)
            yield from self._file(words[1].text if len(words) > 1 else "", text, ran.settings, under)
            return
        given = shell_input(name, words, ran.settings, caller)
        if given is not None:
            yield from self._started(given, ran, text, location, caller)
        elif words[0].exact and is_path(words[0].text, caller):
            yield from self._called(words[0].text, ran, text, caller)

    def _started(
        self, given: ShellInput, ran: RunCommand, text: _Text, location: Location, caller: Dialect
    ) -> Iterator[Command]:
        """Yield the commands of a text or a file that a shell is given."""
        masks = ran.masks | {Mask.WRAPPED} if given.lost else ran.masks
        under = Hiding(masks, masks, masks)
        if given.text is not None:
            yield from self._of(_inline(given.text, text, location), given.dialect, under)
        else:
            yield from self._file(slashed(given.path, caller), text, given.dialect, under)

    def _called(self, name: str, ran: RunCommand, text: _Text, caller: Dialect) -> Iterator[Command]:
        """Yield the commands of a script that is called by its path."""
        path = slashed(name, caller)
        first = None if text.depth else self._files.first_line(path, text.folder)
        if first is not None:
            dialect = dialect_of_file(path, first, caller, ran.settings)
            yield from self._file(path, text, dialect, Hiding.called_by(ran, caller, dialect))

    def _make(self, command: Command, text: _Text, location: Location) -> Iterator[Command]:
        through = " ".join(["make", *texts_of(command.words[1:])])
        try:
            for recipe in recipes_run(command, text.folder, self.snapshot):
                at = Location(recipe.path, recipe.line)
                script = Script("", recipe.line, straight=False)
                inner = _Text(recipe.path, script, recipe.folder, through, text.depth + 1)
                yield from self._followed(recipe.ran.given(recipe.inherited), inner, at)
        except ShellProblem:
            masks = command.masks | {Mask.NOT_FOLLOWED}
            yield Command(command.words, (), masks, location, through)

    def _package(self, words: tuple[Word, ...], ran: RunCommand, text: _Text) -> Iterator[Command]:
        texts = [word.text for word in words]
        for script in package_scripts([base_name(words[0]), *texts[1:]], text.folder, self.snapshot):
            lines = Script(script.text, script.line, straight=False)
            inner = _Text(script.path, lines, text.folder, " ".join(texts[:3]), text.depth + 1)
            yield from self._of(inner, Settings(), Hiding(ran.masks, ran.masks, ran.masks))

    def _defined(self, tasks: DefinedTasks, ran: RunCommand, text: _Text) -> Iterator[Command]:
        """Yield the commands of the lines that a file of tasks defines."""
        for line in tasks.lines:
            masks = ran.masks | line.masks
            depth = text.depth + 1
            inner = _Text(line.path, Script(line.text, line.line, straight=False), text.folder, tasks.through, depth)
            try:
                settings = Settings(tasks.errexit, tasks.pipefail)
                ran_commands = commands_of(line.text, settings, Around(masks, masks))
            except ShellProblem:
                ran_commands = ()
            for command in ran_commands:
                yield from self._followed(command.given(ran.masks), inner, Location(line.path, line.line))

    def _file(self, name: str, text: _Text, dialect: Dialect, under: Hiding) -> Iterator[Command]:
        path = within(name, text.folder)
        if text.depth or path is None:
            return
        asked = (path, name, lookup_key(dialect), under, text.folder)
        if asked not in self._called_once:
            content = self._files.content(name, text.folder)
            silent = content is None or (dialect is Python.SCRIPT and not may_start_programs(content))
            inner = _Text(path, Script(content or "", 1, straight=True), text.folder, name, 1)
            commands = islice(self._of(inner, dialect, under), MAX_COMMANDS)
            self._called_once[asked] = () if silent else tuple(commands)
        yield from self._called_once[asked]


def _command(ran: RunCommand, text: _Text, location: Location) -> Command:
    words, launched = without_launchers(ran.words)
    told = (ran.handed, ran.takers, ran.settings, text.depth * _CALLS + ran.depth)
    return Command(words, ran.assigned, ran.masks, location, text.through, launched, *told)


def _inline(value: str, text: _Text, location: Location) -> _Text:
    script = Script(value, location.line or 1, straight=False)
    return text._replace(path=location.path, script=script, depth=text.depth + 1)


def _unread(text: _Text, under: Hiding) -> Iterator[Command]:
    """Yield a command for each line of a script that is not followed; alone in it, a plain line is what it seems."""
    lines = [(at, line.strip()) for at, line in enumerate(text.script.value.split("\n")) if line.strip()]
    alone = len(lines) == 1 and not _FOREIGN.search(lines[0][1])
    masks = under.ended if alone else under.ended | {Mask.NOT_FOLLOWED}
    for number, line in lines:
        words = tuple(Word(part, exact="$" not in part, bare=True, line=number) for part in line.split()[:200])
        plain, launched = without_launchers(words)
        yield Command(plain, (), masks, text.at(number), text.through, launched)
