"""Every pattern, loaded."""

from __future__ import annotations

from importlib import import_module

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.patterns.names import MODULES


def patterns() -> tuple[Pattern, ...]:
    """Return every pattern."""
    found = (import_module(f"dodcheck.workflows.audit.patterns.{name}").PATTERN for name in MODULES)
    return tuple(one for one in found if isinstance(one, Pattern))
