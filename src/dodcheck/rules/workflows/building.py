"""Whether anything is built before a step, in its job or in those that its job needs."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.builds import build_before
from dodcheck.rules.workflows.does import Candidate


def unbuilt(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return those before which nothing is built, as far as can be told for certain."""
    return [candidate for candidate in candidates if build_before(candidate) is None]


def built(candidates: Sequence[Candidate], what: str) -> Finding:
    """Return what is built before each of them, or may be; what nothing does is not done without a build either."""
    told = [(one, build) for one in candidates if (build := build_before(one)) is not None]
    if not told:
        return Finding(Outcome.UNKNOWN, f"no step {what}", unknown=Unknown.EMPTY_SCOPE)
    candidate, build = min(told, key=lambda builds: builds[1].sure)
    (path, line), place = candidate.line, build.place
    at = f"{place.path}:{place.line}" if place.line else place.path
    words = f"{path}:{line} {what}, but before it {at} {'builds' if build.sure else 'may build'}: {build.what}"
    if not build.sure:
        return Finding(Outcome.UNKNOWN, words, (place,), examined=len(candidates), unknown=Unknown.PARTIAL)
    return Finding(Outcome.FAILS, words, (place,), examined=len(candidates))
