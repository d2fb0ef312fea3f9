"""ABI checker CI job exists and passes, deprecation policy checker runs in CI: a job or step known by its name."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.ci_events import WHEN, is_every_push, triggers
from dodcheck.binding.recognise.forms import BE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.recognise.topics import ARTICLE, TOPIC, is_generic
from dodcheck.rules.hosting.facts import Fact
from dodcheck.rules.platform import PlatformRule
from dodcheck.rules.workflow import WorkflowRule

_CI = r"(?:ci|github actions|the ci pipeline)"
_JOB = r"(?:(?:ci |github actions )?(?:job|step|workflow)|ci check)"
_GREEN = r"(?:pass(?:es|ing)?|succeeds|is green|green)"
_THERE = rf"{BE}(?:exists?|there|in place|active|added|set up|running)(?: (?:in|to) {_CI})?"
_THERE_IN_CI = rf"{BE}(?:exists?|there|in place|active|added|set up|running) (?:in|to) {_CI}"
_SORT = re.compile(
    r"(?:minimal|basic|simple|initial|full|main|working|separate|dedicated|single|reusable|scheduled|nightly|weekly|monthly"
    r"|daily|lint|linter|test|tests|build|quality|release|deploy|coverage|docs) ?"
)
"""Words that tell how a job is, or what many jobs do whatever they are called."""
_PASSES = rf"(?P<passes>,? and {BE}{_GREEN})?"
_WHERE = re.compile(r"(?:on|at|in|for|with|under|against|from|after|before)\b")
_IS_JOB = re.compile(r"\b(?:jobs?|steps?|workflows?|pipelines?)$")
_VERSIONS = re.compile(r"\bversions?\b")
_RUNS = r"(?:runs?|is run|are run|is executed|are executed|executes?|is enforced|are enforced)"
_EXISTS = (
    rf"{ARTICLE}{TOPIC} {_JOB} {_THERE}{_PASSES}",
    rf"{ARTICLE}{TOPIC} (?P<check>check) {_THERE_IN_CI}{_PASSES}",
    rf"{ARTICLE}{TOPIC} {_RUNS} (?:in|by|on) {_CI}{_PASSES}",
    rf"{ARTICLE}{TOPIC} {_RUNS}(?: (?:in|by) {_CI})? {WHEN}(?P<passes>)",
    rf"{_CI} runs {ARTICLE}{TOPIC}(?: {WHEN})?(?P<passes>)",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks for an effective step of that name, and for its result where it has to pass."""
    found = fit(words, _EXISTS)
    if found is None or _is_any(found["topic"]):
        return None
    name = f"{found['topic']} check" if found.groupdict().get("check") else found["topic"]
    when = found.groupdict().get("when")
    events = triggers(when) if when else ()
    if is_every_push(words.words, events) or (when and _IS_JOB.search(found["topic"])):
        return None
    step = WorkflowRule(about=name, triggers=events)
    if not found["passes"]:
        return Reading(step)
    return every([step, PlatformRule(fact=Fact.CHECKS, expect=(name,))])


def _is_any(topic: str) -> bool:
    """Return whether a topic is that of no job in particular; where it runs, and in which versions, no name tells."""
    if _VERSIONS.search(topic) or _WHERE.match(topic):
        return True
    left = " ".join(word for word in topic.split() if not _SORT.fullmatch(word))
    return not left or is_generic(left)
