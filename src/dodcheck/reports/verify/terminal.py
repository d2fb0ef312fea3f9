"""What a saved report is worth, for a terminal of 80 columns: what differs, what has run out since, the answer last."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePath
from typing import Final, assert_never

from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports import summary
from dodcheck.reports.entries import entry_lines
from dodcheck.reports.layout import BLANK, Line, Style, indented, one_line, paragraph
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten
from dodcheck.trust.saved.compare import Difference, How
from dodcheck.trust.saved.expired import Lapse
from dodcheck.trust.saved.verify import Verification

SHOWN: Final = 20
"""So many criteria that differ are shown, so many that have lapsed, and so many values of the report as a whole."""

FIELDS_SHOWN: Final = 8
"""Of each criterion, so many values are shown; JSON has all of them."""

_HEX_SHOWN = 12
_COLUMNS = 50
_LEAD = 12
_RULES = "If it was judged with --rules FILE, name the same file here."
_OTHER_FILES = frozenset({"snapshot", "documents", "inputs"})
_WORDS = "Only words differ: they may speak of a file that git did not track where the report was written."
_DIRTY = "It was written of uncommitted changes, and those are not here: it can only be verified where they are."


def lines(verification: Verification) -> Iterator[Line]:
    """Yield the lines of the report."""
    saved = verification.saved
    yield from paragraph(f"{saved.kind} {PurePath(saved.name).name}: {saved.scope}", 0, Style.STRONG, most=2)
    base = f", compared with {saved.policy_ref[:_HEX_SHOWN]}" if saved.policy_ref else ""
    yield from paragraph(f"{summary.judged_on(saved.snapshot, saved.as_of)}{base}", 2, Style.DIM)
    for sentence in _remarks(verification):
        yield from paragraph(sentence, 2, Style.DIM)
    if verification.differences:
        yield from _different(verification)
    elif verification.lapses:
        yield from _since(verification)
    yield BLANK
    yield from _answer(verification)


def _remarks(verification: Verification) -> Iterator[str]:
    if verification.compares_everything:
        yield f"written and judged again by dodcheck {verification.judged_by}"
    else:
        yield (
            f"written by dodcheck {verification.saved.dodcheck}, judged again by dodcheck {verification.judged_by}: "
            "verdicts, rules and digests are compared, words are not"
        )
    if verification.way.past:
        yield "judged as with --at: rules for statements that were gone by then block nothing"
    if verification.way.accepted:
        yield "judged as with --accept-weakening: the caller of that run let weakened promises pass"
    if verification.saved.as_of > verification.day:
        yield f"its day is still to come: today is {verification.day.isoformat()}"


def _different(verification: Verification) -> Iterator[Line]:
    yield BLANK
    yield indented(
        f"DIFFERENT ({len(verification.differences):,}): what the report says (then), and what is found (now)",
        0,
        Style.BAD,
    )
    judged = {judgement.criterion.id: judgement for judgement in verification.found.judgements}
    groups: dict[str | None, list[Difference]] = {}
    for difference in verification.differences:
        groups.setdefault(difference.criterion, []).append(difference)
    whole = groups.pop(None, [])
    for name, group in islice(groups.items(), SHOWN):
        yield from _heading(str(name), judged.get(str(name)))
        yield from _values(group, FIELDS_SHOWN)
    if len(groups) > SHOWN:
        yield indented(f"and {len(groups) - SHOWN:,} more criteria; to see all: --format json", 2, Style.DIM)
    if whole:
        yield indented("the report as a whole", 2, Style.STRONG)
        yield from _values(whole, SHOWN)
    yield from (line for hint in _hints(verification) for line in (BLANK, *paragraph(hint, 0)))


def _heading(name: str, judged: Judgement | None) -> Iterator[Line]:
    if judged is None:
        yield one_line(name, 2, Style.STRONG)
    else:
        yield from entry_lines(judged)


def _values(group: Sequence[Difference], most: int) -> Iterator[Line]:
    for difference in group[:most]:
        yield from paragraph(_sentence(difference), 6)
    if len(group) > most:
        yield indented(f"and {len(group) - most:,} more values", 6, Style.DIM)


def _sentence(difference: Difference) -> str:
    field = difference.field or "this criterion"
    match difference.how:
        case How.CHANGED:
            then, now = _apart(difference.then, difference.now)
            return f"{field}: then {_value(then)}, now {_value(now)}"
        case How.ADDED:
            return f"{field} stands in the report, and is not found"
        case How.DROPPED:
            return f"{field} is found, and is missing in the report"
        case _:
            assert_never(difference.how)


def _apart(then: object, now: object) -> tuple[object, object]:
    """Return two values; of two texts that begin alike, what leads to where they part."""
    if not (isinstance(then, str) and isinstance(now, str)):
        return then, now
    shared = next((at for at, (one, other) in enumerate(zip(then, now, strict=False)) if one != other), 0)
    start = shared - _LEAD
    return (f"…{then[start:]}", f"…{now[start:]}") if start > _LEAD else (then, now)


def _value(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case str() if value.startswith("sha256:"):
            return f"{value[: len('sha256:') + _HEX_SHOWN]}…"
        case str():
            return f"“{shorten(visible(value), _COLUMNS)}”"
        case _:
            return shorten(visible(json.dumps(value, ensure_ascii=False)), _COLUMNS)


def _hints(verification: Verification) -> Iterator[str]:
    """Yield what may be the reason, where it is the caller who can mend it."""
    fields = {
        re.split(r"[.[]", difference.field.removeprefix("predicate."), maxsplit=1)[0]
        for difference in verification.differences
    }
    if verification.saved.snapshot.dirty and "snapshot" in fields:
        yield _DIRTY
    elif "policy" in fields and fields.isdisjoint(_OTHER_FILES):
        yield _RULES
    elif all(difference.field.rpartition(".")[2] in ("reason", "summary") for difference in verification.differences):
        yield _WORDS


def _since(verification: Verification) -> Iterator[Line]:
    judged = {judgement.criterion.id: judgement for judgement in verification.found.judgements}
    yield BLANK
    heading = f"SINCE THEN ({len(verification.lapses):,}): the same files, judged as of {verification.day.isoformat()}"
    yield indented(heading, 0, Style.WARN)
    for lapse in verification.lapses[:SHOWN]:
        yield from entry_lines(judged[lapse.criterion])
        yield from paragraph(_lapse(lapse), 6)
    if len(verification.lapses) > SHOWN:
        yield indented(f"and {len(verification.lapses) - SHOWN:,} more; to see all: --format json", 2, Style.DIM)


def _lapse(lapse: Lapse) -> str:
    relied_on = "attestation" if lapse.then is Verdict.ATTESTED else "waiver"
    why = f"its {relied_on} expired on {lapse.expired.isoformat()}" if lapse.expired else lapse.reason
    return f"{lapse.then} → {lapse.today}: {why}"


def _answer(verification: Verification) -> Iterator[Line]:
    if not verification.holds:
        verdicts = sum(difference.field == "verdict" for difference in verification.differences)
        among = f", {counted(verdicts, 'verdict')} among them" if verdicts else ""
        values = counted(len(verification.differences), "value differs", "values differ")
        yield from paragraph(f"DOES NOT HOLD: {values}{among}", 0, Style.BAD)
        return
    same = (
        "every value is the same" if verification.compares_everything else "every verdict, rule and digest is the same"
    )
    yield from paragraph(f"HOLDS at its own date: {same}, {_gate(verification.found.passed)}", 0, Style.GOOD)
    if verification.today is None:
        return
    day = verification.day.isoformat()
    if not verification.lapses:
        yield from paragraph(f"Since then, until {day}, nothing has run out.", 0)
    else:
        lapsed = counted(len(verification.lapses), "verdict has", "verdicts have")
        yield from paragraph(
            f"Since then {lapsed} changed: as of {day}, {_gate(verification.today.passed)}", 0, Style.WARN
        )


def _gate(passed: bool) -> str:  # noqa: FBT001 - the one thing it is about
    return "gate passed" if passed else "gate blocked"
