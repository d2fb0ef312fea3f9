"""Where the words of a promise stand that is gone: in another part of the program, or where nothing asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dodcheck.binding.bind import essential_words
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.trust.change.sides import Comparison

_AROUND = re.compile(r"^(?:[\s>*+-]|\d+[.)](?=\s)|\[[^\]]{0,3}\](?=\s))+|[\s.]+$")
"""What may stand before and behind the words of an item, also of one that is quoted."""
_MOST_FILES = 20
"""Documents of one name, and new ones, that are looked through."""
_LONGEST = 1024 * 1024


class Whereabout(NamedTuple):
    """Where the words of a promise stand now, and what that means for it, as a clause."""

    location: Location
    said: str


@dataclass(frozen=True)
class Whereabouts:
    """Finds the words of promises that are gone in the tree that a change makes."""

    comparison: Comparison

    def of(self, gone: Criterion) -> Whereabout | None:
        """Return where the words of a promise that is gone stand now, in a statement before anything else."""
        words = essential_words(gone.text)
        if new := self._new_by_words.get(words):
            return Whereabout(new.location, f"the same words stand in {new.scope} now")
        for path, line in self._plain_places(_bare(words), gone.location.path):
            return Whereabout(Location(path, line), f"its words stand at {path}:{line}, where nothing asks for them")
        return None

    @cached_property
    def _new_by_words(self) -> Mapping[str, Criterion]:
        return {essential_words(criterion.text): criterion for criterion in reversed(self.comparison.pairs.new)}

    def _plain_places(self, words: str, path: str) -> Iterator[tuple[str, int]]:
        namesakes = self.comparison.case.snapshot.files_named(name_of(path))[:_MOST_FILES]
        for other in dict.fromkeys((path, *namesakes, *self._new_documents)):
            if line := self._lines(other).get(words):
                yield other, line

    @cached_property
    def _new_documents(self) -> Sequence[str]:
        base, tree = self.comparison.base.case.snapshot, self.comparison.case.snapshot
        known = set(base.files())
        return [path for path in tree.files() if path.lower().endswith(".md") and path not in known][:_MOST_FILES]

    def _lines(self, path: str) -> Mapping[str, int]:
        if path not in self._read:
            asked = (
                criterion for criterion in self.comparison.case.program.criteria if criterion.location.path == path
            )
            taken = {number for criterion in asked for number in range(criterion.span[0], criterion.span[1] + 1)}
            lines = _bare_lines(self.comparison.case.snapshot, path)
            self._read[path] = {words: number for number, words in reversed(lines) if number not in taken}
        return self._read[path]

    @cached_property
    def _read(self) -> dict[str, Mapping[str, int]]:
        return {}


def _bare_lines(snapshot: Snapshot, path: str) -> list[tuple[int, str]]:
    """Return the lines of a document with their numbers, without what stands around their words."""
    data = bytes_of(snapshot, path)
    if data is None or len(data) > _LONGEST:
        return []
    try:
        lines = decode(data).lines
    except UndecodableError:
        return []
    shown = (line.replace("<!--", "").replace("-->", "") for line in lines)
    bare = ((number, _bare(essential_words(line))) for number, line in enumerate(shown, 1))
    return [(number, words) for number, words in bare if words]


def _bare(words: str) -> str:
    return _AROUND.sub("", words)
