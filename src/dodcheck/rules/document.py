"""The kind `document`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from dodcheck.documents.links import links_of
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.rules.base import Counterexample
from dodcheck.rules.combine import all_of
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.outlines import in_html, index, links, parts, questions, references, registers, topic_links, topics
from dodcheck.rules.reading.markdown import ReadDocument, read_markdown
from dodcheck.rules.types import COUNT, DOCUMENT, FLAG, GLOBS, TEXT, TEXTS, choice
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import resolve

_SAYING = {None: "", True: " that says it is closed", False: " that says it is open"}


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """What a Markdown document holds: a section, a table, a link, words, a field.

    Every question asked must be answered with yes; at least one must be asked. `section` is a heading's words (with
    `words` or `rows`: at least so many stand below it, headings not counted), `table` the columns of a table in any
    order (with `rows`: at least so many), `links_to` a path, `mentions` whole words anywhere in the text, `field` and
    `equals` a labelled value such as `**Status:** Closed`, the document's own word: of several, each must be equal;
    `entry` an id that a register lists, as in `R-12`, with `closed` what its status or the heading above it says;
    `part` what a plan says about its rollback. `topic` are words of the headings above something, or of the heads of
    its columns, in any order: so many `entries` (rows, items, passages) stand there, before every heading that holds
    one of the words in `before`. `refers_to` is a milestone: the document names entries of it that another document
    has, or links to a document of it. `links_about` are words such as `audit pack`: a link says one of them, it and its
    passage say them all, and it leads to a file that says something, or to a folder. A section that is a version, or
    `Unreleased`, may have more in its heading: `[1.2.0] - 2026-01-31`. Fails when the document is missing or an answer
    is no. Can't be known when headings alone make up for the words that the document lacks, when a heading only begins
    with the section's words, when words stand only inside longer ones, when a topic is only spoken of or has a few
    words alone below its heading, and when a link leads to what can't be seen.
    """

    kind: ClassVar[str] = "document"
    example: ClassVar[str] = "document: {path: CONTRIBUTING.md, section: Releases, words: 30, mentions: [make test]}"

    path: str = option(DOCUMENT, "The document.")
    section: str | None = option(
        TEXT, "A heading it has, by its words; case does not count.", default=None, asks=Asks.DEMAND
    )
    words: int | None = option(
        COUNT, "At least so many words stand in the section, else in the document.", default=None, asks=Asks.FLOOR
    )
    table: tuple[str, ...] = option(TEXTS, "Columns that one of its tables has.", default=(), asks=Asks.FLOOR)
    rows: int | None = option(
        COUNT,
        "At least so many rows that table has, one unless told otherwise; without `table`, those of the section.",
        default=None,
        asks=Asks.FLOOR,
    )
    links_to: tuple[str, ...] = option(
        GLOBS,
        "Paths it links to, each there, from the root (or as `named_in` means them); `path#place` asks for a place.",
        default=(),
        asks=Asks.FLOOR,
    )
    links_about: str | None = option(
        TEXT, "Words of a link and its passage: it leads to what they name.", default=None, asks=Asks.DEMAND
    )
    mentions: tuple[str, ...] = option(
        TEXTS, "Words that stand in it; case does not count.", default=(), asks=Asks.FLOOR
    )
    field: str | None = option(TEXT, "The name of a field it has.", default=None, asks=Asks.DEMAND)
    equals: str | None = option(
        TEXT, "The value of that field; case and decoration don't count.", default=None, asks=Asks.DEMAND
    )
    entry: str | None = option(
        TEXT, "An id that begins a row, an item or a heading of it: an entry of a register.", default=None
    )
    closed: bool | None = option(
        FLAG,
        "Whether that entry says that it is closed, in its status or the heading above it.",
        default=None,
        asks=Asks.DEMAND,
    )
    part: str | None = option(
        choice(*parts.PARTS),
        "A part that plans have, whatever it is headed by: how the work is undone.",
        default=None,
        asks=Asks.DEMAND,
    )
    topic: str | None = option(TEXT, "Words that headings above entries of it say.", default=None, asks=Asks.DEMAND)
    entries: int | None = option(
        COUNT, "At least so many entries about the topic; one unless told otherwise.", default=None, asks=Asks.FLOOR
    )
    loosely: bool = option(
        FLAG,
        "Other words may tell of the topic: where none of these stand, it is open.",
        default=False,
        asks=Asks.ALLOWANCE,
    )
    before: tuple[str, ...] = option(
        TEXTS, "Words of headings that stand behind the topic, never before it.", default=(), asks=Asks.FLOOR
    )
    refers_to: str | None = option(TEXT, "A milestone whose entries it names.", default=None, asks=Asks.DEMAND)
    documents: int | None = option(
        COUNT, "It lists at least so many documents of its folder, none a stub.", default=None, asks=Asks.FLOOR
    )
    all_links_resolve: bool = option(
        FLAG, "Every relative link leads to a tracked file.", default=False, asks=Asks.DEMAND
    )
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if self.equals is not None and self.field is None:
            raise OptionError("equals goes with a field")
        if self.rows is not None and not self.table and self.section is None:
            raise OptionError("rows goes with a table or a section")
        if self.closed is not None and self.entry is None:
            raise OptionError("closed goes with an entry")
        if (self.entries is not None or self.before or self.loosely) and self.topic is None:
            raise OptionError("entries, before and loosely go with a topic")
        questions = (self.section, self.words, self.table, self.links_to, self.mentions, self.field, self.entry)
        others = (self.part, self.topic, self.refers_to, self.links_about, self.documents, self.all_links_resolve)
        if not any((*questions, *others)):
            raise OptionError(
                "asks nothing: give a section, table, links_to, links_about, mentions, field, entry, part, topic, "
                "refers_to or all_links_resolve"
            )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the document holds it all."""
        read = read_markdown(snapshot, self.path, self.named_in, self.kind)
        if isinstance(read, Evidence):
            return self._without_index(read) if self.documents is not None else read
        cut = len(read.outline.too_deep)
        found = (answer._replace(skipped=answer.skipped + cut) for answer in self._answers(snapshot, read))
        parts = [file_finding.evidence(self.kind, read.path) for file_finding in found]
        return parts[0] if len(parts) == 1 else replace(all_of(parts), kind=self.kind)

    def _without_index(self, missing: Evidence) -> Evidence:
        """Return that nothing tells which documents are meant, where the one that lists them is missing."""
        if missing.outcome is not Outcome.FAILS:
            return missing
        message = f"{missing.summary}, so nothing tells which documents are meant"
        return replace(missing, outcome=Outcome.UNKNOWN, unknown=Unknown.EMPTY_SCOPE, summary=message)

    def _answers(self, snapshot: Snapshot, read: ReadDocument) -> Iterator[FileFinding]:
        blocks = read.outline.blocks
        linking_ = self.links_to or self.links_about or self.documents is not None or self.all_links_resolve
        found = links_of(read.path, read.text, blocks) if linking_ else None
        in_section = self.section is not None and self.rows is not None and not self.table
        if self.section is not None and not (in_section and self.words is None):
            yield in_html.left_open_by_html(
                questions.section_finding(blocks, self.section, self.words or 1), read, self.section
            )
        elif self.section is None and self.words is not None:
            yield questions.length_finding(blocks, self.words)
        if self.section is not None and in_section:
            yield in_html.left_open_by_html(
                questions.rows_finding(blocks, self.section, self.rows or 1), read, self.section
            )
        if self.table:
            yield questions.table_finding(blocks, self.table, 1 if self.rows is None else self.rows)
        if found:
            yield from (links.link_finding(snapshot, found, self._target(snapshot, target)) for target in self.links_to)
            about = (self.links_about,) if self.links_about is not None else ()
            yield from (topic_links.topic_link_finding(snapshot, found, blocks, words) for words in about)
            least = (self.documents,) if self.documents is not None else ()
            yield from (index.index_finding(snapshot, found, blocks, number) for number in least)
        for words in self.mentions:
            yield questions.mention_finding(blocks, words)
        if self.field is not None:
            yield questions.field_finding(blocks, self.field, self.equals)
        if self.entry is not None:
            yield registers.entry_finding(blocks, self.entry, closed=self.closed)
        yield from self._about(snapshot, read)
        if found and self.all_links_resolve:
            yield links.resolving_finding(snapshot, found)

    def _about(self, snapshot: Snapshot, read: ReadDocument) -> Iterator[FileFinding]:
        blocks = read.outline.blocks
        if self.part is not None:
            yield parts.rollback_finding(read.outline, read.path)
        if self.topic is not None:
            told = topics.topic_finding(blocks, self.topic, max(1, self.entries or 1), loosely=self.loosely)
            yield in_html.left_open_by_html(told, read, self.topic)
        if self.topic is not None and self.before:
            yield topics.order_finding(blocks, self.topic, self.before)
        if self.refers_to is not None:
            yield references.reference_finding(snapshot, read, self.refers_to)

    def _target(self, snapshot: Snapshot, target: str) -> str:
        """Return the path of a link's target; one that a document names is looked up as that document means it."""
        if self.named_in is None:
            return target
        path, sign, place = target.partition("#")
        return f"{resolve(snapshot, path, self.named_in).path or path}{sign}{place}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the document without what each question asks."""
        from dodcheck.rules.counterexamples import of_document  # noqa: PLC0415 - lazy: only the self-test asks

        return of_document.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self.path} {' and '.join(self._wanted())}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        gone = "" if self.documents is not None else f"{self.path} is removed, or "
        return f"{gone}it is no longer true that {'it' if gone else self.path} {' and '.join(self._wanted())}"

    def _wanted(self) -> Iterator[str]:
        """Yield what each question asks, as words that follow the document's path."""
        words = f" at least {self.words} words" if self.words is not None else ""
        if self.section is not None:
            rows = f" with a table of {self.rows or 1} rows or more" if self.rows is not None and not self.table else ""
            yield f"has the section “{self.section}”{rows or (' with' + words if words else '')}"
        elif words:
            yield f"has{words}"
        if self.table:
            least_rows = 1 if self.rows is None else self.rows
            yield f"has a table with the columns {', '.join(self.table)} and {least_rows} rows or more"
        targets = (*self.links_to, *([f"the “{self.links_about}”"] if self.links_about is not None else []))
        yield from (f"links to {target}" for target in targets)
        least = () if self.documents is None else (self.documents,)
        yield from (f"lists {number} documents of its folder or more, none of them a stub" for number in least)
        yield from (f"mentions “{mention}”" for mention in self.mentions)
        if self.field is not None:
            yield f"says {self.field}{': ' + self.equals if self.equals else ''}"
        if self.entry is not None:
            yield f"has an entry {self.entry}{_SAYING[self.closed]}"
        if self.topic is not None:
            many = f"{self.entries or 1} entr{'y' if (self.entries or 1) == 1 else 'ies'} or more"
            order = f", before {' and '.join(self.before)}" if self.before else ""
            yield f"has {many} about “{self.topic}”{order}"
        if self.refers_to is not None:
            yield f"names entries of {self.refers_to} that another document has"
        if self.all_links_resolve:
            yield "has only relative links that lead to tracked files"
