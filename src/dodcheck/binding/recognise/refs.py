"""Tag `v1.0` created, branch `x` exists, branch `x` merged, the locked plan is unchanged."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, fit, named
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.closings import milestone_of
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.git_history import GitHistoryRule

_VERSION = r"v\d[\w.+-]{0,40}(?<![.])"
_TAG = rf"`?{named(rf'{SLOT}|{_VERSION}', 'tag')}`?"
_NOUN = r"(?:(?:annotated |git |release )*tag)"
_THERE = r"(?:exists?|created|present|cut|made|applied|set|in place|added)"
_PUSHED = r"(?P<pushed>(?: and|,)? ?(?:pushed|published)(?: to (?:the )?(?:remote|origin|github))?)"
_TAGS = (
    rf"{_NOUN}:? {_TAG} {BE}(?:{_THERE})?{_PUSHED}?",
    rf"{_NOUN} {_TAG}",
    rf"{_TAG} (?:release |git )?tag {BE}(?:{_THERE})?{_PUSHED}?",
    rf"{_NOUN} (?:{_THERE})?{_PUSHED}?: {_TAG}",
    rf"{_NOUN}: {_TAG}",
    rf"(?:create|push|add|cut)(?P<pushes> and push)? (?:the |an? )?{_NOUN}:? {_TAG}",
    rf"tag (?:the )?release \(?(?:as )?{_TAG}\)?",
    rf"tagged (?:as )?{_TAG}",
    rf"(?P<said>){_TAG} {BE}tagged{_PUSHED}?",
    rf"(?:release|version) v?(?P<number>\d{{1,4}}(?:\.\d{{1,4}}){{1,3}}) {BE}tagged{_PUSHED}?",
)
_BRANCH = named(SLOT, "branch")
_FROM = r"(?: (?:from|off|on) [^⟦⟧]{0,60}(?:⟦\d+⟧)?)?"
_DONE = r"(?P<done>exists?|created|cut|pushed|present)"
_BRANCHES = (
    rf"(?:the )?(?:feature |release |work(?:ing)? )?branch {_BRANCH} {BE}{_DONE}{_FROM}",
    rf"(?:the )?{_BRANCH} branch {BE}{_DONE}{_FROM}",
)
_INTO = r"(?: (?:in)?to (?:the )?(?P<into>⟦\d+⟧|main|master)(?: branch)?)?"
_MERGED = (
    rf"(?:the )?(?:feature |release )?branch {_BRANCH} {BE}merged{_INTO}",
    rf"(?:the )?{_BRANCH} (?:branch )?{BE}merged{_INTO}",
    rf"merge (?:the )?(?:branch )?{_BRANCH}(?: branch)?{_INTO}",
)
_SINCE = r"(?: since (?:it was locked|(?:the |its )?lock(?:ing)?))"
_KEPT = r"(?:unchanged|untouched|unmodified|not (?:been )?(?:changed|modified|edited))"
_LOCKED = (
    rf"(?:the |this )?locked plan (?:is |was |has |remains |stays )?{_KEPT}{_SINCE}?",
    rf"(?:the |this )?plan (?:is |was |has |remains |stays )?{_KEPT}{_SINCE}",
    rf"no (?:changes|edits|modifications) to the (?:locked plan|plan{_SINCE})",
)
_OPEN = re.compile(r"\{\w+\}|<\w+>")
_COMMAND = re.compile(
    r"git (?:tag(?: -[asfm]+| --(?:annotate|sign|force))*|push(?: --?[\w-]+)* [\w.-]+(?: tag)?) "
    r"(?:refs/tags/)?(?P<name>[A-Za-z0-9][\w.+-]*)(?: |$)"
)
_IS_VERSION = re.compile(r"(?:[a-z][a-z-]{0,40}[-@/])?v?\d+(?:\.\d+)+(?:[-.+]?[a-z0-9.]+)?", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][\w./+*-]{0,100}")
_BRANCH_NAME = re.compile(r"[A-Za-z0-9][\w./+-]{1,100}(?<![./])")


def read(words: Phrase) -> Reading | None:
    """Return the rule about a tag, a branch or the lock of the plan that the statement stands in."""
    if found := fit(words, _TAGS):
        return _tag(words._replace(things=tuple(map(_tagged, words.things))), found)
    if found := fit(words, _MERGED):
        name = _branch(words, found)
        return Reading(GitHistoryRule(merged=name)) if name else None
    if found := fit(words, _BRANCHES):
        return _exists(words, found)
    if milestone_of(words.scope) is not None and fit(words, _LOCKED):
        return Reading(GitHistoryRule(locked=words.named_in))
    return None


def _tagged(thing: str) -> str:
    """Return the tag that a command makes or pushes, `git tag -a v1.2.0 -m Release`; any other thing as it is."""
    found = _COMMAND.match(thing)
    return found["name"] if found else thing


def _tag(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for a tag; that it is on a remote is more than a clone shows."""
    told = found.groupdict()
    if number := told.get("number"):
        return _of_version(number, pushed=bool(told.get("pushed")))
    named_tag = told["tag"] or ""
    name = words.thing(named_tag[1:-1]) if named_tag.startswith("⟦") else named_tag
    name = _OPEN.sub("*", name)
    if not _NAME.fullmatch(name) or (told.get("said") is not None and not _IS_VERSION.fullmatch(name)):
        return None
    pushed = bool(told.get("pushed") or told.get("pushes")) or words.words.startswith("push")
    return Reading(GitHistoryRule(tag=name), Strength.WEAKER if pushed else Strength.EXACT)


def _of_version(number: str, *, pushed: bool) -> Reading:
    """Return what asks for the tag of a version, which is called so with or without a letter before it."""
    some = GitHistoryRule(tag=f"*{number}*")
    if pushed:
        return Reading(some, Strength.WEAKER)
    either = AnyOf((GitHistoryRule(tag=f"v{number}"), GitHistoryRule(tag=number)))
    return Reading(either, Strength.STRONGER, least=some)


def _exists(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for a branch; one that was created may be merged, and gone."""
    name = _branch(words, found)
    if name is None:
        return None
    if found["done"].startswith("exist") or found["done"] == "present":
        return Reading(GitHistoryRule(branch=name))
    return Reading(AnyOf((GitHistoryRule(branch=name), GitHistoryRule(merged=name))), Strength.STRONGER)


def _branch(words: Phrase, found: re.Match[str]) -> str | None:
    """Return the branch that is named; files are merged as well."""
    into = found.groupdict().get("into") or ""
    if into.startswith("⟦") and is_path(words.thing(into[1:-1])):
        return None
    name = words.thing(found["branch"][1:-1])
    return name if _BRANCH_NAME.fullmatch(name) and not is_path(name) else None
