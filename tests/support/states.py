"""States of a program to render."""

from __future__ import annotations

from dodcheck.model.evidence import Evidence, Unknown
from dodcheck.model.milestone import MilestoneId, Status
from dodcheck.model.notice import Notice
from dodcheck.model.report import Judgement
from dodcheck.model.state import Expiry, RecordedStatus, Stage, StageKind, State
from dodcheck.model.verdict import Verdict
from support.reports import criterion, error, fails, holds, judged, report, unknown


def one(verdict: Verdict, path: str, line: int) -> Judgement:
    """A box of a document with this verdict."""
    said = criterion(line, f"`{path}.{line}` created", path=path, claimed=verdict in (Verdict.PROVED, Verdict.REFUTED))
    return judged(verdict, said, _evidence(verdict))


def _evidence(verdict: Verdict) -> Evidence:
    match verdict:
        case Verdict.PROVED | Verdict.READY:
            return holds("x")
        case Verdict.REFUTED | Verdict.OPEN:
            return fails("x")
        case Verdict.BROKEN:
            return error("data.json is no JSON")
        case Verdict.UNOBSERVABLE:
            return unknown(Unknown.OUTSIDE, "no results were handed over; `--evidence junit=results.xml` would show it")
        case _:
            return unknown(Unknown.NO_RULE, "no rule decides this statement")


def phase(number: int, *verdicts: Verdict, title: str = "", path: str = "DOD.md") -> Stage:
    """A phase with a box of each verdict; the first is on line 10 times its number and 1."""
    judgements = (one(verdict, path, 10 * number + line) for line, verdict in enumerate(verdicts, start=1))
    return Stage(StageKind.PHASE, f"phase {number}", title, tuple(judgements))


def document(path: str, *verdicts: Verdict) -> Stage:
    """A document with a box of each verdict."""
    judgements = (one(verdict, path, line) for line, verdict in enumerate(verdicts, start=1))
    return Stage(StageKind.DOCUMENT, path, "", tuple(judgements))


def milestone(number: int, plan: Status | None, ledger: Status | None, *verdicts: Verdict, title: str = "") -> Stage:
    """A milestone that plan and ledger call so, with a box of each verdict."""
    papers = RecordedStatus(MilestoneId("", (number,), ""), plan, ledger, has_ledger=True)
    path = f"docs/M{number:02}_plan.md"
    judgements = tuple(one(verdict, path, line) for line, verdict in enumerate(verdicts, start=1))
    return Stage(StageKind.MILESTONE, f"M{number:02}", title, judgements, papers)


def state(
    *stages: Stage, ruled: bool = True, notices: tuple[Notice, ...] = (), expiries: tuple[Expiry, ...] = ()
) -> State:
    """The state that consists of these stages."""
    judgements = (one for stage in stages for one in stage.judgements)
    return State(report(*judgements, notices=notices), stages, expiries, ruled)
