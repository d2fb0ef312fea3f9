"""No file exceeds 300 lines, functions stay under 50 lines, cyclomatic complexity ≤ 10: how large code may be."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dodcheck.binding.recognise.forms import SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import left_out, scope_of
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_file_glob, is_path
from dodcheck.rules.measures.sized import By, Of
from dodcheck.rules.sizes import SizesRule

_LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "python": ("py",),
    "typescript": ("ts", "tsx", "mts", "cts"),
    "javascript": ("js", "jsx", "mjs", "cjs"),
    "go": ("go",),
    "rust": ("rs",),
    "java": ("java",),
    "kotlin": ("kt", "kts"),
    "swift": ("swift",),
    "dart": ("dart",),
    "ruby": ("rb",),
    "php": ("php",),
}
_ALL = r"(?:(?:all|every|each|any|the|our|new) )*?"
_WORK = r"source(?: code)?|code|non-test|production|application"
_SORT = rf"(?:(?P<sort>{_WORK}|{'|'.join(_LANGUAGES)}) |{named(SLOT, 'glob')} )"
_FILE = rf"{_SORT}?(?:(?P<file>files?)|modules?)"
_PART = r"(?P<part>(?:single )?functions?(?:(?:/| or | and )methods?)?|class(?:es)?)"
_THING = rf"(?:{_FILE}|{_PART})"
_LENGTH = r"(?: (?:sizes?|lengths?))?"
_PLACE = (
    rf"(?: (?:in|under|inside|within|below|across|of) (?:(?:the |our )?{named(SLOT, 'PLACE')}(?: folder| directory)?"
    r"|(?:the |our )?(?:code ?base|code|project|repo(?:sitory)?|source(?: code)?)))?"
)
_NEAR = r"(?P<near>~ ?|about |around |approximately |approx\. |roughly )?"
_NUMBER = rf"{_NEAR}(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,2}}|[0-9]{{1,6}})"
_UNIT = r"[ -]?(?P<unit>lines?(?P<loc> of code)?|(?P<short>s?loc)|code lines)"
_UNDER = r"(?P<under>under|below|less than|fewer than|shorter than|smaller than|<)"
_MOST = (
    r"(?:≤|<=|at most|(?:a )?max(?:imum)?(?: of)?|up to|(?:no|not) (?:more|longer|larger|greater|bigger) than|within"
    r"|(?:do|does|must|should|may) not exceed|don't exceed|doesn't exceed|never exceeds?|capped at|limited to)"
)
_BE = r"(?:(?:is|are|be|must|should|stay|stays|remain|remains|kept|has|have|contain|contains|all|each) ){0,3}"
_LIMIT = rf"(?:{_UNDER}|{_MOST}) ?{_NUMBER}"
_OVER = (
    r"(?:(?:exceeds?|exceeding|surpasses|goes over|goes above)|(?:(?:is|are|has|have|with|contains?) )?"
    r"(?:over|above|longer than|larger than|bigger than|greater than|more than|>))"
)
_LONG = r"(?: long| in length| each| in total| total)?"
_OR_LESS = r"(?:or (?:less|fewer)|max(?:imum)?)"
_ASIDE = r"(?P<rest> \([^()]*\))?"
_HERE, _THERE = _PLACE.replace("PLACE", "here"), _PLACE.replace("PLACE", "there")
_NONE = r"(?:there (?:is|are) )?(?:no|zero|0)"
_LINES = (
    rf"{_ALL}{_THING}{_LENGTH}{_HERE}:? {_BE}{_LIMIT}{_UNIT}{_LONG}{_THERE}{_ASIDE}",
    rf"(?:keep |kept ){_ALL}{_THING}{_LENGTH}{_HERE} {_LIMIT}{_UNIT}{_LONG}{_THERE}{_ASIDE}",
    rf"{_ALL}{_THING}{_LENGTH}{_HERE}:? {_BE}{_NUMBER}{_UNIT}{_LONG} {_OR_LESS}{_THERE}{_ASIDE}",
    rf"{_NONE} {_THING}{_HERE} {_OVER} ?{_NUMBER}{_UNIT}{_LONG}{_THERE}{_ASIDE}",
    rf"(?:a )?{_LIMIT}{_UNIT} per {_THING}{_THERE}{_ASIDE}",
)
_WAYS = r"(?:mccabe |cyclomatic )complexity"
_PER = r"(?: (?:per|for|of|in) (?:all |any |each |every |a )?(?:function|method)s?(?:(?:/| or | and )methods?)?)?"
_COMPLEX = (
    rf"(?:the |max(?:imum)? )?{_WAYS}{_PER}:? {_BE}{_LIMIT}{_PER}{_THERE}{_ASIDE}",
    rf"max(?:imum)? (?:{_WAYS}|complexity)(?: is| of|:)? {_NUMBER}{_PER}{_THERE}{_ASIDE}",
    rf"{_NONE} functions?(?: or methods?)?{_HERE} (?:has|have|with) (?:a )?{_WAYS} {_OVER} ?{_NUMBER}{_THERE}{_ASIDE}",
    rf"{_ALL}functions?{_HERE} (?:has|have) (?:a )?{_WAYS} (?:of )?{_LIMIT}{_THERE}{_ASIDE}",
)
_WORK_AT_HAND = "milestone"
"""A plan may speak of the files that it is about, and of no others."""
_MEANT_CODE = re.compile(r"\b(?:code|source|python|typescript|javascript)\b")
_NOT_COUNTED = re.compile(
    r" \((?:excluding|without|not counting|ignoring|excl\.) "
    r"(?:(?:,? (?:and |or )?)?(?:blank lines|blanks|comments|docstrings|whitespace|empty lines|imports)){1,4}\)"
)
_NO_MATTER = re.compile(
    r" \((?:split (?:if|when|as) (?:needed|necessary|longer|larger)"
    r"|(?:enforced|checked|verified|measured) (?:by|with|in) [^()]*|use (?:radon|lizard|[^()]*complexity[^()]*))\)"
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that nothing is larger; "~500 lines" is not refuted by a little more."""
    found = fit(words, _LINES)
    if found:
        return _lines(words, found)
    found = fit(words, _COMPLEX)
    return _reading(words, found, Of.FUNCTIONS, By.COMPLEXITY) if found else None


def _lines(words: Phrase, found: re.Match[str]) -> Reading | None:
    part, by = found["part"], By.LOC if found["loc"] or found["short"] or found["unit"] == "code lines" else By.LINES
    if part:
        return _reading(words, found, Of.CLASSES if "class" in part else Of.FUNCTIONS, by)
    code = found["sort"] or not found["file"] or _MEANT_CODE.search(words.under)
    return _reading(words, found, Of.SOURCES if code and not found["glob"] else Of.FILES, by)


def _reading(words: Phrase, found: re.Match[str], of: Of, by: By) -> Reading | None:
    told = found.groupdict()
    places = _places(words, told)
    rest = told["rest"] or ""
    counting = bool(_NOT_COUNTED.fullmatch(rest))
    out = left_out(words, "" if counting or _NO_MATTER.fullmatch(rest) else rest)
    most = int(found["number"].replace(",", "")) - bool(told.get("under"))
    if places is None or out is None or most < 1 or "new " in found[0]:
        return None
    rule = SizesRule(
        in_=places,
        max=most,
        of=str(of),
        by=str(By.LOC if counting else by),
        exclude=out.globs,
        nearly=bool(told["near"]),
        named_in=words.named_in,
    )
    sure = out.understood and (places != ("**",) or not words.scope.startswith(_WORK_AT_HAND))
    return Reading(rule, Strength.EXACT if sure else Strength.STRONGER)


def _places(words: Phrase, told: Mapping[str, str | None]) -> tuple[str, ...] | None:
    """Return where to look as globs; ``None`` where that is said twice, or is no folder and no file."""
    sort = told.get("sort") or ""
    suffixes = _LANGUAGES.get(sort, ())
    named_places = [thing for name in ("here", "there") for thing in things_in(words, told.get(name) or "")]
    (glob,) = things_in(words, told.get("glob") or "") or ("",)
    inside = all((is_path(one) or is_file_glob(one)) and scope_of(one) for one in named_places)
    if len(named_places) > 1 or not inside:
        return None
    if glob and (suffix := re.fullmatch(r"\*?\.(\w+)", glob)):
        suffixes = (suffix[1],)
    elif glob:
        return (glob,) if is_file_glob(glob) and not named_places else None
    folder = named_places[0] if named_places else ""
    if not suffixes:
        return (folder,) if folder else ("**",)
    if folder and not folder.endswith("/"):
        return None
    return tuple(f"{folder}**/*.{suffix}" for suffix in suffixes)
