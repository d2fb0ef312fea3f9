"""What the criteria are called on a page, where links lead to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from dodcheck.model.location import Location
from dodcheck.model.report import Judgement
from dodcheck.reports.short_places import short_paths, short_place
from dodcheck.reports.width import shorten_start

_PLACE: Final = 60
_PLAIN: Final = re.compile(r"[\w/~.-]{1,300}")


class Names(NamedTuple):
    """The place of each criterion on the page, by its number, and the shorter name of each document."""

    anchors: Mapping[int, str]
    documents: Mapping[str, str]

    def place(self, location: Location) -> str:
        """Return a place in short: the link beside it leads to the whole one."""
        return shorten_start(short_place(location, self.documents), _PLACE)


def names(judgements: Sequence[Judgement]) -> Names:
    """Return the names of some criteria."""
    return Names(anchors(judgements), short_paths(judgement.criterion.location.path for judgement in judgements))


def anchors(judgements: Sequence[Judgement]) -> Mapping[int, str]:
    """Return a name for the place of each criterion, by its number: made of its id where that is plain and its own."""
    counted = Counter(judgement.criterion.id for judgement in judgements)
    return {
        at: _anchor(judgement.criterion.id, counted[judgement.criterion.id], at)
        for at, judgement in enumerate(judgements)
    }


def _anchor(id_: str, times: int, at: int) -> str:
    return f"c/{id_}" if times == 1 and _PLAIN.fullmatch(id_) else f"n/{at + 1}"
