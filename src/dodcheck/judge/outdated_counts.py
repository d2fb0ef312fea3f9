"""Statements that say 9 files where 11 are: met, and yet not what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dodcheck.binding.bind import Bindings
from dodcheck.binding.tree import Bound
from dodcheck.documents.inline import plain
from dodcheck.model.evidence import Outcome
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Judgement, Origin
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import How, resolve

_MORE_WILL_DO = re.compile(
    r"\d\+|[≥>]|\b(?:at least|no fewer than|not fewer than|no less than|minimum|min|more than|over|above|or more)\b",
    re.IGNORECASE,
)


def other_numbers(snapshot: Snapshot, bindings: Bindings, judgements: Iterable[Judgement]) -> Iterator[Notice]:
    """Yield a notice for each statement that holds and names a number of files, where there are more than it says."""
    for judgement in judgements:
        bound = bindings.by_id.get(judgement.criterion.id)
        if judgement.evidence.outcome is not Outcome.HOLDS or not isinstance(bound, Bound):
            continue
        rule = bound.tree
        if bound.origin is not Origin.RECOGNISED or not isinstance(rule, FileRule) or _is_met_by_more(judgement, rule):
            continue
        where, count = _there(snapshot, rule)
        if rule.min is not None and count > rule.min:
            message = f"this says {rule.min} files, and {count} are there: {where}"
            yield Notice("contradiction", judgement.criterion.location, message, Location(where))


def _is_met_by_more(judgement: Judgement, rule: FileRule) -> bool:
    """Return whether the statement itself allows more than its number; one file or none is no number that it says."""
    if rule.min is None or rule.min <= 1 or rule.max is not None:
        return True
    return bool(_MORE_WILL_DO.search(plain(judgement.criterion.text)))


def _there(snapshot: Snapshot, rule: FileRule) -> tuple[str, int]:
    """Return where the files of a rule are, and how many."""
    if is_glob(rule.path):
        return rule.path, len(snapshot.glob(rule.path))
    resolution = resolve(snapshot, rule.path, rule.named_in)
    if resolution.how is How.FOLDER and resolution.path:
        return f"{resolution.path}/", len(snapshot.glob(f"{resolution.path}/**"))
    return rule.path, 0
