"""Less code that has to be covered by tests, or less of it."""

from __future__ import annotations

import configparser
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.toml import load
from dodcheck.model.location import Location
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens

_OWN = ".coveragerc"
_PLACES = (_OWN, "setup.cfg", "tox.ini", "pyproject.toml")
"""Where coverage.py looks for its settings: it takes its own file, else the first other one that has any."""
_LEAVING_OUT = ("omit", "exclude_lines", "exclude_also", "partial_branches")
_MAX_BYTES = 1024 * 1024


class _Settings(NamedTuple):
    """What is left out, as setting and pattern, and the share in percent that has to be covered, if one is asked."""

    left_out: frozenset[tuple[str, str]] = frozenset()
    floor: float | None = None
    there: bool = True


_NONE = _Settings(there=False)


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening where the settings of coverage.py that count leave more out, or ask for a lower share."""
    base = judges.told.base.case.snapshot
    before, after = _counting(base), _counting(judges.told.case.snapshot)
    at = after.path or before.path or _OWN
    was = Location(before.path or at) if before.path or base.presence(at) is Presence.FILE else None
    for detail in _less(before.settings, after.settings) if before.settings != after.settings else ():
        yield Weakening(Weakens.COVERAGE, at, f"`{at}` lets tests cover less", was, Location(at), detail)


class _Counting(NamedTuple):
    """The settings that count, and their file, if there is one; ``settings`` is ``None`` where they can't be read."""

    path: str | None
    settings: _Settings | None


def _counting(snapshot: Snapshot) -> _Counting:
    found = (_Counting(path, settings) for path in _PLACES if (settings := _settings(snapshot, path)) != _NONE)
    return next(found, _Counting(None, _Settings()))


def _less(old: _Settings | None, new: _Settings | None) -> Iterator[str]:
    if new is None:
        yield "its settings can't be read any more"
        return
    then = old or _Settings()
    for setting, pattern in sorted(new.left_out - then.left_out):
        yield f"{setting} has {pattern} now"
    if then.floor is not None and (new.floor is None or new.floor < then.floor):
        yield f"fail_under was {then.floor:g} and is {'gone' if new.floor is None else f'{new.floor:g}'}"


def _settings(snapshot: Snapshot, path: str) -> _Settings | None:
    """Return the settings of a file, ``_NONE`` where it has none, and ``None`` where they can't be read."""
    if snapshot.presence(path) is not Presence.FILE:
        return _NONE
    try:
        data = snapshot.read(path)
        if len(data) > _MAX_BYTES:
            return None
        text = "\n".join(decode(data).raw)
        sections = _toml(text) if path.endswith(".toml") else _ini(text, path)
        return _of(sections) if path == _OWN or any(sections.values()) else _NONE
    except (UnreadableError, UndecodableError, FormatProblem, ValueError, configparser.Error):
        return None


def _toml(text: str) -> Mapping[str, Mapping[str, object]]:
    table: object = load(text)
    for key in ("tool", "coverage"):
        table = table.get(key, {}) if isinstance(table, dict) else {}
    sections = table if isinstance(table, dict) else {}
    return {name: section for name, section in sections.items() if isinstance(section, dict)}


def _ini(text: str, path: str) -> Mapping[str, Mapping[str, object]]:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.read_string(text)
    prefix = "" if path == ".coveragerc" else "coverage:"
    return {name.removeprefix(prefix): dict(parser[name]) for name in parser.sections() if name.startswith(prefix)}


def _of(sections: Mapping[str, Mapping[str, object]]) -> _Settings:
    left_out = frozenset(
        (f"{name}.{key}", pattern)
        for name in ("run", "report")
        for key in _LEAVING_OUT
        for pattern in _patterns(sections.get(name, {}).get(key))
    )
    floor = sections.get("report", {}).get("fail_under")
    return _Settings(left_out, None if floor is None else float(str(floor)))


def _patterns(value: object) -> list[str]:
    listed = value if isinstance(value, list) else str(value or "").replace(",", "\n").split("\n")
    return [pattern for one in listed if (pattern := str(one).strip())]
