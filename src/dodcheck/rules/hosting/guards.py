"""What the platform demands of a branch: from the answers on branch protection and on rulesets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import (
    PlatformAnswer,
    comparable_name,
    listed_objects,
    number_at,
    objects_at,
    text_at,
    value_at,
)
from dodcheck.rules.hosting.facts import PROTECTION, RULES, AnswerSource, Fact, PlatformQuestion, unknown_finding

_OF_PROTECTION = frozenset(
    {"required_status_checks", "required_pull_request_reviews", "enforce_admins", "allow_force_pushes"}
)
_URL = re.compile(r"/branches/(.+)/protection")
_NOT_PROTECTED = "Branch not protected"


class BranchGuard(NamedTuple):
    """What one answer says is demanded. ``source`` is ``None`` where the answer can't show that something is not."""

    name: str
    source: AnswerSource | None
    protected: bool
    branch: str = ""
    checks: tuple[str, ...] = ()
    approvals: int = 0
    code_owners: bool = False
    no_force_pushes: bool = False


def decide(question: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    """Return what the answers say of the branch, ``None`` where no answer speaks of it.

    A branch is guarded by its protection and by rulesets, so only both, or the files that the rule names, show that
    something is not demanded.
    """
    guards = guards_of(question, answers)
    if not guards:
        return None
    names = ", ".join(f"{guard.name} ({guard.branch})" if guard.branch else guard.name for guard in guards)
    missing_demand = _missing_demand(question, guards)
    if missing_demand is None:
        return Finding(
            Outcome.HOLDS, f"{names}: {_demands_in_words(question, guards)}", examined=len(guards), matched=len(guards)
        )
    if similar_check := _similar_check(question, guards):
        return unknown_finding(
            Unknown.AMBIGUOUS, f"{names}: {missing_demand}, but there is “{similar_check}”", len(guards)
        )
    sources = {guard.source for guard in guards}
    missing_source = next((source for source in (PROTECTION, RULES) if source not in sources), None)
    if missing_source is None or question.named:
        return Finding(Outcome.FAILS, f"{names}: {missing_demand}", examined=len(guards))
    other = "branch protection" if missing_source is PROTECTION else "a ruleset"
    message = f"{names}: {missing_demand}; {other} may say otherwise: {missing_source.advice(question)} would show it"
    return unknown_finding(Unknown.OUTSIDE, message, len(guards), fetch=missing_source.command(question))


def guards_of(question: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> list[BranchGuard]:
    """Return what each answer that speaks of the branch says is demanded."""
    return [guard for answer in answers if (guard := _guard_of(question, answer))]


def _missing_demand(question: PlatformQuestion, guards: Sequence[BranchGuard]) -> str | None:
    """Return what is not demanded, ``None`` where all is."""
    match question.fact:
        case Fact.REQUIRED_CHECKS if question.expect:
            known = {comparable_name(check) for guard in guards for check in guard.checks}
            absent = [name for name in question.expect if comparable_name(name) not in known]
            return f"{_quoted(absent)} is not required" if absent else None
        case Fact.REQUIRED_CHECKS:
            return None if any(guard.checks for guard in guards) else "no check is required"
        case Fact.REVIEWS:
            most = max(guard.approvals for guard in guards)
            least = 1 if question.at_least is None else question.at_least
            return None if most >= least else f"{most} approvals are required, not {least}"
        case Fact.CODE_OWNER_REVIEW:
            return None if any(guard.code_owners for guard in guards) else "no review by code owners is required"
        case Fact.NO_FORCE_PUSHES:
            return None if any(guard.no_force_pushes for guard in guards) else "force pushes are not shut out"
        case _:
            return None if any(guard.protected for guard in guards) else "the branch is not protected"


def _demands_in_words(question: PlatformQuestion, guards: Sequence[BranchGuard]) -> str:
    match question.fact:
        case Fact.REQUIRED_CHECKS:
            checks = question.expect or tuple(dict.fromkeys(check for guard in guards for check in guard.checks))
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


def _similar_check(question: PlatformQuestion, guards: Sequence[BranchGuard]) -> str | None:
    """Return a required check that may be one of those asked for: `CI / lint` or `lint (3.12)` for `lint`."""
    if question.fact is not Fact.REQUIRED_CHECKS:
        return None
    checks = [check for guard in guards for check in guard.checks]
    known = {comparable_name(check) for check in checks}
    absent = [comparable_name(name) for name in question.expect if comparable_name(name) not in known]
    return next(
        (check for check in checks if any(f" {name} " in f" {_words_of_check(check)} " for name in absent)), None
    )


def _words_of_check(check: str) -> str:
    return " ".join(re.findall(r"\w+", comparable_name(check)))


def _guard_of(question: PlatformQuestion, answer: PlatformAnswer) -> BranchGuard | None:
    value = answer.value
    rules = listed_objects(answer, RULES.name, "type")
    if rules is not None and all("ruleset_id" in rule or "parameters" in rule or len(rule) == 1 for rule in rules):
        return _guard_of_rules(answer.name, RULES, rules)
    if not isinstance(value, dict):
        return None
    if not _OF_PROTECTION.isdisjoint(value) or text_at(value, "message") == _NOT_PROTECTED:
        return _guard_of_protection(question, answer)
    if {"name", "protected"} <= set(value):
        return _guard_of_branch(question, answer)
    return _guard_of_ruleset(question, answer) if {"enforcement", "rules", "target"} <= set(value) else None


def _guard_of_protection(question: PlatformQuestion, answer: PlatformAnswer) -> BranchGuard | None:
    value = answer.value
    branch_in_url = _URL.search(text_at(value, "url"))
    if branch_in_url and question.branch not in (None, branch_in_url[1]):
        return None
    reviews, status_checks = value_at(value, "required_pull_request_reviews"), value_at(value, "required_status_checks")
    if status_checks is not None and not any(
        isinstance(value_at(status_checks, key), list) for key in ("contexts", "checks")
    ):
        return None
    return BranchGuard(
        name=answer.name,
        source=PROTECTION,
        protected=text_at(value, "message") != _NOT_PROTECTED,
        branch=branch_in_url[1] if branch_in_url else "",
        checks=_required_checks(status_checks),
        approvals=number_at(reviews, "required_approving_review_count") or 0,
        code_owners=value_at(reviews, "require_code_owner_reviews") is True,
        no_force_pushes=value_at(value, "allow_force_pushes", "enabled") is False,
    )


def _guard_of_branch(question: PlatformQuestion, answer: PlatformAnswer) -> BranchGuard | None:
    """Return what the answer on a branch says: whether it is protected, and its checks; nothing of reviews."""
    about_it = question.branch in (None, text_at(answer.value, "name"))
    if not about_it or question.fact not in (Fact.BRANCH_PROTECTION, Fact.REQUIRED_CHECKS):
        return None
    checks = _required_checks(value_at(answer.value, "protection", "required_status_checks"))
    there = value_at(answer.value, "protected") is True
    return BranchGuard(answer.name, PROTECTION, there, text_at(answer.value, "name"), checks)


def _required_checks(value: object) -> tuple[str, ...]:
    contexts = value_at(value, "contexts")
    plain = [context for context in contexts if isinstance(context, str)] if isinstance(contexts, list) else []
    return tuple(dict.fromkeys([*plain, *(text_at(check, "context") for check in objects_at(value, "checks"))]))


def _guard_of_ruleset(question: PlatformQuestion, answer: PlatformAnswer) -> BranchGuard | None:
    """Return what one ruleset says where it is active and plainly covers the branch."""
    if text_at(answer.value, "enforcement") != "active" or text_at(answer.value, "target") != "branch":
        return None
    names = value_at(answer.value, "conditions", "ref_name", "include")
    include = names if isinstance(names, list) else []
    covering = (
        {"~ALL", f"refs/heads/{question.branch}"}
        if question.branch
        else {pattern for pattern in include if isinstance(pattern, str)}
    )
    if value_at(answer.value, "conditions", "ref_name", "exclude") not in (None, []) or covering.isdisjoint(
        map(str, include)
    ):
        return None
    return _guard_of_rules(answer.name, None, objects_at(answer.value, "rules"))


def _guard_of_rules(name: str, source: AnswerSource | None, rules: Sequence[Mapping[str, object]]) -> BranchGuard:
    def of(kind: str) -> list[object]:
        return [value_at(rule, "parameters") for rule in rules if text_at(rule, "type") == kind]

    reviews = of("pull_request")
    checks = [
        check
        for parameters in of("required_status_checks")
        for check in objects_at(parameters, "required_status_checks")
    ]
    return BranchGuard(
        name=name,
        source=source,
        protected=bool(rules),
        checks=tuple(text_at(check, "context") for check in checks),
        approvals=max((number_at(review, "required_approving_review_count") or 0 for review in reviews), default=0),
        code_owners=any(value_at(review, "require_code_owner_review") is True for review in reviews),
        no_force_pushes=any(text_at(rule, "type") == "non_fast_forward" for rule in rules),
    )
