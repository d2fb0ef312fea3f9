"""Any action is unpinned, `X` is empty or outdated, tests are failing, secrets are committed: something bad is so."""

from __future__ import annotations

import re
from collections.abc import Callable

from dodcheck.binding.recognise import action_pins, coverages, no_secrets
from dodcheck.binding.recognise.entries import is_ledger
from dodcheck.binding.recognise.forms import ALSO, SLOT, THE, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.pin_asides import is_looseness
from dodcheck.binding.recognise.reading import Reading, every, first_fitting
from dodcheck.binding.tree import Bound, Strength, negated
from dodcheck.documents.paths import is_path, paths_in
from dodcheck.model.report import Origin
from dodcheck.rules.combine import Not
from dodcheck.rules.file import FileRule
from dodcheck.rules.hosting.facts import Fact
from dodcheck.rules.ledger import LedgerRule
from dodcheck.rules.platform import PlatformRule
from dodcheck.rules.test_results import TestResultsRule

_ANY = r"(?:(?:there (?:is|are) )?(?:any|some|an?|one or more|at least one) )"
_UNLESS = r"(?P<unless>,? \(?(?:unless|except|if not) [^()]{1,80}\)?)?"
_ARE_LEFT = r"(?:exist|remain|are left|are used)"
_SILENT = (
    (
        rf"{_ANY}(?P<critical>critical |core |required )?(?:ci |github |github actions )*workflows? "
        r"(?:has|have|contains?|hides?) (?:any )?silent(?: ci)? failures?"
    ),
    rf"{_ANY}?silent(?: ci)? failures? {_ARE_LEFT}(?: in (?:the |our )*(?P<critical>critical )?workflows)?",
)
_BE_UNPINNED = r"(?:is|are|remains?) (?:unpinned|not pinned(?: (?:to|by) (?:an? )?(?:full )?(?:commit )?sha)?)"
_UNPINNED = (
    rf"{_ANY}(?:github )?actions? {_BE_UNPINNED}(?P<aside> \([^()]*\))?",
    rf"{_ANY}?unpinned (?:github )?actions?(?: references?)? {_ARE_LEFT}(?P<aside> \([^()]*\))?",
)
_EMPTY = (
    rf"{THE}{named(SLOT, 'file')} is (?P<empty>empty|blank)(?P<old> or (?:outdated|stale|out of date))?",
    rf"{THE}{named(SLOT, 'file')} is (?P<old>outdated|stale|out of date)(?P<empty> or (?:empty|blank))?",
)
_MISSING = (rf"{_ANY}?{THE}{named(ALSO, 'paths')} (?:is|are) (?:missing|absent|not there)",)
_UNDELIVERED = (rf"{_ANY}(?:required (?:document|file|artifact|deliverable)|deliverable)s? (?:is|are) missing",)
_FAILING = (
    rf"(?:{_ANY}|the |our )?tests? (?:is|are) (?:failing|red|broken){_UNLESS}",
    rf"{_ANY}tests? fails?{_UNLESS}",
)
_RED = (
    rf"{THE}ci is (?:red|failing|broken){_UNLESS}",
    rf"{_ANY}(?:required )?ci (?:check|job)s? (?:is|are) (?:red|failing|broken){_UNLESS}",
)
_LEAKED = (
    (
        rf"{_ANY}?(?P<what>secrets?|credentials?|api keys?|passwords?) (?:is|are|was|were) "
        r"(?:committed|hard-?coded|checked in|leaked)"
    ),
)
_UNCOVERED = (
    (
        rf"{THE}(?P<name>(?:[a-z]+ ){{0,2}}coverage) "
        r"(?:(?:is|drops|falls|has fallen) (?:below|under|less than|<)|below) ?(?P<least>\d{1,3}(?:\.\d{1,4})? ?%)"
    ),
)
_ISSUE = r"(?:p[0-3]|critical|blocking|high(?:-priority)?) (?:issue|bug)s?"
_ISSUES = (
    rf"{_ANY}?(?:open|unresolved) {_ISSUE} (?:exists?|remains?)",
    rf"{_ANY}{_ISSUE} (?:is|are|remains?) (?:open|unresolved)",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that holds where the bad thing is so; it fails where that was looked for and is not there."""
    return first_fitting(words, _READERS)


def _contrary(reading: Reading | None) -> Reading | None:
    """Return the reading of the contrary: what may prove the one may refute the other."""
    if reading is None:
        return None
    turned = negated(Bound(reading.tree, Origin.RECOGNISED, reading.strength))
    return Reading(turned.tree, turned.strength)


def _silent(_words: Phrase, found: re.Match[str]) -> Reading:
    """Return what looks at all workflows: which of them are critical is not said, so one somewhere proves nothing."""
    from dodcheck.rules.soft_failures import SoftFailuresRule  # noqa: PLC0415 - lazy: few speak of it

    return Reading(Not(SoftFailuresRule()), Strength.WEAKER if found["critical"] else Strength.EXACT)


def _unpinned(words: Phrase, found: re.Match[str]) -> Reading | None:
    if found["aside"] and not is_looseness(found["aside"]):
        return None
    return _contrary(action_pins.read(words._replace(words="all github actions pinned to sha")))


def _empty(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what tells of an empty file; of what is outdated only a ledger shows a part, which proves it."""
    (path,) = things_in(words, found["file"])
    if not is_path(path) or path.endswith("/"):
        return None
    if not found["old"]:
        return _contrary(Reading(FileRule(path=path, named_in=words.named_in)))
    if is_ledger(path):
        return _contrary(Reading(LedgerRule(path=path, current=True, named_in=words.named_in), Strength.WEAKER))
    there = Reading(FileRule(path=path, named_in=words.named_in), Strength.WEAKER)
    return _contrary(there) if found["empty"] else None


def _missing(words: Phrase, found: re.Match[str]) -> Reading | None:
    paths = things_in(words, found["paths"])
    rules = [FileRule(path=path, named_in=words.named_in) for path in paths]
    return every([Not(rule) for rule in rules]) if all(map(is_path, paths)) else None


def _undelivered(words: Phrase, _found: re.Match[str]) -> Reading | None:
    """Return what looks for the deliverables; one that names no file may be missing all the same."""
    found = [paths_in(source) for source in words.declared.deliverables]
    told = dict.fromkeys(path for paths in found for path in paths)
    rules = [FileRule(path=path, named_in=words.named_in) for path in told]
    return _contrary(every(rules, Strength.EXACT if all(found) else Strength.WEAKER)) if rules else None


def _failing(_words: Phrase, found: re.Match[str]) -> Reading | None:
    good = Reading(TestResultsRule(every_file=True), Strength.STRONGER if found["unless"] else Strength.EXACT)
    return _contrary(good)


def _red(_words: Phrase, found: re.Match[str]) -> Reading | None:
    good = Reading(PlatformRule(fact=Fact.CHECKS), Strength.STRONGER if found["unless"] else Strength.EXACT)
    return _contrary(good)


def _leaked(words: Phrase, _found: re.Match[str]) -> Reading | None:
    return _contrary(no_secrets.read(words._replace(words="no secrets committed")))


def _uncovered(words: Phrase, found: re.Match[str]) -> Reading | None:
    return _contrary(coverages.read(words._replace(words=f"{found['name']} ≥{found['least']}")))


def _issues(_words: Phrase, _found: re.Match[str]) -> Reading:
    return Reading(PlatformRule(fact=Fact.BY_EYE, expect=("the list of open issues",)), Strength.WEAKER)


_READERS: tuple[tuple[tuple[str, ...], Callable[[Phrase, re.Match[str]], Reading | None]], ...] = (
    (_SILENT, _silent),
    (_UNPINNED, _unpinned),
    (_EMPTY, _empty),
    (_MISSING, _missing),
    (_UNDELIVERED, _undelivered),
    (_FAILING, _failing),
    (_RED, _red),
    (_LEAKED, _leaked),
    (_UNCOVERED, _uncovered),
    (_ISSUES, _issues),
)
