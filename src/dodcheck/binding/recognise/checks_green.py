"""All CI checks green (`pull.yml`, `trunk.yml`), `mypy` passes, CI dashboard shows green checks: results of checks."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import ALSO, BE, SLOT, THE, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every, first_fitting
from dodcheck.binding.recognise.test_names import without_runner
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.file import FileRule
from dodcheck.rules.hosting.facts import Fact, is_flow
from dodcheck.rules.platform import PlatformRule
from dodcheck.rules.workflow import WorkflowRule

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
_EXITS = r"(?:exits? (?:with )?(?:code |status )?0|(?:passes|succeeds|runs) (?:cleanly|locally and in ci)|succeeds?)"
_CLEAN = rf"{SLOT}(?: —| →)? (?:{BE}(?:clean|(?:all )?green)|passes|pass|{_EXITS})"
_TOOLS = (rf"(?P<tools>{_CLEAN}(?:(?:, and|,|;| and) {_CLEAN}){{0,4}})",)
_COMMAND = re.compile(r"[a-z][a-z0-9._-]{1,40}(?: [\w./=:,-]+){0,8}")
_NOT_TOOLS = re.compile(r"(?:python|pytest|tox|nox|make|npm|yarn|cargo|go|test\w*|\w+_test)\b|.*\.\w{1,4}$")
"""Commands that start tests or others by name: which tool is meant stands behind them."""
_SCRIPT = re.compile(r"(?:npm|pnpm|yarn|bun|make|cargo|go|tox|nox) (?!.*test)[a-z]")
_FLAKES = (
    r"(?:there (?:is|are) )?(?:no|zero|0) flak(?:y tests?|es)(?: \(or [^()]{1,60}\))?",
    (
        rf"{THE}flake(?: rate)?(?: dashboard)? (?:shows? |is |{BE})?(?:<|≤|<=|below|under|at most|less than) ?"
        r"\d+(?:\.\d+)? ?%(?: flake rate| flakes?)?(?: \(or [^()]{1,60}\))?"
    ),
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks results of checks up in the platform's answers.

    A tool passes where a check of its name does, and where a workflow runs the tool so that it can fail: behind a mask
    a green check shows nothing. How often tests are flaky shows over many runs, which no one answer holds.
    """
    return first_fitting(words, ((_OF_FLOWS, _of_flows), (_SHOWN, _shown), (_TOOLS, _of_tools), (_FLAKES, _flaky)))


def _of_flows(words: Phrase, found: re.Match[str]) -> Reading | None:
    flows = things_in(words, found["flows"])
    if not all(map(is_flow, flows)):
        return None
    there = [FileRule(path=flow, named_in=words.named_in) for flow in flows]
    return every([*there, PlatformRule(fact=Fact.CHECKS, expect=tuple(flow.rpartition("/")[2] for flow in flows))])


def _shown(_words: Phrase, _found: re.Match[str]) -> Reading:
    return Reading(PlatformRule(fact=Fact.CHECKS))


def _of_tools(words: Phrase, found: re.Match[str]) -> Reading | None:
    commands = things_in(words, found["tools"])
    if not all(_COMMAND.fullmatch(one) and not is_path(one) for one in commands):
        return None
    if any(_NOT_TOOLS.match(without_runner(one)) for one in commands):
        return _of_scripts(commands)
    return every([part for command in commands for part in _passes(command)])


def _of_scripts(commands: tuple[str, ...]) -> Reading | None:
    """Return what only a look at its output shows: no check has a name that tells which command it runs."""
    if not all(map(_SCRIPT.match, commands)):
        return None
    seen = tuple(f"what `{command}` says" for command in commands)
    return Reading(PlatformRule(fact=Fact.BY_EYE, expect=seen), Strength.WEAKER)


def _passes(command: str) -> tuple[Tree, Tree]:
    tool = without_runner(command).split(maxsplit=1)[0]
    seen = PlatformRule(fact=Fact.BY_EYE, expect=(f"what `{command}` says",))
    return AnyOf((WorkflowRule(runs=command), seen)), PlatformRule(fact=Fact.CHECKS, expect=(tool,))


def _flaky(_words: Phrase, _found: re.Match[str]) -> Reading:
    return Reading(PlatformRule(fact=Fact.BY_EYE, expect=("the results of many runs",)), Strength.WEAKER)
