"""A weakening: after a change, less is asked for, or less can be seen, than before."""

from __future__ import annotations

import shlex
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dodcheck.documents.inline import plain
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.model.exception import Waiver
from dodcheck.model.location import Location
from dodcheck.model.report import WEAKENING, Change, Judgement
from dodcheck.model.verdict import Standing, decide
from dodcheck.trust.change.sides import Base

_SHOWN = 200


class Weakens(StrEnum):
    """What a change weakens; the values are the second part of the ids."""

    REMOVED = "removed"
    REWORDED = "reworded"
    DEFERRED = "deferred"
    LOOSENED = "loosened"
    WAIVED = "waived"
    ATTESTED = "attested"
    SIGNER = "signer"
    UNGOVERNED = "ungoverned"
    SHADOWED = "shadowed"
    HIDDEN = "hidden"
    SUBMODULE = "submodule"
    UNREVIEWED = "unreviewed"
    COVERAGE = "coverage"
    DISGUISED = "disguised"
    GATE = "gate"
    JUSTIFIED = "justified"
    CATALOGUED = "catalogued"


class Weakening(NamedTuple):
    """One weakening, and what it is about: an id, a path, a name.

    ``said`` is a plain sentence in Markdown, ``detail`` what else there is to know, as plain text. ``before`` is the
    place at the base, ``after`` the place in the changed tree; at least one of them is there. ``shown_by`` is a command
    that shows it, empty where the difference of these places does.
    """

    what: Weakens
    subject: str
    said: str
    before: Location | None
    after: Location | None
    detail: str = ""
    shown_by: str = ""


def judgement_of_weakening(weakening: Weakening, base: Base, accepted: date | None) -> Judgement:
    """Return the judgement of a weakening; ``accepted`` is the day on which the caller accepts it, if they do."""
    at = weakening.after or weakening.before or Location("")
    identity = f"policy/{weakening.what.value}/{weakening.subject}"
    criterion = Criterion(identity, weakening.said, Form.POLICY, "policy", None, None, at, new=True)
    evidence = Evidence(
        kind=WEAKENING,
        outcome=Outcome.FAILS,
        summary=_detail_with_place(weakening, base),
        examined=1,
        matched=0,
        reproduce=weakening.shown_by or f"git diff {base.commit[:12]} -- {_paths(weakening)}",
        places=tuple(
            Place(location.path, location.line) for location in (weakening.after, weakening.before) if location
        ),
    )
    verdict = decide(criterion, evidence, Standing.WAIVER if accepted else Standing.NONE)
    waiver = Waiver(identity, "--accept-weakening", "the caller of this run", accepted) if accepted else None
    reason = f"{plain(weakening.said)}; {evidence.summary}"
    return Judgement(criterion, verdict, reason, evidence, None, waiver, Change(claims=False))


def _detail_with_place(weakening: Weakening, base: Base) -> str:
    """Return the detail, and the place before the change."""
    before = weakening.before
    if before is None:
        return weakening.detail or f"there is nothing like it at {base.name}"
    place = f"at {base.name}: {Location(before.path, before.line)}"
    return f"{weakening.detail} ({place})" if weakening.detail else place


def _paths(weakening: Weakening) -> str:
    places = (weakening.before, weakening.after)
    return " ".join(dict.fromkeys(shlex.quote(place.path) for place in places if place))


def quoted_statement(criterion: Criterion) -> str:
    """Return the words of a criterion as Markdown, cut where they are long."""
    words = criterion.text
    return words if len(words) <= _SHOWN else f"{plain(words[:_SHOWN]).rstrip()}…"
