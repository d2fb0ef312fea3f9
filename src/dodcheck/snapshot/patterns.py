"""One pattern in the language of ``.gitignore`` and ``.gitattributes``, as the steps a path has to take.

git matches bytes: patterns and paths are handled as strings whose characters have the numbers of the bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from dodcheck.snapshot.brackets import ANY, ByteClass, read_bracket
from dodcheck.snapshot.paths import to_bytes


class Stay(Enum):
    """What a path may go on with before the next step: one part's signs, anything, or anything that ends in ``/``.

    ``FOLDERS`` may also leave out the slash that is its next step.
    """

    PART = "*"
    DEEP = "**"
    FOLDERS = "**/"


class Pattern(NamedTuple):
    """A line of an ignore or attributes file.

    ``by_name`` patterns have no slash within and are matched with one part of a path; others with the whole path.
    ``negated`` ones began with `!`, ``folder_only`` ones ended with a slash.
    """

    steps: tuple[ByteClass | Stay, ...]
    negated: bool
    folder_only: bool
    by_name: bool


def to_signs(path: str) -> str:
    """Return a path, which may hold surrogate escapes, with one character for each byte."""
    return path if path.isascii() else to_bytes(path).decode("latin-1")


def parse_pattern(text: str) -> Pattern | None:
    """Return the pattern that is written there, one character for each byte; ``None`` when it can't match anything.

    ``**`` stands for folders only as a whole part. git before 2.52 also takes ``name**/`` for it where nothing but
    plain characters come before: a slip of its matcher that its manual denies, and not followed.
    """
    negated = text.startswith("!")
    body = text[negated:]
    folder_only = body.endswith("/")
    body = body[: len(body) - folder_only]
    by_name = "/" not in body
    steps = _steps(body.removeprefix("/"), by_name=by_name) if body else None
    return Pattern(tuple(steps), negated, folder_only, by_name) if steps is not None else None


def _steps(text: str, *, by_name: bool) -> list[ByteClass | Stay] | None:
    steps: list[ByteClass | Stay] = []
    at = 0
    while at < len(text):
        read = _step(text, at, by_name=by_name)
        if read is None:
            return None
        step, at = read
        steps.append(step)
    return list(_without_repeats(steps))


def _step(text: str, at: int, *, by_name: bool) -> tuple[ByteClass | Stay, int] | None:
    match text[at]:
        case "*":
            end = _end_of_stars(text, at)
            return (Stay.PART if by_name else _stay(text, at, end)), end
        case "[":
            return read_bracket(text, at)
        case "?":
            return ANY, at + 1
        case "\\":
            return (_single_sign(text[at + 1]), at + 2) if at + 1 < len(text) else None
        case sign:
            return _single_sign(sign), at + 1


def _single_sign(sign: str) -> ByteClass:
    return ByteClass(frozenset(sign), negated=False)


def _end_of_stars(text: str, at: int) -> int:
    while text.startswith("*", at):
        at += 1
    return at


def _stay(text: str, at: int, end: int) -> Stay:
    """Return what the asterisks in ``text[at:end]`` mean in a pattern for whole paths."""
    whole = end - at > 1 and (at == 0 or text[at - 1] == "/") and text[end : end + 1] in ("", "/", "\\")
    if whole and text[end : end + 1] == "/":
        return Stay.FOLDERS
    return Stay.DEEP if whole and text[end : end + 2] in ("", "\\/") else Stay.PART


def _without_repeats(steps: list[ByteClass | Stay]) -> Iterator[ByteClass | Stay]:
    """Yield the steps; of several ``**/`` in a row, which mean the same as one, only the last."""
    for at, step in enumerate(steps):
        first = step is Stay.FOLDERS and steps[at + 2 : at + 3] == [Stay.FOLDERS]
        slash = at > 0 and steps[at - 1] is Stay.FOLDERS and steps[at + 1 : at + 2] == [Stay.FOLDERS]
        if not first and not slash:
            yield step
