"""Whether a bill of materials lists as many components, and the vendored code, that it has to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Place
from dodcheck.snapshot.globs import matcher
from dodcheck.supply.bom import Bom
from dodcheck.supply.coverage.match import ComponentCoverage, Match, match_components
from dodcheck.supply.coverage.standing import Standing
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.validation.checked_bom import Demands
from dodcheck.supply.validation.distinct import distinct_components
from dodcheck.supply.vendoring.survey import VendoredSurvey
from dodcheck.supply.vendoring.vendored import Vendored


class Completeness(NamedTuple):
    """What a bill lacks, and how many of its components are vendored code, ``None`` where nobody asked."""

    problems: tuple[Problem, ...] = ()
    listed: int | None = None


def check_completeness(bom: Bom, demands: Demands, survey: VendoredSurvey | None) -> Completeness:
    """Return what a bill lacks of what is asked; ``survey`` is there where vendored code is asked for."""
    if survey is None:
        return Completeness(tuple(_too_few(len(distinct_components(bom)), demands.least, "distinct")))
    coverage = match_components(bom, survey.code)
    listed = _listed_count(coverage.matches)
    if demands.vendored:
        few = _too_few(listed, demands.least, "vendored")
    else:
        few = _too_few(len(distinct_components(bom)), demands.least, "distinct")
    return Completeness((*few, *_unlisted_code(coverage, _code_to_list(demands, survey), demands, survey)), listed)


def _listed_count(matches: Sequence[Match]) -> int:
    """Return how many components are vendored code, at its commit where one is recorded; each of both counts once."""
    sure = [
        match_
        for match_ in matches
        if match_.stand.standing is Standing.AGREES
        or (match_.stand.standing is Standing.UNTOLD and match_.code.commit is None)
    ]
    return min(len({one.code.path for one in sure}), len({one.component.at for one in sure}))


def _too_few(count: int, least: int | None, what: str) -> Iterator[Problem]:
    if least is not None and count < least:
        listed = f"{count:,} {what} {'component is' if count == 1 else 'components are'} listed"
        yield _error("too-few-components", f"{listed}, and at least {least:,} are asked for")


def _code_to_list(demands: Demands, survey: VendoredSurvey) -> tuple[Vendored, ...]:
    """Return the code that has to be listed: all of it, or what lies in the folders that are named."""
    if demands.vendored:
        return survey.code
    return tuple(code for code in survey.code if any(_is_in(code.path, glob) for glob in demands.covers))


def _is_in(path: str, glob: str) -> bool:
    """Tell whether a path or a folder above it is what a glob means."""
    matches = matcher(_plain_glob(glob))
    parts = path.split("/")
    return any(matches("/".join(parts[:depth])) for depth in range(1, len(parts) + 1))


def _plain_glob(glob: str) -> str:
    return glob.removeprefix("./").strip("/")


def _unlisted_code(
    coverage: ComponentCoverage, wanted: Sequence[Vendored], demands: Demands, survey: VendoredSurvey
) -> Iterator[Problem]:
    """Yield the code that is not listed, or at another commit, and what can't be told."""
    if demands.vendored and not survey.code:
        yield _error("nothing-vendored", "no vendored code was found in this tree, so nothing shows that it is listed")
    for glob in demands.covers:
        if not any(_is_in(code.path, glob) for code in survey.code):
            yield _error("nothing-vendored", f"{glob}: no vendored code was found there")
    paths = {code.path for code in wanted}
    doubts = {match_.code.path: match_.component.name for match_ in coverage.doubts}
    for code in coverage.uncovered:
        if code.path in paths:
            perhaps = f" ({doubts[code.path]} may be it, or another copy)" if code.path in doubts else ""
            yield _error("not-listed", f"{code.path} is vendored and not listed{perhaps}")
    yield from (found for match_ in coverage.matches if match_.code.path in paths for found in _commit_problems(match_))
    for skipped in survey.skipped:
        yield _error(
            "not-looked-at", f"{_place(skipped.place)}: {skipped.why}, so code there may be missing from the list"
        )


def _commit_problems(match: Match) -> Iterator[Problem]:
    """Yield that code is listed at another commit, or without the one that it is recorded at."""
    path, stand = match.code.path, match.stand
    if stand.standing is Standing.DISAGREES:
        said = f"{path} is listed at {stand.listed}, and the tree has {stand.recorded}"
        yield Problem("other-commit", Severity.ERROR, said, match.component.at)
    elif stand.standing is Standing.UNTOLD and match.code.commit is not None:
        listed = f"at {stand.listed}" if stand.listed else "without a version"
        said = f"{path} is listed {listed}, which does not tell whether it is commit {stand.recorded}"
        yield Problem("commit-untold", Severity.WARNING, said, match.component.at)


def _place(place: Place) -> str:
    return place.path if place.line is None else f"{place.path}:{place.line}"


def _error(code: str, message: str) -> Problem:
    return Problem(code, Severity.ERROR, message, ())
