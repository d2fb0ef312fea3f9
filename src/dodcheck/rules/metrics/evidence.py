"""What a document says of a metric, as evidence."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.documents.blocks import Heading
from dodcheck.documents.inline import plain
from dodcheck.documents.quantities import PERCENT, Quantity, quantity_in
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import some
from dodcheck.rules.metrics.bound_check import is_reached
from dodcheck.rules.metrics.located import Located, located
from dodcheck.rules.metrics.names import is_total, telling
from dodcheck.rules.metrics.readings import Reading, WantedColumns, outside_quotes, readings
from dodcheck.rules.metrics.totals import MEAN, SUM, checked, made_of, rows_of
from dodcheck.rules.metrics.words import beside_it, in_words, named, shortened
from dodcheck.rules.reading.markdown import ReadDocument, read_markdown
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.metric import MetricRule

MAX_PLACES = 50
"""Places shown; the counts stay exact."""

_MADE = {"mean": MEAN, "sum": SUM}


def examined(rule: MetricRule, snapshot: Snapshot) -> Evidence:
    """Return whether a document says that a metric reaches what is asked."""
    if rule.document is None:
        message = f"nothing measures {f'“{rule.row}”' if rule.row else 'it'}: no document is named for it{_other(rule)}"
        return Evidence(rule.kind, Outcome.UNKNOWN, message, 0, 0, "", unknown=Unknown.EMPTY_SCOPE, basis=Basis.STATED)
    read = read_markdown(snapshot, rule.document, rule.named_in, rule.kind)
    if isinstance(read, Evidence):
        return read
    return _Telling(rule, read).evidence()


class _MetricFinding(NamedTuple):
    """An outcome in words that follow the document's path, with the numbers it rests on."""

    outcome: Outcome
    said: str
    seen: Sequence[Reading]
    why: Unknown | None = None
    matched: int = 0


@dataclass(frozen=True, slots=True)
class _Telling:
    rule: MetricRule
    read: ReadDocument

    def evidence(self) -> Evidence:
        """Return the evidence; what holds is the document's own word."""
        answer = self._answer()
        if answer.outcome is Outcome.HOLDS and self.read.outline.too_deep:
            line = self.read.outline.too_deep[0].line
            message = f"{answer.said}, and nests too deep on line {line} to be read as a whole"
            answer = answer._replace(outcome=Outcome.UNKNOWN, said=message, why=Unknown.SKIPPED)
        elif answer.outcome is Outcome.HOLDS and not self.rule.accept_stated:
            message = f"{answer.said}, and only the document says so"
            answer = answer._replace(outcome=Outcome.UNKNOWN, said=message, why=Unknown.STATED_ONLY)
        lines = list(dict.fromkeys(reading.line for reading in answer.seen))
        places = [Place(self.read.path, line) for line in lines] or [Place(self.read.path)]
        return Evidence(
            kind=self.rule.kind,
            outcome=answer.outcome,
            summary=f"{self.read.path} {answer.said}",
            examined=len(answer.seen),
            matched=answer.matched,
            reproduce=f"git grep -n -e '' -- {shlex.quote(self.read.path)}",
            skipped=len(self.read.outline.too_deep),
            unknown=answer.why,
            basis=Basis.STATED,
            places=tuple(places[:MAX_PLACES]),
        )

    def _answer(self) -> _MetricFinding:
        asked = WantedColumns(self.rule.column, self.rule.not_above or self.rule.not_below)
        read = list(readings(outside_quotes(self.read.outline.blocks, self.read.text), asked))
        inside = [reading for reading in read if self.rule.section is None or reading.is_under(self.rule.section)]
        there = located(inside, self.rule.row, self._own_name())
        if asked.beside or self.rule.of == "each":
            named_rows = there.told or there.near
            rows = named_rows if named_rows and not _totals(there) else self._rows(inside, there)
            return self._beside(rows, asked.beside) if asked.beside else self._each(rows)
        if self.rule.of is not None:
            return self._made(self._rows(inside, there), _MADE[self.rule.of])
        if there.told:
            return self._stated(inside, there.told)
        if there.near:
            return self._near(there.near)
        return self._made(there.rows, MEAN) if there.rows else self._silent(inside)

    def _near(self, near: Sequence[Reading]) -> _MetricFinding:
        """Return that what says more than the name of the metric may be of another."""
        listed = some(f"{in_words(reading)} (line {reading.line})" for reading in near)
        message = f"says {listed}, which may be something else than “{self.rule.row}”"
        return self._unknown(message, near, Unknown.AMBIGUOUS)

    def _rows(self, inside: Sequence[Reading], there: Located) -> Sequence[Reading]:
        """Return the rows that are meant: those of a total where one is named."""
        if there.rows or not there.told:
            return there.rows
        tables = {total.after if total.table is None else total.table for total in there.told if total.summary}
        rows = [
            reading
            for reading in inside
            if reading.table is not None and reading.table in tables and not reading.summary
        ]
        return rows or [reading for reading in there.told if not reading.summary]

    def _own_name(self) -> str:
        first = next((block.source for block in self.read.outline.blocks if isinstance(block, Heading)), "")
        return f"{plain(first)} {name_of(self.read.path).rpartition('.')[0]}"

    def _silent(self, inside: Sequence[Reading]) -> _MetricFinding:
        if self.rule.section is not None and not inside:
            return self._unknown(f"has no number below “{self.rule.section}”", (), Unknown.EMPTY_SCOPE)
        what = f"nothing of “{self.rule.row}”" if self.rule.row else "no total"
        return self._unknown(f"tells {what}", (), Unknown.EMPTY_SCOPE)

    def _stated(self, inside: Sequence[Reading], stated: Sequence[Reading]) -> _MetricFinding:
        """Return what the one number says that a row, a line or a total tells; all that tell it agree."""
        nameless = [reading for reading in stated if reading.quantity is None]
        if nameless:
            return self._numberless(nameless[0])
        numbers = [reading.quantity for reading in stated if reading.quantity]
        if len({(number.low, number.high, number.top) for number in numbers}) > 1:
            listed = some(f"{in_words(reading)} (line {reading.line})" for reading in stated)
            return self._unknown(f"tells several numbers: {listed}", stated, Unknown.AMBIGUOUS)
        reading = stated[0]
        if reading.summary:
            return self._total(reading, rows_of(reading, inside))
        return self._one(reading, reading.quantity, "", (reading,))

    def _numberless(self, reading: Reading) -> _MetricFinding:
        if not reading.known:
            message = f"has a row {named(reading)} and no column that tells what is so now"
        else:
            words = shortened(reading.said)
            message = (
                f"tells no number for {named(reading)}: “{words}”" if words else f"says nothing for {named(reading)}"
            )
        return self._unknown(message, (reading,), Unknown.EMPTY_SCOPE)

    def _total(self, total: Reading, rows: Sequence[Reading]) -> _MetricFinding:
        check = checked(total, rows)
        seen = (total, *rows)
        if not check.agrees and check.made:
            made = f"{check.made.how} of its {len(rows)} rows is {check.made.quantity.words}"
            return _MetricFinding(Outcome.FAILS, f"says {in_words(total)}, and {made}: one of the two is false", seen)
        if check.made:
            how = f", {check.made.how} of its {len(rows)} rows"
            return self._one(total, check.made.quantity, how, seen)
        plainly = self._one(total, total.quantity, "", seen)
        if check.why and (plainly.outcome is Outcome.HOLDS or not is_total(total.label)):
            message = f"{plainly.said}, but {check.why}"
            return plainly._replace(outcome=Outcome.UNKNOWN, said=message, why=Unknown.PARTIAL)
        return plainly

    def _one(self, reading: Reading, number: Quantity | None, how: str, seen: Sequence[Reading]) -> _MetricFinding:
        return self._decided(number, f"says {in_words(reading)}{how}", seen)

    def _decided(self, number: Quantity | None, summary: str, seen: Sequence[Reading]) -> _MetricFinding:
        answer = None if number is None else is_reached(number, self.rule.at_least, self.rule.at_most)
        match answer:
            case None:
                detail = f"{summary}, which leaves open whether it is {self.rule.wanted()}"
                return self._unknown(detail, seen, Unknown.PARTIAL)
            case True:
                return _MetricFinding(Outcome.HOLDS, summary, seen, matched=len(seen))
            case False:
                return _MetricFinding(Outcome.FAILS, f"{summary}; {self.rule.wanted()} is asked", seen)

    def _made(self, rows: Sequence[Reading], how: str) -> _MetricFinding:
        """Return what a sum or a mean of rows says, where the document states none or it is asked for."""
        if not rows:
            return self._silent(rows)
        if len({reading.table for reading in rows}) > 1:
            message = f"has several tables, from line {rows[0].line} on, and no total"
            return self._unknown(message, rows, Unknown.AMBIGUOUS)
        empty = next((reading for reading in rows if reading.quantity is None), None)
        if empty is not None:
            return self._numberless(empty)
        total = made_of(rows, how)
        if total is None:
            return self._unknown(f"has rows on different scales, from line {rows[0].line} on", rows, Unknown.PARTIAL)
        # Of parts of unequal size, the whole has another share than their mean.
        no_score = total.quantity.top in (None, PERCENT)
        if self.rule.of is None and (no_score or (self.rule.row is None and len(rows) > 1)):
            message = f"has {len(rows)} rows from line {rows[0].line} on, and no total"
            return self._unknown(message, rows, Unknown.AMBIGUOUS)
        return self._decided(total.quantity, f"has {len(rows)} rows, {how} of which is {total.quantity.words}", rows)

    def _each(self, rows: Sequence[Reading]) -> _MetricFinding:
        answers = [is_reached(reading.quantity, self.rule.at_least, self.rule.at_most) for reading in rows]
        return self._rowwise(rows, answers)

    def _beside(self, there: Sequence[Reading], head: str) -> _MetricFinding:
        rows = [reading for reading in there if reading.bound]
        if not rows:
            message = f"has no table that tells what is so now and a column {head}"
            return self._unknown(message, (), Unknown.EMPTY_SCOPE)
        return self._rowwise(rows, [self._against(reading) for reading in rows])

    def _against(self, reading: Reading) -> bool | None:
        bound = quantity_in(reading.bound)
        if bound is None:
            return None
        return is_reached(reading.quantity, *((None, bound) if self.rule.not_above else (bound, None)))

    def _rowwise(self, rows: Sequence[Reading], answers: Sequence[bool | None]) -> _MetricFinding:
        if not rows:
            return self._silent(rows)
        good = sum(answer is True for answer in answers)
        bad = [reading for reading, answer in zip(rows, answers, strict=True) if answer is False]
        if bad:
            where = f"{beside_it(bad[0])} on line {bad[0].line}"
            message = f"says {in_words(bad[0])}{where}; {self.rule.wanted()} is asked of each row"
            return _MetricFinding(Outcome.FAILS, message, rows, matched=good)
        if good < len(rows):
            open_ = next(reading for reading, answer in zip(rows, answers, strict=True) if answer is None)
            leaves = f"which leaves open whether it is {self.rule.wanted()}"
            message = f"says {in_words(open_)} on line {open_.line}, {leaves}"
            return self._unknown(message, rows, Unknown.PARTIAL)
        message = f"says of all {len(rows)} rows that each is {self.rule.wanted()}"
        if len(rows) == 1:
            message = f"says {in_words(rows[0])}{beside_it(rows[0])}, which is {self.rule.wanted()}"
        return _MetricFinding(Outcome.HOLDS, message, rows, matched=good)

    def _unknown(self, summary: str, seen: Sequence[Reading], why: Unknown) -> _MetricFinding:
        return _MetricFinding(Outcome.UNKNOWN, summary, seen, why)


def _other(rule: MetricRule) -> str:
    """Return what else could measure it."""
    of_coverage = rule.row is not None and "coverage" in telling(rule.row)
    return "; the kind coverage reads a report that is handed over" if of_coverage else ""


def _totals(there: Located) -> bool:
    return any(reading.summary for reading in there.told)
