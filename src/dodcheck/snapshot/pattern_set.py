"""Many patterns matched at once, in one pass over a path, in time linear in patterns times path for every input.

All patterns are laid out in one row of bits. A set bit means that what was read of the path has taken the pattern's
steps up to there; each further character moves every bit at once. Nothing is ever tried twice, so no pattern is slow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dodcheck.snapshot.brackets import ByteClass
from dodcheck.snapshot.patterns import Pattern, Stay

_BYTE = 8


class PatternSet:
    """The patterns in their order; ``None`` stands for one that matches nothing."""

    def __init__(self, patterns: Sequence[Pattern | None]) -> None:
        row = _BitRow(patterns)
        self._ends = row.ends
        self._all_ends = row.mask(row.ends)
        self._file_ends = row.mask(bit for bit, index in row.ends.items() if not _is_folder_only(patterns[index]))
        self._taken, self._taken_by_others = row.moves_by_sign()
        self._slash = row.mask(row.only["/"])
        self._stay = row.mask(row.stay)
        self._deep = row.mask(row.deep)
        self._skip = row.mask(row.skip)
        self._names = row.mask(row.names)
        self._start = self._and_skipped(row.mask(row.starts))

    def walk(self, path: str) -> Iterator[int]:
        """Yield for each part of a path, one character a byte, which patterns match it with all before: a row of bits.

        The last part is no folder; after a trailing slash it is empty, and stands for a file in that folder.
        """
        state = self._start
        others = self._taken_by_others
        for sign in path:
            if sign == "/":
                yield state & self._all_ends
                state = self._and_skipped((state & self._slash) << 1 | state & self._deep) | self._names
            else:
                state = (state & self._taken.get(sign, others)) << 1 | state & self._stay
        yield state & self._file_ends

    def last_pattern(self, row: int) -> int:
        """Return the index of the last pattern in a row that is not empty."""
        return self._ends[row.bit_length() - 1]

    def patterns_from_last(self, row: int) -> Iterator[int]:
        """Yield the index of every pattern in a row, the last first."""
        while row:
            top = row.bit_length() - 1
            yield self._ends[top]
            row ^= 1 << top

    def _and_skipped(self, state: int) -> int:
        return state | (state & self._skip) << 1


def _is_folder_only(pattern: Pattern | None) -> bool:
    return pattern is not None and pattern.folder_only


class _BitRow:
    """Where everything stands in the row; ``ends`` has the index of the pattern that ends at a bit."""

    def __init__(self, patterns: Sequence[Pattern | None]) -> None:
        self.only: defaultdict[str, list[int]] = defaultdict(list)
        self.others: list[int] = []
        self.but: defaultdict[str, list[int]] = defaultdict(list)
        self.stay: list[int] = []
        self.deep: list[int] = []
        self.skip: list[int] = []
        self.names: list[int] = []
        self.starts: list[int] = []
        self.ends: dict[int, int] = {}
        self._at = 0
        for index, pattern in enumerate(patterns):
            if pattern is not None:
                self._add(pattern, index)

    def _add(self, pattern: Pattern, index: int) -> None:
        self.starts.append(self._at)
        if pattern.by_name:
            self.names.append(self._at)
        for step in pattern.steps:
            if isinstance(step, Stay):
                self._add_stay(step)
            else:
                self._add_signs(step)
                self._at += 1
        self.ends[self._at] = index
        self._at += 1

    def _add_stay(self, step: Stay) -> None:
        self.stay.append(self._at)
        if step is not Stay.PART:
            self.deep.append(self._at)
        if step is Stay.FOLDERS:
            self.skip.append(self._at)

    def _add_signs(self, signs: ByteClass) -> None:
        if signs.negated:
            self.others.append(self._at)
        for sign in signs.of:
            (self.but if signs.negated else self.only)[sign].append(self._at)

    def moves_by_sign(self) -> tuple[dict[str, int], int]:
        """Return by sign which bits it moves, and which are moved by a sign that no pattern names."""
        others = self.mask(self.others)
        signs = self.only.keys() | self.but.keys()
        return {sign: self.mask(self.only[sign]) | others & ~self.mask(self.but[sign]) for sign in signs}, others

    def mask(self, bits: Iterable[int]) -> int:
        """Return the row in which just these bits are set."""
        row = bytearray(self._at // _BYTE + 1)
        for bit in bits:
            row[bit // _BYTE] |= 1 << bit % _BYTE
        return int.from_bytes(row, "little")
