"""The self-test for a terminal of 80 columns: rules that can't fail first, what to do next last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dodcheck.reports.entries import command_line, entry_lines
from dodcheck.reports.layout import BLANK, Line, Span, Style, as_text, paragraph
from dodcheck.reports.selftest import words
from dodcheck.reports.statement import place
from dodcheck.reports.summary import judged_on
from dodcheck.reports.terminal_lines import gate, not_shown
from dodcheck.reports.visible import visible
from dodcheck.trust.selftest.trial import Fate, Trial
from dodcheck.trust.selftest.tried import Selftest, TriedRule

FLAGGED_SHOWN = 20
"""Of rules that keep no gate shut, so many are shown under each heading."""
PARTS_SHOWN = 3
"""Of the parts of one rule, so many are shown."""

_MOST_LINES = 4
_SEPARATOR = " · "


def render_quiet(found: Selftest) -> str:
    """Return only tally and gate, as plain text."""
    return as_text((*_tally(found), *_gate(found)))


def lines(found: Selftest) -> Iterator[Line]:
    """Yield the lines of the report."""
    yield from paragraph(f"Self-test of {visible(found.scope)}", 0, Style.STRONG, most=1)
    yield from paragraph(judged_on(found.snapshot, found.as_of), 2, Style.DIM)
    yield from paragraph(words.tested_in_words(found), 2, Style.DIM)
    for section in _sections(found):
        if section.found:
            yield from _section(section)
    yield BLANK
    yield from _tally(found)
    yield from _gate(found)
    yield from _next_step(found)


class _Section(NamedTuple):
    head: str
    about: str
    found: Sequence[TriedRule]
    lines: Callable[[TriedRule], Iterator[Line]]
    style: Style
    blocks: bool = False


def _sections(found: Selftest) -> Iterator[_Section]:
    def of(fate: Fate) -> list[TriedRule]:
        return [tried for tried in found.tested if tried.fate is fate]

    early = [tried for tried in found.tested if tried.held_before]
    other = [tried for tried in found.tested if not tried.relevant]
    style = Style.BAD if found.strict else Style.WARN
    yield _Section("VACUOUS", words.VACUOUS, of(Fate.VACUOUS), _entry_with_survivors, Style.BAD, blocks=True)
    yield _Section("HELD ALREADY", words.held_before_in_words(found), early, _entry, style, blocks=found.strict)
    yield _Section("NO RELATION", words.UNRELATED, other, _entry_with_question, style, blocks=found.strict)
    yield _Section("WEAK", words.WEAK, of(Fate.WEAK), _entry_with_doubts, Style.WARN)
    yield _Section("NOT TESTED", words.UNTESTED, of(Fate.UNTESTED), _entry_with_reason, Style.WARN)


def _section(section: _Section) -> Iterator[Line]:
    yield BLANK
    head = f"{section.head} ({len(section.found):,})"
    first, *rest = paragraph(f"{head}: {section.about}", 0, most=_MOST_LINES)
    yield Line((Span(head, section.style), Span(first.spans[-1].text.removeprefix(head))))
    yield from rest
    shown = len(section.found) if section.blocks else FLAGGED_SHOWN
    for tried in section.found[:shown]:
        yield from section.lines(tried)
    yield from not_shown(len(section.found), shown)


def _entry(tried: TriedRule) -> Iterator[Line]:
    return entry_lines(tried.judgement)


def _trials_of_fate(tried: TriedRule, fate: Fate) -> list[Trial]:
    return [trial for trial in tried.trials if trial.fate is fate]


def _entry_with_question(tried: TriedRule) -> Iterator[Line]:
    yield from entry_lines(tried.judgement)
    yield from _rule_place(tried)
    for trial in tried.trials[:PARTS_SHOWN]:
        yield from paragraph(f"it asks that {words.asked_in_words(trial.tree)}", 6)


def _rule_place(tried: TriedRule) -> Iterator[Line]:
    at = "read from the words" if tried.written is None else f"at {place(tried.written)}"
    yield from paragraph(f"its rule: {at}", 6, Style.DIM)


def _entry_with_survivors(tried: TriedRule) -> Iterator[Line]:
    yield from entry_lines(tried.judgement)
    yield from _rule_place(tried)
    for trial in _trials_of_fate(tried, Fate.VACUOUS)[:PARTS_SHOWN]:
        part = "one part asks" if len(tried.trials) > 1 else "it asks"
        yield from paragraph(f"{part} that {words.asked_in_words(trial.tree)}", 6, most=_MOST_LINES)
        for attempt in trial.attempts[:PARTS_SHOWN]:
            yield from paragraph(f"planted: {attempt.planted.said}", 6, most=_MOST_LINES)
            yield from paragraph(f"it still says: {attempt.said}", 8, Style.DIM)


def _entry_with_doubts(tried: TriedRule) -> Iterator[Line]:
    yield from entry_lines(tried.judgement)
    for trial in _trials_of_fate(tried, Fate.WEAK)[:PARTS_SHOWN]:
        for attempt in trial.attempts[:1]:
            yield from paragraph(f"planted: {attempt.planted.said}", 6, most=_MOST_LINES)
            yield from paragraph(f"it then says: {attempt.said}", 8, Style.DIM)


def _entry_with_reason(tried: TriedRule) -> Iterator[Line]:
    yield from entry_lines(tried.judgement)
    for trial in _trials_of_fate(tried, Fate.UNTESTED)[:PARTS_SHOWN]:
        yield from paragraph(f"{trial.tree.kind}: can't be tested: {trial.why}", 6)


def _tally(found: Selftest) -> Iterator[Line]:
    order = (Fate.TURNED, Fate.WEAK, Fate.VACUOUS, Fate.UNTESTED)
    counts = [f"{found.tally[fate]:,} {words.FATES[fate]}" for fate in order if found.tally[fate]]
    flagged = sum(tried.flagged for tried in found.tested)
    counts += [f"{flagged:,} flagged"] if flagged else []
    yield from paragraph(_SEPARATOR.join(counts), 0)


def _gate(found: Selftest) -> tuple[Line, ...]:
    return gate(words.gate(found), passed=found.passed)


def _next_step(found: Selftest) -> Iterator[Line]:
    first = next((tried for tried in found.tested if found.blocks(tried)), None)
    first = first or next((tried for tried in found.tested if tried.flagged), None)
    if first is None:
        return
    yield from paragraph(f"Next: {words.advice(first)}", 0, Style.STRONG)
    yield command_line(words.explain_command(first), 6)
