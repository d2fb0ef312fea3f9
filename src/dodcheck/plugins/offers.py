"""What an installed package offers to dodcheck: its entry points, read without importing anything of it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from typing import NamedTuple

from dodcheck.errors import UserError, user_error

KINDS_GROUP = "dodcheck.rules"
"""The entry points that are kinds of evidence, each named as its kind."""

REPORTS_GROUP = "dodcheck.reports"
"""The entry points that are reports, each named as its format."""

GROUPS = (KINDS_GROUP, REPORTS_GROUP)


class Plugin(NamedTuple):
    """An installed package with what it offers; ``called`` is its name and version."""

    called: str
    kinds: tuple[metadata.EntryPoint, ...]
    reports: tuple[metadata.EntryPoint, ...]


def find_plugin(name: str) -> Plugin:
    """Return the plugin that an installed package is, by the name it is installed by. Raises ``UserError``."""
    try:
        found = metadata.distribution(name)
    except (metadata.PackageNotFoundError, ValueError):
        raise _missing(f"--plugin: no installed package is called `{name[:80]}`") from None
    called, points = _read(found, name)
    if not points:
        raise _missing(f"--plugin: the package {called} has no kinds and no reports for dodcheck")
    points.sort(key=lambda point: point.name)
    kinds, reports = ([point for point in points if point.group == group] for group in GROUPS)
    return Plugin(called, tuple(kinds), tuple(reports))


def _read(found: metadata.Distribution, name: str) -> tuple[str, list[metadata.EntryPoint]]:
    """Return how a package is called, and what it offers. Raises ``UserError`` where its papers can't be read."""
    try:
        told = f"{found.name} {found.version}", [point for point in found.entry_points if point.group in GROUPS]
    except Exception as problem:
        said = f"--plugin: the metadata of `{name[:80]}` can't be read: {type(problem).__name__}"
        raise user_error(said, "Install it again.") from problem
    return told


def _missing(said: str) -> UserError:
    known = sorted(set(_installed()))
    hint = f"Installed plugins: {', '.join(known)}" if known else "No plugin is installed beside this dodcheck."
    return user_error(said, hint)


def _installed() -> Iterator[str]:
    """Yield the name of every installed package that has kinds or reports for dodcheck, as far as they can be read."""
    for found in metadata.distributions():
        try:
            if any(point.group in GROUPS for point in found.entry_points):
                yield found.name
        except Exception:  # noqa: BLE001, S112 - another package is damaged: it is not the one that was asked for
            continue
