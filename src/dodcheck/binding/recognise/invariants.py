"""All P0 invariants have strong verification, INV-002 is at least partial: what a catalogue has to say of them."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.invariants.ids import id_key
from dodcheck.documents.paths import is_markdown
from dodcheck.rules.combine import Not
from dodcheck.rules.criteria import CriteriaRule
from dodcheck.rules.invariants import InvariantsRule

_KIND = r"(?:(?:(?P<some>critical|high[- ]priority|high|important)|declared|catalogued|cataloged|listed) )?"
_OTHER_KIND = _KIND.replace("some", "few")
_PRIORITY = r"(?P<priority>p[0-9])"
_CALLED = r"(?:critical|high|medium|low|severe)"
_ASIDE = rf"(?: \({named('p[0-9]', 'aside')}\))?"
_WHICH = rf"(?:{_KIND}{_PRIORITY}(?: \({_CALLED}\))? invariants?|{_OTHER_KIND}invariants?{_ASIDE})"
_ID = r"(?P<id>[a-z]{1,10}[-_]?[0-9a-z._-]{0,12}[0-9])"
_WHERE = rf"(?: (?:in|from|of|per|according to) {THE}{named(SLOT, 'where')})?"
_LEVEL = r"(?P<level>strong|partial|weak|automated)"
_MORE = r"(?: ?\+| or (?:better|more|stronger|higher))?"
_LEAST = r"(?:at least |≥ ?|>= ?|a minimum of )?(?:an? )?"
_NOUN = r"(?:test )?(?:verification|coverage|strength)"
_ALL = r"(?:(?:all|every|each|100% of)(?: of)? )?(?:the )?"
_HAVE = r"(?:have|has|must have|reach(?:es)?|with|(?:is|are)(?: rated| verified)?(?: at| as)?) "
_RATED = rf"{_HAVE}{_LEAST}{_LEVEL}{_MORE}(?: {_NOUN})?"
_BY = r"(?: \((?:(?:with|by) )?(?:(?:automated|ci) )?(?:tests?|checks?|jobs?)\))?"
_VERIFIED = rf"{BE}(?P<manner>strongly|partially) verified"
_DO = (
    rf"{_ALL}{_WHICH}{_WHERE} (?:{_RATED}|{_VERIFIED}){_BY}{_WHERE.replace('where', 'there')}",
    rf"(?:invariant )?{_ID}(?: \([^()]{{1,80}}\))? {_RATED}{_WHERE}",
)
_LACKS = rf"(?:lacks?|(?:is|are) without|has no|does not have|(?:is|are) below) {_LEAST}{_LEVEL}{_MORE}(?: {_NOUN})?"
_NONE = (rf"(?:there (?:is|are) )?no {_WHICH}{_WHERE} (?:that )?{_LACKS}",)
_SOME = (rf"(?:any|some|an?|one or more) {_WHICH}{_WHERE} {_LACKS}",)
_IN_IT = rf"{BE}(?:documented|listed|declared|catalogued|cataloged|recorded|described) in {THE}{named(SLOT, 'where')}"
_EACH = r"(?:all|every|each)(?: of)? (?:the )?(?:declared |known |named )?invariants?"
_LISTED = (
    rf"{_EACH} {_IN_IT}",
    rf"{THE}{named(SLOT, 'where')} (?:documents|lists|declares|catalogu?es|describes|has an entry for) {_EACH}",
)
_PHASE = r"\((?:from|of|in) (?P<phase>(?:phase|stage) [0-9a-z]{1,4})\)"
_CHECKLIST = (
    (
        rf"(?:the )?invariants?(?: verification)? (?:checklist|tables?) {_PHASE} "
        r"(?:is |are )?(?:all green|all met|complete|done|fulfilled)"
    ),
)
_MANNERS = {"strongly": "strong", "partially": "partial"}


def read(words: Phrase) -> Reading | None:
    """Return a rule about what the catalogue says; that verification is automated is more than it tells.

    What any of them lacks, the contrary of the rule shows.
    """
    if found := fit(words, _DO) or fit(words, _NONE):
        return _reading(words, found)
    if (found := fit(words, _SOME)) and (told := _reading(words, found)) and told.strength is Strength.EXACT:
        return Reading(Not(told.tree))
    if (found := fit(words, _LISTED)) and all(map(is_markdown, paths := things_in(words, found["where"]))):
        return Reading(InvariantsRule(at_least="listed", catalogue=paths[0], named_in=words.named_in))
    if found := fit(words, _CHECKLIST):
        return Reading(CriteriaRule(all_of=(f"{found['phase'].replace(' ', '-')}/*/invariant-*",)))
    return None


def _reading(words: Phrase, found: re.Match[str]) -> Reading | None:
    told = found.groupdict()
    level = told["level"] or _MANNERS[told["manner"]]
    slot = told.get("where") or told.get("there")
    paths = things_in(words, slot) if slot else ()
    if not all(map(is_markdown, paths)):
        return None
    written = (told.get("id") or "").upper()
    if written and id_key(written) is None:
        return None
    priority = told.get("priority") or told.get("aside")
    if level == "automated":
        level, strength = "weak", Strength.WEAKER
    else:
        # Which of them are critical, a catalogue tells by priorities alone.
        strength = Strength.STRONGER if told.get("few") and not priority else Strength.EXACT
    rule = InvariantsRule(
        at_least=level,
        catalogue=next(iter(paths), None),
        ids=(written,) if written else (),
        priority=(priority.upper(),) if priority else (),
        named_in=words.named_in if paths else None,
    )
    return Reading(rule, strength)
