"""What was seen, as the templates show it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from dodcheck.model.criterion import Holds
from dodcheck.model.evidence import Evidence
from dodcheck.model.forge import OnForge
from dodcheck.model.location import Location
from dodcheck.model.report import Judgement
from dodcheck.reports.evidence_order import with_depth
from dodcheck.reports.explain.words import OUTCOMES, counts_in_words
from dodcheck.reports.html.text import Piece, PlaceView, place_view, sentence, with_code_marked
from dodcheck.reports.visible import verbatim

PLACES_SHOWN: Final = 20
"""Of the places a rule saw, so many are shown."""

PARTS_SHOWN: Final = 30
"""Of the rules that a rule combines, so many are shown."""

_COMMAND: Final = 4_000


class EvidenceView(NamedTuple):
    """What one rule saw. ``said`` is empty where its parts or the reason of the verdict say it."""

    depth: int
    kind: str
    outcome: str
    found: str
    said: tuple[Piece, ...]
    counted: str
    spots: tuple[PlaceView, ...]
    more: int
    command: str


class EvidenceViews(NamedTuple):
    """What the rules of a criterion saw, and how many of them are not shown."""

    shown: tuple[EvidenceView, ...]
    more: int


def evidences(judgement: Judgement, on_forge: OnForge | None) -> EvidenceViews:
    """Return the evidence. That of an earlier commit has no links: its lines are of that commit."""
    parts = list(with_depth(judgement.evidence))
    where = None if judgement.criterion.holds is Holds.THEN else on_forge
    return EvidenceViews(tuple(_evidence_views(parts[:PARTS_SHOWN], judgement.reason, where)), len(parts[PARTS_SHOWN:]))


def _evidence_views(parts: list[tuple[Evidence, int]], reason: str, on_forge: OnForge | None) -> Iterator[EvidenceView]:
    before = ""
    for evidence, depth in parts:
        command = "" if evidence.parts or evidence.reproduce == before else evidence.reproduce
        before = command or before
        yield _evidence_view(
            evidence, depth, "" if evidence.parts or (not depth and evidence.summary in reason) else evidence.summary
        )._replace(spots=tuple(_place_views(evidence, on_forge)), command=shown_command(command))


def _evidence_view(evidence: Evidence, depth: int, said: str) -> EvidenceView:
    left = 0 if evidence.parts else len(evidence.places[PLACES_SHOWN:])
    outcome, found = evidence.outcome.value, OUTCOMES[evidence.outcome]
    return EvidenceView(
        depth, sentence(evidence.kind), outcome, found, with_code_marked(said), counts_in_words(evidence), (), left, ""
    )


def _place_views(evidence: Evidence, on_forge: OnForge | None) -> Iterator[PlaceView]:
    for place in islice(() if evidence.parts else evidence.places, PLACES_SHOWN):
        yield place_view(Location(place.path, place.line), on_forge)


def shown_command(command: str) -> str:
    """Return a command as it is, or nothing where it is much too long to be read: a cut one does something else."""
    return verbatim(command) if len(command) <= _COMMAND else ""
