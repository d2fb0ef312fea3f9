"""Where a statement stands, and what a shell knows when it comes to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from dodcheck.workflows.shell.failure_ending import leaves_well
from dodcheck.workflows.shell.run_command import Commands, Mask
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.traps import is_reset, overrides_exit_code
from dodcheck.workflows.shell.tree import Command, Function, Group, Simple
from dodcheck.workflows.shell.words import Word

NONE: frozenset[Mask] = frozenset()
_NOTED = frozenset({"set", "trap", "alias", "exit", "source", ".", "shift", "unset", "unalias"})
"""Commands that change what a shell knows."""
_ALL_GIVEN = frozenset({"$@", "$*", "${@}"})
_GIVEN_BEHIND = re.compile(r"\$\{@:([1-9])\}")
_MOST_GIVEN = 64
_MOST_SAID = 200


class Place(NamedTuple):
    """Where statements stand: what hides the status of their shell when it exits there, and that of the last of them.

    ``on_return`` hides that of the function when it returns there. ``heeded`` says that `-e` counts there. ``always``
    is what holds for every command there, whatever its status. ``takers`` are what a failure there goes to.
    ``failed`` are the words that stand for a status that is one there: `$code`, where it has been asked.
    ``apart``: it is in a shell of its own within the script.
    """

    on_exit: frozenset[Mask] = NONE
    on_end: frozenset[Mask] = NONE
    heeded: bool = True
    always: frozenset[Mask] = NONE
    on_return: frozenset[Mask] = NONE
    takers: Commands = ()
    failed: frozenset[str] = frozenset()
    apart: bool = False

    def also(self, *masks: Mask) -> Place:
        """Return the place with more masks that always hold."""
        return self._replace(always=self.always.union(masks))


Sourced = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
"""The arguments of each `set` in the files that a script reads into itself, by the name it reads them by."""


@dataclass(slots=True)
class Shell:
    """What a shell knows as it goes along.

    ``settings`` are replaced and never changed, because commands hold them. ``ended``: it has exited for sure.
    ``left``: it may have exited with success. ``trapped``: a trap exits for it. ``given`` are the words of the function
    call it is in, which `"$@"` stands for. ``trap`` are the words of the last trap.
    """

    settings: Settings
    functions: dict[str, Command] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    ended: bool = False
    left: bool = False
    trapped: bool = False
    sourced: Sourced = ()
    given: tuple[Word, ...] | None = None
    trap: tuple[str, ...] = ()

    def inner(self, *, errexit: bool) -> Shell:
        """Return the shell of a subshell; where ``errexit`` is false, it goes on after failures."""
        settings = self.settings.copy()
        settings.suspended = settings.suspended or (settings.errexit and not errexit)
        settings.errexit = settings.errexit and errexit
        known = (dict(self.functions), self.called, self.ended, self.left, self.trapped, self.sourced, self.given)
        return Shell(settings, *known)

    def masks(self, name: str) -> frozenset[Mask]:
        """Return what holds for a command of that name now, wherever it stands."""
        if not (self.trapped or self.settings.noexec or self.left or name in self.functions):
            return NONE
        found = {
            Mask.TRAP: self.trapped,
            Mask.NOT_EXECUTED: self.settings.noexec,
            Mask.LEFT: self.left and not self.ended,
            Mask.SHADOWED: name in self.functions,
        }
        return frozenset(mask for mask, holds in found.items() if holds)

    def note(self, command: Simple, place: Place) -> None:
        """Take in what a command changes for those behind it."""
        if not command.words or command.words[0].text not in _NOTED:
            return
        words = [word.text for word in command.words]
        match words[:1]:
            case ["set"]:
                self._change_settings(words[1:], place)
            case ["source" | "."]:
                for told in dict(self.sourced).get(words[1].replace('"', "") if len(words) > 1 else "", ()):
                    self._change_settings(list(told), place)
            case ["trap"] if is_reset(words[1:]):
                self.trapped, self.trap = False, ()
            case ["trap"]:
                self.trapped = self.trapped or overrides_exit_code(words[1:], self.functions)
                self.trap = tuple(words[1:_MOST_GIVEN])
            case ["alias" | "unset" | "unalias"]:
                self._change_names(words, place)
            case ["exit"] if place.failed.isdisjoint(words[1:2]) and leaves_well(
                command, after_failure=Mask.AFTER_FAILURE in place.always
            ):
                self.left = True
            case ["shift"] if self.given is not None:
                self.given = self.given[int(words[1]) if words[1:2] and words[1].isdigit() else 1 :]
            case _:
                pass

    def _change_names(self, words: list[str], place: Place) -> None:
        """Take in the names of aliases, and those that no longer stand for any, or for a function: not in a branch."""
        if words[0] == "alias":
            self.functions |= {word.partition("=")[0]: Group((), own_shell=False) for word in words[1:]}
        elif "-v" not in words and Mask.BRANCH not in place.always:
            self.functions = {name: body for name, body in self.functions.items() if name not in words[1:]}

    def define(self, function: Function) -> None:
        """Take in a function; a trap before it may call it by its name, and exits if it does."""
        self.functions[function.name] = function.body
        said = self.trap[0] if self.trap else ""
        if not self.trapped and len(said) <= _MOST_SAID and function.name in said:
            self.trapped = overrides_exit_code(self.trap, self.functions)

    def with_arguments(self, command: Simple) -> Simple:
        """Return the command that one of a function is, where `"$@"` stands for its words."""
        if self.given is None or not command.words:
            return command
        first = command.words[0].text
        behind = _GIVEN_BEHIND.fullmatch(first)
        if first not in _ALL_GIVEN and behind is None:
            return command
        words = (*self.given[int(behind[1]) - 1 if behind else 0 :], *command.words[1:])
        return Simple(command.assigned, words, command.line)

    def enter_call(self, words: tuple[Word, ...]) -> tuple[Word, ...] | None:
        """Take in the words behind the name of a function that is called, and return those of the call around it."""
        around = self.given
        handed = (
            around if word.text in _ALL_GIVEN and around is not None else (word,) for word in words[1:_MOST_GIVEN]
        )
        self.given = tuple(chain.from_iterable(handed))[:_MOST_GIVEN]
        return around

    def _change_settings(self, words: list[str], place: Place) -> None:
        """Change the settings; in a branch that may not be taken, only for the worse."""
        before = self.settings
        self.settings = before.copy()  # the commands so far hold the one before
        self.settings.change(words)
        if Mask.BRANCH in place.always:
            self.settings.errexit = self.settings.errexit and before.errexit
            self.settings.pipefail = self.settings.pipefail and before.pipefail


def ends(command: Simple) -> bool:
    """Return whether a command that is all of a statement ends the shell, whatever has happened."""
    words = command.words
    return bool(words) and (words[0].text == "exit" or (words[0].text == "exec" and len(words) > 1))
