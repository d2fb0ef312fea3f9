"""The one thing to do next."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from typing import NamedTuple

from dodcheck.model.criterion import Form, Tick
from dodcheck.model.report import Gate, Judgement, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.changes import harm_groups, step
from dodcheck.reports.of_milestones import is_entry_alone
from dodcheck.reports.settle import way_out
from dodcheck.reports.statement import place, statement
from dodcheck.reports.visible import visible
from dodcheck.reports.words import NO_BOXES


class NextStep(NamedTuple):
    """What to do, in one sentence, and the line to paste or run for it, or ``None``."""

    advice: str
    line: str | None = None


_GOVERNED = re.compile(r"(?:phase|stage|step|sprint|milestone)-|program$")
"""How the scopes of governance documents begin; those of other documents are their paths."""

_RUN = ("git ", "gh ", "dodcheck ")
"""What begins a line that is a command; any other is to be pasted."""

URGENCY = (
    Verdict.REFUTED,
    Verdict.BROKEN,
    Verdict.READY,
    Verdict.OPEN,
    Verdict.UNPROVEN,
    Verdict.UNOBSERVABLE,
)
"""The verdicts that call for work, the most urgent first."""


def next_step(report: Report) -> NextStep | None:
    """Return what to do about the first criterion of the most urgent verdict, or ``None`` where all is well."""
    if not report.has_criteria and not report.passed and not report.blocking:
        return NextStep("write down what done means, as boxes:", "- [ ] `README.md` exists")
    if report.gate is Gate.MERGE:
        return _first_harm(report)
    urgent = (j for verdict in URGENCY for j in report.judgements if j.verdict is verdict and _calls_for_work(j))
    first = next(urgent, None)
    return _step(first) if first else _first_harm(report) or _begin_with_deferred(report) or _renewal(report)


def _begin_with_deferred(report: Report) -> NextStep | None:
    """Return where to begin where everything is put off, so that nothing else is left."""
    later = next((judgement for judgement in report.judgements if judgement.verdict is Verdict.DEFERRED), None)
    if later is None or not report.put_off:
        return None
    return NextStep(f"take up {place(later.criterion.location)}: {statement(later.criterion)}", _explain_command(later))


def _first_harm(report: Report) -> NextStep | None:
    """Return what to do about the first thing that keeps a change from being merged."""
    for part in harm_groups(report):
        if part.harm:
            first = part.found[0]
            words = visible(step(first, part.harm, place(first.criterion.location)))
            return NextStep(words, first.evidence.reproduce if first.weakens else _explain_command(first))
    return None


def urgency(judgements: Iterable[Judgement]) -> int:
    """Return 0 where something is false or broken, 1 where there is work, 2 where there is doubt, 3 for the rest."""
    found = {judgement.verdict for judgement in judgements if _calls_for_work(judgement)}
    return next((at for at, some in enumerate(_URGENT) if found & some), len(_URGENT))


_URGENT = (
    {Verdict.REFUTED, Verdict.BROKEN},
    {Verdict.READY, Verdict.OPEN},
    {Verdict.UNPROVEN, Verdict.UNOBSERVABLE},
)


def _calls_for_work(judgement: Judgement) -> bool:
    """Return whether there is something to do: what holds and has no box can't be ticked, a weakening is none."""
    tickable = judgement.verdict is not Verdict.READY or judgement.criterion.tick is not Tick.NONE
    return tickable and not judgement.weakens


def _step(judgement: Judgement) -> NextStep:
    where, words = place(judgement.criterion.location), statement(judgement.criterion)
    match judgement.verdict:
        case Verdict.REFUTED:
            back = "untick it" if judgement.criterion.form is Form.BOX else "take the claim back"
            return NextStep(f"make {where} true or {back}: {visible(judgement.reason)}", _explain_command(judgement))
        case Verdict.BROKEN:
            return NextStep(f"repair {where}: {visible(judgement.reason)}", repair_command(judgement))
        case Verdict.READY:
            return NextStep(f"tick {where}: {words}", _tick_command(judgement))
        case Verdict.OPEN:
            return NextStep(f"do {where}: {words}", _explain_command(judgement))
        case _:
            return _settle(judgement)


def _settle(judgement: Judgement) -> NextStep:
    """Return what settles an unknown: its command, or the one that explains it and prints what to paste."""
    where, words, out = place(judgement.criterion.location), statement(judgement.criterion), way_out(judgement)
    why = _explain_command(judgement)
    if why is None or out is NO_BOXES or out.line.startswith(_RUN):
        return NextStep(f"{where}: {out.meaning}; {out.advice}:", out.line)
    return NextStep(f"settle {where}: {words} ({out.meaning})", why)


def repair_command(judgement: Judgement) -> str | None:
    """Return the command that repairs a broken criterion: `rebind` for a rule of other words, else `explain`."""
    why = _explain_command(judgement)
    return why.replace("explain", "rebind", 1) if why and judgement.evidence.kind == "binding" else why


def _explain_command(judgement: Judgement) -> str | None:
    """Return the command that explains the verdict; standard input is not there any more to be explained."""
    at = judgement.criterion.location
    alone = at.path == "-" or at.line is None or is_entry_alone(judgement)
    return None if alone else f"dodcheck explain {shlex.quote(f'{at.path}:{at.line}')}"


def _tick_command(judgement: Judgement) -> str | None:
    """Return the command that ticks a box; `dodcheck tick` knows those of governance documents alone."""
    at, scope = judgement.criterion.location, judgement.criterion.scope
    if at.line is None or not _GOVERNED.match(scope):
        return None
    return f"dodcheck tick {shlex.quote(f'{at.path}:{at.line}')} --write"


def _renewal(report: Report) -> NextStep | None:
    """Return what to do before the first exception ends."""
    waived = [(j.waiver.expires, j) for j in report.judgements if j.waiver and j.verdict is Verdict.WAIVED]
    attested = [(j.attestation.expires, j) for j in report.judgements if j.attestation]
    if not (waived or attested):
        return None
    day, judgement = min([*waived, *attested], key=lambda pair: pair[0])
    where, words = place(judgement.criterion.location), statement(judgement.criterion)
    what, done = ("attestation", "sign off") if judgement.attestation else ("waiver", "settle")
    again = " again" if judgement.attestation else ""
    return NextStep(f"before {day.isoformat()}, its {what}'s last day, {done} {where}{again}: {words}")
