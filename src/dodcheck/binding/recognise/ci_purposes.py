"""Tests run on every push and on Windows, type checking is enforced in CI: what CI does, by what it is there for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dodcheck.binding.recognise.ci_events import OFTEN, WHEN, how_often, is_every_push, triggers
from dodcheck.binding.recognise.forms import BE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import AnyOf, Not
from dodcheck.rules.jobs import JobsRule
from dodcheck.rules.workflow import WorkflowRule

_CI = r"(?:the )?(?:ci|github actions)(?: (?:pipeline|workflows?))?"
_PURPOSES = {
    "test": r"(?:(?:all|the|our|automated) )*(?:tests|test suite)",
    "lint": r"(?:(?:all|the|our|code) )*(?:lint|linting|linters?|lint checks?|static analysis)",
    "types": r"(?:(?:all|the|our|static) )*(?:type[- ]?check(?:s|ing|er)?|typing|types)",
    "build": r"(?:(?:all|the|our) )*(?:builds?)",
    "security": r"(?:(?:all|the|our) )*(?:security|vulnerability|dependency) scan(?:s|ning)?",
}
_WHAT = "|".join(f"(?P<{name}>{words})" for name, words in _PURPOSES.items())
_SYSTEM = r"(?:windows|mac ?os(?: x)?|mac|osx|linux|ubuntu)"
_ON = rf"on (?:(?:all of|both) )?(?P<systems>{_SYSTEM}(?:(?:,? and |, | & | ?/ ?){_SYSTEM})*)"
_DONE = rf"{BE}(?:automatically )?(?:run|runs|ran|executed|execute|enforced|checked|required|gated|happens?)"
_FORMS = (
    rf"(?:{_WHAT}) {_DONE}(?: automatically)?(?: (?:in|by|of|through) {_CI})? (?:{WHEN}|{_ON})(?: (?:in|by) {_CI})?",
    rf"(?:{_WHAT}) {_DONE}(?: automatically)? (?:in|by|of|through) {_CI}",
    rf"(?:{_WHAT}) {BE}(?:a |an )?(?:required |mandatory )?(?:part|step) of {_CI}",
    rf"{_CI} (?:runs|executes|enforces|performs) (?:{_WHAT})(?: (?:{WHEN}|{_ON}))?",
    rf"{_CI} (?:runs|triggers|is triggered|is run|starts)(?: automatically)? {WHEN}",
    rf"{_CI} (?:tests|(?P<plain>runs|is run)) {_ON}",
    rf"(?:{_WHAT}) {_DONE}(?: automatically)?(?: (?:in|by) {_CI})? {OFTEN}(?: (?:in|by) {_CI})?",
    rf"{_CI} (?:runs|executes) (?:{_WHAT}) {OFTEN}",
    rf"(?:the )?(?:ci|test|build) matrix (?:covers|includes|runs on) {_ON.removeprefix('on ')}",
)
_COMES = (
    rf"{_CI} (?:also )?(?:runs|is run|is scheduled|is triggered)(?: automatically)? {OFTEN}",
    (
        r"(?:a |the |our )?(?P<often>nightly|daily|weekly|monthly|scheduled) (?:ci|ci run|workflow) "
        r"(?:runs?|exists?|is (?:set up|configured|in place|enabled|active|running|scheduled))(?: in ci)?"
    ),
)
_ABOUT = {"lint": "lint", "types": "type check", "security": "security scan"}
"""What names call a step of a purpose; "tests" and "build" are names of folders too."""

_LEAST = {"day": "week"}
"""What is called nightly may leave out the nights of a weekend."""
_ALL = re.compile(r"(?:the )?all\b|.*\b(?:runs|executes|enforces|performs) (?:the )?all\b")
_SYSTEMS = (
    ("linux", re.compile(r"linux|ubuntu")),
    ("macos", re.compile(r"mac|osx")),
    ("windows", re.compile(r"windows")),
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks for an effective step of that purpose, on these events and systems.

    What a tool that nobody knows does, the names around it may say; what builds is known of few. CI that runs, for no
    purpose that is named, may check nothing: a step that checks is more than is said.
    """
    if found := fit(words, _COMES):
        return _scheduled(how_often(found["often"]))
    found = fit(words, _FORMS)
    return _done(words, found) if found else None


def _done(words: Phrase, found: re.Match[str]) -> Reading | None:
    said = {name: text for name, text in found.groupdict().items() if text is not None}
    asked = _asked(said)
    if "plain" in said:
        return _anything(asked)
    purpose = next((name for name in _PURPOSES if name in said), "test" if "systems" in said else None)
    if purpose is None:
        every_push = is_every_push(words.words, asked["triggers"])
        return None if every_push else Reading(WorkflowRule(**asked), Strength.STRONGER)
    reading = _for(purpose, asked, _strength(words.words, asked))
    if reading is None or asked.get("every") != "day" or reading.strength is not Strength.EXACT:
        return reading
    seldom = _for(purpose, {**asked, "every": _LEAST["day"]}, Strength.EXACT)
    return reading._replace(strength=Strength.STRONGER, least=seldom.tree if seldom else None)


def _for(purpose: str, asked: Mapping[str, Any], strength: Strength) -> Reading | None:
    known = WorkflowRule(checks=purpose, **asked)
    if called := _ABOUT.get(purpose):
        return Reading(AnyOf((known, WorkflowRule(about=called, **asked))), strength)
    if purpose == "build":
        return Reading(known, Strength.STRONGER) if strength is Strength.EXACT else None
    return Reading(known, strength)


def _scheduled(every: str) -> Reading:
    """Return what asks that something is checked so often; a schedule by which something runs is the least of it."""
    return Reading(WorkflowRule(every=every), Strength.STRONGER, least=JobsRule(every=_LEAST.get(every, every)))


def _anything(asked: dict[str, Any]) -> Reading:
    """Return what asks that something is checked on each system; where nothing is checked at all, CI may do others."""
    rule = WorkflowRule(**asked)
    return Reading(rule, Strength.STRONGER, least=AnyOf((rule, Not(WorkflowRule()))))


def _asked(said: Mapping[str, str]) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    if when := said.get("when"):
        asked["triggers"] = triggers(when)
    if often := said.get("often"):
        asked["every"] = how_often(often)
    if systems := said.get("systems"):
        asked["systems"] = tuple(name for name, one in _SYSTEMS if one.search(systems))
    return asked


def _strength(words: str, asked: Mapping[str, Any]) -> Strength:
    """Return how the rule compares: one step is not all of them, and that of a push may leave branches out."""
    whole = _ALL.match(words) is not None or is_every_push(words, asked.get("triggers"))
    return Strength.WEAKER if whole else Strength.EXACT
