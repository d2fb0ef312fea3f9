"""For which environments of `tox` a line of a value is meant: those whose names have its factors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dodcheck.workflows.runs.tox_names import names_in

_FACTORS = re.compile(r"([\w{},.!*?\[\]-]{1,80}):(?:\s+|$)")
_GLOB = frozenset("*?[")
_SYSTEMS = frozenset({"linux", "darwin", "win32", "cygwin"})
"""Factors that newer versions of tox take from the system they run on."""
_USUAL = "linux"
"""The system that most jobs run on."""


class MeantLine(NamedTuple):
    """A line without its factors; ``perhaps`` says that it may be left out for an environment."""

    text: str
    perhaps: bool


def meant_for(environment: str, line: str) -> MeantLine:
    """Return what a line says for an environment."""
    told = _FACTORS.match(line)
    if told is None or told[1].count("{") != told[1].count("}"):
        return MeantLine(line, perhaps=False)
    factors = frozenset(environment.split("-"))
    groups = (group.split("-") for group in names_in(told[1]))
    return MeantLine(
        line[told.end() :], perhaps=not any(all(_is_met(one, factors) for one in group) for group in groups)
    )


def may_be_skipped(platforms: Iterable[str], environment: str) -> bool:
    """Return whether an environment, told its `platform` in some lines, may be passed over where its job runs."""
    lines = [meant_for(environment, line) for line in platforms]
    told = [one for one in lines if not one.perhaps] or lines
    names = [name.strip() for one in told for name in one.text.strip("()^$").split("|") if name.strip()]
    return bool(names) and not any(name.startswith(_USUAL) for name in names)


def _is_met(factor: str, factors: frozenset[str]) -> bool:
    """Return whether an environment of these factors has one, for certain; `!` asks that it has not."""
    name = factor.removeprefix("!")
    if not _GLOB.isdisjoint(name) or (name != factor and name in _SYSTEMS):
        return False
    return (name in factors) is (name == factor)
