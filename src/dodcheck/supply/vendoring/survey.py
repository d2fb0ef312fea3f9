"""What a look for vendored code found."""

from __future__ import annotations

from dataclasses import dataclass

from dodcheck.model.evidence import Place
from dodcheck.supply.vendoring.vendored import Vendored


@dataclass(frozen=True, slots=True, order=True)
class SkippedPlace:
    """A place that was not counted as vendored code, or could not be read, and why: words that follow its path."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class VendoredSurvey:
    """All vendored code, sorted by path, each path once; ``skipped`` could not be looked at, ``own`` is left out.

    Where something was skipped, that a folder or file is missing here says nothing about it.
    """

    code: tuple[Vendored, ...]
    skipped: tuple[SkippedPlace, ...] = ()
    own: tuple[SkippedPlace, ...] = ()
