"""What readers get: a document parsed as far as its language goes, whoever published its format."""

from __future__ import annotations

from typing import Any, NamedTuple

from dodcheck.supply.document import Lines
from dodcheck.supply.finding import Problem


class JsonSource(NamedTuple):
    """The value of a JSON text; ``problems`` are what is wrong with it whatever it means: a key that stands twice."""

    value: dict[str, Any]
    lines: Lines
    problems: tuple[Problem, ...] = ()


class XmlSource(NamedTuple):
    """Well-formed XML without a document type; ``root`` is an element of lxml."""

    data: bytes
    root: Any


class TextSource(NamedTuple):
    """A text that is neither JSON nor XML."""

    text: str
