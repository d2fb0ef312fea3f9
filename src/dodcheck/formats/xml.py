"""XML, bounded: nothing is fetched, and what declares entities is not read, so none can grow."""

from __future__ import annotations

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


def check(data: bytes) -> None:
    """Raise ``FormatProblem`` where bytes are not well-formed XML in the encoding that they declare.

    Raises ``UnreadProblem`` for a declared entity, an unknown encoding, and beyond the limit of depth.
    """
    parser = expat.ParserCreate()
    depth = 0

    def opened(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise UnreadProblem(f"nested deeper than {MAX_DEPTH} levels", parser.CurrentLineNumber)

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_said: object) -> None:
        raise UnreadProblem("it declares an entity, which is not read", parser.CurrentLineNumber)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as problem:
        kind = UnreadProblem if problem.code in _UNKNOWN_ENCODING else FormatProblem
        raise kind(expat.ErrorString(problem.code), problem.lineno, problem.offset + 1) from None
    except (ValueError, LookupError) as problem:
        if isinstance(problem, FormatProblem):
            raise
        raise UnreadProblem("its encoding is not known") from None
