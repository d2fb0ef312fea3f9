"""The one table of formats of `log recover`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.lazily import renderer
from dodcheck.reports.log_recover.report import RecoverReport

FORMATS: Mapping[str, Callable[[RecoverReport], str]] = {
    name: renderer(f"dodcheck.reports.log_recover.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
