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
from dodcheck.rules.outlines.heads import begins_so, is_named, is_version, planned
from dodcheck.rules.outlines.sayings import says_nothing_new, says_something, still_to_come, texts_in, words_of
from dodcheck.rules.searching.search import Hit, Word
from dodcheck.rules.wordings.passages import folded


def section(blocks: Sequence[Block], wanted: str, least: int) -> FileFinding:
    """Return whether there is a heading of these words with at least so many words below it.

    Sections in it count as a part of it, their headings and comments don't, nor what only says that it is still to be
    written. What only says the heading again, or `N/A`, leaves it open.
    """
    bodies = _bodies(blocks, wanted)
    if not bodies:
        return _unnamed(blocks, wanted)
    counts = [sum(map(words_of, body)) for _, body in bodies]
    most = max(counts)
    head, body = bodies[counts.index(most)]
    heads, said = _heads(blocks), f"has the section “{wanted}” with {_worded(most)}"
    if most < least and (late := next((line for block in body if (line := still_to_come(block))), None)):
        told = f"has the section “{wanted}”, whose text on line {late} is still to be written"
        return FileFinding(Outcome.FAILS, told, late, examined=heads)
    if most < least:
        return FileFinding(Outcome.FAILS, f"{said}; at least {least} should stand there", head.line, examined=heads)
    if all(says_nothing_new(block, head) for block in body):
        told = f"{said}, none of which tells anything"
        return FileFinding(Outcome.UNKNOWN, told, head.line, examined=heads, unknown=Unknown.PARTIAL)
    return FileFinding(Outcome.HOLDS, said, head.line, examined=heads, matched=1)


def rows(blocks: Sequence[Block], wanted: str, least: int) -> FileFinding:
    """Return whether there is a heading of these words with at least so many rows of tables below it.

    Rows without a word don't count.
    """
    bodies = _bodies(blocks, wanted)
    if not bodies:
        return _unnamed(blocks, wanted)
    counts = [sum(map(_rows, body)) for _, body in bodies]
    most, least = max(counts), max(1, least)
    head, heads = bodies[counts.index(most)][0], _heads(blocks)
    said = f"has the section “{wanted}” with {_rowed(most)}"
    if most < least:
        return FileFinding(Outcome.FAILS, f"{said}; at least {least} should stand there", head.line, examined=heads)
    return FileFinding(Outcome.HOLDS, said, head.line, examined=heads, matched=1)


def _bodies(blocks: Sequence[Block], wanted: str) -> list[tuple[Heading, Sequence[Block]]]:
    """Return the headings of these words, each with what stands below it. They nest no deeper than levels go.

    A version below a heading of plans, such as `Roadmap`, is none that has come.
    """
    heads = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Heading)]
    ends = _ends(heads, len(blocks))
    named = [(at, block) for at, block in heads if is_named(block.source, wanted)]
    later = planned(block for _, block in heads) if is_version(wanted) else frozenset[int]()
    return [(block, blocks[at + 1 : ends[at]]) for at, block in named if block.line not in later]


def _heads(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, Heading) for block in blocks)


def _unnamed(blocks: Sequence[Block], wanted: str) -> FileFinding:
    """Return the finding where no heading has these words; one that begins with them may be meant."""
    said = f"has no section “{wanted}”"
    heads = [block for block in blocks if isinstance(block, Heading)]
    near = next((block for block in heads if begins_so(block.source, wanted)), None)
    if near is None:
        return FileFinding(Outcome.FAILS, said, examined=max(1, len(heads)))
    told = f"{said}, but one called “{title(near.source)}”"
    return FileFinding(Outcome.UNKNOWN, told, near.line, examined=len(heads), unknown=Unknown.AMBIGUOUS)


def length(blocks: Sequence[Block], least: int) -> FileFinding:
    """Return whether the document has at least so many words, without what is still to be written.

    Headings do not make up for what is missing; whoever counts all words counts theirs, so it is open then.
    """
    count = sum(map(words_of, blocks))
    late = None if count else next((line for block in blocks if (line := still_to_come(block))), None)
    if late and least:
        return FileFinding(Outcome.FAILS, f"has text on line {late} that is still to be written", late)
    heads = sum(len(plain(block.source).split()) for block in blocks if isinstance(block, Heading))
    if count < least <= count + heads:
        said = f"has {_worded(count)}, of {least} wanted, and {_worded(heads)} in headings, which may count or not"
        return FileFinding(Outcome.UNKNOWN, said, unknown=Unknown.AMBIGUOUS)
    outcome = Outcome.HOLDS if count >= least else Outcome.FAILS
    return FileFinding(outcome, f"has {_worded(count)}, of {least} wanted", matched=int(count >= least))


def _rowed(count: int) -> str:
    return f"{count or 'no'} row{'' if count == 1 else 's'}"


def _worded(count: int) -> str:
    return counted(count, "word")


def table(blocks: Sequence[Block], columns: Sequence[str], least: int) -> FileFinding:
    """Return whether a table has these columns, in any order, and at least so many rows with words in them."""
    tables = [block for block in blocks if isinstance(block, Table)]
    names, wanted = ", ".join(columns), {folded(plain(column)) for column in columns}
    fitting = [one for one in tables if wanted <= {folded(plain(cell.source)) for cell in one.header}]
    if not fitting:
        return FileFinding(Outcome.FAILS, f"has no table with the columns {names}", examined=max(1, len(tables)))
    counted = [_rows(one) for one in fitting]
    most = max(counted)
    found = fitting[counted.index(most)]
    said = f"has a table with the columns {names} and {most} rows"
    if most < least:
        return FileFinding(
            Outcome.FAILS, f"{said}; at least {least} should stand there", found.line, examined=len(tables)
        )
    return FileFinding(Outcome.HOLDS, said, found.line, examined=len(tables), matched=1)


def mention(blocks: Sequence[Block], words: str) -> FileFinding:
    """Return whether the text holds these words; code blocks count, comments and struck words don't.

    Words that stand only inside longer ones leave it open.
    """
    search = Word(folded(words))
    told = [(source if isinstance(block, Code) else unstruck(source), line) for block, source, line in texts_in(blocks)]
    hits = [(search.hit(folded(text)), line) for text, line in told]
    full = next((line for hit, line in hits if hit is Hit.FULL), None)
    if full is not None:
        return FileFinding(Outcome.HOLDS, f"mentions “{words}”", full, examined=len(hits), matched=1)
    near = next((line for hit, line in hits if hit is Hit.NEAR), None)
    if near is not None:
        inside = f"mentions “{words}” only inside longer words"
        return FileFinding(Outcome.UNKNOWN, inside, near, examined=len(hits), unknown=Unknown.AMBIGUOUS)
    return FileFinding(Outcome.FAILS, f"does not mention “{words}”", examined=max(1, len(hits)))


def field(blocks: Sequence[Block], name: str, value: str | None) -> FileFinding:
    """Return whether there is a field of that name, and whether each has that value where one is given."""
    found = [one for block in blocks for one in fields_of(block) if _same(one.name, plain(name))]
    if not found:
        return FileFinding(Outcome.FAILS, f"has no field “{name}”", stated=True)
    good = [
        bool(_title_of(one.value)) if value is None else _same(_title_of(one.value), _title_of(value)) for one in found
    ]
    all_good = any(good) if value is None else all(good)
    shown = found[good.index(all_good)]
    outcome = Outcome.HOLDS if all_good else Outcome.FAILS
    said = f"says {name}: {_title_of(shown.value) or 'nothing'}"
    return FileFinding(outcome, said, shown.line, examined=len(found), matched=sum(good), stated=True)


def _ends(heads: Sequence[tuple[int, Heading]], end: int) -> dict[int, int]:
    """Return where the section of each heading ends: at the next heading of its level or above."""
    ends: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    for at, block in heads:
        while open_ and open_[-1][0] >= block.level:
            ends[open_.pop()[1]] = at
        open_.append((block.level, at))
    return ends | {at: end for _, at in open_}


def _rows(block: Block) -> int:
    return sum(map(says_something, block.rows)) if isinstance(block, Table) else 0


def _title_of(value: str) -> str:
    return title(value) or value.strip()


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)
