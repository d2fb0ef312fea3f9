"""What a survey of an inventory comes to, as evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dodcheck.documents.links import markdown_texts
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.rules.inventories.files import Files
from dodcheck.rules.inventories.rows import Rows
from dodcheck.rules.inventories.survey import InventorySurvey, RowRemark
from dodcheck.rules.reading.markdown import ReadDocument
from dodcheck.snapshot.paths import folder_of, name_of

if TYPE_CHECKING:
    from dodcheck.rules.inventory import InventoryRule

MAX_PLACES = 50
"""Places shown; the counts stay exact."""
MAX_SAID = 3
"""Files and rows that a message names; the others are counted."""
MAX_SOUGHT = 200
"""More files than this that no item names are not looked for in the text."""


def evidence(rule: InventoryRule, read: ReadDocument, files: Files, rows: Rows, seen: InventorySurvey) -> Evidence:
    """Return what the rows say of the files."""
    return _Telling(rule, read, files, rows, seen).evidence()


@dataclass(frozen=True, slots=True)
class _Telling:
    rule: InventoryRule
    read: ReadDocument
    files: Files
    rows: Rows
    seen: InventorySurvey

    def evidence(self) -> Evidence:
        """Return the evidence: what can't be asked, then what is wrong, then what can't be told."""
        return self._unasked() or self._wrong() or self._unclear() or self._good()

    def _unasked(self) -> Evidence | None:
        number, path = len(self.files.paths), self.read.path
        if not number:
            why = Unknown.SUBMODULE if self.files.blind else Unknown.EMPTY_SCOPE
            return self._unknown(f"no tracked file matches {self.files.which}", why)
        if self.rule.count not in (None, number, number + self.files.own):
            message = f"{self.rule.count} files are promised, and {number} match {self.files.which}"
            return self._as_evidence(Outcome.FAILS, message, [Place(path) for path in self.files.paths])
        if self.rule.section is not None and not self.rows.sections:
            return self._as_evidence(Outcome.FAILS, f"{path} has no section “{self.rule.section}”", [Place(path)])
        lacking = list(self._columns())
        if not lacking or self.rows.tables:
            return None
        message = f"{path} has no table that names files and has {' and '.join(lacking)}"
        if self.rule.value_column or self.rule.filled:
            return self._unknown(message, Unknown.PARTIAL)
        return self._as_evidence(Outcome.FAILS, message, [Place(path)])

    def _columns(self) -> Iterator[str]:
        yield from (f"the column {head}" for head in (*self.rule.table, self.rule.column) if head)
        yield from (f"a column {_either(heads)}" for heads in (self.rule.value_column, self.rule.filled) if heads)

    def _wrong(self) -> Evidence | None:
        if not self.seen.covered and not self._known_rows():
            return None
        gone = [path for path in self.files.paths if path not in self.seen.covered]
        if gone and self._mentioned(gone):
            return None
        parts = list(self._faults(gone))
        if not parts:
            return None
        places = [*(Place(path) for path in gone), *(Place(self.read.path, remark.line) for remark in self._faulty())]
        return self._as_evidence(Outcome.FAILS, "; ".join([f"{self.read.path} {parts[0]}", *parts[1:]]), places)

    def _known_rows(self) -> bool:
        """Return whether there are rows that name files, though none of these."""
        return bool(self.seen.unmatched) and not self.seen.unread and bool(self.rows.tables)

    def _faults(self, gone: Sequence[str]) -> Iterator[str]:
        if gone:
            yield f"does not list {self._of(gone)}: {some(_short(gone))}"
        if self.seen.numbers:
            yield f"counts wrongly: {_rows(self.seen.numbers)}"
        if self.seen.values:
            allowed = f", none of {', '.join(self.rule.values)}" if self.rule.values else ""
            yield f"says under {self._heads(self.rule.value_column)} {_rows(self.seen.values)}{allowed}"
        if self.seen.unfilled:
            yield f"says nothing under {self._heads(self.rule.filled)} of {_rows(self.seen.unfilled)}"
        if self.rule.exact and self.seen.unmatched:
            yield f"has rows without a file: {_rows(self.seen.unmatched)}"

    def _heads(self, columns: Sequence[str]) -> str:
        """Return the heads of those of the columns that are there."""
        return " or ".join(column for column in columns if column.casefold() in self.seen.heads) or columns[0]

    def _faulty(self) -> Iterator[RowRemark]:
        yield from (*self.seen.numbers, *self.seen.values, *self.seen.unfilled)
        if self.rule.exact:
            yield from self.seen.unmatched

    def _mentioned(self, gone: Sequence[str]) -> bool:
        """Return whether items and headings alone list files, and the text names the others: it may list them too."""
        if self.rows.tables or self.rule.section or len(gone) > MAX_SOUGHT or self.seen.listed < self.seen.rows:
            return False
        text = "\n".join(source for source, _ in markdown_texts(self.read.outline.blocks))
        return all(name_of(path) in text for path in gone)

    def _unclear(self) -> Evidence | None:
        path, missing = self.read.path, len(self.files.paths) - len(self.seen.covered)
        if not self.seen.covered:
            unread = f"; not read: {_rows(self.seen.unread)}" if self.seen.unread else ""
            which = f"{'the' if missing == 1 else 'any of the'} {counted(missing, 'file')}"
            return self._unknown(
                f"{path} has no row that names {which}{unread}",
                Unknown.PARTIAL if self.seen.unread else Unknown.EMPTY_SCOPE,
            )
        if missing:
            which = f"{missing} of {counted(len(self.files.paths), 'file')}"
            message = f"{path} names {which} in its text only, and lists the others"
            return self._unknown(message, Unknown.PARTIAL)
        if self.files.blind:
            message = f"{path} lists all {len(self.files.paths)} files seen, but {self.files.blind[0]} is a submodule"
            return self._unknown(message, Unknown.SUBMODULE)
        if self.rule.exact and self.seen.unread:
            message = f"{path} lists {self._all()}, and has rows that can't be read: {_rows(self.seen.unread)}"
            return self._unknown(message, Unknown.PARTIAL)
        if self.read.outline.too_deep:
            line = self.read.outline.too_deep[0].line
            return self._unknown(f"{path} nests too deep on line {line} to be read as a whole", Unknown.SKIPPED)
        return None

    def _good(self) -> Evidence:
        rows = counted(self.seen.rows, "row")
        remarks = "".join(f"; {remark}" for remark in self._remarks())
        lines = dict.fromkeys(lines[0] for lines in self.seen.covered.values())
        message = f"{self.read.path} lists {self._all()} in {rows}{remarks}"
        return self._as_evidence(Outcome.HOLDS, message, [Place(self.read.path, line) for line in sorted(lines)])

    def _remarks(self) -> Iterator[str]:
        if twice := self.seen.twice():
            path, lines = next(iter(sorted(twice.items())))
            again = f"{len(twice)} twice or more, first" if len(twice) > 1 else "twice"
            yield f"{again} {path} (lines {', '.join(map(str, list(dict.fromkeys(lines))[:MAX_SAID]))})"
        if self.seen.unmatched:
            yield f"without a file: {_rows(self.seen.unmatched)}"
        if self.seen.unread:
            yield f"not read: {_rows(self.seen.unread)}"

    def _of(self, gone: Sequence[str]) -> str:
        number = len(self.files.paths)
        return self._all() if number == 1 else f"{len(gone)} of {number} files that match {self.files.which}"

    def _all(self) -> str:
        number = len(self.files.paths)
        return (
            f"the one file that matches {self.files.which}"
            if number == 1
            else (f"all {number} files that match {self.files.which}")
        )

    def _unknown(self, summary: str, why: Unknown) -> Evidence:
        shown = [Place(self.read.path, remark.line) for remark in self.seen.unread] or [Place(self.read.path)]
        told = replace(self._as_evidence(Outcome.FAILS, summary, shown), outcome=Outcome.UNKNOWN, unknown=why)
        return replace(told, skipped=max(told.skipped, int(why is not Unknown.EMPTY_SCOPE)))

    def _as_evidence(self, outcome: Outcome, summary: str, places: Sequence[Place]) -> Evidence:
        return Evidence(
            kind=self.rule.kind,
            outcome=outcome,
            summary=summary,
            examined=len(self.files.paths),
            matched=len(self.seen.covered),
            reproduce=self.files.listing,
            skipped=len(self.seen.unread),
            places=tuple(dict.fromkeys(places))[:MAX_PLACES],
        )


def _either(heads: Sequence[str]) -> str:
    return " or ".join(heads[:MAX_SAID]) + (" …" if len(heads) > MAX_SAID else "")


def _short(paths: Sequence[str]) -> Sequence[str]:
    """Return paths without their folder, where that is the same."""
    return [name_of(path) for path in paths] if len({folder_of(path) for path in paths}) == 1 else paths


def _rows(remarks: Sequence[RowRemark]) -> str:
    return some([f"{remark.words} (line {remark.line})" for remark in remarks])
