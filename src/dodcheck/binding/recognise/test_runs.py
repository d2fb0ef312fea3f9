"""All tests pass, `test/test_x.py` passes, the smoke test runs in <1 second, no skipped tests: results of tests."""

from __future__ import annotations

import re
from collections.abc import Callable

from dodcheck.binding.recognise.flaws import is_of_some
from dodcheck.binding.recognise.forms import ALSO, SLOT, THE, named, things_in
from dodcheck.binding.recognise.passing import files_of, has_folder, of_tests
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every, first_fitting
from dodcheck.binding.recognise.skipped import turned_off
from dodcheck.binding.recognise.test_names import file_above, is_command, names, suites
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All
from dodcheck.rules.metrics.bound import Bound
from dodcheck.rules.test_results import TestResultsRule
from dodcheck.rules.workflow import WorkflowRule

_CLEAN = r" with(?:out| no| zero| 0)(?: any)? (?:failures?|errors?)"
_HOW = rf"(?: (?:at )?100 ?%| 100 percent| cleanly| successfully|{_CLEAN})?"
_BE = r"(?:(?:is|are|stay|stays|remain|remains|now|still|all|must|should|run|be|and|written|exist|implemented) )*"
_PASS = rf"{_BE}(?:pass|passes|passed|passing|green|succeed|succeeds|run green){_HOW}"
_WHOLE = r"(?:(?:all|every|the|our|a|full|whole|entire|complete|existing|current|unit|automated) )*"
_TESTS = r"(?:tests|test cases|(?:test ?suites?|suite of tests)(?: tests)?)"
_COUNT = r"(?:(?P<ran>\d{1,6}) ?(?:/| of ) ?)?(?P<count>\d{1,6}) ?\+? "
_SUITE = r"(?!\w+ (?:passed|passing|skipped|failed))[a-z][a-z0-9+#./ -]{0,30}"
_LIST = rf"\((?P<suites>{_SUITE}(?:, {_SUITE}){{1,15}})\)"
_SKIPS = r"(?P<skips>(?:,| with| and)+ no(?:ne)?(?: tests?)? (?:is |are )?skip(?:s|ped)(?: tests?)?)?"
_ALL = (
    rf"(?P<kind>{_WHOLE}){_TESTS} {_PASS}{_SKIPS}",
    rf"(?P<kind>{_WHOLE}){_TESTS} {_PASS} {_LIST}",
    rf"(?P<kind>{_WHOLE}){_TESTS} {_LIST} {_PASS}",
    rf"(?:no|zero|0) (?:regressions|broken tests) \((?P<kind>{_WHOLE}){_TESTS} {_PASS}\)",
    r"(?P<kind>)(?:no|zero|0) (?:failing tests|test failures|failed tests|tests fail(?:ing|ed)?)",
)
_NO_SUCH = (
    r"(?:no|zero|0) (?:failing|failed) (?:or|and|/) skipped tests",
    r"(?:no|zero|0) skipped (?:or|and|/) (?:failing|failed) tests",
)
_COUNTED = (rf"(?P<all>(?:all|the) )?{_COUNT}(?P<unit>unit )?(?:automated )?(?:tests|test cases) {_PASS}",)
_NAMES_TESTS = re.compile(r"`[^`]*test[^`]*`")
"""A statement above that may say which tests are meant."""
_NO_SKIPS = (r"(?:no|zero|0) (?:skipped tests|tests? (?:is |are |was |were )?skipped|skips)",)
_NAMED = (
    rf"{THE}(?:test )?{named(ALSO, 'paths')}(?: tests?)? (?:all )?{_PASS}",
    rf"(?:all |the )*(?:(?P<count>\d{{1,6}}) )?tests (?:in|of|under|below) {THE}{named(ALSO, 'paths')} {_PASS}",
    rf"{named(SLOT, 'paths')}(?:: | — | – | - | \()(?P<count>\d{{1,6}}) tests,? {_PASS}\)?",
)
_TURNS = (
    "all|no|not|any|some|most|every|each|the|only|if|when|unless|until|should|must|new|failing|manual|ci|run|runs|showing"
    "|shows|workflow|confirm|verify|ensure|check|existing|these|those|other|more|that|which|add|added|write|wrote"
)
_WORD = rf"(?!(?:{_TURNS})\b)[a-z][a-z0-9+#]*"
_MANY = r"(?:(?:all|the|existing) )*(?:(?P<count>\d{1,6}) )?"
_KNOWN = rf"(?P<about>{_WORD}(?:[ -]{_WORD}){{0,4}}?)"
_COMPOUND = r"(?P<about>[a-z0-9]{2,20}(?:-[a-z0-9]{1,20}){1,3})"
_ERROR = r"(?:error|message|error message)"
_ABOUT = (
    rf"{THE}{_KNOWN} (?P<single>test) {_PASS}",
    rf"{_MANY}{_KNOWN} (?:tests|test suite) {_PASS}",
    rf"{_COMPOUND} (?P<single>works) \((?:the )?test {_PASS}\)",
    rf"(?:a |the )?(?P<single>test) exists: {_COMPOUND}(?: [a-z-]{{1,20}}){{0,8}}",
    rf"{THE}(?P<thing>{SLOT})(?P<about>(?: [a-z-]{{1,20}}){{0,4}}) (?P<single>fails) with (?:a )?clear {_ERROR}",
)
_EXISTS = (
    (
        rf"(?:(?:the|an?) |{_MANY})(?P<about>{_WORD}(?:[ -]{_WORD}){{0,5}}) tests? "
        rf"(?:exists?|is there|added|in place)(?: \({named(SLOT, 'file')}\)| in {named(SLOT, 'file_in')})?"
    ),
)
_ONE = rf"(?P<it>it|test|(?P<about>{_WORD}(?:[ -]{_WORD}){{0,3}}) test)"
_WHAT = rf"(?:{named(SLOT, 'paths')}|{THE}{_ONE})"
_SIGN = r"(?P<sign><|≤|<=|under|less than|below|at most|no more than|within|up to)"
_TIME = r"(?P<number>\d{1,6}(?:\.\d{1,6})?) ?(?P<unit>ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?)(?: or less)?"
_TIMED = (
    (
        rf"(?:{_WHAT} )?(?:runs?|completes?|finish(?:es)?|takes?|executes?|pass(?:es)?) (?:in )?"
        rf"(?:{_SIGN} ?)?{_TIME}"
        r"(?P<aside>,? (?:without|with no) [^.;]{1,60})?"
    ),
)
_NO_BUILD = re.compile(
    r",? (?:without|with no) (?:a |an |any )?(?:(?:c\+\+|native|full|c|cpp) )?(?:build|compilation|compile)"
)
_OPEN = frozenset({"<", "under", "less than", "below"})
_UNITS = {"ms": 1, "mi": 1, "s": 1000, "se": 1000, "m": 60_000}


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks the tests up in results that the caller hands over."""
    return first_fitting(words, _READERS)


def _all(_words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for every test; suites that are listed must each be there."""
    skips = 0 if found.groupdict().get("skips") else None
    if "unit" in found["kind"].split():
        return Reading(TestResultsRule(suite=("unit",), max_skipped=skips))
    listed = suites(found.groupdict().get("suites") or "")
    whole: list[Tree] = [TestResultsRule(every_file=True, max_skipped=skips)]
    return every([*whole, TestResultsRule(suite=listed)] if listed else whole)


def _counted(_words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for so many; without "all", another test that failed says nothing of these.

    How many of them are new, results do not tell.
    """
    count, ran = int(found["count"]), found["ran"]
    if not count or (ran and int(ran) != count):
        return None
    if found["unit"]:
        return _many(TestResultsRule(suite=("unit",), min_tests=count))
    whole = found["all"] or ran
    return Reading(TestResultsRule(min_tests=count), Strength.EXACT if whole else Strength.STRONGER)


def _no_skips(words: Phrase, _found: re.Match[str]) -> Reading | None:
    """Return what asks for results without a skipped test; a test that its code skips always refutes it as well."""
    results = TestResultsRule(max_skipped=0, ran_only=True)
    some = any(map(_NAMES_TESTS.search, words.above[:3])) or is_of_some(words)
    return Reading(results) if some else Reading(results, Strength.STRONGER, least=All((results, turned_off(words))))


def _no_such(_words: Phrase, _found: re.Match[str]) -> Reading | None:
    return Reading(TestResultsRule(every_file=True, max_skipped=0))


def _named(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for tests by path or command; a file of tests that is missing refutes it at once."""
    things = things_in(words, found["paths"])
    count = int(found.groupdict().get("count") or 0) or None
    if len(things) == 1 and is_command(things[0]):
        return None if count else of_tests(words, things[0])
    meant = names(things)
    return _reading(words, meant, count) if meant else None


def _reading(words: Phrase, meant: tuple[str, ...], count: int | None) -> Reading:
    return every([*files_of(words, meant), TestResultsRule(name=meant, min_tests=count, every_file=has_folder(meant))])


def _about(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for tests by words: one by those of its name, several by those of their class or file."""
    thing = found.groupdict().get("thing")
    told = f"{things_in(words, thing)[0] if thing else ''}{found['about']}".replace("()", "").strip()
    if not re.search(r"[a-z]", told):
        return None
    if found.groupdict().get("single"):
        return Reading(TestResultsRule(about=(told,)))
    return _many(TestResultsRule(suite=tuple(told.split(" and ")), min_tests=_count(found)))


def _exists(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks that a test is there and ran: a file without one, or with one that is skipped, is none."""
    slot = found["file"] or found["file_in"]
    if slot is None:
        return _many(TestResultsRule(about=(found["about"],), min_tests=_count(found), ran_only=True))
    meant = names(things_in(words, slot))
    if not meant:
        return None
    return every([*files_of(words, meant), TestResultsRule(name=meant, min_tests=_count(found), ran_only=True)])


def _many(rule: TestResultsRule) -> Reading:
    """Return the reading of a rule that knows tests by words: fewer of that name than promised refute nothing."""
    return Reading(rule, Strength.STRONGER if rule.min_tests else Strength.EXACT)


def _count(found: re.Match[str]) -> int | None:
    return int(found.groupdict().get("count") or 0) or None


def _timed(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for a time; "it" and "the test" are those of the file that the statements above name."""
    limit = _limit(found)
    if limit is None:
        return None
    strength = Strength.WEAKER if found["aside"] else Strength.EXACT
    meant = names(things_in(words, found["paths"] or "")) or file_above(words)
    if len(meant) == 1 and _NO_BUILD.fullmatch(found["aside"] or ""):
        return every([TestResultsRule(name=meant, max_seconds=limit), WorkflowRule(runs=meant[0], without_build=True)])
    if meant:
        return Reading(TestResultsRule(name=meant, max_seconds=limit), strength)
    about = found["about"]
    return Reading(TestResultsRule(about=(about,), max_seconds=limit), strength) if about else None


def _limit(found: re.Match[str]) -> Bound | None:
    """Return the most seconds that are allowed, as a rule writes them."""
    from fractions import Fraction  # noqa: PLC0415 - lazy: few statements come here

    unit = found["unit"]
    scale = next(_UNITS[start] for start in (unit[:2], unit[:1]) if start in _UNITS)
    scale = 60_000 if unit.startswith("min") else scale
    seconds = Fraction(found["number"]) * scale / 1000
    if not seconds:
        return None
    written = f"{float(seconds):.9f}".rstrip("0").rstrip(".")
    return Bound(f"{'<' if found['sign'] in _OPEN else ''}{written}")


_READERS: tuple[tuple[tuple[str, ...], Callable[[Phrase, re.Match[str]], Reading | None]], ...] = (
    (_ALL, _all),
    (_COUNTED, _counted),
    (_NO_SKIPS, _no_skips),
    (_NO_SUCH, _no_such),
    (_NAMED, _named),
    (_EXISTS, _exists),
    (_ABOUT, _about),
    (_TIMED, _timed),
)
