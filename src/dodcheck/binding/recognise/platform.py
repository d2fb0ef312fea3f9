"""`lint` is a required check, CI green, PR #12 merged: what the platform that hosts the repository records."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dodcheck.binding.recognise import platform_records as records
from dodcheck.binding.recognise import platform_settings as settings
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.platform_parts import Forms
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import All
from dodcheck.rules.git_history import GitHistoryRule
from dodcheck.rules.hosting.facts import Fact
from dodcheck.rules.platform import PlatformRule

_Reader = Callable[[Phrase, Mapping[str, str]], Reading | None]
"""Reads a phrase with the groups of a form that fits it, empty where they took no part."""

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_NAME = re.compile(r"[\w./+ ()-]{1,60}")
_FEATURES = {
    "secret scanning": "secret_scanning",
    "push protection": "secret_scanning_push_protection",
    "dependabot security updates": "dependabot_security_updates",
    "advanced security": "advanced_security",
}


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks the statement up in the platform's answers.

    A name in prose is not for certain the platform's own for a check, so there a check of that name may prove the
    statement, and its absence refutes nothing. A statement that speaks of a setting in other words than these gets a
    rule that decides nothing: only a person can tell.
    """
    for family, reader in _READERS:
        readings = (reader(words, match) for match in family.matches(words.words))
        if found := next((reading for reading in readings if reading), None):
            return found
    if settings.SETTING.search(words.words) and not _speaks_of_documents(words):
        return _by_eye()
    return None


def _speaks_of_documents(words: Phrase) -> bool:
    return bool(settings.DOCUMENTED.search(words.words)) or any(map(is_path, words.things))


def _by_eye(*shown_by: str) -> Reading:
    return Reading(PlatformRule(fact=Fact.BY_EYE, expect=shown_by), Strength.WEAKER)


def _branch(words: Phrase, said: Mapping[str, str]) -> str | None:
    """Return the branch a statement names, ``None`` where it names none or only calls it the default one."""
    name = _meant(words, _part_of_group(said, "branch"))
    return name if name and name not in ("default", "protected") else None


def _event(said: Mapping[str, str]) -> str | None:
    return _part_of_group(said, "event") or None


def _part_of_group(said: Mapping[str, str], group: str) -> str:
    """Return what stands in the group, or in one of those whose names begin with its name."""
    return next((part for name, part in said.items() if part and name.partition("_")[0] == group), "")


def _meant(words: Phrase, part: str) -> str:
    slot = re.fullmatch(r"⟦(\d+)⟧", part)
    return words.thing(slot[1]) if slot else part


def _guarded(fact: Fact) -> _Reader:
    return lambda words, said: Reading(PlatformRule(fact=fact, branch=_branch(words, said)))


def _required(words: Phrase, said: Mapping[str, str]) -> Reading | None:
    name = _meant(words, said["name"])
    if is_path(name) or not _NAME.fullmatch(name) or settings.DOCUMENTED.match(name):
        return None
    is_check = said["name"].startswith("⟦") and not said["noun"].endswith(("job", "workflow"))
    strength = Strength.EXACT if is_check else Strength.STRONGER
    return Reading(PlatformRule(fact=Fact.REQUIRED_CHECKS, expect=(name,), branch=_branch(words, said)), strength)


def _reviews(words: Phrase, said: Mapping[str, str]) -> Reading | None:
    count = _part_of_group(said, "count") or "one"
    least = _NUMBERS.get(count) or int(count)
    return Reading(PlatformRule(fact=Fact.REVIEWS, at_least=least, branch=_branch(words, said))) if least else None


def _green(words: Phrase, said: Mapping[str, str]) -> Reading | None:
    if said.get("first"):
        return _by_eye("a link to that run")
    return Reading(PlatformRule(fact=Fact.CHECKS, branch=_branch(words, said), event=_event(said)))


def _required_green(words: Phrase, said: Mapping[str, str]) -> Reading | None:
    return Reading(PlatformRule(fact=Fact.CHECKS, branch=_branch(words, said)), Strength.STRONGER)


def _gates(_words: Phrase, said: Mapping[str, str]) -> Reading | None:
    """Return that all checks passed, and as many as are counted or listed; others may be no gates."""
    count = said.get("count", "")
    listed = len(said["listed"].split(",")) if said.get("listed") else 0
    least = max(int(count) if count.isdigit() else _NUMBERS.get(count, 0), listed) or None
    return Reading(PlatformRule(fact=Fact.CHECKS, at_least=least), Strength.STRONGER)


def _verified(_words: Phrase, said: Mapping[str, str]) -> Reading | None:
    """Return that only people saw it: that a pull request of that number was merged shows nothing of it."""
    return _by_eye(f"what stands in pull request #{said['number']}")


def _passes(words: Phrase, said: Mapping[str, str]) -> Reading | None:
    """Return a rule for one check; a code span that is called no job may be a command that some job runs."""
    name = _meant(words, said["name"])
    if is_path(name) or not _NAME.fullmatch(name) or not (said["noun"] or said["ci"]):
        return None
    is_job = bool(said["noun"]) and said["name"].startswith("⟦")
    strength = Strength.EXACT if is_job else Strength.STRONGER
    return Reading(
        PlatformRule(fact=Fact.CHECKS, expect=(name,), branch=_branch(words, said), event=_event(said)), strength
    )


def _merged(words: Phrase, said: Mapping[str, str]) -> Reading | None:
    expect = (said["number"],) if said.get("number") else ()
    return Reading(PlatformRule(fact=Fact.PULL_REQUEST, expect=expect, branch=_branch(words, said)))


def _opened(_words: Phrase, said: Mapping[str, str]) -> Reading | None:
    bot = said["bot"]
    branch = "dependabot/github_actions/" if bot == "dependabot" and said["actions"] else None
    if said["about"] and not branch:
        return _by_eye("a link to the pull request")
    return Reading(PlatformRule(fact=Fact.PULL_REQUESTS_BY, expect=(f"{bot}[bot]",), branch=branch), Strength.STRONGER)


def _released(words: Phrase, said: Mapping[str, str]) -> Reading | None:
    tag = _meant(words, _part_of_group(said, "tag"))
    if is_path(tag) or " " in tag:
        return None
    released = PlatformRule(fact=Fact.RELEASE, expect=(tag,) if tag else ())
    return Reading(All((GitHistoryRule(tag=tag), released)) if said.get("tagged") else released)


def _visible(_words: Phrase, said: Mapping[str, str]) -> Reading | None:
    return Reading(PlatformRule(fact=Fact.VISIBILITY, expect=(said["visibility"],)))


def _featured(_words: Phrase, said: Mapping[str, str]) -> Reading | None:
    feature = _FEATURES.get(said["feature"])
    if feature is None:
        return _by_eye()
    return Reading(PlatformRule(fact=Fact.SECURITY_FEATURE, expect=(feature,)), Strength.STRONGER)


def _seen_in(*shown_by: str) -> _Reader:
    return lambda _words, _said: _by_eye(*shown_by)


_READERS: tuple[tuple[Forms, _Reader], ...] = (
    (settings.PROTECTED, _guarded(Fact.BRANCH_PROTECTION)),
    (settings.CHECKS_REQUIRED, _guarded(Fact.REQUIRED_CHECKS)),
    (settings.CODE_OWNERS, _guarded(Fact.CODE_OWNER_REVIEW)),
    (settings.NO_FORCE_PUSHES, _guarded(Fact.NO_FORCE_PUSHES)),
    (settings.REQUIRED, _required),
    (settings.REVIEWS, _reviews),
    (records.REQUIRED_GREEN, _required_green),
    (records.GREEN, _green),
    (records.ALL_GATES, _gates),
    (records.VERIFIED, _verified),
    (records.PASSES, _passes),
    (records.MERGED, _merged),
    (records.OPENED, _opened),
    (records.RELEASED, _released),
    (settings.VISIBLE, _visible),
    (settings.FEATURED, _featured),
    (records.RUN_SHOWS, _seen_in("a link to the run")),
    (records.BLOCKED, _seen_in("a link to the pull request")),
    (settings.PUSHES_BLOCKED, _seen_in()),
)
