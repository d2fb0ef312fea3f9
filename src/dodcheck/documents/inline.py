"""The inline content of a block: what its Markdown says, without how it is dressed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_MAX_LENGTH = 10_000
_MAX_BRACKETS = 200
"""Images and links beyond this number are not taken apart: they nest, and each level is parsed again."""

_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_STRIKING_TAG = re.compile(r"<(del|s|strike)(?=[\s>])", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_DRESSED = re.compile(r"[\n!&*<\[\\\]_`~]")
"""What CommonMark, with struck passages, gives a meaning inside a block."""
_NAME = r"__[A-Za-z0-9]+(?:_[A-Za-z0-9]+){0,8}__"
_UNDERSCORED = re.compile(
    rf"{_NAME}(?=(?:/__\w{{1,40}}__){{0,4}}(?:/[A-Za-z0-9]|\.[a-z]))|(?<=[A-Za-z0-9]/){_NAME}(?!\w)"
)
"""A name such as `__init__.py` or `__tests__/a.js`: to Markdown strong words, to whoever writes it a path."""


class SpanKind(Enum):
    """What a span of inline content is."""

    WORDS = auto()
    CODE = auto()
    LINK = auto()
    CODE_LINK = auto()
    STRUCK = auto()


class Span(NamedTuple):
    """Inline content of one kind; ``target`` is where a link leads, as written, and None for other kinds.

    In ``text`` a run of white space is one space. Only WORDS may begin or end with one: what parts them from a
    neighbour. A CODE_LINK is a link whose whole text is one code span.
    """

    kind: SpanKind
    text: str
    target: str | None = None


class _Token(Protocol):
    type: str
    content: str
    attrs: dict[str, str | int | float]
    children: list[Any] | None


@lru_cache(maxsize=8192)
def spans(source: str) -> tuple[Span, ...]:
    """Return the inline content of ``source`` as a flat sequence; emphasis dissolves, comments and tags disappear.

    Spacing, line breaks and emphasis make no difference. What is longer than 10,000 characters, or full of brackets,
    is returned as WORDS without a look inside.
    """
    if too_long(source) or not _DRESSED.search(source):
        found: Iterable[Span] = [Span(SpanKind.WORDS, source)]
    else:
        found = _flat(_inline_parser()(source))
    return tuple(_trimmed(_folded(found)))


def too_long(source: str) -> bool:
    """Return whether ``spans`` does not look into ``source``."""
    return len(source) > _MAX_LENGTH or source.count("](") > _MAX_BRACKETS


@lru_cache(maxsize=8192)
def plain(source: str) -> str:
    """Return the words of ``source``: links by their text, images by their alt, code by its content."""
    return "".join(span.text for span in spans(source))


@cache
def _inline_parser() -> Callable[[str], Sequence[_Token]]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - lazy: costs 40 ms

    class Verbatim(MarkdownIt):
        """Targets stay as written, and every target is one: nothing is rendered, so none can do harm."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
            return url

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
            return link

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's name
            return True

    markdown = Verbatim("commonmark", {"maxNesting": 20}).enable("strikethrough")
    markdown.inline.ruler.before("emphasis", "underscored", _underscored)
    return lambda source: markdown.inline.parse(source, markdown, {}, [])


def _underscored(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a name in double underscores that is a part of a path as the words that it is."""
    name = _UNDERSCORED.match(state.src, state.pos)
    if name is None:
        return False
    if not silent:
        state.pending += name[0]
    state.pos = name.end()
    return True


def _flat(tokens: Sequence[_Token]) -> Iterator[Span]:
    """Yield a span for each token, and one for each link and struck passage."""
    closings = {token.content.lower(): at for at, token in enumerate(tokens) if token.type == "html_inline"}
    rest = enumerate(tokens)
    for at, token in rest:
        match token.type:
            case "link_open":
                yield _link(list(_until("link_close", rest)), str(token.attrs.get("href", "")))
            case "s_open":
                yield Span(SpanKind.STRUCK, _words(_until("s_close", rest)))
            case "html_inline" if closings.get(closing := _closing(token.content), -1) > at:
                yield Span(SpanKind.STRUCK, _words(_until_tag(closing, rest)))
            case "code_inline":
                yield Span(SpanKind.CODE, token.content)
            case _:
                yield Span(SpanKind.WORDS, _word(token))


def _closing(tag: str) -> str:
    """Return the tag that ends what a tag strikes out, empty for one that strikes nothing out."""
    found = _STRIKING_TAG.match(tag)
    return f"</{found[1].lower()}>" if found else ""


def _until_tag(closing: str, rest: Iterator[tuple[int, _Token]]) -> Iterator[_Token]:
    """Yield what stands before a tag."""
    for _, token in rest:
        if token.type == "html_inline" and token.content.lower() == closing:
            return
        yield token


def _until(closing: str, rest: Iterator[tuple[int, _Token]]) -> Iterator[_Token]:
    """Yield what stands before the matching ``closing``; passages of one kind may nest."""
    opening, depth = closing.replace("close", "open"), 1
    for _, token in rest:
        depth += (token.type == opening) - (token.type == closing)
        if not depth:
            return
        yield token


def _link(inside: list[_Token], target: str) -> Span:
    shown = [token for token in inside if token.type == "code_inline" or _word(token)]
    single = len(shown) == 1 and shown[0].type == "code_inline"
    return Span(SpanKind.CODE_LINK if single else SpanKind.LINK, _words(inside), target)


def _words(tokens: Iterable[_Token]) -> str:
    return "".join(map(_word, tokens))


def _word(token: _Token) -> str:
    match token.type:
        case "image":
            return _words(token.children or [])
        case "softbreak" | "hardbreak":
            return " "
        case "html_inline":
            return " " if _BREAK_TAG.match(token.content) else ""
        case _:
            return token.content


def _folded(found: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans with neighbouring WORDS joined, white space folded, and its edges moved into WORDS."""
    parted = (part for span in found for part in _parted(span))
    for (kind, _), group in groupby(enumerate(parted), key=lambda entry: _group(*entry)):
        same = [span for _, span in group]
        if kind is SpanKind.WORDS:
            yield Span(kind, _SPACE.sub(" ", "".join(span.text for span in same)))
        else:
            yield from same


def _group(index: int, span: Span) -> tuple[SpanKind, int]:
    return span.kind, 0 if span.kind is SpanKind.WORDS else index


def _parted(span: Span) -> Iterator[Span]:
    """Yield ``span`` with the white space at its edges as WORDS of their own; nothing for an empty one."""
    text = _SPACE.sub(" ", span.text)
    if text.startswith(" "):
        yield Span(SpanKind.WORDS, " ")
    if text.strip():
        yield Span(span.kind, text.strip(), span.target)
    if text.endswith(" "):
        yield Span(SpanKind.WORDS, " ")


def _trimmed(found: Iterator[Span]) -> list[Span]:
    """Return the spans without white space before the first and after the last; empty ones are left out."""
    kept = list(found)
    if kept:
        kept[0] = Span(kept[0].kind, kept[0].text.lstrip(), kept[0].target)
        kept[-1] = Span(kept[-1].kind, kept[-1].text.rstrip(), kept[-1].target)
    return [span for span in kept if span.text]
