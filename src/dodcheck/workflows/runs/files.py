"""The scripts of a repository, by the names that other scripts call them by."""

from __future__ import annotations

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.runs.make import MAX_BYTES


class Files:
    """The scripts of a snapshot; their first lines are kept, because one script is called from many places."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._first_lines: dict[tuple[str, str], str | None] = {}

    def content(self, name: str, folder: str) -> str | None:
        """Return the text of a script that is called in a folder, ``None`` where there is none that can be read."""
        path = within(name, folder)
        if path is None or self._snapshot.presence(path) is not Presence.FILE:
            return None
        try:
            data = self._snapshot.read(path)
            return decode_data(data) if len(data) <= MAX_BYTES else ""
        except (UnreadableError, FormatProblem):
            return None

    def first_line(self, name: str, folder: str) -> str | None:
        """Return the first line of a script that is called in a folder, ``None`` as ``content`` does."""
        called = name, folder
        if called not in self._first_lines:
            content = self.content(name, folder)
            self._first_lines[called] = None if content is None else content.partition("\n")[0]
        return self._first_lines[called]


def within(name: str, folder: str) -> str | None:
    """Return the path of a script that is called in a folder, ``None`` where it stands elsewhere."""
    return normalise(name.removeprefix("./"), folder) if name and not name.startswith("/") else None
