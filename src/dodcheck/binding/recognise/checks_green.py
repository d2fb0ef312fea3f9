"""All CI checks green (`pull.yml`, `trunk.yml`), CI dashboard shows green checks: results of checks."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import ALSO, BE, THE, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every, first_fitting
from dodcheck.binding.tree import Strength
from dodcheck.rules.file import FileRule
from dodcheck.rules.hosting.facts import Fact, is_flow
from dodcheck.rules.platform import PlatformRule

_GREEN = r"(?:all )?(?:green|pass(?:es|ing|ed)?|succeed(?:s|ed)?)"
_CHECKS = r"(?:all |the )*(?:ci|github|status|github actions) (?:checks?|workflows?|jobs?)"
_FLOWS = named(ALSO, "flows")
_OF_FLOWS = (
    rf"{_CHECKS} {BE}{_GREEN} \((?:in |of |from )?{_FLOWS}\)",
    rf"{_CHECKS} (?:in|of|from) {_FLOWS} {BE}{_GREEN}",
    rf"{THE}{_FLOWS}(?: ci)?(?: workflows?| pipelines?) {BE}{_GREEN}(?: (?:in|on) ci)?",
)
_SHOWN = (
    rf"{THE}(?:ci|build) dashboard {BE}(?:shows? )?(?:all |only )?green(?: checks?| builds?)?",
    rf"all (?:the )?(?:ci|status) checks {BE}(?:green|passing)",
)
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
    return first_fitting(words, ((_OF_FLOWS, _of_flows), (_SHOWN, _shown), (_FLAKES, _flaky)))


def _of_flows(words: Phrase, found: re.Match[str]) -> Reading | None:
    flows = things_in(words, found["flows"])
    if not all(map(is_flow, flows)):
        return None
    there = [FileRule(path=flow, named_in=words.named_in) for flow in flows]
    return every([*there, PlatformRule(fact=Fact.CHECKS, expect=tuple(flow.rpartition("/")[2] for flow in flows))])


def _shown(_words: Phrase, _found: re.Match[str]) -> Reading:
    return Reading(PlatformRule(fact=Fact.CHECKS))


def _flaky(_words: Phrase, _found: re.Match[str]) -> Reading:
    return Reading(PlatformRule(fact=Fact.BY_EYE, expect=("the results of many runs",)), Strength.WEAKER)
