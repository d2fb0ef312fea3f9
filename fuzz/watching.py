"""Watches what a process opens, starts and changes, through the interpreter's own audit events."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fuzz.texts import ROOT

_CHANGING = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.chmod",
    "os.chown",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.",
)
_FOREIGN = (
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
    "pty.spawn",
    "socket.",
    "urllib.",
    "ctypes.dlopen",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass
class Watch:
    """What is forbidden while it is on: ``seen`` says what was done all the same."""

    root: Path | None = None
    seen: list[str] = field(default_factory=list)

    def take(self, event: str, args: tuple[object, ...]) -> None:
        """Look at one event."""
        if self.root is None:
            return
        if event in {"open", "os.listdir", "os.scandir"}:
            self._opened(event, args)
        elif event == "subprocess.Popen" and Path(_named(args[0])).name != "git":
            self.seen.append(f"started {args[0]!r}")
        elif event.startswith((*_CHANGING, *_FOREIGN)):
            self.seen.append(f"{event} {args!r}")

    def _opened(self, event: str, args: tuple[object, ...]) -> None:
        if not isinstance(args[0], str | bytes | os.PathLike):
            return
        root, self.root = self.root, None
        try:
            flags = args[2] if event == "open" and isinstance(args[2], int) else 0
            if problem := _problem(Path(os.fsdecode(args[0])), flags, root or Path()):
                self.seen.append(f"{event} {args!r}: {problem}")
        finally:
            self.root = root


def _named(value: object) -> str:
    return os.fsdecode(value) if isinstance(value, bytes) else str(value)


def _problem(path: Path, flags: int, root: Path) -> str:
    """Return what is wrong with opening a path; where links are not followed, the folder it stands in counts."""
    real = path.parent.resolve() / path.name if flags & os.O_NOFOLLOW else path.resolve()
    if flags & _WRITING:
        return "" if real == Path(os.devnull) else "opened for writing"
    allowed = (root.resolve(), *_own_places())
    return "" if any(real.is_relative_to(place) for place in allowed) else f"outside: {real}"


@cache
def _own_places() -> tuple[Path, ...]:
    """Return where Python, its libraries and dodcheck lie, and the device that is nothing."""
    places = {sys.prefix, sys.base_prefix, *sys.path, str(ROOT), os.devnull, "/dev/urandom", "/usr/share/zoneinfo"}
    named = {Path(place) for place in places if place}
    return tuple(sorted(named | {place.resolve() for place in named}))


@cache
def _watch() -> Watch:
    """Return the one watch: a hook stays for as long as the process lives."""
    watch = Watch()
    sys.addaudithook(watch.take)
    return watch


@contextmanager
def watched(root: Path) -> Iterator[list[str]]:
    """Give a list that fills with all that is done and forbidden: opening what is not below ``root``, and so on."""
    watch = _watch()
    seen: list[str] = []
    bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    watch.root, watch.seen = root, seen
    try:
        yield seen
    finally:
        watch.root = None
        sys.dont_write_bytecode = bytecode
