"""Questions to a Markdown document, each answered from its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.documents.blocks import Block, Code, Heading, Table
from dodcheck.documents.fields import fields_of
from dodcheck.documents.filler import unstruck
from dodcheck.documents.inline import plain
from dodcheck.documents.slug import title
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.outlines.block_words import (
    block_texts,
    says_nothing_new,
    says_something,
    unwritten_line,
    word_count,
)
from dodcheck.rules.outlines.section_names import begins_with, is_named, is_version, planned_lines
from dodcheck.rules.searching.search import Hit, Word
from dodcheck.rules.wordings.passages import folded


def section_finding(blocks: Sequence[Block], wanted: str, least: int) -> FileFinding:
    """Return whether there is a heading of these words with at least so many words below it.

    Sections in it count as a part of it, their headings and comments don't, nor what only says that it is still to be
    written. What only says the heading again, or `N/A`, leaves it open.
    """
    bodies = _sections_named(blocks, wanted)
    if not bodies:
        return _missing_section(blocks, wanted)
    counts = [sum(map(word_count, body)) for _, body in bodies]
    most = max(counts)
    head, body = bodies[counts.index(most)]
    heads, summary = _heading_count(blocks), f"has the section “{wanted}” with {_word_count(most)}"
    if most < least and (unwritten := next((line for block in body if (line := unwritten_line(block))), None)):
        message = f"has the section “{wanted}”, whose text on line {unwritten} is still to be written"
        return FileFinding(Outcome.FAILS, message, unwritten, examined=heads)
    if most < least:
        return FileFinding(Outcome.FAILS, f"{summary}; at least {least} should stand there", head.line, examined=heads)
    if all(says_nothing_new(block, head) for block in body):
        message = f"{summary}, none of which tells anything"
        return FileFinding(Outcome.UNKNOWN, message, head.line, examined=heads, unknown=Unknown.PARTIAL)
    return FileFinding(Outcome.HOLDS, summary, head.line, examined=heads, matched=1)


def rows_finding(blocks: Sequence[Block], wanted: str, least: int) -> FileFinding:
    """Return whether there is a heading of these words with at least so many rows of tables below it.

    Rows without a word don't count.
    """
    bodies = _sections_named(blocks, wanted)
    if not bodies:
        return _missing_section(blocks, wanted)
    counts = [sum(map(_filled_rows, body)) for _, body in bodies]
    most, least = max(counts), max(1, least)
    head, heads = bodies[counts.index(most)][0], _heading_count(blocks)
    summary = f"has the section “{wanted}” with {_row_count(most)}"
    if most < least:
        return FileFinding(Outcome.FAILS, f"{summary}; at least {least} should stand there", head.line, examined=heads)
    return FileFinding(Outcome.HOLDS, summary, head.line, examined=heads, matched=1)


def _sections_named(blocks: Sequence[Block], wanted: str) -> list[tuple[Heading, Sequence[Block]]]:
    """Return the headings of these words, each with what stands below it. They nest no deeper than levels go.

    A version below a heading of plans, such as `Roadmap`, is none that has come.
    """
    heads = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Heading)]
    ends = _section_ends(heads, len(blocks))
    named = [(at, block) for at, block in heads if is_named(block.source, wanted)]
    later = planned_lines(block for _, block in heads) if is_version(wanted) else frozenset[int]()
    return [(block, blocks[at + 1 : ends[at]]) for at, block in named if block.line not in later]


def _heading_count(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, Heading) for block in blocks)


def _missing_section(blocks: Sequence[Block], wanted: str) -> FileFinding:
    """Return the finding where no heading has these words; one that begins with them may be meant."""
    summary = f"has no section “{wanted}”"
    heads = [block for block in blocks if isinstance(block, Heading)]
    similar = next((block for block in heads if begins_with(block.source, wanted)), None)
    if similar is None:
        return FileFinding(Outcome.FAILS, summary, examined=max(1, len(heads)))
    message = f"{summary}, but one called “{title(similar.source)}”"
    return FileFinding(Outcome.UNKNOWN, message, similar.line, examined=len(heads), unknown=Unknown.AMBIGUOUS)


def length_finding(blocks: Sequence[Block], least: int) -> FileFinding:
    """Return whether the document has at least so many words, without what is still to be written.

    Headings do not make up for what is missing; whoever counts all words counts theirs, so it is open then.
    """
    count = sum(map(word_count, blocks))
    unwritten = None if count else next((line for block in blocks if (line := unwritten_line(block))), None)
    if unwritten and least:
        return FileFinding(Outcome.FAILS, f"has text on line {unwritten} that is still to be written", unwritten)
    heads = sum(len(plain(block.source).split()) for block in blocks if isinstance(block, Heading))
    if count < least <= count + heads:
        message = (
            f"has {_word_count(count)}, of {least} wanted, and {_word_count(heads)} in headings, which may count or not"
        )
        return FileFinding(Outcome.UNKNOWN, message, unknown=Unknown.AMBIGUOUS)
    outcome = Outcome.HOLDS if count >= least else Outcome.FAILS
    return FileFinding(outcome, f"has {_word_count(count)}, of {least} wanted", matched=int(count >= least))


def _row_count(count: int) -> str:
    return f"{count or 'no'} row{'' if count == 1 else 's'}"


def _word_count(count: int) -> str:
    return counted(count, "word")


def table_finding(blocks: Sequence[Block], columns: Sequence[str], least: int) -> FileFinding:
    """Return whether a table has these columns, in any order, and at least so many rows with words in them."""
    tables = [block for block in blocks if isinstance(block, Table)]
    names, wanted = ", ".join(columns), {folded(plain(column)) for column in columns}
    fitting = [one for one in tables if wanted <= {folded(plain(cell.source)) for cell in one.header}]
    if not fitting:
        return FileFinding(Outcome.FAILS, f"has no table with the columns {names}", examined=max(1, len(tables)))
    row_counts = [_filled_rows(one) for one in fitting]
    most = max(row_counts)
    found = fitting[row_counts.index(most)]
    summary = f"has a table with the columns {names} and {most} rows"
    if most < least:
        return FileFinding(
            Outcome.FAILS, f"{summary}; at least {least} should stand there", found.line, examined=len(tables)
        )
    return FileFinding(Outcome.HOLDS, summary, found.line, examined=len(tables), matched=1)


def mention_finding(blocks: Sequence[Block], words: str) -> FileFinding:
    """Return whether the text holds these words; code blocks count, comments and struck words don't.

    Words that stand only inside longer ones leave it open.
    """
    search = Word(folded(words))
    texts = [
        (source if isinstance(block, Code) else unstruck(source), line) for block, source, line in block_texts(blocks)
    ]
    hits = [(search.hit(folded(text)), line) for text, line in texts]
    full_line = next((line for hit, line in hits if hit is Hit.FULL), None)
    if full_line is not None:
        return FileFinding(Outcome.HOLDS, f"mentions “{words}”", full_line, examined=len(hits), matched=1)
    near_line = next((line for hit, line in hits if hit is Hit.NEAR), None)
    if near_line is not None:
        message = f"mentions “{words}” only inside longer words"
        return FileFinding(Outcome.UNKNOWN, message, near_line, examined=len(hits), unknown=Unknown.AMBIGUOUS)
    return FileFinding(Outcome.FAILS, f"does not mention “{words}”", examined=max(1, len(hits)))


def field_finding(blocks: Sequence[Block], name: str, value: str | None) -> FileFinding:
    """Return whether there is a field of that name, and whether each has that value where one is given."""
    fields = [one for block in blocks for one in fields_of(block) if _are_same_words(one.name, plain(name))]
    if not fields:
        return FileFinding(Outcome.FAILS, f"has no field “{name}”", stated=True)
    are_good = [
        bool(_words_of_value(one.value))
        if value is None
        else _are_same_words(_words_of_value(one.value), _words_of_value(value))
        for one in fields
    ]
    all_good = any(are_good) if value is None else all(are_good)
    shown = fields[are_good.index(all_good)]
    outcome = Outcome.HOLDS if all_good else Outcome.FAILS
    message = f"says {name}: {_words_of_value(shown.value) or 'nothing'}"
    return FileFinding(outcome, message, shown.line, examined=len(fields), matched=sum(are_good), stated=True)


def _section_ends(heads: Sequence[tuple[int, Heading]], end: int) -> dict[int, int]:
    """Return where the section of each heading ends: at the next heading of its level or above."""
    ends: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    for at, block in heads:
        while open_ and open_[-1][0] >= block.level:
            ends[open_.pop()[1]] = at
        open_.append((block.level, at))
    return ends | {at: end for _, at in open_}


def _filled_rows(block: Block) -> int:
    return sum(map(says_something, block.rows)) if isinstance(block, Table) else 0


def _words_of_value(value: str) -> str:
    return title(value) or value.strip()


def _are_same_words(one: str, other: str) -> bool:
    return folded(one) == folded(other)
