"""Where a statement of PowerShell stands, and what the shell knows when it comes to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.workflows.pwsh.leaving import Exits, Masks
from dodcheck.workflows.pwsh.tree import Leave
from dodcheck.workflows.shell.run_command import UNSURE, Mask
from dodcheck.workflows.shell.words import Word


class Place(NamedTuple):
    """How the script is left from here, and what holds for every command here, whatever its exit code."""

    exits: Exits
    always: Masks = frozenset()

    def also(self, *masks: Mask) -> Place:
        """Return the place with more masks that always hold."""
        return self._replace(always=self.always.union(masks))

    @property
    def sure(self) -> bool:
        """Whether what stands here is run whenever the script comes by."""
        return not self.always & UNSURE


class Scope(NamedTuple):
    """What a function or a loop gives back when it ends."""

    stops: bool
    native: bool
    ended: bool
    passed: bool


@dataclass(slots=True)
class Session:
    """What PowerShell knows as it goes along.

    ``stops``: errors of cmdlets end the script. ``native``: the failure of a program is such an error.
    ``gone``: the script has ended for sure; ``left``: it may have ended with success. ``ended`` and ``passed`` say the
    same of the function, or the round of the loop. ``shadowed`` are names that mean something else by now.
    ``plain`` are names that are written once where something is put into them and once where it is taken out; ``texts``
    are the texts that are in them by now.
    """

    stops: bool
    native: bool = False
    gone: bool = False
    left: bool = False
    ended: bool = False
    passed: bool = False
    shadowed: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    plain: frozenset[str] = frozenset()
    texts: dict[str, Word] = field(default_factory=dict)

    def put(self, name: str, text: Word) -> None:
        """Take in the text that a variable holds from now on, where nothing may put another one there."""
        if text.exact and name in self.plain:
            self.texts[name] = text

    def text_of(self, word: Word) -> Word:
        """Return the text that a variable holds, as the word that stands where it is named; else the word as it is."""
        held = None if word.exact or not word.text.startswith("$") else self.texts.get(word.text[1:].lower())
        return word if held is None else held._replace(line=word.line)

    def masks(self, name: str) -> Masks:
        """Return what holds for a command of that name now, wherever it stands."""
        over = self.gone or self.ended
        found = {
            Mask.UNREACHED: over,
            Mask.LEFT: (self.left or self.passed) and not over,
            Mask.SHADOWED: name.lower() in self.shadowed,
        }
        return frozenset(mask for mask, holds in found.items() if holds)

    def scope(self) -> Scope:
        """Return what ``close`` puts back."""
        return Scope(self.stops, self.native, self.ended, self.passed)

    def close(self, scope: Scope) -> None:
        """Put back what holds around a function that has ended."""
        self.stops, self.native, self.ended, self.passed = scope

    def close_loop(self, scope: Scope) -> None:
        """Put back what holds around a loop that has ended: what it has set stays."""
        self.ended, self.passed = scope.ended, scope.passed

    def leave(self, statement: Leave, place: Place, *, fails: bool) -> None:
        """Take in that a statement leaves the script, the function or the loop, with a failure or perhaps without."""
        ends = statement.kind in ("exit", "throw")
        if not place.sure:
            self.left = self.left or (ends and not fails)
            self.passed = self.passed or not ends
        elif ends:
            self.gone = True
        else:
            self.ended = True

    def prefer(self, name: str, value: str, place: Place) -> None:
        """Take in a preference; in a branch that may not be taken, only for the worse."""
        match name:
            case "erroractionpreference":
                stops = value.strip("'\"").rpartition("::")[2] == "stop"
                self.stops = stops and (place.sure or self.stops)
            case "psnativecommanduseerroractionpreference":
                self.native = value in ("$true", "1") and (place.sure or self.native)
            case _ if name.startswith("$psdefaultparametervalues") or name == "psdefaultparametervalues":
                self.stops = False
            case _:
                pass
