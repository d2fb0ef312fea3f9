"""The kind `inventory`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.inventories.evidence import evidence
from dodcheck.rules.inventories.files import files_of
from dodcheck.rules.inventories.rows import WantedRows, rows_of
from dodcheck.rules.inventories.scope import Scope
from dodcheck.rules.inventories.survey import survey
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.reading.markdown import read_markdown
from dodcheck.rules.types import COUNT, DOCUMENT, FLAG, GLOBS, TEXT, TEXTS
from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class InventoryRule:
    """A table or list of a Markdown document covers a set of files.

    Holds when a row names each file. Rows are those of tables whose first column (behind a number) is headed Workflow,
    File, Module, Name or the like, or whose `column` is told; where no column is asked for, also items and headings
    that begin with file names. All tables together make up the inventory: those under a heading that says "inventory",
    else all but those under one such as "Excluded" or "Risk register". A row may hold several names, with or without
    folders, suffix, link and code marks, and globs, `rocm-*.yml` (6): the number must be that of the files which match.
    What is struck, and a glob that matches everything, covers nothing; a file named twice is told and is no fault,
    and the document itself needs no row.
    Fails when files are not named, when there are more or fewer than `count`, when a cell of `value_column` says
    none of the `values` or nothing, when no `filled` column says anything ("none found" does, "TBD" does not), when the
    document, the section or the column is missing, and with `exact` when a row names no file. Can't be known when there
    is no file, when no row names one, when a `value_column` or `filled` column is missing, and with `exact` when a row
    can't be read.
    """

    kind: ClassVar[str] = "inventory"
    example: ClassVar[str] = "inventory: {document: docs/ci.md, files: [.github/workflows/*.yml], count: 14}"

    document: str = option(DOCUMENT, "The document.")
    files: tuple[str, ...] = option(GLOBS, "The files that it covers: paths, folders, globs.")
    exclude: tuple[str, ...] = option(GLOBS, "Files that need no row.", default=(), asks=Asks.SCOPE)
    count: int | None = option(COUNT, "Exactly so many files there are.", default=None, asks=Asks.DEMAND)
    section: str | None = option(TEXT, "Only below headings that hold these words.", default=None)
    table: tuple[str, ...] = option(TEXTS, "Only tables that have these columns.", default=())
    column: str | None = option(TEXT, "The column that names the files.", default=None)
    value_column: tuple[str, ...] = option(
        TEXTS,
        "Columns of which the first there says something of each file; only tables that have one count.",
        default=(),
    )
    values: tuple[str, ...] = option(
        TEXTS, "The closed list of what stands in that column.", default=(), asks=Asks.DEMAND
    )
    filled: tuple[str, ...] = option(
        TEXTS, "Columns of which one says something in each row; only tables that have one count.", default=()
    )
    exact: bool = option(FLAG, "No row without a file.", default=False, asks=Asks.DEMAND)
    named_in: str | None = option(
        TEXT, "The document that names the paths: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if self.values and not self.value_column:
            raise OptionError("values goes with a value_column")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the document covers the files."""
        read = read_markdown(snapshot, self.document, self.named_in, self.kind)
        if isinstance(read, Evidence):
            return read
        listed = files_of(snapshot, self.files, self.exclude, self.named_in, self.kind)
        if isinstance(listed, Evidence):
            return listed
        files = listed.beside(read.path)
        asked = WantedRows(self.section, self.table, self.column, self.value_column, self.filled)
        rows = rows_of(read.outline.blocks, asked, files.nouns)
        seen = survey(rows.rows, Scope(snapshot, files.paths, folder_of(read.path)), self.values)
        return evidence(self, read, files, rows, seen)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a new file that no row names, the document without rows, and other values."""
        from dodcheck.rules.counterexamples import of_inventory  # noqa: PLC0415 - lazy: only the self-test asks

        return of_inventory.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return " and ".join(self._wanted())

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self.document} is removed, a file is added that no row names, or it is no longer true that " + (
            " and ".join(self._wanted())
        )

    def _wanted(self) -> Iterator[str]:
        """Yield what is asked, each as a clause."""
        where = f", below “{self.section}”," if self.section else ""
        many = "every file" if self.count is None else f"all {self.count} files"
        yield f"{self.document}{where} has a row for {many} that match{'es' if self.count is None else ''} " + (
            " or ".join(self.files)
        )
        if self.value_column:
            listed = f"one of {', '.join(self.values)}" if self.values else "something"
            yield f"each row says {listed} under {' or '.join(self.value_column)}"
        if self.filled:
            yield f"each row says something under {' or '.join(self.filled)}"
        if self.exact:
            yield "no row is without a file"
