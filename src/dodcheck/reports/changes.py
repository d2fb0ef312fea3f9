"""What a change does, in words: for every format that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple, assert_never

from dodcheck.model.criterion import Form
from dodcheck.model.evidence import Unknown
from dodcheck.model.report import Harm, Judgement, Report, harm
from dodcheck.model.verdict import Verdict

HARMS: Mapping[Harm, str] = {
    Harm.CLAIMED: "the change claims what no evidence shows",
    Harm.LOST: "good before the change, and not any more",
    Harm.WEAKENED: "the change asks for less than before",
    Harm.BROKEN: "the change brings what can't be judged",
}
"""What each harm means, as the rest of a heading."""

WAY_OUT: Mapping[Harm, str] = {
    Harm.CLAIMED: "Add the evidence to the change, or take the claim back.",
    Harm.LOST: "Bring back what showed it.",
    Harm.WEAKENED: "Take it back, or have somebody who may decide it accept it with --accept-weakening.",
    Harm.BROKEN: "Repair it.",
}
"""What to do about each harm."""


RULE_FIRST = "A rule or a person's word counts for a claim only once the base has it: merge that first, unclaimed."
"""What to do about a claim that nothing decides yet, in a statement that stood there before the change."""

IMPLIED: Mapping[Form, str] = {
    Form.EVIDENCE: "claimed as all boxes of its group are ticked",
    Form.DELIVERABLE: "claimed as its milestone is called closed",
    Form.DERIVED: "claimed as its milestone is called closed",
}
"""What claims a statement that has no tick of its own."""


class HarmGroup(NamedTuple):
    """Criteria that a change does the same to, with a heading, what it means, and what to do about it if it is harm."""

    name: str
    meaning: str
    found: tuple[Judgement, ...]
    harm: Harm | None
    advice: str = ""

    @property
    def told(self) -> str:
        """What it means and what to do, in one line."""
        return f"{self.meaning}. {self.advice}" if self.advice else self.meaning


def harm_groups(report: Report) -> Iterator[HarmGroup]:
    """Yield the criteria that a change touches by what it does to them, harm first; older debt is left out."""
    for kind, meaning in HARMS.items():
        found = tuple(judgement for judgement in report.judgements if harm(judgement) is kind)
        if found:
            first = f" {RULE_FIRST}" if any(map(wants_rule_first, found)) else ""
            yield HarmGroup(kind.value, meaning, found, kind, f"{WAY_OUT[kind]}{first}")
    good = [judgement for judgement in report.judgements if judgement.change and harm(judgement) is None]
    accepted = tuple(judgement for judgement in good if judgement.weakens)
    shown = tuple(judgement for judgement in good if judgement.change and judgement.change.claims)
    added = tuple(
        judgement for judgement in good if judgement.criterion.new and not judgement.weakens and judgement not in shown
    )
    if accepted:
        yield HarmGroup("accepted", "weakenings that the caller of this run accepts", accepted, None)
    if shown:
        yield HarmGroup("shown", "claimed by the change, with evidence", shown, None)
    if added:
        yield HarmGroup("new", "promises that the change adds", added, None)


def weakening_groups(report: Report) -> Iterator[HarmGroup]:
    """Yield the weakenings of a change, for reports that show everything else by its verdict."""
    yield from (part for part in harm_groups(report) if any(judgement.weakens for judgement in part.found))


def wants_rule_first(judgement: Judgement) -> bool:
    """Return whether a claim waits for a rule or a person's word, which count from the base alone."""
    undecided = judgement.evidence.unknown in (Unknown.NO_RULE, Unknown.PARTIAL)
    return harm(judgement) is Harm.CLAIMED and undecided and not judgement.criterion.new


def way_out_of_harm(judgement: Judgement, kind: Harm) -> str:
    """Return what to do about what a change does to one criterion."""
    return f"{WAY_OUT[kind]} {RULE_FIRST}" if wants_rule_first(judgement) else WAY_OUT[kind]


def reason(judgement: Judgement) -> str:
    """Return why a criterion is where it is: what claims it if no tick does, its verdict before and now, the reason."""
    change = judgement.change
    if judgement.weakens or change is None:
        return judgement.evidence.summary
    now = judgement.verdict
    before = {None: "", now: " as before"}.get(change.was, f", was {change.was}")
    return f"{implied(judgement)}{now}{before}: {judgement.reason}"


def implied(judgement: Judgement) -> str:
    """Return what claims a criterion that the change claims without a tick; empty for any other."""
    said = IMPLIED.get(judgement.criterion.form, "") if harm(judgement) is Harm.CLAIMED else ""
    return f"{said}; " if said and judgement.criterion.claimed else ""


def step(judgement: Judgement, kind: Harm, where: str) -> str:
    """Return what to do first about what a change does at a place."""
    match kind:
        case Harm.CLAIMED if wants_rule_first(judgement):
            return f"take the claim of {where} back, and merge first what decides it: {judgement.reason}"
        case Harm.CLAIMED:
            return f"bring the evidence for {where}, or take the claim back: {judgement.reason}"
        case Harm.LOST:
            return f"bring back what showed {where}: {judgement.reason}"
        case Harm.WEAKENED:
            return f"take back what weakens {where}: {judgement.reason}"
        case Harm.BROKEN:
            return f"repair {where}: {judgement.reason}"
        case _:
            assert_never(kind)


def debt(report: Report) -> str:
    """Return a sentence about what was wrong before the change already; empty where nothing was."""
    before = (judgement for judgement in report.judgements if harm(judgement) is None and not judgement.criterion.new)
    left = Counter(judgement.verdict for judgement in before if not judgement.verdict.good)
    counts = ", ".join(f"{left[verdict]:,} {verdict}" for verdict in Verdict if left[verdict])
    return f"Older debt, which blocks no change: {counts}. It is listed by:" if counts else ""


ASKED = (
    "dodcheck compares what a change says in governance documents (ticks, statuses, promises) with evidence in the "
    "repository. A change may claim only what evidence shows, and neither lose nor weaken what held before."
)
"""What is asked of a change, for those who see a report and know nothing of dodcheck. Safe to print anywhere."""

DEBT_LISTED = "dodcheck claims"
"""The command that lists older debt."""
