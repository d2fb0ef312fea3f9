"""XML, bounded: nothing is fetched, and what declares entities is not read, so none can grow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.parsers import expat

from dodcheck.formats.problem import FormatProblem, UnreadProblem

MAX_DEPTH = 200
"""Deeper nesting is not read."""

_UNKNOWN_ENCODING = frozenset(
    {
        expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING],
        expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING],
    }
)


class Taking(NamedTuple):
    """What takes the parts of a document in their order.

    ``opened`` gets a name without its prefix, the attributes and the line (from 1), ``closed`` the name, ``said`` a
    piece of the text between.
    """

    opened: Callable[[str, Mapping[str, str], int], None]
    closed: Callable[[str], None]
    said: Callable[[str], None]


def _nothing(*_told: object) -> None:
    """Take a part that nobody asked about."""


def check(data: bytes) -> None:
    """Raise ``FormatProblem`` where bytes are not well-formed XML in the encoding that they declare.

    Raises ``UnreadProblem`` for a declared entity, an unknown encoding, and beyond the limit of depth.
    """
    read(data, Taking(_nothing, _nothing, _nothing))


def read(data: bytes, taking: Taking) -> None:
    """Give the parts of a document to who takes them. Raises what ``check`` does, at the place where it is found."""
    parser = _parser(taking)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as problem:
        kind = UnreadProblem if problem.code in _UNKNOWN_ENCODING else FormatProblem
        raise kind(expat.ErrorString(problem.code), problem.lineno, problem.offset + 1) from None
    except (ValueError, LookupError) as problem:
        if isinstance(problem, FormatProblem):
            raise
        raise UnreadProblem("its encoding is not known") from None


def _parser(taking: Taking) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise UnreadProblem(f"nested deeper than {MAX_DEPTH} levels", parser.CurrentLineNumber)
        taking.opened(_local(name), attributes, parser.CurrentLineNumber)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        taking.closed(_local(name))

    def declared(*_said: object) -> None:
        raise UnreadProblem("it declares an entity, which is not read", parser.CurrentLineNumber)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = taking.said
    parser.EntityDeclHandler = declared
    return parser


def _local(name: str) -> str:
    return name.rpartition(":")[2]
