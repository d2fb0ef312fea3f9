"""All workflows set `permissions`, `ci.yml` cancels superseded runs, it uses `actions/cache`: what guards workflows."""

from __future__ import annotations

import re
from typing import Any

from dodcheck.binding.recognise.forms import BE, SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import is_workflow
from dodcheck.binding.tree import Strength
from dodcheck.rules.jobs import JobsRule
from dodcheck.rules.text import TextRule
from dodcheck.rules.workflow import WorkflowRule

_FLOW = rf"(?:the )?{named(SLOT, 'flow')}(?: workflow)?(?: file)?"
_ALL = r"(?:(?:all|every|each)(?: of)?(?: the| our)? )(?:ci |github |github actions )?workflows?(?: files?)?"
_PLAIN = r"(?:(?:the|our) )?(?:ci |github |github actions )?workflows"
_WHICH = rf"(?:{_FLOW}|{_ALL})"
_ANY = rf"(?:{_WHICH}|{_PLAIN})"
_HAVE = r"(?:now )?(?:has|have|sets?|defines?|declares?|specif(?:y|ies)|uses?|configures?|contains?)"
_SET = r"(?:set|declared|defined|specified|configured|present|there)"
_KEY = rf"{named(SLOT, 'key')}"
_RIGHTS = rf"(?:(?:an? )?(?:explicit )?(?:(?:token |github_token )?permissions|{_KEY})(?: block| key)?)"
_PERMITS = (
    rf"(?:{_WHICH}|{_PLAIN}) {_HAVE} {_RIGHTS}(?: explicitly)?",
    rf"{_WHICH} explicitly {_HAVE} {_RIGHTS}",
    rf"{_RIGHTS} (?:is|are) (?:explicitly )?{_SET} (?:in|for|on|by) {_WHICH}",
)
_WHO = r"(?:(?:the )?(?:github_token|⟦(?P<token>\d+)⟧|workflow token)(?:'s)?)"
_READ = r"(?:read[- ]only)"
_RIGHT = r"(?:(?:token |github_token |workflow )?permissions?|token|access)"
_READS = (
    rf"{_ANY} {_HAVE} {_READ} {_RIGHT}(?P<top> by default)?",
    rf"{_ANY} runs? with (?:an? )?{_READ} (?:token )?(?:permissions|token)(?P<top> by default)?",
    rf"{_ANY}(?:'s)? permissions (?:is|are) (?:set to )?{_READ}(?P<top> by default)?",
    rf"(?:the )?(?:workflow |github actions )permissions (?:is|are) (?:set to )?{_READ}(?P<top> by default)?",
    rf"(?:{_ANY}|{_WHO}|(?:the )?workflow permissions) (?P<top>defaults? to) {_READ}(?: {_RIGHT})?",
    rf"{_WHO}(?: permissions)? (?:is|are) {_READ}(?P<top> by default)?(?: (?:in|for) {_ANY})?",
    r"no workflow has write (?:permissions?|access)",
)
_GROUP = rf"(?:an? )?(?:concurrency|{_KEY})(?: groups?| controls?| limits?| settings?)?"
_APART = (
    rf"{_WHICH} {_HAVE} {_GROUP}",
    rf"{_GROUP} {BE}{_SET} (?:in|for|on|by) {_WHICH}",
)
_OLD = r"(?:superseded|outdated|stale|redundant|previous|obsolete|older|old|in-progress|in progress|earlier)"
_RUNS = rf"{_OLD}(?: ci| workflow)? (?:runs|builds|workflows)"
_BY = rf"(?: (?:via|using|with|through|by) (?:its |an? )?{_GROUP})?(?: automatically)?"
_ENDS = (
    rf"{_WHICH} (?:now )?(?:automatically )?cancels? {_RUNS}{_BY}",
    rf"(?:ci|concurrency) (?:now )?(?:automatically )?cancels {_RUNS}{_BY}",
    rf"{_RUNS}(?: of {_WHICH})? {BE}(?:automatically )?cancell?ed{_BY}",
    rf"(?:cancel {_RUNS})(?: (?:in|of) {_WHICH})?{_BY}",
)
_USES = (rf"{_FLOW} (?:now )?uses {named(SLOT, 'action')}(?: action)?",)
_ACTION = re.compile(r"[A-Za-z0-9][\w-]*/[A-Za-z0-9][\w-]*(?:/[\w-]+)*")


def read(words: Phrase) -> Reading | None:
    """Return a rule about what workflows say of their rights and of runs at the same time."""
    if (found := fit(words, _PERMITS)) and _is_key(words, found, "permissions"):
        return _about(words, found, {"permissions": "set"})
    if (found := fit(words, _READS)) and _is_token(words, found):
        return _about(words, found, {"permissions": "read-at-top" if found.groupdict().get("top") else "read"})
    if (found := fit(words, _ENDS)) and _is_key(words, found, "concurrency"):
        told = _about(words, found, {"concurrency": "cancels"})
        return told if told is None or "concurrency" in words.words or found.groupdict().get("key") else _anyhow(told)
    if (found := fit(words, _APART)) and _is_key(words, found, "concurrency"):
        return _about(words, found, {"concurrency": "set"})
    return _uses(words)


def _about(words: Phrase, found: re.Match[str], asked: dict[str, Any]) -> Reading | None:
    """Return what asks it of the workflow that is told, or of all; where it is said of none, those may be meant."""
    flow = found.groupdict().get("flow")
    where: dict[str, Any] = {}
    if flow is not None:
        (path,) = things_in(words, flow)
        if not is_workflow(path):
            return None
        where = {"path": path, "named_in": words.named_in}
    loosely = flow is None and re.search(r"\b(?:all|every|each|no)\b", words.words) is None
    return Reading(JobsRule(**asked, **where), Strength.STRONGER if loosely else Strength.EXACT)


def _anyhow(told: Reading) -> Reading:
    """Return what may be done in other ways: an action, or a script, may cancel runs as well."""
    rule = told.tree
    if not isinstance(rule, JobsRule) or rule.path is None:
        return Reading(rule, Strength.STRONGER)
    said = TextRule(pattern="(?i)cancel", meaning="“cancel”", in_=(rule.path,), min=1, named_in=rule.named_in)
    return Reading(rule, Strength.STRONGER, least=said)


def _is_key(words: Phrase, found: re.Match[str], wanted: str) -> bool:
    key = found.groupdict().get("key")
    return key is None or things_in(words, key)[0].rstrip(":") == wanted


def _is_token(words: Phrase, found: re.Match[str]) -> bool:
    slot = found.groupdict().get("token")
    return slot is None or words.thing(slot).upper() == "GITHUB_TOKEN"


def _uses(words: Phrase) -> Reading | None:
    """Return what asks for an effective step of a workflow that uses an action; one that may fail uses it as well."""
    found = fit(words, _USES)
    if found is None:
        return None
    path, (action,) = things_in(words, found["flow"])[0], things_in(words, found["action"])
    if not is_workflow(path) or not _ACTION.fullmatch(action):
        return None
    named_there = TextRule(literal=action, in_=(path,), min=1, named_in=words.named_in)
    rule = WorkflowRule(path=path, uses=action, named_in=words.named_in)
    return Reading(rule, Strength.STRONGER, least=named_there)
