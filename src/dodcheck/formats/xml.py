"""XML, bounded: no document type, so no entity can grow and nothing is fetched."""

from __future__ import annotations

from xml.parsers import expat

from dodcheck.formats.problem import FormatProblem

MAX_DEPTH = 200
"""Deeper nesting is refused."""


def check(text: str) -> None:
    """Raise ``FormatProblem`` where a text is not well-formed XML."""
    parser = expat.ParserCreate(encoding="utf-8")
    depth = 0

    def opened(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise FormatProblem(f"nested deeper than {MAX_DEPTH} levels", parser.CurrentLineNumber)

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_said: object) -> None:
        raise FormatProblem("it declares a document type or an entity, which is not read", parser.CurrentLineNumber)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(text.removeprefix("\ufeff").encode("utf-8", "surrogatepass"), True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as problem:
        raise FormatProblem(expat.ErrorString(problem.code), problem.lineno, problem.offset + 1) from None
