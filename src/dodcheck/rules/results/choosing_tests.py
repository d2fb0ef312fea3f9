"""The tests that a rule is about: by name, by the words they are known by, by their suite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.phrasing import some
from dodcheck.results.tests import RunOfTests, Status, TestResults
from dodcheck.rules.results.matching_names import TestMatcher, matcher_of_name
from dodcheck.rules.results.matching_words import evidence_suffix, matcher_of_suite, matcher_of_words
from dodcheck.snapshot.protocol import Snapshot


class SoughtTests(NamedTuple):
    """What tests are sought by; see the options of the rule. Without any, every test is meant."""

    names: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    suites: tuple[str, ...] = ()

    def are_few(self) -> bool:
        """Return whether single tests are meant, of which none may be skipped: those of a folder or suite are many."""
        return bool(self.about) or any(not name.endswith("/") for name in self.names)

    def words(self) -> str:
        """Return them in words."""
        return some(
            [*self.names, *(f"“{word}”" for word in self.about), *(f"the suite {suite}" for suite in self.suites)]
        )


class ChosenTests(NamedTuple):
    """The tests that a rule is about, the words that name them, and what to say of those that are not there."""

    cases: tuple[RunOfTests, ...]
    words: str
    absent: tuple[str, ...] = ()


def matchers_of(snapshot: Snapshot, sought: SoughtTests) -> tuple[TestMatcher, ...]:
    """Return for each thing that is sought what tells whether a test is meant by it."""
    return tuple(matches for _, matches in _matchers_with_advice(snapshot, sought))


def choose_tests(snapshot: Snapshot, sought: SoughtTests, files: Sequence[tuple[str, TestResults]]) -> ChosenTests:
    """Return the tests of the files that are meant."""
    every = [(source, case) for source, results in files for case in results.cases]
    if not any(sought):
        return ChosenTests(tuple(case for _, case in every), "")
    matchers = list(_matchers_with_advice(snapshot, sought))
    hits = {at: [matches(source, case) for source, case in every] for at, (_, matches) in enumerate(matchers)}
    absent = tuple(matchers[at][0] for at, matched in hits.items() if not any(matched))
    cases = tuple(case for place, (_, case) in enumerate(every) if any(hit[place] for hit in hits.values()))
    return ChosenTests(cases, f" of {sought.words()}", absent)


def failed_tests(cases: Sequence[RunOfTests]) -> list[RunOfTests]:
    """Return those that failed or ended in an error."""
    return [case for case in cases if case.status in (Status.FAILED, Status.ERROR)]


def _matchers_with_advice(snapshot: Snapshot, sought: SoughtTests) -> Iterator[tuple[str, TestMatcher]]:
    """Yield what tells whether a test is meant by each thing that is sought, and what to say where none is."""
    yield from ((f"none of {{count}} in it is {name}", matcher_of_name(name, snapshot)) for name in sought.names)
    yield from ((f"none of {{count}} in it is about “{words}”", matcher_of_words(words)) for words in sought.about)
    for suite in sought.suites:
        advice = f"`--evidence junit-{evidence_suffix(suite)}=…` would show one"
        yield f"no result is of the suite {suite}; {advice}", matcher_of_suite(suite)
