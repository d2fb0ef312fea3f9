"""No `@main` references in workflows, no mutable tags, all actions pinned to SHA: what stands behind each `@`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.pin_asides import EXAMPLE, NOT_TAGS, Aside, aside_of, is_looseness
from dodcheck.binding.recognise.pin_forms import LOOSELY, NAMES, PINNED, REF, TAGS
from dodcheck.binding.recognise.reading import Reading, first_fitting
from dodcheck.binding.recognise.scopes import is_workflows, scope_of
from dodcheck.binding.tree import Strength
from dodcheck.rules.types import WORKFLOWS

if TYPE_CHECKING:
    from dodcheck.rules.action_pins import ActionPinsRule

_SIGN = re.compile(REF)
_MEANT = re.compile(r"@(?P<name>[\w./-]*[\w-])")
_ELSEWHERE_TOO = frozenset({"latest", "stable", "lts"})
_ACTIONS = re.compile(r"\b(?:actions?|workflows?)\b")


def read(words: Phrase) -> Reading | None:
    """Return a rule about what stands behind the ``@``; an exclusion that nobody can tell leaves it open."""
    return first_fitting(words, ((NAMES, _of_names), (TAGS, _of_tags), (PINNED, _of_pins), (LOOSELY, _loosely)))


def _of_names(words: Phrase, found: re.Match[str]) -> Reading | None:
    names = _names(words, found["refs"])
    aside = aside_of(words, found["aside"] or "")
    where = _where(words, found)
    if names is None or aside is None or where is None:
        return None
    rule = _rule(forbid=names, allow=aside.allow, internal=aside.internal, in_=where)
    return Reading(rule, Strength.STRONGER if aside.open else Strength.EXACT)


def _names(words: Phrase, part: str) -> tuple[str, ...] | None:
    """Return the names of branches and versions in a part; ``None`` where a thing is another word with an ``@``."""
    from dodcheck.workflows.pins.way import Way, way_of  # noqa: PLC0415 - lazy: few statements speak of it

    signs = [words.thing(one[1:-1]) if one.startswith("⟦") else one for one in _SIGN.findall(part)]
    meant = [_MEANT.fullmatch(sign) for sign in signs]
    names = tuple(one["name"] for one in meant if one)
    known = all(way_of(name) in (Way.BRANCH, Way.TAG) or name in _ELSEWHERE_TOO for name in names)
    return names if known and len(names) == len(signs) else None


def _of_tags(words: Phrase, found: re.Match[str]) -> Reading | None:
    aside, where = found["aside"] or "", _where(words, found)
    example = EXAMPLE.fullmatch(aside)
    shown = _names(words, example["what"]) if example else None
    about = found["of"] or found.groupdict().get("flows") or shown or _ACTIONS.search(words.under)
    left = Aside() if shown else aside_of(words, aside)
    if where is None or left is None or not about or (example and not shown):
        return None
    rule = _rule(forbid=("tags",), allow=left.allow, internal=left.internal, in_=where)
    return Reading(rule, Strength.STRONGER if left.open else Strength.EXACT)


def _of_pins(words: Phrase, found: re.Match[str]) -> Reading | None:
    aside = found["aside"] or ""
    left = Aside() if NOT_TAGS.fullmatch(aside) else aside_of(words, aside)
    return _pinned(words, found, left)


def _loosely(words: Phrase, found: re.Match[str]) -> Reading | None:
    aside = found["aside"] or ""
    if aside and is_looseness(aside):
        return _pinned(words, found, Aside())
    reading = _pinned(words, found, aside_of(words, aside))
    return reading and reading._replace(strength=Strength.STRONGER)


def _pinned(words: Phrase, found: re.Match[str], left: Aside | None) -> Reading | None:
    told = found.groupdict()
    where, key = _where(words, found), told.get("key")
    if where is None or left is None or (key and words.thing(key).rstrip(":") != "uses"):
        return None
    asks_more = bool(told.get("others")) or left.open or left.internal is not None
    if asks_more and told.get("count"):
        return None
    strength = Strength.STRONGER if asks_more else Strength.WEAKER if told.get("count") else Strength.EXACT
    return Reading(_rule(comment=bool(told.get("comment")), allow=left.allow, in_=where), strength)


def _where(words: Phrase, found: re.Match[str]) -> tuple[str, ...] | None:
    """Return the globs of the place that is named, all of them where none is; ``None`` for another place."""
    told = found.groupdict()
    if told.get("flows"):
        return WORKFLOWS
    place = told.get("place")
    if not place:
        return WORKFLOWS if "workflow" in (told.get("of") or "") else ("**",)
    path = words.thing(place)
    if path.rstrip("/") == ".github/workflows":
        return WORKFLOWS
    scope = scope_of(path)
    return scope[:1] if scope and is_workflows(scope[:1]) else None


def _rule(
    *,
    in_: tuple[str, ...],
    allow: tuple[str, ...],
    comment: bool = False,
    forbid: tuple[str, ...] = (),
    internal: str | None = None,
) -> ActionPinsRule:
    from dodcheck.rules.action_pins import ActionPinsRule  # noqa: PLC0415 - lazy: few statements speak of it

    return ActionPinsRule(comment=comment, allow=allow, forbid=forbid, internal=internal, in_=in_)
