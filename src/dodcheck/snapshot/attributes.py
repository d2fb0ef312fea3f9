"""Which attributes a repository's ``.gitattributes`` files give a path, told from their bytes alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.snapshot.attribute_lines import AttributeLine, Setting, read_lines
from dodcheck.snapshot.folder_files import FolderFiles
from dodcheck.snapshot.paths import from_bytes
from dodcheck.snapshot.pattern_set import PatternSet
from dodcheck.snapshot.patterns import to_signs

_NAME = ".gitattributes"
_BINARY: tuple[Setting, ...] = (("diff", False), ("merge", False), ("text", False))


class AttributeRules:
    """The lines of the ``.gitattributes`` files among ``files``, the tracked regular files sorted by code point.

    ``read`` returns the bytes of one of them, or raises ``UnreadableError``. What is no part of the snapshot counts
    for nothing: an untracked file, a symbolic link, ``info/attributes``, the user's and the machine's settings.
    """

    def __init__(self, read: Callable[[str], bytes], files: Sequence[str]) -> None:
        self._rules = FolderFiles(_NAME, read, files, _parse)

    def attributes_of(self, path: str) -> Mapping[str, str | bool]:
        """Return the attributes of a file by name: ``True`` when set, ``False`` when unset, else the value.

        What is unspecified is left out. A macro stands among them with its own name. ``path`` is in normal form, and
        nothing need stand there. Raises ``UnreadableError`` when a file above it can't be read, or when those hold,
        together, more than ``folder_files.MAX_BYTES``.
        """
        above = [(start, rules) for start, rules in self._rules.files_above(path) if rules is not None]
        macros = {"binary": _BINARY} | (above[0][1].macros if above and above[0][0] == 0 else {})
        known: dict[str, str | bool | None] = {}
        for start, rules in reversed(above):
            for settings in rules.settings_of(to_signs(path[start:])):
                _add_unknown(known, settings, macros)
        return {name: value for name, value in known.items() if value is not None}


class _Rules(NamedTuple):
    """One file: its patterns, what each sets, and the macros it defines."""

    patterns: PatternSet
    settings: tuple[tuple[Setting, ...], ...]
    macros: dict[str, tuple[Setting, ...]]

    def settings_of(self, path: str) -> Iterator[tuple[Setting, ...]]:
        """Yield what the matching lines set, the last line first."""
        *_, row = self.patterns.walk(path)
        for index in self.patterns.patterns_from_last(row):
            yield self.settings[index]


def _parse(file: str, content: bytes) -> _Rules:
    lines = list(read_lines(content, macros=file == _NAME))
    matching: list[AttributeLine] = [line for line in lines if line.macro is None]
    return _Rules(
        PatternSet([line.pattern for line in matching]),
        tuple(line.settings for line in matching),
        {line.macro: line.settings for line in lines if line.macro is not None},
    )


def _add_unknown(
    known: dict[str, str | bool | None],
    settings: tuple[Setting, ...],
    macros: Mapping[str, tuple[Setting, ...]],
) -> None:
    """Add what is not known yet, from the last setting to the first, each macro's own right after it."""
    pending = list(settings)
    while pending:
        name, value = pending.pop()
        if name not in known:
            known[name] = value if not isinstance(value, str) else from_bytes(value.encode("latin-1"))
            if value is True:
                pending.extend(macros.get(name, ()))
