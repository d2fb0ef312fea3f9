"""CI has a `lint` job, Lint job added to `ci.yml`, the `e2e` job runs on every pull request: jobs by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from dodcheck.binding.recognise.ci_events import WHEN, is_every_push, triggers
from dodcheck.binding.recognise.file_kinds import file_is_there
from dodcheck.binding.recognise.forms import ALSO, BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.recognise.scopes import is_workflow
from dodcheck.binding.recognise.topics import WORD
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.workflow import WorkflowRule

_CI = r"(?:the |our )?(?:ci|github actions)(?: (?:pipeline|workflows?))?"
_WHERE = rf"(?:{_CI}|(?:the )?{named(SLOT, 'flow')}(?: workflow)?)"
_PART = rf"(?!jobs?\b){WORD}"
_NAME = rf"(?:{SLOT}|{_PART}(?: {_PART}){{0,2}})"
_BETWEEN = rf"(?: jobs?)?(?:,? and |, | & ){THE}"
_JOBS = rf"{THE}(?P<jobs>(?:{_NAME}{_BETWEEN}){{0,5}}{_NAME}) jobs?"
_CALLED = rf"{THE}jobs? (?:called |named )?{named(ALSO, 'jobs')}"
_HAS = r"(?:now )?(?:has|contains|includes|defines|declares)"
_THERE = r"(?:exists?|there|present|in place|active|added|set up|configured|defined|included|running)"
_RUNS = r"(?:(?:runs?|is run|are run|is executed|are executed|executes?|is triggered|are triggered)(?: automatically)?)"
_FORMS = tuple(
    form
    for jobs in (_JOBS, _CALLED)
    for form in (
        rf"{_WHERE} {_HAS} {jobs}",
        rf"{jobs} {BE}{_THERE} (?:in|to) {_WHERE}",
        rf"(?:add|added|create|created|define|defined) {jobs} (?:in|to) {_WHERE}",
        rf"{jobs} {_RUNS} in {_WHERE}(?: {WHEN})?",
        rf"{jobs} {_RUNS} {WHEN}",
    )
)
_TELLS = re.compile(
    r"(?:minimal|basic|simple|initial|full|main|working|separate|dedicated|single|reusable|scheduled|nightly|weekly|monthly"
    r"|daily|required|optional|mandatory|blocking|green|red|passing|failing|flaky|broken|second|third|extra|additional|other"
    r"|parallel|independent|multiple|several|many|few|more|matrix|cron|manual|fast|slow|stable|windows|mac|macos|osx|linux"
    r"|ubuntu|ci|checks?|workflows?|steps?|scripts?|status|results?|such|one|two|three|four|five|job-level)\b.*"
)
"""Words that tell how a job is or how many there are, and names that say nothing of what is done."""


class _Purpose(NamedTuple):
    """Plain words that say what a job is for, what its step checks then, and how such jobs are called."""

    said: re.Pattern[str]
    checks: str
    jobs: tuple[str, ...]


_PURPOSES = (
    _Purpose(re.compile(r"lint(?:ing|ers?)?"), "lint", ("lint",)),
    _Purpose(re.compile(r"tests?|testing"), "test", ("test", "tests")),
    _Purpose(re.compile(r"typ(?:es|ing)|type[ -]?check(?:s|ing|er)?"), "types", ("types", "typecheck", "type-check")),
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks for an effective step in each of the jobs.

    A job may be there that checks nothing, so this can't be refuted where its workflow is there; of every push it may
    leave branches out.
    """
    found = fit(words, _FORMS)
    asked = _asked(words, found.groupdict()) if found else None
    if found is None or asked is None:
        return None
    jobs = [_job(words, name, asked) for name in re.split(_BETWEEN, found["jobs"])]
    told = [one for one in jobs if one]
    if len(told) < len(jobs):
        return None
    flow = file_is_there(asked["path"], words.named_in) if "path" in asked else None
    return every(told, Strength.STRONGER)._replace(least=flow)


def _asked(words: Phrase, said: Mapping[str, str | None]) -> dict[str, Any] | None:
    """Return where and when the jobs run; ``None`` where that is no workflow, or not told apart."""
    asked: dict[str, Any] = {}
    if flow := said.get("flow"):
        (path,) = things_in(words, flow)
        asked |= {"path": path, "named_in": words.named_in}
        if not is_workflow(path):
            return None
    if when := said.get("when"):
        asked["triggers"] = triggers(when)
        if is_every_push(words.words, asked["triggers"]):
            return None
    return asked


def _job(words: Phrase, name: str, asked: Mapping[str, Any]) -> Tree | None:
    """Return the rule about one job: a name in code marks is what it is called, plain words may say what it is for."""
    if things := things_in(words, name):
        return None if is_path(things[0]) else WorkflowRule(job=things[0], **asked)
    if _TELLS.fullmatch(name):
        return None
    purpose = next((one for one in _PURPOSES if one.said.fullmatch(name)), None)
    if purpose is None:
        return WorkflowRule(job=name, **asked)
    rules = tuple(WorkflowRule(job=job, checks=purpose.checks, **asked) for job in purpose.jobs)
    return rules[0] if len(rules) == 1 else AnyOf(rules)
