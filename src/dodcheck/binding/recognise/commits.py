"""No CI or code modifications made, no changes to `X`: what the commits of a milestone left alone."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, EITHER, fit, named, things_in
from dodcheck.binding.recognise.paths import is_files, is_path
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import WORKFLOWS, scope_of
from dodcheck.binding.tree import Strength
from dodcheck.documents.closings import milestone_of
from dodcheck.rules.git_history import GitHistoryRule
from dodcheck.rules.past.areas import Area

_PARTS: tuple[tuple[str, tuple[Area, ...], Strength], ...] = (
    (r"(?:ci|ci/cd|ci configuration|ci config|pipelines?)", (Area.CI,), Strength.EXACT),
    (r"(?:(?:ci |github )?workflows?)", (), Strength.EXACT),
    (r"(?:code|source|source code|codebase)", (Area.CODE, Area.TESTS), Strength.EXACT),
    (r"(?:production|product|runtime|application|library|non-test|core) code", (Area.CODE,), Strength.EXACT),
    (r"tests?", (Area.TESTS,), Strength.EXACT),
    (r"(?:docs?|documents?|documentation)", (Area.DOCUMENTS,), Strength.EXACT),
    (r"(?:dependency|dependencies)", (Area.DEPENDENCIES,), Strength.WEAKER),
)
"""What a statement calls a part, the areas that are meant, and whether these are all of it."""

_PART = "|".join(pattern for pattern, _, _ in _PARTS)
_LIST = rf"(?:{_PART})(?:(?:, or |, and |, | or | and | nor | ?/ ?)(?:{_PART})){{0,4}}"
_JOINT = re.compile(r", or |, and |, | or | and | nor | ?/ ?(?!cd\b)")
_NO = r"(?:no|zero|0)"
_KIND = r"(?:files? |related |config(?:uration)? )?"
_CHANGES = r"(?:changes?|modifications?|edits?)"
_CHANGED = r"(?:changed|modified|edited|touched|altered)"
_ID = r"(?P<id>[a-z0-9._-]*m\d[a-z0-9._-]*)"
_WHEN = rf"(?: (?:in|by|during|for|as part of|within) (?:this (?:milestone|pr|change)|the milestone|{_ID}))?"
_MAY = r"(?:(?:may|must|should|can|has|have) )?(?:been )?(?:changed?|changes)"
_PLACES = rf"{named(EITHER, 'paths')}(?: (?:files?|folders?|director(?:y|ies)))?"
_FORMS = (
    rf"{_NO} {named(_LIST, 'parts')} {_KIND}{_CHANGES}(?: (?:were |are |have been )?made)?{_WHEN}",
    rf"{_NO} {named(_LIST, 'parts')} {_KIND}(?:were |are |was |is |have been |has been )?{_CHANGED}{_WHEN}",
    rf"{_NO} {_CHANGES} (?:made )?to (?:the |any )*{named(_LIST, 'parts')}(?: files?)?(?: made)?{_WHEN}",
    rf"{named(_LIST, 'parts')} {_KIND}(?:(?:is|are|was|were) )?(?:unchanged|untouched|not {_CHANGED}){_WHEN}",
    rf"{_NO} {named('ci', 'parts')} (?:execution )?behaviou?r {_MAY}{_WHEN}",
    rf"{_NO} (?:changes? (?:to|in|of) )(?:the )?{named('ci', 'parts')} (?:execution )?behaviou?r{_WHEN}",
)
_PLACED = (
    rf"{_NO} {_CHANGES} (?:made )?(?:to|in|under|below|inside) (?:the |any )*{_PLACES}{_WHEN}",
    rf"{_PLACES} {BE}(?:unchanged|untouched|not {_CHANGED}){_WHEN}",
    rf"{_NO} {_CHANGED} files (?:in|under|below) {_PLACES}{_WHEN}",
)


def read(words: Phrase) -> Reading | None:
    """Return the rule about the milestone's commits; without a milestone there are no commits to look at."""
    milestone = milestone_of(words.scope)
    found = fit(words, (*_FORMS, *_PLACED)) if milestone is not None else None
    if found is None or milestone is None or not _is_own(found, str(milestone)):
        return None
    told = found.groupdict()
    if told.get("parts"):
        return _of_parts(words, str(milestone), told["parts"] or "")
    globs = [scope_of(one) if is_path(one) or is_files(one) else None for one in things_in(words, found["paths"])]
    if not all(globs):
        return None
    unchanged = tuple(glob for scope in globs if scope for glob in scope)
    return Reading(GitHistoryRule(commits_of=str(milestone), unchanged=unchanged, plan=words.named_in))


def _is_own(found: re.Match[str], milestone: str) -> bool:
    """Return whether a milestone that the statement itself names is the one of its document."""
    from dodcheck.model.milestone import MilestoneId  # noqa: PLC0415 - lazy: few statements name one

    told = found.groupdict().get("id")
    return told is None or MilestoneId.parse(told) == MilestoneId.parse(milestone)


def _of_parts(words: Phrase, milestone: str, said: str) -> Reading | None:
    areas: list[Area] = []
    globs: list[str] = []
    strength = Strength.EXACT
    for part in _JOINT.split(said):
        one = next(one for one in _PARTS if re.fullmatch(one[0], part))
        areas += one[1]
        globs += WORKFLOWS if not one[1] else ()
        strength = one[2] if one[2] is not Strength.EXACT else strength
    rule = GitHistoryRule(
        commits_of=milestone,
        unchanged=tuple(dict.fromkeys(globs)),
        areas=tuple(str(area) for area in dict.fromkeys(areas)),
        plan=words.named_in,
    )
    return Reading(rule, strength)
