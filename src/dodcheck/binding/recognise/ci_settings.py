"""`deploy` needs `test`, all jobs have a timeout, `nightly.yml` is scheduled daily: what jobs are set to."""

from __future__ import annotations

import re
from typing import Any

from dodcheck.binding.recognise.forms import BE, SLOT, THE, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, first_fitting
from dodcheck.binding.recognise.scopes import is_workflow
from dodcheck.binding.recognise.topics import WORD
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.jobs import JobsRule
from dodcheck.rules.text import TextRule
from dodcheck.rules.types import WORKFLOWS

_PART = rf"(?!jobs?\b){WORD}"
_JOB = rf"(?:{SLOT}|{_PART}(?: {_PART})?)"
_AND = r"(?:,? and |, | & )"
_JOBS = named(rf"{_JOB}(?:{_AND}{THE}{_JOB}){{0,3}}", "needed")
_ONE = named(_JOB, "job")
_WAITS = r"(?:needs|requires|depends on|waits for|(?:only )?runs (?:only )?after|is gated on|is gated by)"
_AFTER = r"(?: (?:to )?(?:pass(?:es|ed)?|succeeds?|finish(?:es)?|completes?))?"
_IN = rf"(?:(?: in| of) (?:the )?{named(SLOT, 'flow')}(?: workflow)?)?"
_NEEDS = (
    rf"{THE}{_ONE} (?P<said>job) {_WAITS} {THE}{_JOBS}(?: jobs?)?{_AFTER}{_IN}",
    rf"{THE}{_ONE} {_WAITS} {THE}{_JOBS} (?P<said>jobs?){_AFTER}{_IN}",
    rf"{THE}{named(SLOT, 'job')} (?:has|sets|declares|lists) ⟦(?P<key>\d+)⟧(?P<said>)",
    rf"{THE}{named(SLOT, 'job')} {_WAITS} {THE}{named(rf'{SLOT}(?:{_AND}{SLOT}){{0,3}}', 'needed')}{_AFTER}{_IN}",
)
_KEY = named(r"⟦\d+⟧", "key")
_LIMIT = r"(?:(?:explicit |job )?(?:timeouts?|time-?outs?|time limits?)(?: set| configured| defined)?)"
_UNIT = r"(?P<number>\d{1,4})[ -]?(?P<unit>m|mins?|minutes?|h|hours?)"
_MOST = r"(?P<most>at most |no more than |up to |under |max(?:imum)? |≤ ?|<= ?)"
_OF = rf"(?: (?:of|to|at) {_MOST}?{_UNIT})?"
_HAVE = r"(?:has|have|sets?|defines?|declares?|specif(?:y|ies))"
_EVERY = r"(?:all|every|each)(?: of)?(?: the)?(?: (?:ci|github actions))?"
_ALL = rf"{_EVERY} (?:jobs?|workflow jobs?|jobs? in {_EVERY} workflows?)"
_FLOWS = rf"{_EVERY} {named('workflow', 'flows')}s?(?: files?)?"
_WHICH = rf"(?:{_ALL}|{_FLOWS}|{THE}{_ONE} job){_IN}"
_LIMITED = (
    rf"{_WHICH} {_HAVE} (?:an? )?(?:{_LIMIT}|{_KEY}){_OF}",
    rf"(?:{_KEY}|{_LIMIT}) {BE}(?:set|configured|defined|specified) (?:on|for|in) {_WHICH}",
    rf"{_WHICH} (?:is|are) limited to {_UNIT}",
)
_SOME_LIMITS = (
    rf"(?:the )?(?:ci|github actions)(?: (?:pipeline|workflows|jobs))? {_HAVE} (?:an? )?{_LIMIT}",
    rf"(?:the )?(?:ci )?(?:jobs|workflows) {_HAVE} {_LIMIT}",
    rf"(?:job )?(?:timeouts|time limits) {BE}(?:set|configured|defined) (?:in|for|on) (?:the )?(?:ci|ci jobs)",
)
_OFTEN = (
    r"(?:(?:to run |to be run )?(?:(?P<often>hourly|daily|nightly|weekly|monthly|quarterly|yearly)"
    r"|(?:every|each|once (?:a|per)) (?P<each>hour|day|night|week|month|quarter|year)))"
)
_PLAN = r"(?P<plan>hourly|daily|nightly|weekly|monthly|quarterly|yearly)"
_ON = rf"(?:on|by) (?:an? )?(?:{_PLAN} )?(?:schedule|cron(?: schedule)?)"
_COMES = rf"(?:(?:is |are )?(?:scheduled|run)|runs|executes|is executed|is triggered) (?:{_OFTEN}|{_ON})"
_ITS = rf"(?P<name>{_PART}(?: {_PART}){{0,2}}) (?:workflow|pipeline)"
_FLOW = rf"(?:the )?(?:{named(SLOT, 'flow')}(?: workflow)?|{_ITS})"
_COMING = (
    rf"{_FLOW} (?:now )?(?:{_COMES}|is scheduled)",
    rf"{_FLOW} has (?:an? )?(?:{_PLAN} )?(?:schedule|cron (?:schedule|trigger))",
)
_TIMES = {"nightly": "day", "night": "day", "daily": "day"}
_UNNAMED = re.compile(r"(?:ci|scheduled|github actions|daily|weekly|new|main|ci/cd|test suite|full|all)")
"""Words before "workflow" that are no name of it, or that many are called by."""
_HOUR = 60
_FILES = (*WORKFLOWS, ".github/actions/**")


def read(words: Phrase) -> Reading | None:
    """Return a rule about what jobs are set to; where no job is called so, the rule leaves it open."""
    readers = ((_NEEDS, _needs), (_LIMITED, _limited), (_SOME_LIMITS, _somewhere), (_COMING, _coming))
    return first_fitting(words, readers)


def _needs(words: Phrase, found: re.Match[str]) -> Reading | None:
    told = found.groupdict()
    if told.get("key"):
        return _needs_key(words, found)
    names = [_name(words, one) for one in re.split(rf"{_AND}{THE}", found["needed"])]
    job, flow = _name(words, found["job"]), _flow(words, told)
    needed = tuple(name for name in names if name)
    if job is None or flow is None or len(needed) < len(names):
        return None
    return Reading(JobsRule(job=job, needs=needed, **flow))


def _needs_key(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what `deploy` has `needs: test` asks for."""
    said = re.fullmatch(r"needs: ?\[?([\w, -]{1,80})\]?", words.thing(found["key"]))
    job = _name(words, found["job"])
    if said is None or job is None:
        return None
    return Reading(JobsRule(job=job, needs=tuple(part.strip() for part in said[1].split(","))))


def _limited(words: Phrase, found: re.Match[str]) -> Reading | None:
    told = found.groupdict()
    flow = _flow(words, told)
    if flow is None or not _is_limit(words, told.get("key")):
        return None
    if told.get("flows"):
        return Reading(JobsRule(limited="workflow")) if not (flow or told.get("number")) else None
    if job := told.get("job"):
        name = _name(words, job)
        if name is None:
            return None
        flow |= {"job": name}
    if not told.get("number"):
        return Reading(JobsRule(limited="job", **flow))
    minutes = int(told["number"] or 0) * (_HOUR if (told["unit"] or "").startswith("h") else 1)
    at_most = JobsRule(limited="job", max_minutes=minutes, **flow)
    if told.get("most") or "limited to" in words.words:
        return Reading(at_most)
    # A limit that is lower than the one that is told is not that limit, but keeps it.
    return Reading(JobsRule(limited="job", minutes=minutes, **flow), Strength.STRONGER, least=at_most)


def _somewhere(_words: Phrase, _found: re.Match[str]) -> Reading:
    """Return what asks it of each job; where none says a word of it, there is none."""
    said = TextRule(pattern="timeout", meaning="“timeout”", in_=_FILES, min=1)
    return Reading(JobsRule(limited="job"), Strength.STRONGER, least=said)


def _is_limit(words: Phrase, key: str | None) -> bool:
    return key is None or words.thing(key[1:-1]) in ("timeout-minutes", "timeout-minutes:")


def _coming(words: Phrase, found: re.Match[str]) -> Reading | None:
    told = found.groupdict()
    often = told.get("often") or told.get("each") or told.get("plan") or "year"
    every = _TIMES.get(often, often.removesuffix("ly"))
    flow = _flow(words, told)
    if flow is None:
        return None
    if not flow:
        if not (name := told.get("name")) or _UNNAMED.fullmatch(name):
            return None
        flow = {"workflow": name}
    return Reading(JobsRule(every=every, **flow))


def _flow(words: Phrase, told: dict[str, str | Any]) -> dict[str, Any] | None:
    """Return which workflow is meant, if one is told; ``None`` where that is none."""
    if not (flow := told.get("flow")):
        return {}
    (path,) = things_in(words, flow)
    return {"path": path, "named_in": words.named_in} if is_workflow(path) else None


def _name(words: Phrase, said: str) -> str | None:
    """Return the name of a job; ``None`` for what is none."""
    things = things_in(words, said)
    if not things:
        return said
    return None if is_path(things[0]) or " " in things[0] else things[0]
