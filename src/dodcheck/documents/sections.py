"""Where a statement stands: the scope and the group that headings and labels give it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.documents.blocks import Heading
from dodcheck.documents.labels import form_of, names_group
from dodcheck.documents.later import Postponement, put_off_by_heading
from dodcheck.documents.phases import is_phase, is_phase_within, lists_milestones, phase_heading
from dodcheck.documents.slug import title
from dodcheck.model.criterion import Form
from dodcheck.model.location import Location
from dodcheck.model.phase import Phase

NO_GROUP = 0
_BY_LABEL = 7
"""The level of a label that opens a phase, below that of every heading."""
_READY = re.compile(r"(?:the )?definition of ready\b|dor\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A scope and a group; ``key`` differs for two groups of one name and is ``NO_GROUP`` for what stands under none.

    ``listing`` is true under a phase of a completion list, ``postponed`` says until when all of it is put off,
    ``to_begin`` is true under a Definition of Ready.
    """

    scope: str
    group: str | None
    key: int
    listing: bool
    postponed: Postponement | None = None
    to_begin: bool = False


class _Level(NamedTuple):
    level: int
    title: str
    key: int
    phase: Phase | None
    listing: bool
    later: Postponement | None


class Sections:
    """Follows the headings and labels of one document, from top to bottom.

    ``scope`` is that of statements outside any phase; ``phased`` says whether phase headings give a scope of their own,
    ``labelled`` whether bold labels such as `**Phase 1**` do: where no heading is one.
    """

    def __init__(self, path: str, scope: str, *, phased: bool, labelled: bool = False) -> None:
        self._path = path
        self._scope = scope
        self._phased = phased
        self._labelled = labelled
        self._levels: list[_Level] = []
        self._label: tuple[str, int] | None = None
        self._later: Postponement | None = None
        self._keys = NO_GROUP
        self._form: Form | None = None
        self._by_label: set[int] = set()
        self.phases: list[tuple[Phase, bool]] = []
        self.later: set[str] = set()
        """The scopes of the phases that are put off as a whole."""

    def heading(self, block: Heading) -> None:
        """Enter the section of a heading."""
        words = title(block.source)
        left = list[_Level]()
        while self._levels and self._levels[-1].level >= block.level:
            left.append(self._levels.pop())
        # `#### Evidence` below the place of a label speaks of the label's group.
        if any(names_group(one) for one in (words, *(level.title for level in left))):
            self._label = None
        self._later = None
        self._form = form_of(words)
        self._enter(block, words)

    def label(self, words: str, line: int) -> None:
        """Enter the group or the phase that a bold label opens; a label that is never a group changes nothing."""
        if not names_group(words):
            return
        if self._labelled and is_phase(words):
            self._leave_phase_of_label()
            self._enter(Heading(_BY_LABEL, words, line), words)
        else:
            self._label = (words, self._next_key())

    def end(self) -> None:
        """Leave the group or the phase of a label."""
        self._later = None
        self._leave_phase_of_label()

    def _leave_phase_of_label(self) -> None:
        self._label = None
        if self._levels and self._levels[-1].level == _BY_LABEL:
            self._levels.pop()

    def phases_of(self, scopes: Container[str]) -> list[tuple[Phase, bool]]:
        """Return the phases, each with whether it is a part told apart; one of a label only if it is of ``scopes``."""
        return [
            (phase, aside)
            for phase, aside in self.phases
            if phase.location.line not in self._by_label or phase.scope in scopes
        ]

    def introduced(self, words: str) -> None:
        """Take note of a label over a list: it may put the items off."""
        self._later = put_off_by_heading(words)

    def put_off(self, until: Postponement) -> None:
        """Take note of a status right below the nearest heading or label, which puts off what stands below that."""
        if self._label:
            self._later = until
        elif self._levels:
            self._levels[-1] = self._levels[-1]._replace(later=until)
            self._note_later()

    @property
    def form(self) -> Form | None:
        """The form that the nearest heading itself announces (`#### Evidence`)."""
        return self._form

    def spot(self) -> Spot:
        """Return the scope and group of what stands here."""
        own = self._own()
        phase = self._levels[own].phase if own is not None else None
        group, key = self._label or next(self._groups(own), (None, NO_GROUP))
        listing = own is not None and phase is not None and self._levels[own].listing
        titles = [*(level.title for level in self._levels), *([self._label[0]] if self._label else [])]
        to_begin = any(map(_READY.match, titles))
        return Spot(phase.scope if phase else self._scope, group, key, listing, self._put_off(), to_begin)

    def _put_off(self) -> Postponement | None:
        headings = (level.later for level in reversed(self._levels))
        return self._later or next(filter(None, headings), None)

    def _enter(self, block: Heading, words: str) -> None:
        key = self._next_key()
        # The document's own title lists nothing, whatever it calls itself.
        own_title = key == 1 and block.level == 1
        above = any(level.listing for level in self._levels)
        listing = above or (lists_milestones(words) and not own_title)
        phase, aside = self._phase(words, block.line)
        if phase:
            self.phases.append((phase, aside or listing))
            if block.level == _BY_LABEL:
                self._by_label.add(block.line)
        put_off = put_off_by_heading(words)
        self._levels.append(_Level(block.level, words, key, phase, above if phase else listing, put_off))
        self._note_later()

    def _note_later(self) -> None:
        """Take note of the phase whose heading this is, where it or one around it is put off."""
        phase = self._levels[-1].phase
        if phase and any(level.later for level in self._levels):
            self.later.add(phase.scope)

    def _next_key(self) -> int:
        self._keys += 1
        return self._keys

    def _own(self) -> int | None:
        """Return the number of the level whose heading is the scope's own: the innermost phase, else the title."""
        inner = [at for at, level in enumerate(self._levels) if level.phase]
        if inner:
            return inner[-1]
        return 0 if self._levels and self._levels[0].level == 1 else None

    def _groups(self, own: int | None) -> Iterator[tuple[str, int]]:
        below = self._levels if own is None else self._levels[own + 1 :]
        return ((level.title, level.key) for level in reversed(below) if names_group(level.title))

    def _phase(self, words: str, line: int) -> tuple[Phase | None, bool]:
        found = phase_heading(words) if self._phased else None
        if found is None:
            return None, False
        outer = next((level.phase for level in reversed(self._levels) if level.phase), None)
        if outer and (found.word != "phase" or _within(outer, found.word, found.number)):
            return None, False
        return Phase(found.word, found.number, found.title, Location(self._path, line)), found.aside


def _within(outer: Phase, word: str, number: str) -> bool:
    return outer.word == word and is_phase_within(number, outer.number)
