"""All public functions have docstrings, all functions in `src/` have type hints: what definitions say of themselves."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.flaws import PLACE, everywhere, place_of
from dodcheck.binding.recognise.forms import fit, named
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All
from dodcheck.rules.flawed.flaw import Flaw
from dodcheck.rules.flaws import FlawsRule

_ONE = r"functions?|methods?|class(?:es)?|modules?|apis?|interfaces?"
_THINGS = named(rf"(?:{_ONE})(?:(?:, (?:and )?| and | & | ?/ ?)(?:{_ONE})){{0,3}}", "things")
_EACH = r"(?:all|every|each)(?: of the| the)? (?:python )?(?:(?P<public>public|exported) )?(?:python )?"
_HOW = (
    r"(?P<how>(?:(?:proper|complete|comprehensive|clear|full|detailed|google[- ]style|numpy[- ]style|descriptive) )*)"
)
_WORDS = r"(?P<docs>doc-?strings?|doc comments?|doc-comments?|documentation comments?|godoc(?: comments?)?)"
_HINTS = r"(?P<hints>(?:type|typing) (?:hints?|annotations?)|type-hints)"
_SAYS = rf"(?:a |an |their |its )?{_HOW}(?:{_WORDS}|{_HINTS})"
_EITHER_WAY = r"(?:docstrings and type (?:hints|annotations)|type (?:hints|annotations) and docstrings)"
_BOTH = rf"(?P<how>)(?P<docs>)(?P<hints>){named(_EITHER_WAY, 'both')}"
_SIGNATURE = (
    r"(?: (?:on|for) (?:all |their )?(?:parameters|arguments|params|args)"
    r"(?: and (?:return (?:values?|types?)|returns))?)?"
)
_REST = r"(?P<rest> \([^()]*\)| (?:describing|including|with|explaining) [^⟦]*)?"
_HAVE = r"(?:has|have|includes?|carry|carries|must have)"
_TYPED = r"(?P<how>)(?P<docs>)(?:fully )?(?P<hints>typed|type-hinted|type-annotated|annotated)"
_WITHOUT = rf"without (?P<how>)(?:a )?(?:{_WORDS}|{_HINTS})"
_FORMS = (
    rf"{_EACH}{_THINGS}{PLACE} {_HAVE} {_BOTH}{_REST}",
    rf"{_EACH}{_THINGS}{PLACE} {_HAVE} {_SAYS}{_SIGNATURE}{_REST}",
    rf"{_HOW}(?:{_WORDS}|{_HINTS}) (?:(?:are )?(?:added|present|exist) )?(?:on|for|in) {_EACH}{_THINGS}{PLACE}{_REST}",
    rf"{_EACH}{_THINGS}{PLACE} (?:is|are) {_TYPED}{_REST}",
    rf"(?:there (?:is|are) )?no (?P<public>public |exported )?{_THINGS} {_WITHOUT}{PLACE}{_REST}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks at each definition; how well it is described, nobody can tell by its syntax."""
    found = fit(words, _FORMS)
    place = place_of(words, found) if found else None
    if found is None or place is None:
        return None
    public = bool(found["public"])
    typed, described = _typed(found["things"]), _described(found["things"])
    both = found.groupdict().get("both")
    flaws = (*typed, *described) if both else typed if found["hints"] else described
    if not flaws or (both and not typed):
        return None
    rules: list[Tree] = [FlawsRule(in_=place, of=str(flaw), public=public, named_in=words.named_in) for flaw in flaws]
    whole = rules[0] if len(rules) == 1 else All(tuple(rules))
    loose = found["how"] or found["rest"]
    return everywhere(words, whole, place, Strength.WEAKER if loose else Strength.EXACT)


def _typed(things: str) -> tuple[Flaw, ...]:
    return () if re.search(r"class|module|interface", things) else (Flaw.UNTYPED_FUNCTIONS,)


def _described(things: str) -> tuple[Flaw, ...]:
    """Return what may lack a description; what a public interface is, is its functions and classes."""
    told = {
        Flaw.UNDOCUMENTED_FUNCTIONS: r"function|method|api|interface",
        Flaw.UNDOCUMENTED_CLASSES: r"class|api|interface",
        Flaw.UNDOCUMENTED_MODULES: r"module",
    }
    return tuple(flaw for flaw, said in told.items() if re.search(said, things))
