"""Where a statement stands: the scope and the group that headings and labels give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dodcheck.documents.blocks import Heading
from dodcheck.documents.labels import FORMS, NEVER_GROUPS
from dodcheck.documents.phases import lists_milestones, phase_heading
from dodcheck.documents.slug import title
from dodcheck.model.criterion import Form
from dodcheck.model.location import Location
from dodcheck.model.phase import Phase


@dataclass(frozen=True, slots=True)
class Spot:
    """A scope and a group; ``key`` differs for two groups of one name, ``listing`` is true in a completion list."""

    scope: str
    group: str | None
    key: int
    listing: bool


@dataclass(frozen=True, slots=True)
class _Level:
    level: int
    title: str
    phase: Phase | None
    listing: bool


class Sections:
    """Follows the headings and labels of one document, from top to bottom.

    ``scope`` is that of statements outside any phase; ``phased`` says whether phase headings give a scope of their own.
    """

    def __init__(self, path: str, scope: str, *, phased: bool) -> None:
        self._path = path
        self._scope = scope
        self._phased = phased
        self._levels: list[_Level] = []
        self._label: str | None = None
        self._key = 0
        self._form: Form | None = None
        self.phases: list[tuple[Phase, bool]] = []

    def heading(self, block: Heading) -> None:
        """Enter the section of a heading."""
        words = title(block.source)
        while self._levels and self._levels[-1].level >= block.level:
            self._levels.pop()
        phase, aside = self._phase(words, block.line)
        listing = lists_milestones(words) or any(level.listing for level in self._levels)
        self._levels.append(_Level(block.level, words, phase, listing))
        self._form = FORMS.get(words.lower())
        self._label = None
        if self._form is None:
            self._key += 1
        if phase:
            self.phases.append((phase, aside or listing))

    def label(self, name: str) -> None:
        """Enter the group that a bold label opens; a label that is never a group changes nothing."""
        if name.lower() not in NEVER_GROUPS:
            self._label = title(name)
            self._key += 1

    @property
    def form(self) -> Form | None:
        """The form that the nearest heading itself announces (`#### Evidence`)."""
        return self._form

    @property
    def in_phase(self) -> bool:
        """Whether the place belongs to a phase."""
        return any(level.phase for level in self._levels)

    def spot(self) -> Spot:
        """Return the scope and group of what stands here."""
        phase = next((level.phase for level in reversed(self._levels) if level.phase), None)
        listing = any(level.listing for level in self._levels)
        group = self._label or next(self._groups(), None)
        return Spot(phase.scope if phase else self._scope, group, self._key, listing)

    def _own(self) -> int | None:
        inner = [at for at, level in enumerate(self._levels) if level.phase]
        if inner:
            return inner[-1]
        return 0 if self._levels and self._levels[0].level == 1 else None

    def _groups(self) -> Iterator[str]:
        own = self._own()
        below = self._levels if own is None else self._levels[own + 1 :]
        return (level.title for level in reversed(below) if level.title and level.title.lower() not in NEVER_GROUPS)

    def _phase(self, words: str, line: int) -> tuple[Phase | None, bool]:
        found = phase_heading(words) if self._phased else None
        outer = next((level.phase for level in reversed(self._levels) if level.phase), None)
        if found is None or (outer and (found.aside or found.word != "phase")):
            return None, False
        return Phase(found.word, found.number, found.title, Location(self._path, line)), found.aside
