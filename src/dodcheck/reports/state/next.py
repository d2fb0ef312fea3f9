"""The one thing to do next about the whole program."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Final

from dodcheck.model.criterion import Form
from dodcheck.model.report import Judgement
from dodcheck.model.state import State
from dodcheck.model.verdict import Verdict
from dodcheck.reports.causes import causes, most_wanted
from dodcheck.reports.next_step import NextStep, next_step, repair_command
from dodcheck.reports.shares import FALSE, MISSING
from dodcheck.reports.short_places import short_place
from dodcheck.reports.state.sections import boxes_ready
from dodcheck.reports.state.unknown import unruled
from dodcheck.reports.statement import statement

INIT: Final = "dodcheck init"
"""Writes a rules file."""


def state_step(state: State, places: Mapping[str, str]) -> NextStep | None:
    """Return what to do next: what is false, then what is ready, missing, unknown; ``None`` where all is well."""
    judged = state.report.judgements
    for share in (FALSE, MISSING):
        if share is MISSING and (boxes := boxes_ready(judged)):
            return NextStep(f"tick what is ready ({boxes:,})", "dodcheck tick")
        found = causes(judgement for judgement in judged if judgement.verdict in share.verdicts)
        if found:
            return _about(found[0].judgements[0], places)
    if wanted := most_wanted(judged):
        return NextStep("hand over what most of the rest waits for", f"dodcheck --evidence {wanted.file}")
    if not state.ruled and (left := unruled(judged)):
        return NextStep(f"write rules for what has none ({left:,})", INIT)
    return next_step(state.report)


def _about(judgement: Judgement, places: Mapping[str, str]) -> NextStep:
    location = judgement.criterion.location
    where = short_place(location, places)
    at = places.get(location.path, location.path)
    why = f"dodcheck explain {shlex.quote(at if location.line is None else f'{at}:{location.line}')}"
    match judgement.verdict:
        case Verdict.REFUTED:
            back = "untick it" if judgement.criterion.form is Form.BOX else "take the claim back"
            claim = (
                f"make {where} true or {back}" if location.line else f"make what {where} claims true, or take it back"
            )
            return NextStep(claim, why)
        case Verdict.BROKEN:
            return NextStep(f"repair {where}", repair_command(judgement) or why)
        case _:
            return NextStep(f"do {where}: {statement(judgement.criterion)}", why)
