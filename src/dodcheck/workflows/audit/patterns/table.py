"""The one table of patterns."""

from __future__ import annotations

from importlib import import_module

from dodcheck.workflows.audit.pattern import Pattern

NAMES = (
    "step_continue_on_error",
    "job_continue_on_error",
    "or_true",
)
"""The modules of this folder that hold a pattern each, in the order in which they are explained."""


def patterns() -> tuple[Pattern, ...]:
    """Return every pattern."""
    found = (import_module(f"dodcheck.workflows.audit.patterns.{name}").PATTERN for name in NAMES)
    return tuple(one for one in found if isinstance(one, Pattern))
