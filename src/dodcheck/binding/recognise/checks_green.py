"""All CI checks green (`pull.yml`, `trunk.yml`), CI dashboard shows green checks: results of checks."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.forms import ALSO, BE, SLOT, THE, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every, first_fitting
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_path
from dodcheck.rules.file import FileRule
from dodcheck.rules.hosting.facts import Fact, is_workflow_file
from dodcheck.rules.platform import PlatformRule
from dodcheck.rules.text import TextRule
from dodcheck.rules.workflow import WorkflowRule

_GREEN = r"(?:all )?(?:green|pass(?:es|ing|ed)?|succeed(?:s|ed)?)"
_CHECKS = r"(?:all |the )*(?:ci|github|status|github actions) (?:checks?|workflows?|jobs?)"
_FLOWS = named(ALSO, "flows")
_OF_FLOWS = (
    rf"{_CHECKS} {BE}{_GREEN} \((?:in |of |from )?{_FLOWS}\)",
    rf"{_CHECKS} (?:in|of|from) {_FLOWS} {BE}{_GREEN}",
    rf"{THE}{_FLOWS}(?: ci)?(?: workflows?| pipelines?) {BE}{_GREEN}(?: (?:in|on) ci)?",
)
_ON_BRANCH = rf" on {THE}(?:(?P<branch>main|master|trunk|develop)|{named(SLOT, 'other_branch')})(?: branch)?"
_BRANCH = rf"(?:{_ON_BRANCH}|(?P<tail> (?:on|for|in|at|after|before) [^⟦⟧]+))?"
_ABOUT_CI = r"(?:[a-z][\w-]* ){0,4}?(?:ci|workflow|workflows|pipeline|pipelines|actions)"
_ONE_FLOW = (
    rf"{THE}{_ABOUT_CI} \({_FLOWS}\) {BE}(?:runs? )?{_GREEN}{_BRANCH}",
    rf"{THE}{_ABOUT_CI} {BE}(?:runs? )?{_GREEN} \({_FLOWS}\)",
    rf"{THE}{_FLOWS}(?: ci)?(?: workflows?| pipelines?) {BE}(?:runs? )?{_GREEN}{_BRANCH}",
    rf"{THE}{_FLOWS} {BE}(?:runs? )?green{_BRANCH}",
)
_CALLED = r"(?!(?:all|every|each|no|any|other)\b)[a-z][\w-]*(?: [a-z][\w-]*){0,2}"
_JOB = rf"(?:{named(SLOT, 'job')}|{named(_CALLED, 'called')})"
_OF_JOB = (
    rf"{THE}{_JOB} (?:jobs?|checks?|steps?|gates?) (?:in|of|from) {THE}{_FLOWS}(?: workflow)? {BE}{_GREEN}",
    rf"{THE}{_JOB} (?:jobs?|checks?|gates?) \({_FLOWS}\) {BE}{_GREEN}",
    rf"{THE}{_JOB} (?:jobs?|checks?|gates?) {BE}{_GREEN} (?:in {_FLOWS}|\({named(SLOT, 'flow')}\))",
)
_SHOWN = (
    rf"{THE}(?:ci|build) dashboard {BE}(?:shows? )?(?:all |only )?green(?: checks?| builds?)?",
    rf"all (?:the )?(?:ci|status) checks {BE}(?:green|passing)",
)
_STEM = 4
"""Letters of a word that count."""
_FLAKES = (
    r"(?:there (?:is|are) )?(?:no|zero|0) flak(?:y tests?|es)(?: \(or [^()]{1,60}\))?",
    (
        rf"{THE}flake(?: rate)?(?: dashboard)? (?:shows? |is |{BE})?(?:<|≤|<=|below|under|at most|less than) ?"
        r"\d+(?:\.\d+)? ?%(?: flake rate| flakes?)?(?: \(or [^()]{1,60}\))?"
    ),
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks results of checks up in the platform's answers.

    How often tests are flaky shows over many runs, which no one answer holds.
    """
    return first_fitting(
        words, ((_OF_FLOWS, _of_flows), (_OF_JOB, _of_job), (_ONE_FLOW, _one_flow), (_SHOWN, _shown), (_FLAKES, _flaky))
    )


def _of_flows(words: Phrase, found: re.Match[str]) -> Reading | None:
    flows = things_in(words, found["flows"])
    if not all(map(is_workflow_file, flows)):
        return None
    there = [FileRule(path=flow, named_in=words.named_in) for flow in flows]
    return every([*there, PlatformRule(fact=Fact.CHECKS, expect=tuple(flow.rpartition("/")[2] for flow in flows))])


def _one_flow(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return that the runs of a workflow passed, on a branch where one is named; under a restriction none shows it."""
    flows = things_in(words, found["flows"])
    if not all(map(is_workflow_file, flows)):
        return None
    told = found.groupdict()
    other = told.get("other_branch")
    branch = things_in(words, other)[0] if other else told.get("branch")
    there = [FileRule(path=flow, named_in=words.named_in) for flow in flows]
    runs = PlatformRule(fact=Fact.CHECKS, expect=tuple(flow.rpartition("/")[2] for flow in flows), branch=branch)
    if not told.get("tail"):
        return every([*there, runs])
    if turns_aside(told["tail"].replace("branch", "").replace("releas", "")):
        return None
    return every([*there, PlatformRule(fact=Fact.BY_EYE, expect=("a link to the run",))], Strength.WEAKER)


def _of_job(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return that a job of a workflow passed: the workflow is there, and its name stands in it.

    A job that is named in plain words may be called otherwise, so only some word of it has to stand there. Another
    workflow may have a job of that name, so it is proved only where this one has it.
    """
    told = found.groupdict()
    flows = things_in(words, told["flows"] or told.get("flow") or "")
    if len(flows) != 1 or not is_workflow_file(flows[0]):
        return None
    name = things_in(words, told["job"])[0] if told["job"] else told["called"]
    stems = "|".join(re.escape(word[:_STEM]) for word in re.split(r"[ _-]", name) if len(word) > 1)
    if is_path(name) or not stems:
        return None
    in_code = bool(told["job"])
    stands = TextRule(
        in_=flows,
        literal=name if in_code else None,
        pattern=None if in_code else f"(?i)(?:{stems})",
        min=1,
        named_in=words.named_in,
    )
    surely: list[Tree] = [FileRule(path=flows[0], named_in=words.named_in), stands]
    runs = WorkflowRule(path=flows[0], job=name, named_in=words.named_in)
    passed = PlatformRule(fact=Fact.CHECKS, expect=(name,))
    least = every([*surely, passed] if in_code else surely).tree
    return every([*surely, runs, passed], Strength.STRONGER)._replace(least=least)


def _shown(_words: Phrase, _found: re.Match[str]) -> Reading:
    return Reading(PlatformRule(fact=Fact.CHECKS))


def _flaky(_words: Phrase, _found: re.Match[str]) -> Reading:
    return Reading(PlatformRule(fact=Fact.BY_EYE, expect=("the results of many runs",)), Strength.WEAKER)
