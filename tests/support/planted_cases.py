"""Whole repositories with a silent failure planted in them, and harmless ones that look like it.

They were written without a look at the audit, and are what decides whether it is good. ``planted/<family>/*.yml`` has
one mask each, said in ``found``; nothing that the audit says of a ``harmless/*.yml`` may be rated above low. Tests
that fail are settled by judging the repository anew, never by what the audit happens to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from dodcheck.snapshot.memory import MemorySnapshot
from support.yaml_files import loaded

CASES = Path(__file__).resolve().parent.parent / "workflows" / "cases"
FAMILIES = ("soft-fail-mechanics", "conditional-skips", "retry-masking", "scope-gaps", "informational-only")
WEIGHT = {"low": 0, "medium": 1, "high": 2}


class Place(Protocol):
    """Where a risk is; ``line`` counts from 1."""

    @property
    def path(self) -> str: ...
    @property
    def line(self) -> int | None: ...


class Risk(Protocol):
    """What these tests ask of a risk that the audit told."""

    @property
    def pattern(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def location(self) -> Place: ...
    @property
    def message(self) -> str: ...
    @property
    def accepted(self) -> str | None: ...


@dataclass(frozen=True)
class Mask:
    """A planted mask: where it stands (``path:line``), and the least that a good auditor would rate it.

    ``or_at`` are further places that point a reader to the same mask: the step that calls the script, the job around
    it. ``also`` are further families that it may rightly be counted to.
    """

    family: str
    at: str
    severity: str
    or_at: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)

    @property
    def places(self) -> list[str]:
        """Every place that is right, the best one first."""
        return [self.at, *self.or_at]

    @property
    def families(self) -> list[str]:
        """Every family that is right, the best one first."""
        return [self.family, *self.also]

    def is_found_by(self, risk: Risk) -> bool:
        """Return whether a risk is this mask, rated at least as it has to be, and not accepted by somebody."""
        rated = risk.accepted is None and WEIGHT[str(risk.severity)] >= WEIGHT[self.severity]
        return rated and str(risk.family) in self.families and place_of(risk) in self.places


@dataclass(frozen=True)
class Case:
    """A repository: the content of its ``files`` by path, and the mask to be found in it, if one is planted."""

    name: str
    about: str
    files: Mapping[str, str]
    found: Mask | None = None

    @property
    def snapshot(self) -> MemorySnapshot:
        """The repository as the audit sees it."""
        return MemorySnapshot({path: content.encode() for path, content in self.files.items()})

    def line(self, place: str) -> str:
        """Return the text that stands at ``path:line``."""
        path, _, number = place.rpartition(":")
        return self.files[path].splitlines()[int(number) - 1].strip()


def planted() -> list[Case]:
    """Return every repository with a mask."""
    return [_case(path) for path in sorted(CASES.glob("planted/*/*.yml"))]


def harmless() -> list[Case]:
    """Return every repository without one."""
    return [_case(path) for path in sorted(CASES.glob("harmless/*.yml"))]


def place_of(risk: Risk) -> str:
    """Return where a risk is, as ``path:line``."""
    return f"{risk.location.path}:{risk.location.line}"


def told(case: Case, risks: Iterable[Risk]) -> str:
    """Return what the audit said of a repository, a risk a line, under what the repository is about."""
    lines = [f"  {_rated(one)} {one.family} {one.pattern} {place_of(one)}: {one.message}" for one in risks]
    return "\n".join([case.about, *(lines or ["  no risk"])])


def _rated(risk: Risk) -> str:
    return f"{'accepted ' if risk.accepted else ''}{risk.severity}"


def _case(path: Path) -> Case:
    said: dict[str, Any] = loaded(path)
    mask = said.pop("found", None)
    name = str(path.relative_to(CASES).with_suffix(""))
    return Case(name=name, **said, found=None if mask is None else Mask(**mask))
