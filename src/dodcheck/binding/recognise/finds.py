"""`git ls-files 'x/*'` is empty, `find docs -name '*.md' | wc -l` returns 9: listings are read and made natively."""

from __future__ import annotations

import re
import shlex
from typing import NamedTuple

from dodcheck.binding.recognise.forms import SLOT, named, number_of, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import normalise

_RETURNS = r"(?:returns?|finds?|shows?|gives?|prints?|yields?|outputs?|lists?|is|=|==|→|->):?"
_FORM = re.compile(
    rf"(?:running )?{named(SLOT, 'command')} {_RETURNS} (?P<count>0|zero|nothing|no|empty|\d{{1,6}})"
    r"(?: (?:results?|files?|lines?|output|paths?|entries))?"
)
_COUNTED = re.compile(r"(?P<listing>[^|]+?)\s*\|\s*wc -l")
_SHELL = frozenset("$`;&<>()!\\|")


def read(words: Phrase) -> Reading | None:
    """Return a rule that counts the files which the command would list; a number above none can only prove it.

    Empty files are listed and are no evidence, so fewer good ones don't refute a count.
    """
    found = _FORM.fullmatch(words.words)
    listed = _listed(things_in(words, found["command"])[0]) if found else None
    if found is None or listed is None:
        return None
    count = number_of(found["count"])
    below = [FileRule(path=f"{listed.glob}/**", max=0)] if listed.folders else []
    if not count:
        return every([FileRule(path=listed.glob, max=0), *below])
    return every([FileRule(path=listed.glob, min=count, max=count), *below], Strength.STRONGER)


class _Listed(NamedTuple):
    """The glob of what a command lists; ``folders`` says that it lists folders of such a name, or what is in them."""

    glob: str
    folders: bool


def _listed(command: str) -> _Listed | None:
    """Return what a command lists, ``None`` for what is not plainly such a command."""
    match _words(command.strip().removeprefix("$ ")):
        case ["git", "ls-files", path] | ["git", "ls-files", "--", path]:
            return _told(_pathspec(path), folders=path.endswith("*"))
        case ["ls", path] if is_glob(path):
            return _told(_inside(path), folders=True)
        case ["find", folder, "-name", name]:
            return _told(_below(folder, name), folders=True)
        case ["find", folder, "-type", "f", "-name", name] | ["find", folder, "-name", name, "-type", "f"]:
            return _told(_below(folder, name), folders=False)
        case _:
            return None


def _told(glob: str | None, *, folders: bool) -> _Listed | None:
    return None if glob is None else _Listed(glob, folders and is_glob(glob))


def _words(command: str) -> list[str]:
    """Return the words of a command, without a `wc -l` behind it; none where a shell would do more."""
    counted = _COUNTED.fullmatch(command)
    line = counted["listing"] if counted else command
    if not _SHELL.isdisjoint(line):
        return []
    try:
        return shlex.split(line)
    except ValueError:
        return []


def _pathspec(path: str) -> str | None:
    """Return the glob of a pathspec: to git `*` and `?` also match a slash, so they stand at its ends only."""
    place = _inside(path)
    if place is None or path.startswith(":"):
        return None
    if not is_glob(place):
        return place
    inner = place[1:].removesuffix("*")
    return f"**/{place}" if place.startswith("*") and {"*", "?", "/", "["}.isdisjoint(inner) else None


def _below(folder: str, name: str) -> str | None:
    place = "" if folder in (".", "./") else _inside(folder)
    if place is None or is_glob(place) or "/" in name or name.startswith("-"):
        return None
    return f"{place}/**/{name}".removeprefix("/")


def _inside(path: str) -> str | None:
    return None if path.startswith(("-", "~", "/", "..")) or "{" in path else normalise(path)
