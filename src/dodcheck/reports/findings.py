"""What a forge says about one criterion: why it stands where it does, and what to do about it. Safe to print."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.location import Location
from dodcheck.model.report import Judgement, harm
from dodcheck.model.verdict import Verdict
from dodcheck.reports.changes import HARMS, implied, way_out_of_harm
from dodcheck.reports.next_step import repair_command
from dodcheck.reports.settle import way_out
from dodcheck.reports.statement import excuse
from dodcheck.reports.visible import verbatim, visible
from dodcheck.reports.width import shorten

_COMMAND_MOST = 1_000
_REASON_MOST = 1_000


def why_in_words(judgement: Judgement) -> str:
    """Return in one sentence why a criterion is where it is: its exception in words, or its reason."""
    said = judgement.evidence.summary if judgement.weakens else f"{implied(judgement)}{excuse(judgement)}"
    words = shorten(visible(said), _REASON_MOST)
    was = judgement.change.was if judgement.change else None
    return words if was in (None, judgement.verdict) else f"{words}; before the change it was {was}"


def whereabouts(judgement: Judgement) -> Location:
    """Return where a criterion stands in the judged tree: of a promise that is gone from there, only the file."""
    at = judgement.criterion.location
    line = Location(at.path, at.line)
    gone = judgement.weakens and len(judgement.evidence.places) == 1 and str(line) in judgement.evidence.summary
    return Location(at.path) if gone else at


def steps_to_take(judgement: Judgement) -> Iterator[str]:
    """Yield lines that say what to do, each a sentence or a word and a command behind it."""
    kind = harm(judgement)
    if kind:
        yield f"{HARMS[kind].capitalize()}. {way_out_of_harm(judgement, kind)}"
    yield from (f"{label}: {line}" for label, line in commands(judgement))


def commands(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Yield what to paste or run, each with what it is for; one that is too long to show is left out.

    What settles an unknown may be a waiver, which is no way out for the change that brings the claim.
    """
    facts = [("Reproduce", judgement.evidence.reproduce)]
    if judgement.verdict in (Verdict.UNPROVEN, Verdict.UNOBSERVABLE) and not harm(judgement):
        out = way_out(judgement)
        facts.append((f"To settle it, {out.advice}", out.line))
    if not judgement.weakens:
        facts.append(("Repair" if judgement.evidence.kind == "binding" else "More", repair_command(judgement) or ""))
    yield from ((visible(label), verbatim(line)) for label, line in facts if 0 < len(line) <= _COMMAND_MOST)
