"""Whether a run of tests that is asked for coverage measures anything but the tests themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.options import option_values
from dodcheck.workflows.effective.effect import Effect, Effectiveness

_COVERAGE = "--cov"
_TESTS = frozenset({"tests", "test"})


def tests_alone_measured(words: Sequence[str], expected_words: Sequence[str]) -> Iterator[Effect]:
    """Yield that the coverage of tests alone is measured, where a rule expects that it is measured at all."""
    measured = [value for value in option_values(words, (_COVERAGE,)) if value and not value.startswith("-")]
    asked = [word.partition("=") for word in expected_words]
    all_tests = bool(measured) and all(value.removeprefix("./").strip("/") in _TESTS for value in measured)
    if all_tests and any(name == _COVERAGE and not value for name, _, value in asked):
        yield Effect(Effectiveness.MAYBE, f"`{_COVERAGE}={measured[0]}` only measures the tests themselves")
