"""CI tests Python 3.11 and 3.12, CI runs two versions of Python: the versions that its jobs set up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dodcheck.binding.recognise.forms import SLOT, fit, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.workflow import LANGUAGES, WorkflowRule

_CI = r"(?:the )?(?:ci|github actions)(?: (?:pipeline|matrix|workflows?))?"
_TESTED = r"(?P<tests>tests|runs(?: all)?(?: the)? tests|is tested|are tested|covers|is run|runs)"
_ON = r"(?: (?:on|with|against|for|under|in))?"
_LANGUAGE = r"(?P<language>python|node(?:\.?js)?|go|golang|java|jdk|ruby|php|rust|⟦(?P<slot>\d+)⟧)"
_NAMES = {"nodejs": "node", "node.js": "node", "golang": "go", "jdk": "java"}
_AGAIN = r"(?:(?:python|node(?:\.?js)?|go|java|jdk|ruby|php) )?"
_ONE = rf"(?:{_AGAIN}v?\d+(?:\.\d+){{0,2}}|{SLOT})"
_LIST = rf"(?P<list>{_ONE}(?:(?:,? and |, | & |/){_ONE}){{0,20}})"
_RANGE = rf"(?P<low>{_ONE})(?: ?(?:-|–|—|to|through|up to|until) ?)(?P<high>{_ONE})"
_MATRIX = r"(?:the )?(?P<tests>(?:ci |test |build )?matrix (?:covers|includes|tests|contains))"
_MANY = r"(?:at least )?(?P<count>two|three|four|five|several|multiple|\d{1,2})(?:\+| or more)?(?: different)?"
_COUNTS = {"two": 2, "several": 2, "multiple": 2, "three": 3, "four": 4, "five": 5}
_IN_CI = rf"(?: (?:in|by) {_CI})?"
_FORMS = (
    rf"{_CI} {_TESTED}{_ON} {_LANGUAGE}(?: versions?)? {_LIST}",
    rf"(?:the )?(?P<tests>tests) (?:are )?(?:run|executed){_ON} {_LANGUAGE}(?: versions?)? {_LIST}{_IN_CI}",
    rf"{_LANGUAGE}(?: versions?)? {_LIST} (?P<tests>(?:is|are) tested){_IN_CI}",
    rf"{_CI} {_TESTED}{_ON} {_LANGUAGE}(?: versions?)? {_RANGE}",
    rf"{_MATRIX} {_LANGUAGE}(?: versions?)? (?:{_LIST}|{_RANGE})",
    rf"(?:the )?(?P<tests>tests) (?:are )?(?:run|executed){_ON} {_LANGUAGE}(?: versions?)? {_RANGE}{_IN_CI}",
    rf"{_LANGUAGE}(?: versions?)? {_RANGE} (?P<tests>(?:is|are) tested){_IN_CI}",
    rf"{_CI} {_TESTED}{_ON} {_MANY} versions of {_LANGUAGE}",
    rf"{_CI} {_TESTED}{_ON} {_MANY} {_LANGUAGE} versions",
)
_EACH = re.compile(rf"{_ONE}")
_MOST_STEPS = 20
_NUMBER = re.compile(r"v?(\d+(?:\.\d+){0,2})")


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks for versions of a language; of what no setup action brings, nothing is known."""
    found = fit(words, _FORMS)
    if found is None:
        return None
    said = {name: text for name, text in found.groupdict().items() if text is not None}
    language = words.thing(said["slot"]).lower() if "slot" in said else said["language"]
    asked: dict[str, Any] = {"sets_up": _NAMES.get(language, language)}
    if asked["sets_up"] not in LANGUAGES:
        return None
    if "test" in said["tests"]:
        asked["checks"] = "test"
    if listed := said.get("list"):
        told = _EACH.findall(listed)
        numbers = _numbers(words, told)
        return Reading(WorkflowRule(versions=numbers, **asked)) if len(numbers) == len(told) else None
    if "low" in said:
        return _between(asked, _numbers(words, (said["low"], said["high"])))
    count = _COUNTS.get(said["count"]) or int(said["count"])
    return Reading(WorkflowRule(min_versions=count, **asked))


def _numbers(words: Phrase, said: Sequence[str]) -> tuple[str, ...]:
    told = (things_in(words, one)[0] if one.startswith("⟦") else one for one in said)
    return tuple(one[1] for text in told if (one := _NUMBER.fullmatch(text.rpartition(" ")[2])))


def _between(asked: dict[str, Any], ends: Sequence[str]) -> Reading | None:
    """Return what asks for each version of a range; both ends of it are what the statement needs at least.

    Of a language whose versions are told apart by their first number, some between them may never have been meant.
    """
    both = [one.split(".") for one in ends]
    if len(both) != 2 or {len(one) for one in both} - {1, 2} or len(both[0]) != len(both[1]):  # noqa: PLR2004 - two ends
        return None
    (*low, first), (*high, last) = both
    steps = int(last) - int(first)
    if low != high or not 0 < steps <= _MOST_STEPS:
        return None
    every = tuple(".".join((*low, str(number))) for number in range(int(first), int(last) + 1))
    least = WorkflowRule(versions=tuple(ends), **asked)
    return Reading(WorkflowRule(versions=every, **asked), Strength.STRONGER, least=least)
