"""The criteria under the parts of the program that they belong to: phases, milestones, outcomes, documents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from dodcheck.documents.closings import milestone_of
from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Judgement
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten

_PHASE: Final = re.compile(r"(phase|stage|step|sprint)-(.{1,100})")
_TITLE: Final = 90
"""Titles have so many columns at most."""

_PROGRAM: Final = "program"
_POLICY: Final = "policy"


class Member(NamedTuple):
    """A judged criterion and its number in the report."""

    at: int
    judgement: Judgement


class CriteriaGroup(NamedTuple):
    """Criteria under one heading of a part of the program; the name is empty where there is none."""

    name: str
    members: tuple[Member, ...]


DOCUMENTS: Final = "Documents"
"""The family of parts that are a whole document each, called by its path."""


class Section(NamedTuple):
    """A part of the program. ``anchor`` is where it stands on the page, ``family`` what parts like it are called."""

    anchor: str
    family: str
    name: str
    groups: tuple[CriteriaGroup, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        """All criteria of the part, in the order they are shown in."""
        return tuple(member for group in self.groups for member in group.members)


def sections(judgements: Sequence[Judgement], titles: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the parts in the order in which they first appear, and in each the groups in the same way.

    ``titles`` are those of phases and milestones, by their scope.
    """
    parts: dict[tuple[str, str], dict[str, list[Member]]] = {}
    for at, judgement in enumerate(judgements):
        family, name, group = _names(judgement.criterion, visible(titles.get(judgement.criterion.scope, "")))
        parts.setdefault((family, name), {}).setdefault(group, []).append(Member(at, judgement))
    return tuple(_section(number, *names, groups) for number, (names, groups) in enumerate(parts.items(), 1))


def _section(number: int, family: str, name: str, groups: Mapping[str, Sequence[Member]]) -> Section:
    return Section(
        f"part-{number}", family, name, tuple(CriteriaGroup(group, tuple(found)) for group, found in groups.items())
    )


def _names(criterion: Criterion, title: str) -> tuple[str, str, str]:
    """Return the family and the name of the part, and the group in it; of the program, each group is a part."""
    group, about = visible(criterion.group or ""), f": {shorten(title, _TITLE)}" if title else ""
    if criterion.scope == _PROGRAM:
        return "Program", group or "Program", ""
    if criterion.scope == _POLICY:
        return "Policy", "Policy", ""
    if milestone := milestone_of(criterion.scope):
        return "Milestones", f"Milestone {visible(str(milestone))}{about}", group
    if phase := _PHASE.fullmatch(criterion.scope):
        return (
            f"{phase[1].capitalize()}s",
            f"{phase[1].capitalize()} {visible(phase[2]).replace('-', '.')}{about}",
            group,
        )
    return DOCUMENTS, visible(criterion.location.path), group
