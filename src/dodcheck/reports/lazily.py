"""Renderers whose module is imported when it is first used: a run needs one format of many."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeVar

_Report_contra = TypeVar("_Report_contra", contravariant=True)


def renderer(module: str) -> Callable[[_Report_contra], str]:
    """Return the function ``render`` of a module."""

    def render(report: _Report_contra) -> str:
        text: str = import_module(module).render(report)
        return text

    return render
