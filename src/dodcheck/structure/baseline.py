"""A baseline: the coupling and the cycles of an earlier day, and what has grown since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dodcheck.formats.json import load
from dodcheck.formats.problem import FormatProblem
from dodcheck.structure.cycles import Cycle
from dodcheck.structure.graph import Edge
from dodcheck.structure.parts import Parts


class BaselineError(Exception):
    """A file that is no baseline: why, as a clause behind its path."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was so: how many modules each part depended on, and the knots."""

    efferent: Mapping[str, int]
    knots: tuple[frozenset[str], ...]


class Growth(NamedTuple):
    """A part that depends on more than it did: how many modules it was, how many it is, and one of them."""

    part: str
    before: int
    now: int
    first: Edge


class BaselineDifference(NamedTuple):
    """What is more than the baseline allows, and what it says nothing of: parts that are new and depend on others."""

    cycles: tuple[Cycle, ...]
    grown: tuple[Growth, ...]
    new: tuple[Growth, ...]


def read_baseline(data: bytes, language: str) -> Baseline:
    """Return what a report of `dodcheck modules` in JSON says of a language. Raises ``BaselineError``."""
    try:
        told = load(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise BaselineError("is no UTF-8") from None
    except FormatProblem as problem:
        raise BaselineError(f"is no JSON: {problem}") from None
    if not isinstance(told, dict) or not str(told.get("schema", "")).startswith("dodcheck-modules/"):
        raise BaselineError("is no report of dodcheck modules in JSON")
    try:
        return _baseline_of_language(told[language])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BaselineError(f"does not say what {language} was: it is no whole report of dodcheck modules") from None


def baseline_difference(before: Baseline, parts: Parts, cycles: Sequence[Cycle]) -> BaselineDifference:
    """Return what has grown: a knot is an old one as long as it has no module that was in another or in none."""
    grown: list[Growth] = []
    new: list[Growth] = []
    for part in parts.parts:
        was = before.efferent.get(part.name)
        if part.efferent > (was or 0):
            growth = Growth(part.name, was or 0, part.efferent, parts.graph.edges_from[part.name][0])
            (new if was is None else grown).append(growth)
    fresh = [cycle for cycle in cycles if not any(known.issuperset(cycle.modules) for known in before.knots)]
    return BaselineDifference(tuple(fresh), tuple(grown), tuple(new))


def _baseline_of_language(told: Mapping[str, Any]) -> Baseline:
    efferent = {str(one["name"]): _count(one["efferent"]) for one in told["parts"]}
    knots = tuple(frozenset(map(str, one["modules"])) for one in told["cycles"])
    return Baseline(efferent, knots)


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value
