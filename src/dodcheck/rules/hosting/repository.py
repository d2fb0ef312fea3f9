"""The repository as the platform describes it, and its releases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import PlatformAnswer, listed_objects, text_at, value_at
from dodcheck.rules.hosting.facts import Fact, PlatformQuestion, unknown_finding

_OF_REPOSITORY = frozenset({"full_name", "private"})


def decide(question: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    """Return what the answers say of the repository, ``None`` where none speaks of it."""
    if question.fact is Fact.RELEASE:
        return _finding_of_release(question, answers)
    about = [answer for answer in answers if isinstance(answer.value, dict) and set(answer.value) >= _OF_REPOSITORY]
    if not about:
        return None
    return (
        _finding_of_visibility(question, about[0])
        if question.fact is Fact.VISIBILITY
        else _finding_of_security_features(question, about[0])
    )


def _finding_of_visibility(question: PlatformQuestion, answer: PlatformAnswer) -> Finding | None:
    private = value_at(answer.value, "private")
    seen = text_at(answer.value, "visibility") or {True: "private", False: "public"}.get(private is True, "")
    if not isinstance(private, bool) or not seen:
        return None
    message = f"{answer.name}: {text_at(answer.value, 'full_name')} is {seen}"
    if all(expected.casefold() == seen for expected in question.expect):
        return Finding(Outcome.HOLDS, message, examined=1, matched=1)
    return Finding(Outcome.FAILS, f"{message}, not {', '.join(question.expect)}", examined=1)


def _finding_of_security_features(question: PlatformQuestion, answer: PlatformAnswer) -> Finding | None:
    states = {
        expected: text_at(answer.value, "security_and_analysis", expected, "status") for expected in question.expect
    }
    untellable = [expected for expected, state in states.items() if not state]
    disabled = [expected for expected, state in states.items() if state and state != "enabled"]
    if disabled:
        return Finding(
            Outcome.FAILS, f"{answer.name}: {', '.join(disabled)} is {states[disabled[0]]}", examined=len(states)
        )
    if untellable:
        message = f"{answer.name}: says nothing of {', '.join(untellable)}; the platform tells administrators only"
        return unknown_finding(Unknown.OUTSIDE, message, len(states))
    return Finding(
        Outcome.HOLDS, f"{answer.name}: {', '.join(states)} is enabled", examined=len(states), matched=len(states)
    )


def _finding_of_release(question: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    if not (question.expect or question.named):
        return None
    releases = [(answer.name, release) for answer in answers for release in _releases(answer)]
    if not releases:
        return None
    names = ", ".join(dict.fromkeys(name for name, _ in releases))
    by_tag = {text_at(release, "tag_name").casefold(): release for _, release in releases}
    wanted = [expected.casefold() for expected in question.expect] or list(by_tag)
    absent = [tag for tag in wanted if tag not in by_tag]
    drafts = [tag for tag in wanted if tag in by_tag and not _is_published(by_tag[tag])]
    if drafts:
        return Finding(
            Outcome.FAILS, f"{names}: the release {drafts[0]} is a draft, not published", examined=len(releases)
        )
    if absent:
        message = f"{names}: no release {absent[0]} among {len(releases)}; the answer does not say how many there are"
        return unknown_finding(Unknown.SKIPPED, message, len(releases))
    return Finding(
        Outcome.HOLDS, f"{names}: {', '.join(wanted[:5])} is published", examined=len(releases), matched=len(wanted)
    )


def _releases(answer: PlatformAnswer) -> Sequence[Mapping[str, object]]:
    if isinstance(answer.value, dict):
        return (answer.value,) if {"tag_name", "draft"} <= set(answer.value) else ()
    return listed_objects(answer, "releases", "tag_name", "draft") or ()


def _is_published(release: Mapping[str, object]) -> bool:
    return value_at(release, "draft") is False and bool(text_at(release, "published_at"))
