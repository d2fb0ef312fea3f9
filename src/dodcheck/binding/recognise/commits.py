"""No CI or code modifications made, no changes to `X`, only `docs/` changed: what a milestone's commits left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.binding.recognise.forms import BE, EITHER, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import scope_of
from dodcheck.binding.tree import Strength
from dodcheck.documents.closings import milestone_of
from dodcheck.documents.paths import is_file_glob, is_path
from dodcheck.model.milestone import MilestoneId
from dodcheck.rules.commits.areas import Area
from dodcheck.rules.git_history import GitHistoryRule


class _Part(NamedTuple):
    """What a statement calls a part; ``stronger`` where the areas are more than it, so that they can only prove."""

    words: str
    areas: tuple[Area, ...]
    stronger: bool = False


_WORKFLOWS = ".github/workflows/*.y*ml"
_BEHAVIOUR = (Area.CODE, Area.DEPENDENCIES)
_PARTS = (
    _Part(
        r"(?:ci(?:/cd)?|pipelines?)(?: (?:config(?:uration)?|execution|behaviou?r|execution behaviou?r))?", (Area.CI,)
    ),
    _Part(r"(?:ci |github |github actions )?workflows?(?: behaviou?r)?", ()),
    _Part(r"(?:code|source|source code|codebase)", (Area.CODE, Area.TESTS)),
    _Part(
        r"(?:production|product|runtime|application|library|non-test|core|functional)(?: code| logic)?",
        (Area.CODE,),
        stronger=True,
    ),
    _Part(r"(?:runtime |functional |code |product )?behaviou?r(?:al)?", _BEHAVIOUR, stronger=True),
    _Part(r"tests?(?: code)?", (Area.TESTS,)),
    _Part(r"(?:docs?|documents?|documentation)", (Area.DOCUMENTS,)),
    _Part(r"(?:dependency|dependencies)", (Area.DEPENDENCIES,), stronger=True),
)
_PART = "|".join(one.words for one in _PARTS)
_LIST = rf"(?:{_PART})(?:(?:, or |, and |, | or | and | nor | ?/ ?)(?:{_PART})){{0,4}}"
_JOINT = re.compile(r", or |, and |, | or | and | nor | ?/ ?(?!cd\b)")
_NO = r"(?:no|zero|0)"
_KIND = r"(?:files? |related |config(?:uration)? )?"
_CHANGES = r"(?:changes?|modifications?|edits?)"
_CHANGED = r"(?:changed|modified|edited|touched|altered)"
_CHANGE = r"(?:change|modify|edit|touch|alter)"
_MADE = r"(?: (?:(?:were|are|have been|was|is) )?(?:made|introduced|allowed|permitted))?"
_ID = r"(?P<id>[a-z0-9._-]*m\d[a-z0-9._-]*)"
_THIS = r"(?:this (?:milestone|pr|change)|the milestone)"
_WHEN = rf"(?: (?:in|by|during|for|as part of|within) (?:{_THIS}|{_ID}))?"
_UNLESS = r"(?P<unless> (?:unless|except|other than|apart from) .{1,200})?"
_SUBJECT = rf"(?:{_THIS}|{_ID}) (?:must|may|should|does|did|shall|will)(?: not|n't)"
_WERE = r"(?:(?:were|are|have been|was|is|has been) )?"
_MAY = r"(?:(?:may|must|should|can|has|have) )?(?:been )?(?:changed?|changes)"
_ANY = r"(?:the |any )*"
_PARTLY = (
    rf"{_NO} {named(_LIST, 'parts')} {_KIND}{_CHANGES}{_MADE}{_WHEN}{_UNLESS}",
    rf"{_NO} {named(_LIST, 'parts')} {_KIND}{_WERE}{_CHANGED}{_WHEN}{_UNLESS}",
    rf"{_NO} {named(_LIST, 'parts')} {_MAY}{_WHEN}{_UNLESS}",
    rf"{_NO} {_CHANGES} (?:made )?(?:to|in|of) {_ANY}{named(_LIST, 'parts')}(?: files?)?{_MADE}{_WHEN}{_UNLESS}",
    rf"(?:the )?{named(_LIST, 'parts')} {_KIND}{_WERE}(?:unchanged|untouched|not {_CHANGED}){_WHEN}",
    rf"{_SUBJECT} {_CHANGE} {_ANY}{named(_LIST, 'parts')}(?: files?)?",
)
_PLACES = rf"{_ANY}{named(EITHER, 'paths')}(?: (?:files?|folders?|director(?:y|ies)))?"
_PLACED = (
    rf"{_NO} {_CHANGES}{_MADE} (?:to|in|under|below|inside) {_PLACES}{_WHEN}{_UNLESS}",
    rf"{_NO} {_PLACES} {_CHANGES}{_MADE}{_WHEN}{_UNLESS}",
    rf"{_PLACES} {BE}(?:unchanged|untouched|not {_CHANGED}){_WHEN}",
    rf"{_NO} {_CHANGED} files (?:in|under|below) {_PLACES}{_WHEN}",
    rf"{_SUBJECT} {_CHANGE} {_PLACES}",
)
_ADDED = (rf"{_NO} new (?:tracked |untracked )?(?:paths?|files?|folders?) (?:in|under|below|inside) {_PLACES}{_WHEN}",)
_ONLY = (
    rf"(?:all )?changes? (?:are |is |were )?(?:limited|confined|restricted) to {_PLACES}{_WHEN}",
    rf"only {_PLACES} {_WERE}{_CHANGED}{_WHEN}",
    rf"{_NO} (?:files?|{_CHANGES}) outside (?:of )?{_PLACES}(?: {_WERE}{_CHANGED})?{_WHEN}",
)
_DOCUMENTS = (
    rf"only (?:docs|documentation|documents)(?: files?)? {_WERE}{_CHANGED}{_WHEN}",
    rf"(?:docs|documentation)[- ]only(?: (?:changes|milestone))?{_WHEN}",
)


def read(words: Phrase) -> Reading | None:
    """Return the rule about the milestone's commits; without a milestone there are no commits to look at."""
    own = milestone_of(words.scope)
    found = fit(words, (*_PARTLY, *_PLACED, *_ADDED, *_ONLY, *_DOCUMENTS)) if own is not None else None
    if found is None or own is None or not _is_of(found, own):
        return None
    told = found.groupdict()
    if told.get("parts"):
        return _parts(words, own, told["parts"] or "", loosely=bool(told.get("unless")))
    if not told.get("paths"):
        areas = tuple(area.value for area in (Area.CI, Area.CODE, Area.TESTS, Area.DEPENDENCIES))
        return Reading(GitHistoryRule(commits_of=str(own), areas=areas, plan=words.named_in))
    globs = _globs(things_in(words, found["paths"]))
    if globs is None:
        return None
    if fit(words, _ONLY):
        return Reading(
            GitHistoryRule(commits_of=str(own), changed_only=globs, plan=words.named_in, named_in=words.named_in)
        )
    loosely = bool(told.get("unless")) or fit(words, _ADDED) is not None
    rule = GitHistoryRule(commits_of=str(own), unchanged=globs, plan=words.named_in, named_in=words.named_in)
    return Reading(rule, Strength.STRONGER if loosely else Strength.EXACT)


def _is_of(found: re.Match[str], own: MilestoneId) -> bool:
    """Return whether a milestone that the statement itself names is the one of its document."""
    told = found.groupdict().get("id")
    return told is None or MilestoneId.parse(told) == own


def _globs(things: Sequence[str]) -> tuple[str, ...] | None:
    """Return paths and globs as they stand; ``None`` where one is no path, or leaves the repository."""
    told = [
        one.removeprefix("./").rstrip("/") for one in things if (is_path(one) or is_file_glob(one)) and scope_of(one)
    ]
    return tuple(told) if told and len(told) == len(things) else None


def _parts(words: Phrase, own: MilestoneId, said: str, *, loosely: bool) -> Reading | None:
    parts = [next(one for one in _PARTS if re.fullmatch(one.words, part)) for part in _JOINT.split(said)]
    areas = dict.fromkeys(area for part in parts for area in part.areas)
    rule = GitHistoryRule(
        commits_of=str(own),
        unchanged=() if all(part.areas for part in parts) else (_WORKFLOWS,),
        areas=tuple(area.value for area in areas),
        plan=words.named_in,
    )
    stronger = loosely or any(part.stronger for part in parts)
    return Reading(rule, Strength.STRONGER if stronger else Strength.EXACT)
