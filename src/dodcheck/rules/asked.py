"""Questions to a Markdown document, each answered from its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from dodcheck.documents.blocks import Block, Cell, Code, Comment, Heading, Item, Paragraph, Table
from dodcheck.documents.fields import fields
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.slug import title
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot

_THERE = frozenset({Presence.FILE, Presence.FOLDER})
_UNSEEN = {Presence.IGNORED: Unknown.IGNORED, Presence.SUBMODULE: Unknown.SUBMODULE, Presence.OUTSIDE: Unknown.OUTSIDE}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: words that follow the document's path, how much was looked at and fits, and the line that shows it.

    ``stated`` is true where the answer is no more than what the document says of itself.
    """

    outcome: Outcome
    words: str
    examined: int
    matched: int
    line: int | None = None
    unknown: Unknown | None = None
    stated: bool = False


def section(blocks: Sequence[Block], wanted: str, least: int) -> Answer:
    """Answer whether there is a heading of these words with at least so many words below it."""
    heads = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Heading)]
    fitting = [(at, block) for at, block in heads if _same(title(block.source), title(wanted))]
    if not fitting:
        return Answer(Outcome.FAILS, f"has no section “{wanted}”", max(1, len(heads)), 0)
    counted = [(_words(_below(blocks, at, block.level)), block.line) for at, block in fitting]
    most, line = max(counted, key=lambda one: one[0])
    said = f"has the section “{wanted}” with {most} words"
    if most < least:
        return Answer(Outcome.FAILS, f"{said}; at least {least} should stand there", len(heads), 0, line)
    return Answer(Outcome.HOLDS, said, len(heads), 1, line)


def length(blocks: Sequence[Block], least: int) -> Answer:
    """Answer whether the document has at least so many words."""
    count = _words(blocks)
    return Answer(
        Outcome.HOLDS if count >= least else Outcome.FAILS, f"has {count} words of {least}", 1, count >= least
    )


def table(blocks: Sequence[Block], columns: Sequence[str], least: int) -> Answer:
    """Answer whether a table has these columns and at least so many rows with something in them."""
    tables = [block for block in blocks if isinstance(block, Table)]
    names = ", ".join(columns)
    for found in tables:
        heads = {_folded(plain(cell.source)) for cell in found.header}
        if all(_folded(column) in heads for column in columns):
            rows = sum(any(cell.source for cell in row) for row in found.rows)
            outcome = Outcome.HOLDS if rows >= max(1, least) else Outcome.FAILS
            said = f"has a table with the columns {names} and {rows} rows"
            return Answer(outcome, said, len(tables), int(outcome is Outcome.HOLDS), found.line)
    return Answer(Outcome.FAILS, f"has no table with the columns {names}", max(1, len(tables)), 0)


def mention(blocks: Sequence[Block], words: str) -> Answer:
    """Answer whether the text holds these words; code blocks count, comments don't."""
    wanted, texts = _folded(words), list(_texts(blocks))
    line = next((line for source, line in texts if wanted in _folded(plain(source))), None)
    if line is None:
        return Answer(Outcome.FAILS, f"does not mention “{words}”", max(1, len(texts)), 0)
    return Answer(Outcome.HOLDS, f"mentions “{words}”", len(texts), 1, line)


def field(blocks: Sequence[Block], name: str, value: str | None) -> Answer:
    """Answer whether there is a field of that name, and of that value where one is given."""
    found = [one for block in blocks for one in fields(block) if _same(one.name, name)]
    if not found:
        return Answer(Outcome.FAILS, f"has no field “{name}”", 1, 0, stated=True)
    told = title(found[0].value) or found[0].value
    said = f"says {name}: {told}"
    if value is None:
        outcome = Outcome.HOLDS if told else Outcome.FAILS
        return Answer(outcome, said, len(found), int(bool(told)), found[0].line, stated=True)
    same = [_same(title(one.value) or one.value, title(value) or value) for one in found]
    outcome = Outcome.HOLDS if all(same) else Outcome.FAILS
    wrong = found[same.index(False)] if not all(same) else found[0]
    said = f"says {name}: {title(wrong.value) or wrong.value}"
    return Answer(outcome, said, len(found), sum(same), wrong.line, stated=True)


def link(path: str, blocks: Sequence[Block], target: str) -> Answer:
    """Answer whether a link leads to that path."""
    wanted = normalise(target)
    links = list(_links(blocks))
    line = next((line for href, line in links if wanted is not None and _leads(path, href) == wanted), None)
    if line is None:
        return Answer(Outcome.FAILS, f"does not link to {target}", max(1, len(links)), 0)
    return Answer(Outcome.HOLDS, f"links to {target}", len(links), 1, line)


def links_resolve(snapshot: Snapshot, path: str, blocks: Sequence[Block]) -> Answer:
    """Answer whether every relative link leads to a tracked file or folder; without any, nothing is known."""
    links = [(href, line) for href, line in _links(blocks) if _is_relative(href)]
    if not links:
        return Answer(Outcome.UNKNOWN, "has no relative link", 0, 0, unknown=Unknown.EMPTY_SCOPE)
    seen = [(href, line, _presence(snapshot, path, href)) for href, line in links]
    dead = [(href, line) for href, line, presence in seen if presence not in _THERE and presence not in _UNSEEN]
    if dead:
        said = f"has {len(dead)} of {len(links)} links that lead nowhere, first {dead[0][0]}"
        return Answer(Outcome.FAILS, said, len(links), len(links) - len(dead), dead[0][1])
    unseen = [(href, line, presence) for href, line, presence in seen if presence in _UNSEEN]
    if unseen:
        href, line, presence = unseen[0]
        said = f"links to {href}, which is {presence}"
        return Answer(Outcome.UNKNOWN, said, len(links), len(links) - len(unseen), line, _UNSEEN[presence])
    return Answer(
        Outcome.HOLDS, f"has {len(links)} relative links, and all lead to tracked files", len(links), len(links)
    )


def _presence(snapshot: Snapshot, path: str, href: str) -> Presence:
    target = _leads(path, href)
    return Presence.OUTSIDE if target is None else snapshot.presence(target)


def _leads(path: str, href: str) -> str | None:
    """Return the path from the root that a link leads to; one to a place in the document leads to the document."""
    bare = unquote(href.partition("#")[0].partition("?")[0])
    return normalise(bare, folder_of(path)) if bare else path


def _is_relative(href: str) -> bool:
    scheme, colon, _ = href.partition(":")
    return bool(href) and not href.startswith(("#", "//")) and not (colon and scheme.replace("+", "").isalnum())


def _links(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    for source, line in _texts(blocks):
        if "](" in source or "<" in source:
            for span in spans(source):
                if span.kind in (SpanKind.LINK, SpanKind.CODE_LINK) and span.target:
                    yield span.target, line


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        match block:
            case Heading() | Item() | Paragraph() | Code():
                yield block.source, block.line
            case Table():
                cells: list[Cell] = [*block.header, *(cell for row in block.rows for cell in row)]
                yield from ((cell.source, cell.line) for cell in cells)
            case _:
                pass


def _below(blocks: Sequence[Block], at: int, level: int) -> list[Block]:
    after = blocks[at + 1 :]
    end = next((n for n, block in enumerate(after) if isinstance(block, Heading) and block.level <= level), len(after))
    return [block for block in after[:end] if not isinstance(block, Comment)]


def _words(blocks: Sequence[Block]) -> int:
    return sum(sum(any(map(str.isalnum, word)) for word in plain(source).split()) for source, _ in _texts(blocks))


def _same(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
