"""Coverage threshold is 90 %, `fail_under` is set to 90, `codecov.yml` requires 80 % coverage: what settings demand."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.data import DataRule
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.paths import name_of


class _Settings(NamedTuple):
    """Files of settings, what stands before the number in a line of them, and what the tool and the key are called."""

    files: tuple[str, ...]
    line: str
    tools: tuple[str, ...]
    keys: tuple[str, ...] = ()


_SCRIPT_LINE = r"^\s*(?:[^/\s*].*[\s{,])?[\"']?(?:lines|branches|functions|statements)[\"']?\s*:\s*"
_BY_TOOL = (
    _Settings(
        ("[p]yproject.toml", ".coveragerc*", "[s]etup.cfg", "[t]ox.ini", "[p]ytest.ini"),
        r"^\s*(?:fail_under\s*=\s*|[^#;\s].*--cov-fail-under[= ])",
        ("pytest", "pytest-cov", "coverage.py"),
        ("fail_under", "--cov-fail-under"),
    ),
    _Settings(("jest.config.*", "[p]ackage.json"), _SCRIPT_LINE, ("jest",), ("coverageThreshold",)),
    _Settings(("vitest.config.*", "vite.config.*"), _SCRIPT_LINE, ("vitest",), ("thresholds", "coverage.thresholds")),
    _Settings((".nycrc*", ".c8rc*"), _SCRIPT_LINE, ("nyc", "c8"), ()),
    _Settings(
        (".simplecov*", "**/spec_helper.rb", "**/test_helper.rb", "**/rails_helper.rb"),
        r"^\s*(?:SimpleCov\.)?minimum_coverage(?:\s+|\s*\(\s*)(?:line:\s*)?",
        ("simplecov",),
        ("minimum_coverage",),
    ),
)
"""Where the tools that measure coverage are told how much is enough, a number to a line.

Globs, as a plain name that is missing would leave it open.
"""
_CODECOV = ("codecov.yml", ".codecov.yml", ".github/codecov.yml", "codecov.yaml", ".codecov.yaml")
_NUMBER = r"(?:⟦(?P<thing>\d+)⟧|(?P<number>\d{1,3})) ?(?:%|percent)?"
_COVERAGE = r"(?:(?:minimum|required|test|code|line|global) )*coverage"
_NOUN = r"(?:thresholds?|gates?|fail[- ]under)"
_IN = rf"(?: (?:in|by|via|through) {THE}{named(SLOT, 'file')})?"
_TOOL = r"(?:(?P<tool>jest|vitest|simplecov|nyc|c8|pytest|pytest-cov|coverage\.py)(?:'s)?)"
_SET = r"(?:set|configured|defined)"
_FORMS = (
    rf"{THE}(?:{_TOOL} )?{_COVERAGE} {_NOUN} (?:is|are) (?:{_SET} )?(?:to |at )?{_NUMBER}{_IN}",
    rf"{THE}(?:{_TOOL} )?{_COVERAGE} {_NOUN} {BE}{_SET} (?:to|at) {_NUMBER}{_IN}",
    rf"{THE}(?:{_TOOL} )?{_COVERAGE} {_NOUN} of {_NUMBER} {BE}{_SET}{_IN}",
    rf"{THE}{named(SLOT, 'key')} (?:is|are) (?:set to )?{_NUMBER}{_IN}",
    rf"{THE}{named(SLOT, 'file')} sets {THE}(?:{named(SLOT, 'key')}|{_COVERAGE} {_NOUN}) to {_NUMBER}",
    rf"(?:{THE}{named(SLOT, 'file')}|{_TOOL}) (?:requires|demands) (?:an? )?{_NUMBER} (?:of )?(?:line |test )?coverage",
    rf"(?:{THE}{named(SLOT, 'file')}|{_TOOL}) (?:requires|demands) (?:an? )?{_COVERAGE} of (?:at least )?{_NUMBER}",
)
_STATUS = r"(?P<status>project|patch)"
_TARGETS = (
    rf"{THE}(?:codecov|codecov's) (?:{_STATUS} )?target (?:is|is set to) {_NUMBER}{_IN}",
    rf"{THE}{named(SLOT, 'file')} sets {THE}(?:{_STATUS} )?(?:coverage )?target to {_NUMBER}",
    rf"{THE}{named(SLOT, 'file')} requires {_NUMBER} (?:{_STATUS} )?coverage",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that the settings say this number and no other; what runs with them is another question."""
    if (found := fit(words, _TARGETS)) and (told := _target(words, found)):
        return told
    found = fit(words, _FORMS)
    number = _number(words, found) if found else None
    if found is None or number is None:
        return None
    settings = _meant(words, found.groupdict())
    return _asked(words, settings, number, found.groupdict().get("file")) if settings else None


def _number(words: Phrase, found: re.Match[str]) -> int | None:
    told = found["number"] or words.thing(found["thing"]).removesuffix("%").strip()
    return int(told) if re.fullmatch(r"[1-9]\d|100", told) else None


def _meant(words: Phrase, told: dict[str, str]) -> list[_Settings]:
    """Return the settings that are meant: those of a file, of a tool or with such a key; all of them otherwise."""
    kept = list(_BY_TOOL)
    if file := told.get("file"):
        name = name_of(things_in(words, file)[0])
        kept = [one for one in kept if any(matcher(glob.removeprefix("**/"))(name) for glob in one.files)]
    if tool := told.get("tool"):
        kept = [one for one in kept if tool in one.tools]
    if key := told.get("key"):
        kept = [one for one in kept if things_in(words, key)[0] in one.keys]
    return kept


def _asked(words: Phrase, settings: list[_Settings], number: int, file: str | None) -> Reading:
    """Return that a line of them says the number, and none another one; a number that is nowhere refutes it."""
    named_in = words.named_in if file else None
    files = things_in(words, file) if file else None
    end = rf"{number}(?:\.0+)?(?:$|[^\d.])"
    says = [
        TextRule(
            pattern=f"{one.line}{end}",
            meaning=f"a threshold of {number}",
            in_=files or one.files,
            min=1,
            named_in=named_in,
        )
        for one in settings
    ]
    globs = files or tuple(glob for one in settings for glob in one.files)
    lines = tuple(dict.fromkeys(one.line for one in settings))

    def lines_with(number: str) -> str:
        return "|".join(f"{line}{number}" for line in lines)

    alone = TextRule(pattern=lines_with(_not(number)), meaning="another threshold", in_=globs, max=0, named_in=named_in)
    said = TextRule(pattern=lines_with(end), meaning=f"a threshold of {number}", in_=globs, min=1, named_in=named_in)
    silent = TextRule(pattern=lines_with(r"\d"), meaning="a threshold", in_=globs, max=0, named_in=named_in)
    rule = All((says[0] if len(says) == 1 else AnyOf(tuple(says)), alone))
    return Reading(rule, Strength.STRONGER, least=AnyOf((said, silent)))


def _not(number: int) -> str:
    """Return a pattern of the numbers that are another one, with one, two or three digits before the point."""
    text = str(number)
    if len(text) > 2:  # noqa: PLR2004 - a hundred
        return r"(?:\d{1,2}(?:$|\D)|[02-9]\d\d)"
    first, last = text[0], text[1]
    return rf"(?:[^{first}\D]\d|{first}[^{last}\D]|\d(?:$|[^\d.])|\d\.|\d{{3}}|{text}\.0*[1-9])"


def _target(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks Codecov's settings for the target of a status; a file that has none of it says nothing."""
    number, told = _number(words, found), found.groupdict()
    file = things_in(words, told.get("file") or "")
    if number is None or (file and name_of(file[0]) not in {name_of(path) for path in _CODECOV}):
        return None
    query = f"coverage.status.{told.get('status') or 'project'}.default.target"
    named_in = words.named_in if file else None
    matches = rf"^{number}(?:\.0+)?%?$"
    rules = [
        DataRule(path=path, query=query, matches=matches, meaning=f"{number}%", named_in=named_in)
        for path in file or _CODECOV
    ]
    if not file:
        return Reading(AnyOf(tuple(rules)), Strength.STRONGER)
    said = DataRule(path=file[0], query=query, named_in=named_in)
    return Reading(rules[0], Strength.STRONGER, least=AnyOf((rules[0], Not(said))))
