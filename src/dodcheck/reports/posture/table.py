"""The one table of formats of `posture`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.lazily import renderer
from dodcheck.reports.posture.report import PostureReport

FORMATS: Mapping[str, Callable[[PostureReport], str]] = {
    name: renderer(f"dodcheck.reports.posture.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
