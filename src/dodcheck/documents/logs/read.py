"""Blocks to a log: tables of calls, sections of fields, and items with a timestamp, in any mixture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dodcheck.documents.blocks import Block, Heading, Item, Outline, Paragraph, Table
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.logs.entries import EntryHead, entry_of, entry_of_row, is_told
from dodcheck.documents.logs.groups import FieldGroup, NumberedBlock, dated_items, field_groups
from dodcheck.documents.logs.headings import entry_heading, is_explanation
from dodcheck.documents.logs.log import LogEntry, ToolLog
from dodcheck.documents.logs.log_links import linked_logs, says_it_is_empty
from dodcheck.documents.logs.parts import LogPart
from dodcheck.documents.logs.rows import Columns, columns_of_table, rows_of_lines, rows_of_table
from dodcheck.model.location import Location


def read_log(outline: Outline, path: str) -> ToolLog:
    """Return what a tool-call log says. Linear in time; never raises.

    What stands in code, in comments, and below headings such as `Format` or `Example` is no entry.
    """
    sections = _sections(outline.blocks)
    reader = _Reader(path)
    # From the end, so that a heading knows whether what stands below it are entries.
    reader.rows(sections)
    for at in reversed(range(len(sections))):
        reader.read(sections[at], first=at == 0 or sections[at].title)
    prose = [placed.block for section in sections if not section.entries for placed in section.blocks]
    return ToolLog(
        path=path,
        entries=tuple(sorted((one for section in sections for one in section.entries), key=_line)),
        points_to=linked_logs(prose, path),
        begins_empty=says_it_is_empty(prose),
    )


def _line(one: LogEntry) -> int:
    return one.location.line or 0


@dataclass(slots=True, eq=False)
class _Section:
    """A heading with the blocks up to the next one; ``level`` is 0 above the first heading.

    ``title`` is set for the document's own. ``below`` is set once there are entries in the sections inside it.
    """

    heading: Heading | None
    level: int
    title: bool
    explains: bool
    outer: _Section | None
    blocks: list[NumberedBlock] = field(default_factory=list)
    rows: list[LogEntry] = field(default_factory=list)
    entries: list[LogEntry] = field(default_factory=list)
    below: bool = False


def _sections(blocks: Sequence[Block]) -> list[_Section]:
    sections = [_Section(None, 0, title=True, explains=False, outer=None)]
    around = [sections[0]]
    for number, block in enumerate(blocks):
        if not isinstance(block, Heading):
            sections[-1].blocks.append(NumberedBlock(number, block))
            continue
        while len(around) > 1 and around[-1].level >= block.level:
            around.pop()
        told = entry_heading(block)
        explaining = around[-1].explains or (told is None and is_explanation(block))
        own_title = len(sections) == 1 and block.level == 1 and told is None
        around.append(_Section(block, block.level, own_title, explaining, around[-1]))
        sections.append(around[-1])
    return sections


class _Reader:
    """Finds the entries of each section."""

    def __init__(self, path: str) -> None:
        self._path = path

    def rows(self, sections: Sequence[_Section]) -> None:
        """Find the rows of all sections; those that stand apart continue the table above them."""
        columns: Columns | None = None
        for section in sections:
            for _, block in () if section.explains else section.blocks:
                match block:
                    case Table():
                        told = columns_of_table(block)
                        columns, found = told or columns, list(rows_of_table(block, told)) if told else []
                    case Paragraph() | Item():
                        found, columns = rows_of_lines(block.source, block.line, columns)
                    case _:
                        continue
                section.rows.extend(entry_of_row(row, self._path) for row in found)

    def read(self, section: _Section, *, first: bool) -> None:
        """Find the entries of a section whose inner sections are read."""
        if not section.explains:
            headed = entry_heading(section.heading) if section.heading else None
            section.entries.extend(self._headed(section, headed) if headed else self._plain(section, title=first))
        if section.outer and (section.entries or section.below):
            section.outer.below = True

    def _plain(self, section: _Section, *, title: bool) -> Iterator[LogEntry]:
        yield from section.rows
        found = [group for group in field_groups(section.blocks, plain_labels=False) if group.is_call]
        if title and len(found) == 1 and not found[0].is_whole_call:
            found = []
        yield from (self._of_group(group, EntryHead()) for group in found)
        if not found:
            for dated in dated_items(section.blocks):
                yield entry_of(dated.fields, EntryHead(), Location(self._path, dated.line))

    def _headed(self, section: _Section, headed: EntryHead) -> Iterator[LogEntry]:
        """Yield the one entry that a heading with what stands below it is, or the entries that it stands above."""
        fields = field_groups(section.blocks, plain_labels=True)
        found = [group for group in fields if is_told(group.fields) or headed.title]
        calls = [group for group in found if group.is_call]
        dated = [] if found else list(dated_items(section.blocks))
        if section.rows or section.below or len(calls) > 1 or dated:
            yield from section.rows
            yield from (self._of_group(group, EntryHead("", headed.when, "")) for group in calls)
            yield from (entry_of(one.fields, EntryHead(), Location(self._path, one.line)) for one in dated)
            return
        line = section.heading.line if section.heading else 1
        if found:
            yield entry_of(found[0].fields, headed, Location(self._path, line))
            return
        said = "" if fields else self._first_words(section)
        if headed.title or said:
            told = {LogPart.RESULT if headed.title else LogPart.PURPOSE: (said,)}
            yield entry_of(told, headed, Location(self._path, line))

    def _of_group(self, group: FieldGroup, headed: EntryHead) -> LogEntry:
        return entry_of(group.fields, headed, Location(self._path, group.line))

    @staticmethod
    def _first_words(section: _Section) -> str:
        sources = (placed.block.source for placed in section.blocks if isinstance(placed.block, Paragraph | Item))
        return next((said for source in sources if (said := one_line_without_remarks(source))), "")
