"""The one table of formats of `log show`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.lazily import renderer
from dodcheck.reports.log_show.report import ShowReport

FORMATS: Mapping[str, Callable[[ShowReport], str]] = {
    name: renderer(f"dodcheck.reports.log_show.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
