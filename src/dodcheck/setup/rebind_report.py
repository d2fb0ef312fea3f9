"""What `dodcheck rebind` tells: old and new words, what changed between them, and the rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from dodcheck.binding.bind import same_words
from dodcheck.model.location import Location
from dodcheck.model.phase import Phase
from dodcheck.reports.layout import BLANK, Line, as_text, indented, one_line, paragraph
from dodcheck.reports.visible import verbatim, visible
from dodcheck.reports.width import wrap
from dodcheck.setup.leftover_demands import leftover_demand
from dodcheck.setup.orphans import Rebinding
from dodcheck.setup.yaml_text import rule_lines

_MOST_WORDS = 400
_LABEL = 13
_ROOM = 80 - _LABEL
_LINES = 6


def preview(rebinding: Rebinding, phases: tuple[Phase, ...], command: str) -> str:
    """Return what would be bound, and ``command``, which binds it."""
    return as_text(_lines(rebinding, phases, command))


def rebound_summary(rebinding: Rebinding, waived: Iterable[Location]) -> str:
    """Return what was bound; ``waived`` are the places of waivers for the id that the rule had before."""
    at, criterion = rebinding.entry.location, rebinding.criterion
    head = paragraph(f"{at.path}:{at.line} now decides {criterion.location.path}:{criterion.location.line}:", 0)
    lines = [*head, *_labelled("says", criterion.text), *_id_changes(rebinding), *_leftover_warning(rebinding)]
    if rebinding.entry.key not in (criterion.id, criterion.shared_id):
        lines += [
            line for place in waived for line in paragraph(f"{place.path}:{place.line} still waives the old id.", 0)
        ]
    return as_text(lines)


def _lines(rebinding: Rebinding, phases: tuple[Phase, ...], command: str) -> Iterator[Line]:
    where = visible(f"{rebinding.entry.location.path}:{rebinding.entry.location.line}")
    yield one_line(_heading(rebinding, phases), 0)
    yield BLANK
    yield from _word_changes(rebinding)
    yield from (BLANK, indented(f"The rule, at {where}:", 0), BLANK)
    yield from (indented(verbatim(line), 2) for line in rule_lines(rebinding.entry.tree))
    yield from (BLANK, *careful) if (careful := tuple(_leftover_warning(rebinding))) else ()
    yield from (BLANK, indented("If it decides this statement, bind it:", 0), BLANK)
    yield from (indented(visible(command), 2), BLANK)
    yield indented("If not, write another rule there first, or take it out.", 0)


def _leftover_warning(rebinding: Rebinding) -> Iterator[Line]:
    """Yield that the rule asks for something that the new words do not say."""
    if said := leftover_demand(rebinding):
        yield from paragraph(f"Look at the rule: {visible(said)}.", 0)


def _heading(rebinding: Rebinding, phases: tuple[Phase, ...]) -> str:
    criterion = rebinding.criterion
    name = next((phase.name for phase in phases if phase.scope == criterion.scope), "")
    parts = (f"{criterion.location.path}:{criterion.location.line}", name, criterion.group or "")
    return " · ".join(part for part in parts if part)


def _word_changes(rebinding: Rebinding) -> Iterator[Line]:
    old, new = rebinding.entry.says, rebinding.criterion.text
    if old is None or same_words(old, new):
        yield from _labelled("words", new)
    else:
        yield from _labelled("old words", old)
        yield from _labelled("new words", new)
        for change in _changed_runs(old, new):
            yield from _labelled("change", change)
    yield from _id_changes(rebinding)


def _id_changes(rebinding: Rebinding) -> Iterator[Line]:
    key, criterion = rebinding.entry.key, rebinding.criterion
    if key not in (criterion.id, criterion.shared_id):
        yield from _labelled("old id", key)
        yield from _labelled("new id", criterion.id)
    if criterion.twins > 1 and rebinding.entry.nth != criterion.nth:
        yield from _labelled("nth", f"{criterion.nth} (of {criterion.twins} with this id)")


def _changed_runs(old: str, new: str) -> Iterator[str]:
    """Yield each run of words that was taken out, put in or replaced."""
    before, after = old.split()[:_MOST_WORDS], new.split()[:_MOST_WORDS]
    for tag, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = " ".join(before[start:end]), " ".join(after[begin:stop])
        match tag:
            case "replace":
                yield f"“{gone}” → “{come}”"
            case "delete":
                yield f"without “{gone}”"
            case "insert":
                yield f"with “{come}”"
            case _:
                pass


def _labelled(label: str, text: str) -> Iterator[Line]:
    """Yield a label with words beside it, on several lines where they are long."""
    for number, piece in enumerate(wrap(visible(text), _ROOM, _LINES)):
        yield indented(f"{label if number == 0 else '':<{_LABEL - 2}}{piece}", 2)
