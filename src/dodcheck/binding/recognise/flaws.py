"""No stubs left in `src/`, no empty catch blocks, no commented-out code: what the syntax of code shows of it."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import scope_of
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_path, paths_in
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.combine import All
from dodcheck.rules.flawed.flaw import Flaw
from dodcheck.rules.flaws import FlawsRule
from dodcheck.rules.text import TextRule

_NONE = r"(?:there (?:is|are) )?(?:no|zero|0) (?:(?:remaining|leftover|left-over|more) )?"
LEFT = r"(?: (?:left(?: over| behind)?|remain|remains|remaining|exist|present|allowed))?"
CODE = (
    r"(?: (?:in|anywhere in|inside|within|across) (?:the |our |any )?"
    r"(?:(?:production |source |shipped )?code(?:base)?|source files|sources?|repo(?:sitory)?|project))?"
)
PLACE = rf"(?: (?:in|under|inside|within|below|anywhere in) (?:the )?{named(SLOT, 'place')}(?: folder| directory)?)?"
_WHERE = rf"{LEFT}{CODE}{PLACE}{LEFT}"
_OF_CODE = r"(?:functions?|methods?|implementations?|bodies|classes)"
_LOOSE = rf"(?:placeholder|mock|dummy|fake) {_OF_CODE}|placeholders?(?: code| logic)?"
_STUB = (
    rf"(?:stub(?:bed)?(?:-out)?|unimplemented|empty|no-op) {_OF_CODE}|stubs|{SLOT}(?:-only {_OF_CODE})?"
    rf"|notimplementederrors?|{_LOOSE}"
)
_STUBS = named(rf"(?:{_STUB})(?:(?:, (?:and |or |nor )?| and | or | nor | ?/ ?)(?:{_STUB})){{0,5}}", "stubs")
_DOUBLES = re.compile(r"\b(?:mocks?|mocking|fakes?|doubles?|tdd)\b", re.IGNORECASE)
_ABOUT_TESTS = re.compile(r"\btest(?:s|ing)?\b")
_RAISED = "NotImplemented" + "Error"
_THINGS = frozenset({_RAISED, f"raise {_RAISED}", "pass", "...", f"{'to' + 'do'}!()", "unimplemented!()"})
_HANDLER = (
    r"(?:empty|blank|no-op) (?:(?P<catch>catch(?:es)?|⟦\d+⟧)|(?P<except>excepts?)|(?:exception|error) handlers?)"
    r"(?: (?:blocks?|clauses?|statements?|handlers?|bodies))?"
)
_CAUGHT = frozenset({"catch", "except", "catch {}", ""})
_COMMENTED = r"commented(?:-| )out (?:code|code blocks?|blocks of code|lines of code)"
_STUB_FORMS = (rf"{_NONE}{_STUBS}{_WHERE}",)
_HANDLER_FORMS = (rf"{_NONE}{_HANDLER}{_WHERE}",)
_COMMENTED_FORMS = (rf"{_NONE}{_COMMENTED}{_WHERE}",)
_ANYWHERE = ("**",)
_SHIPPED = ("src/", "lib/", "app/")
_NOT_SHIPPED = ("**/test*/**", "**/*test*", "**/examples/**", "**/vendor/**", "**/third_party/**")
_WORK_AT_HAND = "milestone"
"""A plan may speak of the files that it is about, and of no others."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks at the syntax of code."""
    if found := fit(words, _COMMENTED_FORMS):
        return _commented(words, found)
    if found := fit(words, _HANDLER_FORMS):
        return _handlers(words, found)
    found = fit(words, _STUB_FORMS)
    return _stubs(words, found) if found else None


def place_of(words: Phrase, found: re.Match[str]) -> tuple[str, ...] | None:
    """Return where to look: a folder or file that is named, or everywhere; ``None`` for what is neither."""
    places = things_in(words, found["place"] or "")
    if not all(is_path(one) and scope_of(one) for one in places):
        return None
    return places or _ANYWHERE


def everywhere(
    words: Phrase, rule: Tree, place: tuple[str, ...], strength: Strength = Strength.EXACT
) -> Reading | None:
    """Return a reading of a rule; where no place is named and certain files may be meant, this only proves."""
    if place != _ANYWHERE or not is_of_some(words):
        return Reading(rule, strength)
    return Reading(rule, Strength.STRONGER) if strength is Strength.EXACT else None


def is_of_some(words: Phrase) -> bool:
    """Return whether a statement about code may mean certain files: those of a plan, or one that is told above it."""
    told = (words.under, *words.above)
    return words.scope.startswith(_WORK_AT_HAND) or any(is_code(path) for one in told for path in paths_in(one))


def _commented(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what finds plain cases, which never shows that there is none."""
    place = place_of(words, found)
    if place is None:
        return None
    rule = FlawsRule(in_=place, of=str(Flaw.COMMENTED_CODE), named_in=words.named_in)
    return everywhere(words, rule, place, Strength.WEAKER)


def _handlers(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for no empty handler: of Python alone where `except` is said, of others where `catch` is."""
    place = place_of(words, found)
    said = "".join(things_in(words, found["catch"] or ""))
    if place is None or said not in _CAUGHT:
        return None
    python = said == "except" or found["except"]
    others = not python and bool(found["catch"])
    globs = tuple(f"{one.removesuffix('**')}**/*.py" if one.endswith(("/", "**")) else one for one in place)
    rule = FlawsRule(
        in_=globs if python else place,
        of=str(Flaw.EMPTY_HANDLERS),
        exclude=("**/*.py",) if others else (),
        named_in=words.named_in,
    )
    return everywhere(words, rule, place)


def _stubs(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for no stub; what only stands in for something else, such as dummy data, may be any code."""
    place = place_of(words, found)
    things = things_in(words, found["stubs"])
    if place is None or not all(thing in _THINGS for thing in things) or _is_of_doubles(words, found["stubs"]):
        return None
    only_thing = re.fullmatch(SLOT, found["stubs"])
    if only_thing and things[0] in ("pass", "..."):
        return None
    stubs: list[Tree] = [] if only_thing else [FlawsRule(in_=place, of=str(Flaw.STUBS), named_in=words.named_in)]
    said = [thing for thing in things if thing not in ("pass", "...")]
    said += [_RAISED] if "notimplementederror" in found["stubs"] else []
    if found["stubs"] in ("placeholder", "placeholders") and not ("code" in found[0] or found["place"]):
        return None
    surely = _all([*stubs, *(_word(thing, place, words, sure=True) for thing in said)])
    if re.search(r"placeholder|mock|dummy|fake", found["stubs"]):
        return everywhere(words, surely, place, Strength.WEAKER)
    if not said:
        return everywhere(words, surely, place)
    nowhere = _all([*stubs, *(_word(thing, place, words, sure=False) for thing in said)])
    some = place == _ANYWHERE and is_of_some(words)
    return Reading(nowhere, Strength.STRONGER, least=None if some else surely)


def _is_of_doubles(words: Phrase, said: str) -> bool:
    """Return whether "stubs" may be what tests put in the place of something else."""
    beside = any(map(_DOUBLES.search, (words.under, *words.above)))
    return "stubs" in said and (beside or bool(_ABOUT_TESTS.search(words.under)))


def _all(rules: list[Tree]) -> Tree:
    return rules[0] if len(rules) == 1 else All(tuple(rules))


def _word(thing: str, place: tuple[str, ...], words: Phrase, *, sure: bool) -> TextRule:
    """Return that no code says that something is not done: that none has the word, or none that is handed out does it.

    What stands in an example or in code of others may not be meant.
    """
    name = re.escape(thing.removeprefix("raise ").removesuffix("()"))
    does = rf"\braise\s+{name}\b" if thing.endswith(_RAISED) else rf"\b{name}\s*[(\[{{]"
    folders = _SHIPPED if sure and place == _ANYWHERE else place
    return TextRule(
        pattern=does if sure else rf"\b{name}",
        meaning=f"`{thing}`" if sure else f"a name that begins with `{thing.removesuffix('()')}`",
        in_=tuple(glob for one in folders for glob in _globs(one)),
        exclude=_NOT_SHIPPED if sure else (),
        max=0,
        code_only=True,
        named_in=words.named_in,
    )


def _globs(place: str) -> tuple[str, ...]:
    """Return the files in which such words are code: those of Python and Rust."""
    folder = "" if place == "**" else place
    return tuple(f"{folder}**/*.{suffix}" for suffix in ("py", "rs")) if not folder or folder[-1] == "/" else (place,)
