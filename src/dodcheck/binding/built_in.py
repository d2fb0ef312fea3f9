"""The rule for what a milestone promises without a box."""

from __future__ import annotations

import re
from typing import Any, assert_never

from dodcheck.binding.tree import Bound, Strength, Tree
from dodcheck.model.criterion import Criterion
from dodcheck.model.milestone import MilestoneId, Status
from dodcheck.model.promise import (
    EachHas,
    Entered,
    FilesThere,
    Finished,
    LinksLead,
    Locked,
    Logged,
    OfOthers,
    OfPlan,
    OnlyEntry,
    Part,
    PartOf,
    Promise,
    Reversible,
    Said,
    SaidDone,
    Unblocked,
    WithinScope,
)
from dodcheck.model.report import Origin
from dodcheck.rules.combine import All
from dodcheck.rules.table import KINDS

_TABLE = re.compile(r"\b(?:tables?|matrix)\b", re.IGNORECASE)
"""What calls a part of a document a table."""


def built_in_rule(criterion: Criterion) -> Bound | None:
    """Return the rule that decides what a criterion's plan promises, ``None`` where its words are read instead."""
    if criterion.promise is None or isinstance(criterion.promise, Said):
        return None
    promise = criterion.promise
    if isinstance(promise, SaidDone):
        return _claimed(promise, criterion)
    return Bound(_tree(promise, criterion.location.path), Origin.BUILT_IN, _strength(promise), _lacking(promise))


def _claimed(promise: SaidDone, criterion: Criterion) -> Bound:
    """Return the rule for a milestone without a plan: nothing shows it, but what its entry cites may be missing."""
    from dodcheck.binding.recognise.cited import cited_evidence  # noqa: PLC0415 - lazy: few ledgers have such entries

    return cited_evidence(criterion) or Bound(_rule("milestone", id=str(promise.milestone)), Origin.BUILT_IN)


def _strength(promise: Promise) -> Strength:
    """Return how the rule compares with what is promised.

    A part of a document may have another heading, and a bare name may be that of something outside the repository. What
    a plan puts out of scope may be more than paths show, and a file that was to be updated was there before.
    """
    match promise:
        case PartOf() | FilesThere(placed=False):
            return Strength.STRONGER
        case (
            EachHas(part=Part.CHECKS)
            | EachHas(whole=False)
            | Entered(otherwise=Status())
            | WithinScope(whole=False)
            | FilesThere(changed=True)
        ):
            return Strength.WEAKER
        case _:
            return Strength.EXACT


def _lacking(promise: Promise) -> str | None:
    """Return what stands against a promise that its rule does not see."""
    match promise:
        case Entered(otherwise=Status() as otherwise):
            return f"its plan says {otherwise}"
        case _:
            return None


def _tree(promise: Promise, plan: str) -> Tree:
    match promise:
        case FilesThere(paths):
            return _every([_rule("file", path=path, named_in=plan) for path in paths])
        case WithinScope():
            return _within(promise, plan)
        case OnlyEntry(milestone, ledger, document, notes):
            ids = {"commits_of": str(milestone), "plan": plan, "ledger": ledger}
            return _rule("git_history", **ids, entry_only=document, notes=notes, named_in=plan)
        case Finished() | EachHas():
            return _of_several(promise, plan)
        case PartOf() | Entered() | Logged() | Unblocked():
            return _of_others(promise, plan)
        case Reversible() | LinksLead() | Locked():
            return _of_plan(promise, plan)
        case Said() | SaidDone():
            raise AssertionError(promise)
        case _:
            assert_never(promise)


def _of_others(promise: OfOthers, plan: str) -> Tree:
    match promise:
        case PartOf(words, document):
            rows = 1 if _TABLE.search(words) else None
            return _rule("document", path=document, section=words, rows=rows, named_in=plan)
        case Entered(milestone, ledger, closed, _):
            return _entries(ledger, (milestone,), Status.CLOSED if closed else None)
        case Logged(log, ended):
            return _rule("tool_log", path=log, ended=ended)
        case Unblocked(milestones, ledger):
            return _entries(ledger, milestones, Status.CLOSED)
        case _:
            assert_never(promise)


def _of_plan(promise: OfPlan, plan: str) -> Tree:
    match promise:
        case Reversible():
            return _rule("document", path=plan, part="rollback")
        case LinksLead():
            return _rule("document", path=plan, all_links_resolve=True)
        case Locked():
            return _rule("git_history", locked=plan)
        case _:
            assert_never(promise)


def _entries(ledger: str, milestones: tuple[MilestoneId, ...], status: Status | None) -> Tree:
    return _rule("ledger", path=ledger, milestones=tuple(map(str, milestones)), status=status)


def _within(promise: WithinScope, plan: str) -> Tree:
    only = () if promise.allowed is None else tuple(dict.fromkeys((*promise.own, *promise.allowed, *promise.delivered)))
    return _rule(
        "git_history",
        commits_of=str(promise.milestone),
        changed_only=only,
        unchanged=promise.forbidden,
        areas=promise.areas,
        plan=plan,
        ledger=promise.ledger,
    )


def _of_several(promise: Finished | EachHas, document: str) -> Tree:
    return _finished(promise) if isinstance(promise, Finished) else _each(promise, document)


def _finished(promise: Finished) -> Tree:
    rules = [_rule("milestone", id=str(milestone)) for milestone in promise.milestones]
    if promise.criteria:
        rules.append(_rule("criteria", all_of=promise.criteria))
    return _every(rules)


def _each(promise: EachHas, document: str) -> Tree:
    names = tuple(map(str, promise.milestones))
    match promise.part:
        case Part.DELIVERABLES | Part.ROLLBACK:
            return _every([_rule("milestone", id=name, part=promise.part.value) for name in names])
        case Part.ENTRY:
            return _rule("ledger", path=promise.ledger, milestones=names, named_in=document)
        case Part.CHECKS:
            return _rule("platform", fact="checks")
        case _:
            assert_never(promise.part)


def _every(rules: list[Tree]) -> Tree:
    return rules[0] if len(rules) == 1 else All(tuple(rules))


def _rule(kind: str, **options: Any) -> Tree:  # noqa: ANN401 - each kind has options of its own types
    rule: Tree = KINDS[kind](**options)
    return rule
