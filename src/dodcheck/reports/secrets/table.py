"""The one table of formats of `secrets`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dodcheck.reports.lazily import renderer
from dodcheck.reports.secrets.report import SecretsReport

FORMATS: Mapping[str, Callable[[SecretsReport], str]] = {
    name: renderer(f"dodcheck.reports.secrets.{name}") for name in ("json", "markdown", "terminal")
}
"""Every format by the name that ``--format`` takes."""
