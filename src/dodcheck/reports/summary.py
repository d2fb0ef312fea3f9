"""The sentences that sum up a report, for every format that people read. Nothing here is escaped for Markdown."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple, assert_never

from dodcheck.model.report import Gate, Harm, Report, SnapshotFacts, harm
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports.visible import visible

_COMMIT_SHOWN = 12


def scope(report: Report) -> str:
    """Return what was judged, in words."""
    return "the program" if report.scope == "program" else visible(report.scope)


def judged(report: Report) -> str:
    """Return the commit, how the work tree differs from it, the day and the commit it is compared with, if any."""
    policy = f", against {visible(report.policy_ref)[:_COMMIT_SHOWN]}" if report.policy_ref else ""
    return f"{judged_on(report.snapshot, report.as_of)}{policy}"


def judged_on(snapshot: SnapshotFacts, as_of: date) -> str:
    """Return the commit, how the work tree differs from it, and the day."""
    return f"{revision(snapshot.commit, dirty=snapshot.dirty)}, as of {as_of.isoformat()}"


def revision(commit: str | None, *, dirty: bool) -> str:
    """Return the commit, and whether the work tree differs from it."""
    if not commit:
        return "no commit yet"
    base = f"commit {visible(commit)[:_COMMIT_SHOWN]}"
    return f"{base} with uncommitted changes" if dirty else base


def examined(report: Report) -> str:
    """Return how much was looked at."""
    parts = [
        counted(report.snapshot.files, "tracked file"),
        counted(len(report.documents), "document"),
        counted(len(report.judgements) - weakened(report).total(), "criterion", "criteria"),
    ]
    if report.evidence_files:
        parts.append(counted(len(report.evidence_files), "evidence file"))
    return ", ".join(parts)


class Count(NamedTuple):
    """A number of criteria, what they are in words, and how many rest on each basis, where that is shown."""

    number: int
    what: str
    bases: str = ""


def counts(report: Report) -> tuple[Count, ...]:
    """Return how many criteria have each verdict that occurs, the good ones first, then the weakenings."""
    weak = weakened(report)
    accepted = weak[Verdict.WAIVED]
    told = [
        Count(number - weak[verdict], verdict.value, _shares(report, verdict))
        for verdict, number in report.tally.items()
    ]
    told += [Count(weak.total() - accepted, "weakened"), Count(accepted, "weakened and accepted")]
    return tuple(count for count in told if count.number)


def tally(report: Report) -> tuple[str, ...]:
    """Return ``12 proved (9 derived, 3 stated)`` and so on for all that is counted."""
    return tuple(f"{count.number:,} {count.what}{count.bases}" for count in counts(report))


def weakened(report: Report) -> Counter[Verdict]:
    """Return how many weakenings have each verdict: they are no work to do, and are counted apart."""
    return Counter(judgement.verdict for judgement in report.judgements if judgement.weakens)


def bases(report: Report) -> str:
    """Return ``(9 derived, 3 stated)`` with a space before it, or nothing where nothing is proved."""
    shares = ", ".join(f"{count:,} {basis.value}" for basis, count in report.proved_by.items() if count)
    return f" ({shares})" if shares else ""


def _shares(report: Report, verdict: Verdict) -> str:
    """Return what the criteria of a verdict rest on: proved ones on evidence, attested ones on signatures."""
    if verdict is Verdict.PROVED:
        return bases(report)
    signed = sum(judgement.signature is not None for judgement in report.judgements)
    return f" ({signed:,} signed)" if verdict is Verdict.ATTESTED and signed else ""


def gate_word(report: Report) -> str:
    """Return ``passed`` or ``blocked``."""
    return "passed" if report.passed else "blocked"


def gate(report: Report) -> str:
    """Return why the gate is open or shut."""
    if not report.judgements:
        return _gate_of_nothing(report)
    if report.gate is Gate.COMPLETE and not report.blocking and not report.passed:
        return _undefined(report)
    if report.gate is Gate.COMPLETE and report.passed and report.put_off:
        return _gate_of_later(report)
    return _gate_passed(report) if report.passed else _gate_blocked(report)


def _harms(report: Report) -> str:
    """Return what a change does that keeps it from being merged."""
    found = Counter(map(harm, report.judgements))
    kinds = (
        (Harm.CLAIMED, "claim without evidence", "claims without evidence"),
        (Harm.LOST, "criterion lost", "criteria lost"),
        (Harm.WEAKENED, "weakening", "weakenings"),
        (Harm.BROKEN, "criterion that can't be judged", "criteria that can't be judged"),
    )
    return "the change brings " + ", ".join(counted(found[one], *words) for one, *words in kinds if found[one])


def _gate_of_nothing(report: Report) -> str:
    if report.passed:
        return "no claim here to judge"
    return _undefined(report)


def _undefined(report: Report) -> str:
    return f"{scope(report)} has no criterion, and nothing is done that was never defined"


def _gate_of_later(report: Report) -> str:
    """Return why nothing blocks a scope whose documents put off all of it: that is not to be called done."""
    total = report.tally[Verdict.DEFERRED]
    whole = {1: "the one criterion", 2: "both criteria"}.get(total, f"all {total:,} criteria")
    return f"{whole} of {scope(report)} {'are' if total > 1 else 'is'} put off, so nothing is left to judge"


def _gate_passed(report: Report) -> str:
    total = counted(len(report.judgements), "criterion", "criteria")
    match report.gate:
        case Gate.COMPLETE:
            apart = (Verdict.ATTESTED, Verdict.WAIVED, Verdict.DEFERRED)
            excused = ", ".join(f"{report.tally[v]:,} {v.value}" for v in apart if report.tally[v])
            return f"{scope(report)} is done, {total}" + (f", of which {excused}" if excused else "")
        case Gate.HONEST:
            return f"no claim is shown to be false ({total})"
        case Gate.STRICT:
            return f"no claim is false, and none is without evidence ({total})"
        case Gate.MERGE:
            return _gate_of_change(report)
        case _:
            assert_never(report.gate)


def _gate_of_change(report: Report) -> str:
    if report.policy_ref == report.snapshot.commit and not report.snapshot.dirty:
        return "there is no change to judge: the base has this commit already"
    weakens = "weakens only what was accepted" if weakened(report) else "weakens nothing"
    return f"the change claims nothing without evidence, loses nothing and {weakens}"


def _gate_blocked(report: Report) -> str:
    if report.gate is Gate.MERGE:
        return _harms(report)
    weak = sum(judgement.weakens and report.gate.blocks(judgement) for judgement in report.judgements)
    unmet = len(report.blocking) - weak
    causes = [_share(report, unmet)] if unmet else []
    causes += [f"{counted(weak, 'weakening is', 'weakenings are')} not accepted"] if weak else []
    return ", and ".join(causes)


def _share(report: Report, number: int) -> str:
    """Return what so many criteria do that keep the gate shut; weakenings are no criteria to a reader."""
    total = len(report.judgements) - weakened(report).total()
    share = f"{number:,} of {counted(total, 'criterion', 'criteria')}"
    match report.gate:
        case Gate.COMPLETE:
            return f"{share} {'keeps' if number == 1 else 'keep'} {scope(report)} from being done"
        case Gate.HONEST:
            return f"{share} {'is' if number == 1 else 'are'} claimed falsely or could not be judged"
        case Gate.STRICT:
            return f"{share} {'is' if number == 1 else 'are'} false, not judged, or claimed without evidence"
        case Gate.MERGE:
            return _harms(report)
        case _:
            assert_never(report.gate)
