"""The kind `wording`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Place
from dodcheck.rules.base import Counterexample
from dodcheck.rules.combine import all_of
from dodcheck.rules.options import Asks, OptionError, OptionType, option
from dodcheck.rules.reading.markdown import ReadDocument, read_markdown
from dodcheck.rules.types import DOCUMENT, TEXT, TEXTS, choice
from dodcheck.rules.wordings.findings import WordingFinding
from dodcheck.rules.wordings.words import EXEMPT, KINDS
from dodcheck.snapshot.protocol import Snapshot

_MAX_PLACES = 50
_MAX_WORDS = 500


def _kinds(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or any(value not in KINDS for value in values):
        raise OptionError(f"takes one or more of: {', '.join(KINDS)}")
    return tuple(dict.fromkeys(map(str, values)))


_NAMED = {"enum": list(KINDS)}
_KINDS = OptionType({"anyOf": [_NAMED, {"type": "array", "items": _NAMED, "minItems": 1}]}, _kinds)


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A document speaks as evidence does: no forbidden words, and every row cites something that is there.

    Words stand as words of their own, in any language and case; code, quotations, quoted lines and what is struck are
    not the document's own words, nor is what a sentence names to forbid it ("avoid …"). Below headings and columns that
    hold one of the `exempt` words, they may stand. `against: speculation` forbids such as "probably", "perhaps", "we
    think"; `against: prescription` such as "should be", "we recommend", unless behind "that", "which", "if".

    A row cites a file, a folder or a glob that matches, a workflow or job by name, a command (of a known program, or
    with a file that is there), or a commit. `cite: rows` is about tables that have a column such as Finding, Severity
    or Evidence, about all below `section`, or those with the columns `table`; `cite: claims` about every table, list
    items and prose as well, but for fields and what stands below headings such as Taxonomy, Glossary, Scope or
    Evidence Gaps.

    Fails when a forbidden word stands, when a row cites nothing or only what is not there, and when the document is
    missing. Can't be known when it has no such row, when a row cites only what is no longer there, or elsewhere, and
    when all rows cite something and prose, which may claim something or not, does not.
    """

    kind: ClassVar[str] = "wording"
    example: ClassVar[str] = "wording: {document: docs/audit.md, against: speculation, cite: rows}"

    document: str = option(DOCUMENT, "The document.")
    forbid: tuple[str, ...] = option(TEXTS, "Words and phrases that must not stand in it.", default=(), asks=Asks.FLOOR)
    against: tuple[str, ...] = option(
        _KINDS, "Kinds of words that must not stand in it: `speculation`, `prescription`.", default=(), asks=Asks.FLOOR
    )
    exempt: tuple[str, ...] = option(
        TEXTS,
        f"Words of headings and columns below which they may stand: {', '.join(EXEMPT[:3])} and the like by default.",
        default=EXEMPT,
        asks=Asks.SCOPE,
    )
    cite: str | None = option(
        choice("rows", "claims"), "What has to cite something that is there.", default=None, asks=Asks.DEMAND
    )
    section: str | None = option(TEXT, "Only what stands below headings that hold these words.", default=None)
    table: tuple[str, ...] = option(TEXTS, "Only rows of tables that have these columns.", default=())
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if not (self.forbid or self.against or self.cite):
            raise OptionError("asks nothing: give forbid, against or cite")
        if self.table and self.cite is None:
            raise OptionError("table goes with cite")
        if len(self.forbid) > _MAX_WORDS:
            raise OptionError(f"forbids more than {_MAX_WORDS} words")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the document is worded so."""
        from dodcheck.rules.wordings.asking import answers  # noqa: PLC0415 - lazy: recognition needs the options only

        read = read_markdown(snapshot, self.document, self.named_in, self.kind)
        if isinstance(read, Evidence):
            return read
        parts = [self._evidence(read, answer) for answer in answers(self, snapshot, read)]
        return parts[0] if len(parts) == 1 else replace(all_of(parts), kind=self.kind)

    def _evidence(self, read: ReadDocument, answer: WordingFinding) -> Evidence:
        places = tuple(Place(read.path, line) for line in answer.lines[:_MAX_PLACES])
        return Evidence(
            kind=self.kind,
            outcome=answer.outcome,
            summary=f"{read.path} {answer.words}",
            examined=answer.examined,
            matched=answer.matched,
            reproduce=f"git grep -n -e '' -- {shlex.quote(read.path)}",
            skipped=answer.skipped + len(read.outline.too_deep),
            unknown=answer.unknown,
            places=places or (Place(read.path),),
        )

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the document with a forbidden word, and with a row that cites nothing."""
        from dodcheck.rules.counterexamples import of_wording  # noqa: PLC0415 - lazy: only the self-test asks

        return of_wording.counterexamples(self, snapshot, seen)

    def words(self) -> tuple[str, ...]:
        """Return every word that is forbidden."""
        return (*self.forbid, *(word for kind in self.against for word in KINDS[kind]))

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self.document}{self._where()} {' and '.join(self._wanted())}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self.document} is removed, or it{self._where()} {' or '.join(self._unwanted())}"

    def _where(self) -> str:
        return f", below “{self.section}”," if self.section else ""

    def _wanted(self) -> Iterator[str]:
        if self.forbid or self.against:
            yield f"holds none of {self._named()}"
        if self.cite:
            yield f"has {self.cite} that each cite something that is there"

    def _unwanted(self) -> Iterator[str]:
        if self.forbid or self.against:
            yield f"holds one of {self._named()}"
        if self.cite:
            yield "has a row that cites nothing that is there"

    def _named(self) -> str:
        shown = [*(f"“{words}”" for words in self.forbid[:3]), *(f"the words of {path}" for path in self.against)]
        return ", ".join(shown)
