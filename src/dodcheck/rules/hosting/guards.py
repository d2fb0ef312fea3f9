"""What the platform demands of a branch: from the answers on branch protection and on rulesets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import PlatformAnswer, at, folded, listed, number_at, objects_at, text_at
from dodcheck.rules.hosting.facts import PROTECTION, RULES, Fact, PlatformQuestion, Source, untold

_OF_PROTECTION = frozenset(
    {"required_status_checks", "required_pull_request_reviews", "enforce_admins", "allow_force_pushes"}
)
_URL = re.compile(r"/branches/(.+)/protection")
_NONE = "Branch not protected"


class Guard(NamedTuple):
    """What one answer says is demanded. ``source`` is ``None`` where the answer can't show that something is not."""

    name: str
    source: Source | None
    there: bool
    branch: str = ""
    checks: tuple[str, ...] = ()
    approvals: int = 0
    code_owners: bool = False
    no_force_pushes: bool = False


def decide(asked: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    """Return what the answers say of the branch, ``None`` where no answer speaks of it.

    A branch is guarded by its protection and by rulesets, so only both, or the files that the rule names, show that
    something is not demanded.
    """
    guards = guards_of(asked, answers)
    if not guards:
        return None
    names = ", ".join(f"{guard.name} ({guard.branch})" if guard.branch else guard.name for guard in guards)
    wanting = _wanting(asked, guards)
    if wanting is None:
        return Finding(Outcome.HOLDS, f"{names}: {_demanded(asked, guards)}", examined=len(guards), matched=len(guards))
    if near := _near(asked, guards):
        return untold(Unknown.AMBIGUOUS, f"{names}: {wanting}, but there is “{near}”", len(guards))
    sources = {guard.source for guard in guards}
    missing = next((source for source in (PROTECTION, RULES) if source not in sources), None)
    if missing is None or asked.named:
        return Finding(Outcome.FAILS, f"{names}: {wanting}", examined=len(guards))
    other = "branch protection" if missing is PROTECTION else "a ruleset"
    message = f"{names}: {wanting}; {other} may say otherwise: {missing.shown(asked)} would show it"
    return untold(Unknown.OUTSIDE, message, len(guards), fetch=missing.command(asked))


def guards_of(asked: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> list[Guard]:
    """Return what each answer that speaks of the branch says is demanded."""
    return [guard for answer in answers if (guard := _guard(asked, answer))]


def _wanting(asked: PlatformQuestion, guards: Sequence[Guard]) -> str | None:
    """Return what is not demanded, ``None`` where all is."""
    match asked.fact:
        case Fact.REQUIRED_CHECKS if asked.expect:
            known = {folded(check) for guard in guards for check in guard.checks}
            absent = [name for name in asked.expect if folded(name) not in known]
            return f"{_quoted(absent)} is not required" if absent else None
        case Fact.REQUIRED_CHECKS:
            return None if any(guard.checks for guard in guards) else "no check is required"
        case Fact.REVIEWS:
            most = max(guard.approvals for guard in guards)
            least = 1 if asked.at_least is None else asked.at_least
            return None if most >= least else f"{most} approvals are required, not {least}"
        case Fact.CODE_OWNER_REVIEW:
            return None if any(guard.code_owners for guard in guards) else "no review by code owners is required"
        case Fact.NO_FORCE_PUSHES:
            return None if any(guard.no_force_pushes for guard in guards) else "force pushes are not shut out"
        case _:
            return None if any(guard.there for guard in guards) else "the branch is not protected"


def _demanded(asked: PlatformQuestion, guards: Sequence[Guard]) -> str:
    match asked.fact:
        case Fact.REQUIRED_CHECKS:
            checks = asked.expect or tuple(dict.fromkeys(check for guard in guards for check in guard.checks))
            return f"{_quoted(checks)} must pass"
        case Fact.REVIEWS:
            return f"{max(guard.approvals for guard in guards)} approvals are required"
        case Fact.CODE_OWNER_REVIEW:
            return "a review by code owners is required"
        case Fact.NO_FORCE_PUSHES:
            return "force pushes are shut out"
        case _:
            return "the branch is protected"


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:8]) + (" …" if len(names) > 8 else "")  # noqa: PLR2004 - enough to see


def _near(asked: PlatformQuestion, guards: Sequence[Guard]) -> str | None:
    """Return a required check that may be one of those asked for: `CI / lint` or `lint (3.12)` for `lint`."""
    if asked.fact is not Fact.REQUIRED_CHECKS:
        return None
    checks = [check for guard in guards for check in guard.checks]
    known = {folded(check) for check in checks}
    absent = [folded(name) for name in asked.expect if folded(name) not in known]
    return next((check for check in checks if any(f" {name} " in f" {_words(check)} " for name in absent)), None)


def _words(check: str) -> str:
    return " ".join(re.findall(r"\w+", folded(check)))


def _guard(asked: PlatformQuestion, answer: PlatformAnswer) -> Guard | None:
    value = answer.value
    rules = listed(answer, RULES.name, "type")
    if rules is not None and all("ruleset_id" in rule or "parameters" in rule or len(rule) == 1 for rule in rules):
        return _ruled(answer.name, RULES, rules)
    if not isinstance(value, dict):
        return None
    if not _OF_PROTECTION.isdisjoint(value) or text_at(value, "message") == _NONE:
        return _protected(asked, answer)
    if {"name", "protected"} <= set(value):
        return _branch(asked, answer)
    return _ruleset(asked, answer) if {"enforcement", "rules", "target"} <= set(value) else None


def _protected(asked: PlatformQuestion, answer: PlatformAnswer) -> Guard | None:
    value = answer.value
    named = _URL.search(text_at(value, "url"))
    if named and asked.branch not in (None, named[1]):
        return None
    reviews, demanded = at(value, "required_pull_request_reviews"), at(value, "required_status_checks")
    if demanded is not None and not any(isinstance(at(demanded, key), list) for key in ("contexts", "checks")):
        return None
    return Guard(
        name=answer.name,
        source=PROTECTION,
        there=text_at(value, "message") != _NONE,
        branch=named[1] if named else "",
        checks=_checks(demanded),
        approvals=number_at(reviews, "required_approving_review_count") or 0,
        code_owners=at(reviews, "require_code_owner_reviews") is True,
        no_force_pushes=at(value, "allow_force_pushes", "enabled") is False,
    )


def _branch(asked: PlatformQuestion, answer: PlatformAnswer) -> Guard | None:
    """Return what the answer on a branch says: whether it is protected, and its checks; nothing of reviews."""
    about_it = asked.branch in (None, text_at(answer.value, "name"))
    if not about_it or asked.fact not in (Fact.BRANCH_PROTECTION, Fact.REQUIRED_CHECKS):
        return None
    checks = _checks(at(answer.value, "protection", "required_status_checks"))
    there = at(answer.value, "protected") is True
    return Guard(answer.name, PROTECTION, there, text_at(answer.value, "name"), checks)


def _checks(value: object) -> tuple[str, ...]:
    contexts = at(value, "contexts")
    plain = [context for context in contexts if isinstance(context, str)] if isinstance(contexts, list) else []
    return tuple(dict.fromkeys([*plain, *(text_at(check, "context") for check in objects_at(value, "checks"))]))


def _ruleset(asked: PlatformQuestion, answer: PlatformAnswer) -> Guard | None:
    """Return what one ruleset says where it is active and plainly covers the branch."""
    if text_at(answer.value, "enforcement") != "active" or text_at(answer.value, "target") != "branch":
        return None
    names = at(answer.value, "conditions", "ref_name", "include")
    include = names if isinstance(names, list) else []
    covering = (
        {"~ALL", f"refs/heads/{asked.branch}"}
        if asked.branch
        else {pattern for pattern in include if isinstance(pattern, str)}
    )
    if at(answer.value, "conditions", "ref_name", "exclude") not in (None, []) or covering.isdisjoint(
        map(str, include)
    ):
        return None
    return _ruled(answer.name, None, objects_at(answer.value, "rules"))


def _ruled(name: str, source: Source | None, rules: Sequence[Mapping[str, object]]) -> Guard:
    def of(kind: str) -> list[object]:
        return [at(rule, "parameters") for rule in rules if text_at(rule, "type") == kind]

    reviews = of("pull_request")
    checks = [
        check
        for parameters in of("required_status_checks")
        for check in objects_at(parameters, "required_status_checks")
    ]
    return Guard(
        name=name,
        source=source,
        there=bool(rules),
        checks=tuple(text_at(check, "context") for check in checks),
        approvals=max((number_at(review, "required_approving_review_count") or 0 for review in reviews), default=0),
        code_owners=any(at(review, "require_code_owner_review") is True for review in reviews),
        no_force_pushes=any(text_at(rule, "type") == "non_fast_forward" for rule in rules),
    )
