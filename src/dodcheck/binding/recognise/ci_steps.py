"""`actionlint.yml` workflow added to CI, the script runs monthly in CI, CI fails loudly when tests fail: steps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dodcheck.binding.recognise.forms import ALSO, BE, EITHER_SIGN, SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, together
from dodcheck.binding.recognise.scopes import is_workflow
from dodcheck.binding.recognise.topics import ARTICLE
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path, paths_in
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.workflow import WorkflowRule

_CI = r"(?:the )?(?:ci|github actions)(?: (?:pipeline|workflows?|jobs?))?"
_OFTEN = (
    r"(?P<often>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually"
    r"|(?:every|each|once (?:a|per)) (?:hour|day|night|week|month|quarter|year))"
)
_WHEN = (
    r"(?: (?:on|for|in) (?:(?:every|each|all|any) )?(?P<when>pull[ -]requests?|prs?|push(?:es)?|commits?|changes?))?"
    r"(?: to ⟦\d+⟧)?"
)
_ON_PULLS = r"(?:on|for|in) (?:(?:every|each|all|any) )(?P<when>pull[ -]requests?|prs?)"
"""Where nothing else is said of CI, it is what every pull request meets."""
_CRON = r"(?: \((?:cron|cron job|scheduled|schedule)\))?"
_RUNS = r"(?:runs?|is run|are run|executed?|executes?|is executed|scheduled to run)"
_IN_CI = rf"(?: (?:in|by|via|through|on|under|from) {_CI})"
_IT = r"(?:(?:the|this|that|our) )?(?:(?:audit|check|report|lint|smoke) )?(?P<it>script|test|check|it|tool|job)"
_ROLE = r"(?: as (?:an? )?(?:new )?(?P<role>[\w -]{1,40}))?"
_PLAIN_ROLES = frozenset({"check", "step", "job", "gate", "ci step", "ci job", "ci check"})
_PRE_CHECK = re.compile(r"(?P<fast>(?:fast|quick) )?pre-?check")
_TIME = re.compile(
    r"(?:<|≤|\b(?:in|under|within|below|than)) ?\d[\d.]* ?(?:m?s|m?secs?|(?:milli)?seconds?)\b", re.IGNORECASE
)
"""What says how long something takes, at most."""
_FLOW = named(SLOT, "flow")
_SORT = r"(?:(?!(?:no|not|any|each|every|all|some|old|never|without)\b)[a-z-]{2,20} )"
_COMMAND = rf"(?:{ARTICLE}{_SORT}{{0,2}}(?:script|command|tool|check) )?{named(SLOT, 'runs')}"
_ADDED = (
    rf"{_FLOW}(?: (?:workflow|ci workflow|pipeline))? {BE}(?:added to|active in|live in|part of) {_CI}",
    rf"{_FLOW} workflow {BE}(?:active|running|live|enabled) in {_CI}",
)
_STEPS = (
    rf"{_COMMAND}(?: (?:script|command|check|target))? {_RUNS}(?: {_OFTEN})?{_IN_CI}{_WHEN}{_CRON}",
    rf"{_COMMAND}(?: (?:script|command|check))? {_RUNS} {_OFTEN}{_IN_CI}?{_CRON}",
    rf"{_COMMAND}(?: (?:script|command|check|target))? {_RUNS} {_ON_PULLS}",
    rf"{_COMMAND}(?: (?:script|command|check))? {BE}(?:added|wired in|wired) ?(?:in)?to {_CI}{_ROLE}",
    rf"{_CI} (?:runs|executes|calls) {named(ALSO, 'runs')}{_WHEN}(?: {_OFTEN})?",
    rf"(?:the )?{_FLOW}(?: workflow)? (?:runs|executes|calls) {named(ALSO, 'runs')}{_WHEN}(?: {_OFTEN})?",
)
_ABOVE = (
    rf"{_IT} {_RUNS}(?: {_OFTEN})?{_IN_CI}{_WHEN}{_CRON}",
    rf"{_IT} {_RUNS} {_OFTEN}{_IN_CI}?{_CRON}",
    rf"(?:{_IT} )?{BE}(?:added|wired in|wired) ?(?:in)?to {_CI}{_ROLE}",
)
_FAULTY = r"tests?|linters?|lint|type checks?|typing|builds?|security scans?"
_LOUD = (
    (
        rf"{_CI} (?:fails?|is red|goes red|breaks)(?: (?:loudly|visibly|hard|clearly))? (?:when|if|whenever) "
        rf"(?:an?y? |the |some )?(?P<what>{_FAULTY}) (?:fails?|is broken|breaks?)"
    ),
    rf"(?P<what>test|lint|type|build) failures (?:fail|break) {_CI}",
)
_EITHER_SUFFIX = ".github/workflows/*.y*ml"
"""All workflows as one glob: where one suffix is used and not the other, nothing is missing."""

_LINTED = (r"(?:all|every)(?: ci)? workflows?(?: files?)? pass(?:es)? (?:actionlint|⟦(?P<tool>\d+)⟧)",)
_PURPOSES = {"test": "test", "lint": "lint", "type": "types", "typi": "types", "buil": "build", "secu": "security"}
_EVERY = {"nightly": "day", "night": "day", "daily": "day", "annually": "year", "yearly": "year"}
_EVENTS = {"pull": "pull_request", "prs": "pull_request", "pr": "pull_request", "push": "push", "pushes": "push"}
_SCRIPTS = (".py", ".sh", ".bash", ".ps1", ".js", ".ts", ".rb", ".pl")


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks for an effective step of a workflow."""
    if found := fit(words, _LOUD):
        return Reading(WorkflowRule(checks=_PURPOSES[found["what"][:4]], fails_loudly=True))
    if (found := fit(words, _LINTED)) and (not found["tool"] or words.thing(found["tool"]) == "actionlint"):
        return _linted()
    if (found := fit(words, _ADDED)) and is_workflow(flow := words.thing(found["flow"][1:-1])):
        return Reading(WorkflowRule(path=flow, named_in=words.named_in))
    if found := fit(words, _STEPS):
        return _steps(words, found)
    if found := fit(words, _ABOVE):
        return _step(words, found.groupdict(), _script_above(words))
    return None


def _linted() -> Reading:
    """Return what the workflows have to fit at least: that the linter passes them, only its own report shows."""
    from dodcheck.rules.schema import SchemaRule  # noqa: PLC0415 - lazy: few statements come here

    return Reading(SchemaRule(path=_EITHER_SUFFIX, schema="github-workflow"), Strength.WEAKER)


def _step(words: Phrase, found: Mapping[str, str | None], runs: str | None) -> Reading | None:
    """Return the rule; a role such as "nightly gatekeeper" says more than that the step is there."""
    if runs is None:
        return None
    asked: dict[str, Any] = {"runs": runs}
    when, often, role, flow = (found.get(name) for name in ("when", "often", "role", "flow"))
    if when:
        event = _EVENTS.get(when.replace("-", " ").split()[0])
        if event is None:
            return None
        asked["triggers"] = (event,)
    if often:
        last = often.split()[-1]
        asked["every"] = _EVERY.get(last, last.removesuffix("ly"))
    if flow:
        asked |= {"path": words.thing(flow[1:-1]), "named_in": words.named_in}
        if not is_workflow(asked["path"]):
            return None
    rule = WorkflowRule(**asked)
    if role and (early := _PRE_CHECK.fullmatch(role.strip())) and (not early["fast"] or _is_timed(words)):
        return _pre_check(rule)
    plain = role is None or role.strip() in _PLAIN_ROLES
    return Reading(rule, Strength.EXACT if plain else Strength.WEAKER)


def _is_timed(words: Phrase) -> bool:
    """Return whether a statement above says how fast it is: then that one has to show it."""
    return any(map(_TIME.search, words.above))


def _pre_check(rule: WorkflowRule) -> Reading:
    """Return what asks that it comes with each change and before every other check; else it may be one all the same."""
    early = (replace(rule, triggers=(event,), first=True) for event in ("pull_request", "push"))
    return Reading(AnyOf(tuple(early)), Strength.STRONGER, least=rule)


def _steps(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return the rule that each of the things is run; between slashes one of them may be enough."""
    steps = [_step(words, found.groupdict(), _run(one)) for one in things_in(words, found["runs"])]
    told = [step for step in steps if step]
    if len(told) < len(steps):
        return None
    if len(told) == 1:
        return told[0]
    return together(told, Strength.STRONGER if EITHER_SIGN in found["runs"] else Strength.EXACT)


def _run(text: str) -> str | None:
    """Return what is run; a workflow is not, nor is a document."""
    if is_workflow(text) or (is_path(text) and not text.endswith(_SCRIPTS)):
        return None
    return text.strip() or None


def _script_above(words: Phrase) -> str | None:
    """Return the one script that the statements above in the group name."""
    for text in words.above:
        named_there = {path for path in paths_in(text) if path.endswith(_SCRIPTS)}
        if named_there:
            return named_there.pop() if len(named_there) == 1 else None
    return None
