"""`continue-on-error: true` removed or justified, no silent failures in `ci.yml`: masks in workflows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dodcheck.binding.recognise.forms import BE, EITHER, SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.types import WORKFLOWS

_ALL = r"(?:(?:all|every|any|each|the|unjustified) )*"
_USES = r"(?: (?:settings?|flags?|uses?|usages?|instances?|occurrences?|patterns?|steps?))?"
_FLOWS = r"(?:(?:the|all|any|our|critical|ci|github|github actions|core|required) )*workflows?(?: files?)?"
_WHERE = rf"(?: (?:in|from|across|within) (?:(?P<flows>{_FLOWS}|ci)|{named(EITHER, 'files')}))?"
_GONE = r"(?:removed|eliminated|gone|deleted|fixed|dropped|cleaned up)"
_REASONED = r"(?:justified|documented|explained|annotated|accepted|commented)(?: (?:with|by) [\w ,-]{1,60})?"
_JUSTIFIED = (
    rf"{_ALL}{named(SLOT, 'what')}{_USES}{_WHERE} {BE}{_GONE} or (?:explicitly )?{_REASONED}",
    rf"{_ALL}{named(SLOT, 'what')}{_USES} {BE}(?:{_GONE} or (?:explicitly )?)?{_REASONED}{_WHERE}",
    rf"(?:no|zero|0) (?:unjustified|unexplained|undocumented) {named(SLOT, 'what')}{_USES}{_WHERE}",
    (
        rf"{_ALL}{named(SLOT, 'what')}{_USES}{_WHERE} (?:has|have|carries|carry) (?:a|an) "
        r"(?:justification|reason|explanation|issue|owner)(?: comment)?"
    ),
)
_NONE = (
    (
        rf"(?:(?:the )?[\w -]{{0,30}}(?:shows?|finds?|reports?|lists?) )?(?:no|zero|0)(?: instances? of)? "
        rf"{named(SLOT, 'what')}{_USES} (?:in|across) (?:(?:the|our) )?(?:critical|core|required)(?: ci)? workflows"
        rf"(?: \({named(EITHER, 'files')}\))?"
    ),
)
_NOWHERE = (
    rf"(?:there (?:is|are) )?(?:no|zero|0)(?: instances? of)? {named(SLOT, 'what')}{_USES}{_WHERE}",
    rf"{named(SLOT, 'what')}{_USES} (?:is|are) (?:not used|used nowhere|nowhere used){_WHERE}",
)
_SILENT = (
    (
        rf"(?:there (?:is|are) )?(?:no|zero|0) (?:unjustified )?silent(?: ci)? "
        rf"(?:failures?|bypass(?:es)?|fails?)(?: patterns?)?(?: (?:left|remain|remaining))?{_WHERE}"
    ),
    rf"{_ALL}silent(?: ci)? failures?{_WHERE} {BE}(?:fixed|removed|eliminated|resolved|gone)",
)
_ALWAYS = (rf"{_ALL}{named(SLOT, 'what')}{_USES}{_WHERE} {BE}(?:reviewed|audited|checked|justified)",)
_TOLERATED = ("step-continue-on-error", "job-continue-on-error")
_MASKS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"continue-on-error(?:: *true)?"), _TOLERATED),
    (re.compile(r"\|\| *(?:true|:)"), ("or-true",)),
)
_SOME = re.compile(r"\b(?:critical|core|required)\b")
"""Words for some workflows that are not named."""
_SET = re.compile(r"continue-on-error: *true")
_IF_ALWAYS = re.compile(r"(?:if: *)?(?:\$\{\{ *)?always\(\)(?: *\}\})?")


def read(words: Phrase) -> Reading | None:
    """Return a rule about the masks that a statement names, or about all of them.

    That nothing at all fails silently is more than an audit can show, so it refutes only; "critical workflows" are not
    named, so that nothing in all of them proves it, and something somewhere does not refute it.
    """
    if found := fit(words, _JUSTIFIED):
        return _of_masks(words, found, even_justified=False)
    if found := fit(words, _NONE):
        return _of_masks(words, found, even_justified=True)
    if (found := fit(words, _NOWHERE)) and _SET.fullmatch(words.thing(found["what"][1:-1]).strip()):
        return _of_masks(words, found, even_justified=True)
    if found := fit(words, _SILENT):
        return _over(words, found, {}, Strength.WEAKER)
    if (found := fit(words, _ALWAYS)) and _IF_ALWAYS.fullmatch(words.thing(found["what"][1:-1])):
        return _over(words, found, {"patterns": ("needs-ignored",)}, Strength.WEAKER)
    return None


def _of_masks(words: Phrase, found: re.Match[str], *, even_justified: bool) -> Reading | None:
    text = words.thing(found["what"][1:-1]).strip()
    patterns = next((names for form, names in _MASKS if form.fullmatch(text)), None)
    if patterns is None:
        return None
    told = found.groupdict().get("files")
    strength = Strength.STRONGER if _SOME.search(words.words) and not told else Strength.EXACT
    asked = {"patterns": patterns, "severity": "low", "even_justified": even_justified}
    return _over(words, found, asked, strength)


def _over(words: Phrase, found: re.Match[str], asked: Mapping[str, Any], strength: Strength) -> Reading | None:
    """Return the rule over the workflows that the statement names, or over all."""
    from dodcheck.rules.soft_failures import SoftFailuresRule  # noqa: PLC0415 - lazy: few speak of it

    globs = tuple(_glob(name) for name in things_in(words, found.groupdict().get("files") or ""))
    return Reading(SoftFailuresRule(in_=globs or WORKFLOWS, **asked), strength) if all(globs) else None


def _glob(name: str) -> str:
    """Return the glob of a workflow by its name or its path, empty for what is none."""
    path = name.rstrip("/")
    if path == ".github/workflows":
        return f"{path}/*"
    if not path.endswith((".yml", ".yaml")):
        return ""
    return path if path.startswith(".github/workflows/") else f".github/workflows/{path.rpartition('/')[2]}"
