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


class XmlHandler(NamedTuple):
    """What takes the parts of a document in their order.

    ``opened`` gets a name without its prefix, the attributes and the line (from 1), ``closed`` the name, ``said`` a
    piece of the text between.
    """

    on_open: Callable[[str, Mapping[str, str], int], None]
    on_close: Callable[[str], None]
    on_text: Callable[[str], None]


def _ignore_part(*_told: object) -> None:
    """Take a part that nobody asked about."""


def check_well_formed(data: bytes) -> None:
    """Raise ``FormatProblem`` where bytes are not well-formed XML in the encoding that they declare.

    Raises ``UnreadProblem`` for a declared entity, an unknown encoding, and beyond the limit of depth.
    """
    read_xml(data, XmlHandler(_ignore_part, _ignore_part, _ignore_part))


def read_xml(data: bytes, handler: XmlHandler) -> None:
    """Give the parts of a document to who takes them. Raises what ``check`` does, at the place where it is found."""
    parser = _parser(handler)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as problem:
        kind = UnreadProblem if problem.code in _UNKNOWN_ENCODING else FormatProblem
        raise kind(expat.ErrorString(problem.code), problem.lineno, problem.offset + 1) from None
    except (ValueError, LookupError) as problem:
        if isinstance(problem, FormatProblem):
            raise
        raise UnreadProblem("its encoding is not known") from None


def _parser(handler: XmlHandler) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise UnreadProblem(f"nested deeper than {MAX_DEPTH} levels", parser.CurrentLineNumber)
        handler.on_open(_local_name(name), attributes, parser.CurrentLineNumber)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.on_close(_local_name(name))

    def declared(*_said: object) -> None:
        raise UnreadProblem("it declares an entity, which is not read", parser.CurrentLineNumber)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = handler.on_text
    parser.EntityDeclHandler = declared
    return parser


def _local_name(name: str) -> str:
    return name.rpartition(":")[2]
