"""Patterns, loaded when they are asked for."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.patterns.names import MODULES, NAMES


def patterns() -> tuple[Pattern, ...]:
    """Return every pattern."""
    return patterns_named(NAMES)


def patterns_named(names: Collection[str]) -> tuple[Pattern, ...]:
    """Return the patterns of these names, in the order of the table."""
    asked = (module for module, name in zip(MODULES, NAMES, strict=True) if name in names)
    loaded = (import_module(f"dodcheck.workflows.audit.patterns.{module}").PATTERN for module in asked)
    return tuple(pattern for pattern in loaded if isinstance(pattern, Pattern))
