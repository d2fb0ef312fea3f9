"""Criteria that wait for one and the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dodcheck.model.criterion import Form
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict

_CLOSED = re.compile(r" \(at [0-9a-f]{1,64}, which closed [^()\s]{1,40}\)\Z")
"""What the reason of a closed milestone's box ends with; without it, one thing is the cause in many milestones."""

_HANDED = re.compile(r"`--evidence ([A-Za-z0-9_-]{1,40})=([A-Za-z0-9_.-]{0,40})")


class Cause(NamedTuple):
    """A reason, and the criteria that have it, in document order."""

    reason: str
    judgements: tuple[Judgement, ...]


class AwaitedFile(NamedTuple):
    """A file that the caller may hand over (``junit=results.xml``), and how many criteria need nothing else."""

    file: str
    waiting: int


def causes(judgements: Iterable[Judgement]) -> tuple[Cause, ...]:
    """Return the reasons, those of most criteria first; among equals boxes come first, as they were ticked by hand."""
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        found.setdefault(_CLOSED.sub("", judgement.reason), []).append(judgement)
    some = [Cause(reason, tuple(having)) for reason, having in found.items()]
    return tuple(sorted(some, key=lambda cause: (-len(cause.judgements), not _is_box(cause))))


def _is_box(cause: Cause) -> bool:
    return cause.judgements[0].criterion.form is Form.BOX


def most_wanted(judgements: Iterable[Judgement]) -> AwaitedFile | None:
    """Return the file that most of what can't be seen from here waits for, ``None`` where no file would show any."""
    counted = Counter(file for judgement in judgements if (file := file_wanted(judgement)))
    return max((AwaitedFile(*pair) for pair in counted.items()), key=lambda one: one.waiting, default=None)


def file_wanted(judgement: Judgement) -> str:
    """Return the one file that would show all that can't be seen from here, or nothing."""
    if judgement.verdict is not Verdict.UNOBSERVABLE:
        return ""
    told = {_evidence_argument(leaf) for leaf in _leaves(judgement.evidence) if leaf.outcome is Outcome.UNKNOWN}
    return told.pop() if len(told) == 1 else ""


def _leaves(evidence: Evidence) -> Iterator[Evidence]:
    return (part for part in evidence.flattened() if not part.parts)


def _evidence_argument(evidence: Evidence) -> str:
    found: Sequence[tuple[str, str]] = _HANDED.findall(evidence.summary)
    return f"{found[0][0]}={found[0][1] or 'FILE'}" if found else ""
