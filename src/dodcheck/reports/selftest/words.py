"""The words of a self-test."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Final

from dodcheck.binding.tree import Bound, Tree
from dodcheck.judge.turning import what_turns
from dodcheck.model.report import Origin
from dodcheck.phrasing import counted
from dodcheck.reports.statement import place
from dodcheck.trust.selftest.trial import Fate
from dodcheck.trust.selftest.tried import Selftest, TriedRule

VACUOUS: Final = "nothing that was planted turns the rule, so that it holds shows nothing"
UNRELATED: Final = "the rule shares no path, name or number with its statement"
WEAK: Final = "what was planted turns the rule, but only to “can't tell”, or with the loss of its statement"
UNTESTED: Final = "nothing could be planted; nobody knows whether these can fail"

FATES: Mapping[Fate, str] = {
    Fate.TURNED: "can fail",
    Fate.WEAK: "weak",
    Fate.VACUOUS: "vacuous",
    Fate.UNTESTED: "not tested",
}
"""What became of a rule, as words behind a number."""

_SHORT = 12


def asked_in_words(tree: Tree) -> str:
    """Return what a rule asks, as a clause behind "that"."""
    return what_turns(Bound(tree, Origin.RULES_FILE)).holds


def held_before_in_words(found: Selftest) -> str:
    """Return what it means that a rule held at the earlier commit."""
    return f"the rule held at commit {(found.red_at or '')[:_SHORT]}, before the work, so it does not show the work"


def tested_in_words(found: Selftest) -> str:
    """Return how many rules pass, and how many criteria have none that does."""
    passing = counted(len(found.tested), "rule passes and meets", "rules pass and meet")
    left = sum(found.left.values())
    others = f"; {counted(left, 'other criterion has', 'other criteria have')} no rule that holds" if left else ""
    return f"{passing} counterexamples{others}"


def gate(found: Selftest) -> str:
    """Return why the gate is open or shut."""
    total = counted(len(found.tested), "rule")
    if found.passed:
        turned = found.tally[Fate.TURNED] + found.tally[Fate.WEAK]
        some = "" if turned == len(found.tested) else f", {turned:,} of them tested"
        return f"no passing rule is vacuous ({total}{some})"
    number = len(found.blocking)
    flagged = f" or {'is' if number == 1 else 'are'} flagged" if found.strict else ""
    return f"{number:,} of {counted(len(found.tested), 'passing rule')} can't fail{flagged}"


def advice(tried: TriedRule) -> str:
    """Return what to do about one rule."""
    rule = "bind a rule that asks" if tried.written is None else f"let the rule at {place(tried.written)} ask"
    if tried.fate is Fate.VACUOUS:
        return f"{rule} for something that could be missing; this one, and what was seen:"
    if not tried.relevant:
        return f"{rule} for what the statement names, or name in it what the rule looks at:"
    return f"{rule} for what the work has added; this one, and what was seen:"


def explain_command(tried: TriedRule) -> str:
    """Return the command that shows the rule."""
    at = tried.judgement.criterion.location
    return f"dodcheck explain {shlex.quote(f'{at.path}:{at.line}')}"
