"""What `dodcheck tick` tells: the lines that change, as a unified diff, and how many boxes they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dodcheck.documents.box_bytes import Turn
from dodcheck.documents.inline import plain
from dodcheck.documents.text import decode
from dodcheck.model.evidence import Outcome
from dodcheck.model.report import Judgement
from dodcheck.phrasing import counted
from dodcheck.reports.layout import as_text, indented, one_line
from dodcheck.reports.visible import line_start, verbatim, visible
from dodcheck.setup.ticking import TurnedDocument

_CONTEXT = 3
_READ = 500


def tick_diff(turned: TurnedDocument) -> str:
    """Return the change of a document as a unified diff, safe to print. Linear: no line comes or goes."""
    before, after = decode(turned.before).raw, decode(turned.after).raw
    changed = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    lines = [f"--- a/{turned.path}", f"+++ b/{turned.path}"]
    for first, last in _hunks(changed, len(before)):
        lines += [f"@@ -{first + 1},{last - first} +{first + 1},{last - first} @@", *_hunk(before, after, first, last)]
    return "".join(f"{line_start(verbatim(line))}\n" for line in lines)


def _hunks(changed: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """Yield the lines, from 0 and with the end left out, of changes and what is around them."""
    first = last = -1
    for at in changed:
        if first >= 0 and at - _CONTEXT <= last:
            last = min(at + _CONTEXT + 1, length)
            continue
        if first >= 0:
            yield first, last
        first, last = max(0, at - _CONTEXT), min(at + _CONTEXT + 1, length)
    if first >= 0:
        yield first, last


def _hunk(before: Sequence[str], after: Sequence[str], first: int, last: int) -> Iterator[str]:
    """Yield the lines of a hunk: of a run of changed lines, all old ones before all new ones."""
    new: list[str] = []
    for at in range(first, last):
        if before[at] != after[at]:
            yield f"-{before[at]}"
            new.append(f"+{after[at]}")
            continue
        yield from new
        new.clear()
        yield f" {before[at]}"
    yield from new


def planned_turns(found: Sequence[TurnedDocument], turn: Turn) -> str:
    """Return how many boxes would be turned in each document."""
    what = "to tick" if turn is Turn.TICK else "to clear"
    return "".join(f"{visible(turned.path)}: {counted(turned.boxes, 'box', 'boxes')} {what}\n" for turned in found)


def finished_turns(found: Sequence[TurnedDocument], turn: Turn) -> str:
    """Return how many boxes were turned in each document."""
    what = "ticked" if turn is Turn.TICK else "cleared"
    return "".join(f"{visible(turned.path)}: {counted(turned.boxes, 'box', 'boxes')} {what}\n" for turned in found)


def newly_claimed(judgements: Iterable[Judgement]) -> str:
    """Return which of the statements that the ticks claim too are not shown, and nothing where all are."""
    unshown = [judgement for judgement in judgements if not judgement.verdict.good]
    if not unshown:
        return ""
    lines = [
        one_line(f"{_place(judgement)}, {_why_unproven(judgement)}: {plain(judgement.criterion.text[:_READ])}", 2)
        for judgement in unshown
    ]
    return as_text([indented("The ticks claim this too, and it is not shown:", 0), *lines])


def _place(judgement: Judgement) -> str:
    return f"{judgement.criterion.location.path}:{judgement.criterion.location.line}"


def _why_unproven(judgement: Judgement) -> str:
    return "its evidence fails" if judgement.evidence.outcome is Outcome.FAILS else "nothing shows it"


def nothing_to_turn(scope: str, turn: Turn) -> str:
    """Return that no box of a scope is to be turned."""
    if turn is Turn.TICK:
        return f"Nothing to tick in {visible(scope)}: no open box has evidence that holds.\n"
    return f"Nothing to clear in {visible(scope)}: no ticked box is refuted.\n"
