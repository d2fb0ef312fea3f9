"""Files of one name that say something about everything below their folder, such as ``.gitignore``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from dodcheck.model.evidence import Unknown
from dodcheck.snapshot.protocol import UnreadableError

MAX_BYTES = 256 * 1024
"""What the files above one path may hold together: many times what anybody writes by hand."""

_KEPT_BYTES = 4 * MAX_BYTES

T = TypeVar("T")


class _FileText(NamedTuple, Generic[T]):
    """What a file says, and how many bytes it and the files above it hold."""

    what: T
    bytes_down_to_here: int


class FolderFiles(Generic[T]):
    """The tracked regular files called ``name``: ``files`` are all tracked ones, sorted by code point.

    Each is read and parsed when a path below it is first asked about, and then kept, as long as there are not too many.
    """

    def __init__(
        self, name: str, read: Callable[[str], bytes], files: Sequence[str], parse: Callable[[str, bytes], T]
    ) -> None:
        self._name = name
        self._read = read
        self._files = files
        self._parse = parse
        self._known: dict[str, _FileText[T] | UnreadableError] = {}
        self._held = 0

    def files_above(self, path: str) -> Iterator[tuple[int, T | None]]:
        """Yield for each part of a path where it begins and what the file beside it says, the outermost first.

        Raises ``UnreadableError`` when a file can't be read, and when all down to there hold over ``MAX_BYTES``.
        """
        held = 0
        for start in (0, *(at + 1 for at, sign in enumerate(path) if sign == "/")):
            file = path[:start] + self._name
            if not self._tracks(file):
                yield start, None
                continue
            text = self._known.get(file) or self._load_file(file, held)
            if isinstance(text, UnreadableError):
                raise text.with_traceback(None)
            held = text.bytes_down_to_here
            yield start, text.what

    def _tracks(self, file: str) -> bool:
        at = bisect_left(self._files, file)
        return at < len(self._files) and self._files[at] == file

    def _load_file(self, file: str, held: int) -> _FileText[T] | UnreadableError:
        """Return what a file says, or why that can't be told; an error is remembered like an answer."""
        if self._held > _KEPT_BYTES:
            self._known.clear()
            self._held = 0
        try:
            content = self._read(file)
        except UnreadableError as error:
            self._known[file] = error
            return error
        held += len(content)
        if held > MAX_BYTES:
            self._known[file] = _too_large_together(file)
        else:
            self._known[file] = _FileText(self._parse(file, content), held)
            self._held += len(content)
        return self._known[file]


def _too_large_together(file: str) -> UnreadableError:
    message = f"with the files of its name above, it holds over {MAX_BYTES} bytes, and no more are read"
    return UnreadableError(file, message, Unknown.SKIPPED)
