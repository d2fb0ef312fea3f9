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
_OWN_TOML = ".coveragerc.toml"
_PLACES = (_OWN, _OWN_TOML, "setup.cfg", "tox.ini", "pyproject.toml")
"""Where coverage.py looks for its settings: it takes its own file, else the first other one that has any."""
_LEAVING_OUT = ("omit", "exclude_lines", "exclude_also", "partial_branches", "partial_also")
_LOOKING_AT = ("source", "source_pkgs", "source_dirs")
"""What is measured, whether tests load it or not; without any, only what they load."""
_ONLY = "include"
_YES = ("1", "yes", "true", "on")
_MAX_BYTES = 1024 * 1024


class _Settings(NamedTuple):
    """What is left out, looked at, and alone counted, each as setting and pattern, whether branches count, the floor.

    ``floor`` is the share in percent that has to be covered, if one is asked.
    """

    left_out: frozenset[tuple[str, str]] = frozenset()
    looked_at: frozenset[tuple[str, str]] = frozenset()
    counted: frozenset[tuple[str, str]] = frozenset()
    branches: bool = False
    floor: float | None = None
    there: bool = True


_NONE = _Settings(there=False)


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening where the settings of coverage.py that count leave more out, or ask for a lower share."""
    base = judges.comparison.base.case.snapshot
    before, after = _counting_settings(base), _counting_settings(judges.comparison.case.snapshot)
    at = after.path or before.path or _OWN
    was = Location(before.path or at) if before.path or base.presence(at) is Presence.FILE else None
    for detail in _ways_of_asking_less(before.settings, after.settings) if before.settings != after.settings else ():
        yield Weakening(Weakens.COVERAGE, at, f"`{at}` lets tests cover less", was, Location(at), detail)


class _CountingSettings(NamedTuple):
    """The settings that count, and their file, if there is one; ``settings`` is ``None`` where they can't be read."""

    path: str | None
    settings: _Settings | None


def _counting_settings(snapshot: Snapshot) -> _CountingSettings:
    counting = (
        _CountingSettings(path, settings) for path in _PLACES if (settings := _settings(snapshot, path)) != _NONE
    )
    return next(counting, _CountingSettings(None, _Settings()))


def _ways_of_asking_less(old: _Settings | None, new: _Settings | None) -> Iterator[str]:
    if new is None:
        yield "its settings can't be read any more"
        return
    then = old or _Settings()
    for setting, pattern in sorted(new.left_out - then.left_out):
        yield f"{setting} has {pattern} now"
    for setting, pattern in sorted(then.looked_at):
        if not any(_contains(other, pattern) for _, other in new.looked_at):
            yield f"{setting} has {pattern} no more"
    yield from _counts_less(then.counted, new.counted)
    if then.branches and not new.branches:
        yield "run.branch is off, and was on"
    if then.floor is not None and (new.floor is None or new.floor < then.floor):
        yield f"fail_under was {then.floor:g} and is {'gone' if new.floor is None else f'{new.floor:g}'}"


def _contains(wide: str, narrow: str) -> bool:
    """Return whether a folder or package is another one, or holds it."""
    return wide in (".", narrow) or narrow.startswith((f"{wide.rstrip('/')}/", f"{wide}."))


def _counts_less(old: frozenset[tuple[str, str]], new: frozenset[tuple[str, str]]) -> Iterator[str]:
    """Yield where nothing counts any more but what a setting names; one that names nothing lets everything count."""
    for setting in sorted({name for name, _ in new}):
        then = {pattern for name, pattern in old if name == setting}
        now = {pattern for name, pattern in new if name == setting}
        if not then:
            yield f"nothing but {', '.join(sorted(now))} counts now, says {setting}"
        for pattern in sorted(then - now):
            yield f"{setting} has {pattern} no more"


def _settings(snapshot: Snapshot, path: str) -> _Settings | None:
    """Return the settings of a file, ``_NONE`` where it has none, and ``None`` where they can't be read."""
    if snapshot.presence(path) is not Presence.FILE:
        return _NONE
    try:
        data = snapshot.read(path)
        if len(data) > _MAX_BYTES:
            return None
        text = "\n".join(decode(data).raw)
        sections = _toml(text, path) if path.endswith(".toml") else _ini(text, path)
        return _settings_from_sections(sections) if path in (_OWN, _OWN_TOML) or any(sections.values()) else _NONE
    except (UnreadableError, UndecodableError, FormatProblem, ValueError, configparser.Error):
        return None


def _toml(text: str, path: str) -> Mapping[str, Mapping[str, object]]:
    whole = load(text)
    table: object = whole
    for key in ("tool", "coverage"):
        table = table.get(key, {}) if isinstance(table, dict) else {}
    beside = whole if path == _OWN_TOML else {}
    sections: Mapping[str, object] = {**beside, **table} if isinstance(table, dict) else beside
    return {name: section for name, section in sections.items() if isinstance(section, dict)}


def _ini(text: str, path: str) -> Mapping[str, Mapping[str, object]]:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.read_string(text)
    prefix = "" if path == _OWN else "coverage:"
    return {name.removeprefix(prefix): dict(parser[name]) for name in parser.sections() if name.startswith(prefix)}


def _settings_from_sections(sections: Mapping[str, Mapping[str, object]]) -> _Settings:
    run, report = (sections.get(name, {}) for name in ("run", "report"))
    floor = report.get("fail_under")
    return _Settings(
        left_out=_patterns_of_keys(sections, _LEAVING_OUT),
        looked_at=_patterns_of_keys({"run": run}, _LOOKING_AT),
        counted=_patterns_of_keys(sections, (_ONLY,)),
        branches=str(run.get("branch", "")).lower() in _YES,
        floor=None if floor is None else float(str(floor)),
    )


def _patterns_of_keys(
    sections: Mapping[str, Mapping[str, object]], keys: tuple[str, ...]
) -> frozenset[tuple[str, str]]:
    return frozenset(
        (f"{name}.{key}", pattern)
        for name in ("run", "report")
        for key in keys
        for pattern in _patterns(sections.get(name, {}).get(key))
    )


def _patterns(value: object) -> list[str]:
    listed = value if isinstance(value, list) else str(value or "").replace(",", "\n").split("\n")
    return [pattern for part in listed if (pattern := str(part).strip())]
