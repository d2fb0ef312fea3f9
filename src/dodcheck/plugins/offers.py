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
        points = [point for point in found.entry_points if point.group in GROUPS]
        called = f"{found.name} {found.version}"
    except (metadata.PackageNotFoundError, ValueError):
        raise _missing(f"--plugin: no installed package is called `{name[:80]}`") from None
    except (OSError, KeyError, TypeError, UnicodeError) as problem:
        raise user_error(f"--plugin: what is installed as `{name[:80]}` can't be read: {problem}") from problem
    if not points:
        raise _missing(f"--plugin: the package {called} has no kinds and no reports for dodcheck")
    points.sort(key=lambda point: point.name)
    kinds, reports = ([point for point in points if point.group == group] for group in GROUPS)
    return Plugin(called, tuple(kinds), tuple(reports))


def _missing(said: str) -> UserError:
    known = sorted(set(_installed()))
    hint = f"Installed plugins: {', '.join(known)}" if known else "No plugin is installed beside this dodcheck."
    return user_error(said, hint)


def _installed() -> Iterator[str]:
    """Yield the name of every installed package that has kinds or reports for dodcheck."""
    for group in GROUPS:
        yield from (point.dist.name for point in metadata.entry_points(group=group) if point.dist)
