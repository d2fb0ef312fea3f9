"""Tool logging (`toolcalls.md`) active, tool calls logged in `X`, a tool log per milestone: logs that have entries."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.inline import plain
from dodcheck.documents.slug import title
from dodcheck.model.milestone import leading_mention
from dodcheck.program.discover import milestone_of
from dodcheck.rules.tool_log import ALL, LOGGED, ToolLogRule
from dodcheck.rules.types import MILESTONES

_LOG_FILE = re.compile(r"(?:[^\s*?\[]*/)?[^\s/*?\[]*tool[-_ ]?(?:calls?|logs?)[^\s/*?\[]*\.md", re.IGNORECASE)
_PLAN = re.compile(r"(?P<stem>.*)_plan\.md", re.IGNORECASE)

_CALLS = r"tool(?:[- ]?calls?| invocations?| usages?| uses?| executions?)"
_LOG = (
    rf"{THE}(?:(?:program(?:-level)?|milestone|m\d[\w.]*) )?(?:{_CALLS}(?: log(?:s|ging)?)?|tool[- ]?log(?:s|ging)?)"
    r"(?: (?:infrastructure|system|mechanism|file|ledger))?"
)
_BE = r"(?:is |are |was |were |has been |have been |being |now |already |actively )*"
_FILE = rf"{THE}⟦(?P<slot>\d+)⟧"
_CALLED = rf"{_LOG}:? (?:\(|in |at )?{_FILE}\)?(?: (?:log|file))?"
_NAMED = rf"(?:{_LOG}:? (?:\(|in |at )?)?{_FILE}\)?(?: (?:log|file))?"
_ALIVE = r"(?:active|maintained|kept|in use|operational|running|populated|live)"
_SET_UP = r"(?:in place|set up|established|enabled|configured)"
_KEPT_UP = r"(?:updated|completed?|finali[sz]ed|up to date|up-to-date|current|accurate|filled in)"
_LOGGED = r"(?:logged|recorded|captured|tracked|documented)"
_LEAST = r"(?:(?P<least>\d{1,4})\+? |at least (?P<floor>\d{1,4}) )?"
_ENTRIES = r"(?:tool[- ]?call )?(?:log )?(?:entry|entries)"
_EACH = r"(?:each|every|all)(?: started)? milestones?"
_OF_EACH = rf"(?:for|per|of|in|by) {_EACH}|per(?:-| )milestone"

_HAS_ENTRIES = (
    rf"{_NAMED} {_BE}{_ALIVE}",
    rf"{_CALLS} {_BE}{_LOGGED} (?:in|to) {_FILE}",
    rf"{_NAMED} (?:has|contains|holds|shows) {_LEAST}{_ENTRIES}",
)
_FINISHED = (rf"(?:all|every|each) {_ENTRIES} (?:in|of) {_FILE} {_BE}(?:completed?|finished|done|closed)",)
_STRONGER = (rf"{_CALLED} {_BE}{_SET_UP}",)
_WEAKER = (
    rf"{_NAMED} {_BE}{_KEPT_UP}",
    rf"(?:all|every|each) (?:[a-z-]+ ){{0,2}}(?:{_CALLS}|steps?|actions?|commands?) {_BE}{_LOGGED} (?:in|to) {_FILE}",
    rf"log (?:all|every|each) (?:[a-z-]+ ){{0,3}}(?:{_CALLS}|steps?|actions?|commands?) (?:in|to):? {_FILE}",
    rf"{_NAMED} (?:has|contains|holds|records|lists|covers) (?:all|every|each) (?:[a-z-]+ ){{0,2}}{_CALLS}",
)
_MILESTONES = (
    rf"(?:a |one )?{_LOG} (?:exists? )?(?:{_OF_EACH})",
    rf"{_EACH} (?:has|have) (?:an? |its own |their own |one )?{_LOG}(?: entr(?:y|ies))?",
    rf"{_LOG} (?:has|have|contains?|holds?) (?:an? )?(?:entry|entries) (?:{_OF_EACH})",
    rf"there (?:is|are) (?:an? )?{_LOG} (?:{_OF_EACH})",
)
_OWN = (rf"{_LOG} {_BE}(?:{_ALIVE}|{_LOGGED})", rf"{_LOG} (?:has|contains) (?:entry|entries)")
_OWN_WEAKER = (
    rf"{_LOG} {_BE}{_KEPT_UP}",
    rf"(?:all|every|each) (?:[a-z-]+ ){{0,2}}{_CALLS} {_BE}{_LOGGED}",
)
_RECOVERY = r"(?:,? (?:and )?(?:recovery|resuming(?: work)?) (?:is )?possible(?: from it)?)"
_TRUE = (
    rf"{_LOG} {_BE}(?:accurate|correct|trustworthy|{_KEPT_UP}){_RECOVERY}?",
    rf"{_LOG} {_BE}{_ALIVE}{_RECOVERY}",
)
_FORMS: tuple[tuple[tuple[str, ...], tuple[str, ...], Strength], ...] = (
    (_HAS_ENTRIES, _OWN, Strength.EXACT),
    (_STRONGER, (), Strength.STRONGER),
    (_WEAKER, _OWN_WEAKER, Strength.WEAKER),
)
"""Forms of statements that name a log, forms of those that speak of their plan's, and how the rule compares."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for entries; that all calls are logged, or the log is complete, they only may refute.

    That a log is accurate, a file shows that is named and never was there: then it is not.
    """
    if found := fit(words, _MILESTONES):
        return Reading(ToolLogRule(milestones=_declared(words)))
    if found := fit(words, _FINISHED):
        return _of_file(words, found, Strength.EXACT, finished=True)
    if fit(words, _TRUE) and milestone_of(words.named_in) is None:
        return Reading(ToolLogRule(milestones=(LOGGED,), files=True), Strength.WEAKER)
    for of_file, of_plan, strength in _FORMS:
        if found := fit(words, of_file):
            return _of_file(words, found, strength)
        if fit(words, of_plan):
            return _of_plan(words, strength)
    return None


def _of_file(words: Phrase, found: re.Match[str], strength: Strength, *, finished: bool = False) -> Reading | None:
    told = found.groupdict()
    path = words.thing(found["slot"])
    least = told.get("least") or told.get("floor")
    if not _LOG_FILE.fullmatch(path) or least == "0":
        return None
    rule = ToolLogRule(path=path, min_entries=int(least or 1), finished=finished, named_in=words.named_in)
    return Reading(rule, strength)


def _of_plan(words: Phrase, strength: Strength) -> Reading | None:
    """Return a rule for the log beside a milestone's plan, where the plan speaks of its tool calls."""
    plan = _PLAN.fullmatch(words.named_in)
    if plan is None or milestone_of(words.named_in) is None:
        return None
    return Reading(ToolLogRule(path=f"{plan['stem']}_toolcalls.md"), strength)


def _declared(words: Phrase) -> tuple[str, ...]:
    """Return the milestones that the document lists, all of them where it lists none."""
    said = (title(plain(source)) for source in words.declared.milestones)
    named = [one[: found.end] for one in said if (found := leading_mention(one))]
    listed: tuple[str, ...] = MILESTONES.read(list(dict.fromkeys(named))) if named else (ALL,)
    return listed
