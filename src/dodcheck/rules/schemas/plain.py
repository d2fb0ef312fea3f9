"""Nodes of a data file as the plain values that a JSON Schema speaks of."""

from __future__ import annotations

from dodcheck.formats.scalars import Kind, Meaning, meaning
from dodcheck.formats.yaml import Mapping, Node, Scalar
from dodcheck.rules.values.value_words import cut

_SHOWN = 60
_MAX_EXPONENT = 300


class UnclearValueError(ValueError):
    """Something that readers take for different values: ``line`` is where it stands."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class CutText(str):
    """A text that is shown cut, so that no message about it grows with it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"“{cut(str(self[: _SHOWN + 1]), _SHOWN)}”"


class Items(list[object]):
    """A list of which only its length is shown."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"a list of {len(self)}"


class Pairs(dict[str, object]):
    """A mapping of which only its length is shown."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"a mapping of {len(self)}"


def to_plain(node: Node) -> object:
    """Return a node as plain values: keys are texts, `on`, `yes` and dates too; whole numbers are exact.

    What an alias repeats is one object. Raises ``UnclearValueError`` for a key that stands twice, a merge key, a key
    that is no scalar, and a number beyond what a float holds.
    """
    return _Plain().value(node)


class _Plain:
    def __init__(self) -> None:
        self._seen: dict[int, object] = {}

    def value(self, node: Node) -> object:
        if isinstance(node, Scalar):
            return _scalar(node)
        known = self._seen.get(id(node))
        if known is None:
            known = self._mapping(node) if isinstance(node, Mapping) else Items(map(self.value, node.items))
            self._seen[id(node)] = known
        return known

    def _mapping(self, node: Mapping) -> Pairs:
        pairs = Pairs()
        for key, value in node.pairs:
            if not isinstance(key, Scalar):
                raise UnclearValueError("a key is no text", key.line)
            if key.value in pairs:
                raise UnclearValueError(f"the key “{cut(key.value)}” stands twice", key.line)
            if key.plain and key.value == "<<":
                raise UnclearValueError("a merge key `<<` is not followed by every reader", key.line)
            pairs[CutText(key.value)] = self.value(value)
        return pairs


def _scalar(node: Scalar) -> object:
    read = meaning(node)
    match read.kind:
        case Kind.NULL:
            return None
        case Kind.BOOL:
            return read.truth
        case Kind.NUMBER:
            return _number(read, node.line)
        case Kind.UNCLEAR if node.tag is not None:
            raise UnclearValueError(f"the tag {cut(node.tag)} gives “{cut(node.value)}” a type of its own", node.line)
        case _:
            return CutText(node.value)


def _number(found: Meaning, line: int) -> int | float:
    number = found.number
    if number is None or number.adjusted() > _MAX_EXPONENT or (number and not float(number)):
        raise UnclearValueError(f"the number {cut(found.text)} is beyond what is compared", line)
    return int(number) if number == number.to_integral_value() else float(number)
