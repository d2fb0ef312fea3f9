"""Which paths a repository's ``.gitignore`` files keep out, told from their bytes alone, without git or a disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dodcheck.snapshot.folder_files import FolderFiles
from dodcheck.snapshot.pattern_set import PatternSet
from dodcheck.snapshot.patterns import Pattern, parse_pattern, to_signs
from dodcheck.snapshot.protocol import UnreadableError

_MARK = b"\xef\xbb\xbf"


class IgnoreRules:
    """The rules of the ``.gitignore`` files among ``files``, the tracked regular files sorted by code point.

    ``read`` returns the bytes of one of them, or raises ``UnreadableError``. What is no part of the snapshot counts
    for nothing: a ``.gitignore`` that is untracked or a symbolic link, ``info/exclude``, the user's own settings.
    Upper and lower case differ on every machine.
    """

    def __init__(self, read: Callable[[str], bytes], files: Sequence[str]) -> None:
        self._rules = FolderFiles(".gitignore", read, files, _parse)

    def ignores(self, *paths: str) -> bool:
        """Return whether a rule keeps one of the paths out, as long as it isn't tracked.

        Paths are in normal form. A trailing ``/`` means a folder, which also counts as kept out when a rule keeps out
        every file in it. So does, as nobody can tell, everything beside or below a ``.gitignore`` that can't be read
        or that holds, with those above it, more than ``folder_files.MAX_BYTES``.
        """
        return any(self._ignores(path) for path in paths)

    def _ignores(self, path: str) -> bool:
        kept_out = [False] * (path.count("/") + 1)
        try:
            for depth, (start, rules) in enumerate(self._rules.files_above(path)):
                if rules is not None:
                    rules.judge(to_signs(path[start:]), kept_out, depth)
                # Nothing below a folder that is kept out can be taken in again.
                if kept_out[depth]:
                    return True
        except UnreadableError:
            return True
        return False


class _Rules(NamedTuple):
    """One file: its patterns, and which of them begin with ``!``."""

    patterns: PatternSet
    negated: tuple[bool, ...]

    def judge(self, path: str, kept_out: list[bool], depth: int) -> None:
        """Write into ``kept_out``, from ``depth`` on, what the last pattern that matches says of each part."""
        for at, row in enumerate(self.patterns.walk(path), depth):
            if row:
                kept_out[at] = not self.negated[self.patterns.last_pattern(row)]


def _parse(_: str, content: bytes) -> _Rules:
    patterns = [_pattern(line) for line in content.removeprefix(_MARK).decode("latin-1").split("\n")]
    return _Rules(PatternSet(patterns), tuple(pattern is not None and pattern.negated for pattern in patterns))


def _pattern(line: str) -> Pattern | None:
    if line.startswith("#"):
        return None
    return parse_pattern(_without_trailing_spaces(line.removesuffix("\r").partition("\0")[0]))


def _without_trailing_spaces(line: str) -> str:
    """Return the line without the spaces at its end, up to the last that a backslash protects."""
    kept = line.rstrip(" ")
    backslashes = len(kept) - len(kept.rstrip("\\"))
    return f"{kept} " if backslashes % 2 and len(kept) < len(line) else kept
