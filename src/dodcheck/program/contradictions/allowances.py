"""A box that allows "removed or justified", while what measures it demands 0."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dodcheck.documents.inline import SpanKind, spans
from dodcheck.model.criterion import Criterion, Form
from dodcheck.program.contradictions.documents import AllDocuments, Clash, place_from

_ALLOWS = re.compile(
    r"\b(?:removed|eliminated|fixed|resolved|gone) or (?:explicitly )?(?:justified|documented|explained|accepted|waived"
    r"|tracked|annotated)\b",
    re.IGNORECASE,
)
_DEMANDS_NONE = re.compile(
    r"\b(?:0|zero|no) (?:`|(?:[\w-]+ )?(?:instances?|occurrences?|uses?|usages?|results?)\b)", re.IGNORECASE
)
_MEASURES = frozenset({Form.MEASUREMENT, Form.EVIDENCE, Form.METRIC})


def find(known: AllDocuments) -> Iterator[Clash]:
    """Yield the boxes that allow what a measurement of the same group forbids; both name the same thing."""
    measured: defaultdict[tuple[str, str, str | None], list[Criterion]] = defaultdict(list)
    for criterion in known.criteria:
        if criterion.form in _MEASURES and _DEMANDS_NONE.search(criterion.text):
            measured[criterion.location.path, criterion.scope, criterion.group].append(criterion)
    for box in known.criteria:
        if box.form is not Form.BOX or not _ALLOWS.search(box.text):
            continue
        for other in measured.get((box.location.path, box.scope, box.group), ()):
            if shared := _named_settings(box) & _named_settings(other):
                there = place_from(other.location, box.location)
                message = f"this allows `{min(shared)}` with a reason, and what measures it {there} allows none"
                yield Clash(box.location, message, other.location)


def _named_settings(criterion: Criterion) -> set[str]:
    """Return the settings that a statement names in code marks, without their values."""
    return {part.text.partition(":")[0].strip() for part in spans(criterion.text) if part.kind is SpanKind.CODE}
