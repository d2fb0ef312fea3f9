"""No disabled tests, no skipped tests without a reason, no `xit` left, no `@pytest.mark.skip`: tests that don't run."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.flaws import CODE, LEFT, PLACE, everywhere, is_of_some, place_of
from dodcheck.binding.recognise.forms import SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All
from dodcheck.rules.flawed.flaw import Flaw
from dodcheck.rules.flaws import FlawsRule
from dodcheck.rules.text import TextRule

_NONE = r"(?:there (?:is|are) )?(?:no|zero|0) (?:(?:remaining|leftover) )?"
_JOINT = r"(?:, (?:and |or |nor )?| and | or | nor | ?/ ?)"
_TURNED_OFF = rf"(?:skipped|disabled|ignored)(?:{_JOINT}(?:skipped|disabled|ignored)){{0,2}}"
_TESTS = r"(?:unit |integration |e2e )?(?:tests?|test cases)"
_WHY = (
    r" without (?:an? |any |clear |good |documented |explicit )*"
    r"(?:reasons?|justifications?|explanations?|rationale|comments?)"
)
_WHERE = rf"{LEFT}{CODE}{PLACE}{LEFT}"
_WORD = rf"(?:{SLOT}|xit|xdescribe|fit|fdescribe)"
_NOUN = r"(?: (?:calls?|decorators?|annotations?|attributes?|markers?|marks?|tests?|statements?|usages?))?"
_WHAT = named(rf"{_WORD}(?:{_JOINT}{_WORD}){{0,6}}", "what")
_IN_TESTS = r"(?: (?:in|from) (?:the |any |our )?(?:tests?(?: suites?| files?| code)?|specs?))?"
_WHOLE = (
    rf"{_NONE}{_TURNED_OFF} {_TESTS}{_WHERE}(?P<why>{_WHY})?",
    rf"{_NONE}{_TURNED_OFF} {_TESTS}(?P<why>{_WHY}){_WHERE}",
)
_NAMED = (rf"{_NONE}{_WHAT}{_NOUN}{_IN_TESTS}{_WHERE}(?P<why>{_WHY})?",)
_ASIDE = (
    rf"{_NONE}(?:skipped|disabled|ignored|focused|exclusive) {_TESTS}(?P<aside> \(){_WHAT}\)(?P<place>)(?P<why>)",
)


class _Mark(NamedTuple):
    """What a mark looks like on a line that surely has it, and on one that may; how files end that may hold it."""

    name: str
    sure: str
    maybe: str
    suffixes: tuple[str, ...]


_SCRIPT = ("js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts")
_PYTHON = ("py",)
_JVM = ("java", "kt", "kts", "groovy", "scala")


def _script(name: str) -> _Mark:
    head, _, tail = name.rpartition(".")
    owner = re.escape(head) if head else r"(?:it|test|describe|context|suite)"
    said = rf"{owner}\.{tail}" if "." in name else re.escape(name)
    return _Mark(name, rf"^\s*{said}\s*(?:\(\s*[\"'`]|\.each\b)", rf"(?:^|[^\w.$]){said}(?:[^\w$]|$)", _SCRIPT)


def _python(name: str) -> _Mark:
    said = re.escape(name)
    return _Mark(name, rf"^\s*@{said}(?:[^\w]|$)", rf"(?:^|[^\w]){said.rpartition('.')[2]}(?:[^\w]|$)", _PYTHON)


_MARKS = {
    **{
        name: _script(name)
        for name in (
            *(
                "it.skip",
                "test.skip",
                "describe.skip",
                "context.skip",
                "it.only",
                "test.only",
                "describe.only",
                ".skip",
            ),
            *(".only", ".todo", "it.todo", "test.todo", "xit", "xdescribe", "xtest", "xcontext", "fit", "fdescribe"),
        )
    },
    **{
        name: _python(name)
        for name in (
            *("pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail", "unittest.skip", "unittest.skipIf"),
            "unittest.expectedFailure",
        )
    },
    **{
        name: _Mark(name, rf"^\s*{re.escape(name)}(?:f|Now)?\s*\(", r"\.Skip(?:f|Now)?\b", ("go",))
        for name in ("t.Skip", "b.Skip")
    },
    **{
        name: _Mark(f"@{name}", rf"^\s*@{name}(?:[^\w]|$)", rf"@[\w.]*\b{name}\b", _JVM)
        for name in ("Disabled", "Ignore")
    },
    "#[ignore]": _Mark("#[ignore]", r"^\s*#\[\s*ignore\b", r"\bignore\b", ("rs",)),
    "[Ignore]": _Mark("[Ignore]", r"^\s*\[\s*Ignore\b", r"\bIgnore\b", ("cs",)),
}
"""What turns a test off, or all others, by the name that documents call it by, without the sign before it."""
_ALONE = frozenset({"pytest.mark.skip", "#[ignore]"})
"""Marks beside which their language has none that needs a reason."""
_SKIPS = re.compile(r"skip|Skip|Disabled|Ignore|ignore|^x")


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks at tests; that none was skipped when they ran, results tell and not their code."""
    if found := fit(words, _WHOLE):
        return _whole(words, found)
    found = fit(words, (*_NAMED, *_ASIDE))
    return _named(words, found) if found else None


def turned_off(words: Phrase, place: tuple[str, ...] = ("**",), why: str | None = None) -> FlawsRule:
    """Return that no test is skipped whatever happens, or none without a reason."""
    return FlawsRule(in_=place, of=str(Flaw.SKIPPED_TESTS), unless="reason" if why else None, named_in=words.named_in)


def _whole(words: Phrase, found: re.Match[str]) -> Reading | None:
    place = place_of(words, found)
    return everywhere(words, turned_off(words, place, found["why"]), place) if place else None


def _named(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks that none of the marks stands in code of its language."""
    place = place_of(words, found)
    said = re.sub(SLOT, " ", found["what"]).replace("/", " ").split()
    names = [*things_in(words, found["what"]), *(one for one in said if one in _MARKS)]
    marks = [_MARKS.get(name.removeprefix("@").removesuffix("()")) for name in names]
    known = [mark for mark in marks if mark]
    if place is None or not names or len(known) < len(names) or not _may_be(place):
        return None
    if found["why"]:
        suffixes = tuple(dict.fromkeys(suffix for mark in known for suffix in mark.suffixes))
        skips = all(_SKIPS.search(name) for name in names)
        rule = turned_off(words, _globs(place, suffixes), found["why"])
        alone = all(name.removeprefix("@") in _ALONE for name in names)
        return Reading(rule, Strength.EXACT if alone else Strength.STRONGER) if skips else None
    if found.groupdict().get("aside"):
        return Reading(_all([_text(mark.sure, mark, place, words) for mark in known]), Strength.WEAKER)
    nowhere = [_text(mark.maybe, mark, place, words) for mark in known]
    surely = [_text(mark.sure, mark, place, words) for mark in known]
    some = place == ("**",) and is_of_some(words)
    return Reading(_all(nowhere), Strength.STRONGER, least=None if some else _all(surely))


def _may_be(place: tuple[str, ...]) -> bool:
    return all(one == "**" or one.endswith("/") for one in place)


def _globs(place: tuple[str, ...], suffixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{'' if one == '**' else one}**/*.{suffix}" for one in place for suffix in suffixes)


def _text(pattern: str, mark: _Mark, place: tuple[str, ...], words: Phrase) -> TextRule:
    return TextRule(
        pattern=pattern,
        meaning=f"`{mark.name}`",
        in_=_globs(place, mark.suffixes),
        max=0,
        code_only=True,
        named_in=words.named_in,
    )


def _all(rules: list[TextRule]) -> Tree:
    return rules[0] if len(rules) == 1 else All(tuple(rules))
