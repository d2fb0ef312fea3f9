"""The parts of a page that links lead to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from dodcheck.model.report import Judgement

_PLAIN: Final = re.compile(r"[\w/~.-]{1,300}")


def anchors(judgements: Sequence[Judgement]) -> Mapping[int, str]:
    """Return a name for the place of each criterion, by its number: made of its id where that is plain and its own."""
    counted = Counter(one.criterion.id for one in judgements)
    return {at: _anchor(one.criterion.id, counted[one.criterion.id], at) for at, one in enumerate(judgements)}


def _anchor(id_: str, times: int, at: int) -> str:
    return f"c/{id_}" if times == 1 and _PLAIN.fullmatch(id_) else f"n/{at + 1}"
