"""Lint passes, the build succeeds, ESLint is clean, no type errors: what ends well, in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dodcheck.binding.recognise.endings import ENDS_WELL
from dodcheck.binding.recognise.forms import THE
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every, first_fitting
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.hosting.facts import Fact
from dodcheck.rules.platform import PlatformRule
from dodcheck.rules.test_results import TestResultsRule
from dodcheck.rules.workflow import WorkflowRule


class _Purpose(NamedTuple):
    """What a step checks, how jobs that do nothing else are called, and what shows how it ended."""

    checks: str
    jobs: tuple[str, ...]
    shown: str


_LINT = _Purpose("lint", ("lint", "linting", "linters"), "what the linter says")
_TYPES = _Purpose("types", ("types", "typecheck", "type-check", "typing"), "what the type checker says")
_BUILD = _Purpose("build", ("build",), "what the build says")

_LINTERS = (
    "eslint|ruff|flake8|pylint|stylelint|biome|clippy|golangci-lint|rubocop|shellcheck|hadolint|markdownlint|ktlint"
)
_CHECKERS = "mypy|pyright|tsc"
_TOOL = rf"(?P<tool>{_LINTERS}|{_CHECKERS})"
_SUBJECTS: Mapping[str, _Purpose] = {
    r"lint(?:ing)?(?: checks?)?|(?:the )?linters?|all linters": _LINT,
    r"type[ -]?check(?:s|ing|er)?|typing|typescript(?: types)?": _TYPES,
    r"(?:project |code |full )?build": _BUILD,
}
_FAULTS: Mapping[str, _Purpose] = {r"lint(?:ing|er)?": _LINT, r"type(?:script)?|typing|type[ -]?check(?:ing)?": _TYPES}
_TESTS_OF: Mapping[str, Tree] = {
    **dict.fromkeys(("test", "tests"), TestResultsRule(every_file=True)),
    **dict.fromkeys(("unit test", "unit tests"), TestResultsRule(suite=("unit",))),
}
_COMPILES = (
    r"(?:compiles?|builds?|type[ -]?checks?)"
    r"(?: cleanly| successfully| without(?: any)? errors?| with (?:no|zero|0) errors)?"
)
_SAID = "|".join(_SUBJECTS)
_ENDS = (rf"{THE}(?P<subject>{_SAID}) (?:{ENDS_WELL})",)
_ONE = rf"{THE}(?:{_SAID}|(?:unit )?tests?)"
_BETWEEN = r"(?:, and |, | and | / | & | \+ |/)"
_SEVERAL = (rf"(?P<all>{_ONE}(?:{_BETWEEN}{_ONE}){{1,4}}) (?:{ENDS_WELL})",)
_TOOLS = (
    rf"{THE}{_TOOL}(?: rules| checks?)? (?:{ENDS_WELL})",
    rf"(?:there are )?(?:no|zero|0) (?:new )?{_TOOL} (?:errors|violations|issues)",
)
_NONE = (rf"(?:there are )?(?:no|zero|0) (?:new )?(?P<fault>{'|'.join(_FAULTS)})[ -](?:errors|violations|issues)",)
_COMPILED = (rf"{THE}(?P<what>typescript|code|project|app|application|codebase) {_COMPILES}",)
_WARNED = (
    (
        r"(?:there are )?(?:no|zero|0) (?P<of>compiler|build|lint|linter|linting|type|typescript|eslint|clippy|ruff) "
        r"(?:(?:errors?|violations?)(?: or| and|/) ?)?warnings?(?:(?: or| and|/) ?errors?)?"
    ),
    r"(?:there are )?(?:no|zero|0) (?P<of>build|compiler|compilation) errors",
    (
        rf"{THE}(?P<of>(?:production |release |docs |frontend |backend |application |app )?build|code|project|{_SAID}|"
        rf"{_LINTERS})(?: rules)? (?:{ENDS_WELL}|compiles?|builds?)(?: with| and)? ?(?:no|zero|0|without)(?: any)? "
        r"(?:warnings|(?:warnings|errors) (?:or|and) (?:errors|warnings))"
    ),
    (
        rf"{THE}(?P<of>(?:production|release|docs|frontend|backend|app|application|docker) build|static analysis) "
        rf"{ENDS_WELL}"
    ),
)


def read(words: Phrase) -> Reading | None:
    """Return that a job called after it does it so that it can fail, and that its check passed.

    A job of that name may do less than is meant, or another may do it too, so nothing of it refutes the statement; of
    warnings, and of one build of several, only a look at what it says tells.
    """
    readers = (
        (_ENDS, _ends),
        (_SEVERAL, _several),
        (_NONE, _without),
        (_TOOLS, _tool),
        (_COMPILED, _compiled),
        (_WARNED, _by_eye),
    )
    return first_fitting(words, readers)


def _ends(_words: Phrase, found: re.Match[str]) -> Reading:
    return _passed(_of(_SUBJECTS, found["subject"]))


def _several(_words: Phrase, found: re.Match[str]) -> Reading:
    """Return that each of several passed; tests that failed refute it, as their results are about nothing else."""
    said = [re.sub(rf"^{THE}", "", one) for one in re.split(_BETWEEN, found["all"])]
    tests = [_TESTS_OF[one] for one in said if one in _TESTS_OF]
    others = [_passed(_of(_SUBJECTS, one)).tree for one in said if one not in _TESTS_OF]
    whole = every([*tests, *others], Strength.STRONGER)
    return whole._replace(least=every(tests).tree) if tests else whole


def _without(_words: Phrase, found: re.Match[str]) -> Reading:
    return _passed(_of(_FAULTS, found["fault"]))


def _tool(_words: Phrase, found: re.Match[str]) -> Reading:
    tool = found["tool"]
    checks = "types" if tool in _CHECKERS.split("|") else "lint"
    return _passed(_Purpose(checks, (tool,), f"what {tool} says"))


def _compiled(_words: Phrase, found: re.Match[str]) -> Reading:
    return _passed(_TYPES if found["what"] == "typescript" else _BUILD)


def _by_eye(_words: Phrase, found: re.Match[str]) -> Reading:
    of = found["of"].removeprefix("the ")
    named = of in _LINTERS.split("|") or of in _CHECKERS.split("|")
    meant = {"code": "compiler", "project": "compiler", "typescript": "type checker"}
    who = of if named else f"the {meant.get(of, of)}"
    return Reading(_seen(f"what {who} says"), Strength.WEAKER)


def _of(purposes: Mapping[str, _Purpose], said: str) -> _Purpose:
    return next(purpose for form, purpose in purposes.items() if re.fullmatch(form, said))


def _passed(purpose: _Purpose) -> Reading:
    ways: Sequence[All] = [
        All((WorkflowRule(checks=purpose.checks, job=job), PlatformRule(fact=Fact.CHECKS, expect=(job,))))
        for job in purpose.jobs
    ]
    return Reading(AnyOf((*ways, _seen(purpose.shown))), Strength.STRONGER)


def _seen(shown: str) -> PlatformRule:
    return PlatformRule(fact=Fact.BY_EYE, expect=(shown,))
