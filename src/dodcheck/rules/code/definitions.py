"""What was seen of a name: where it is defined, and what leaves it open."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.model.evidence import Place, Unknown

if TYPE_CHECKING:
    import ast


class What(StrEnum):
    """What a name should stand for. ``CALLABLE`` is a function, a method or a class; ``CONSTANT`` any value."""

    ANY = "any"
    FUNCTION = "function"
    METHOD = "method"
    CLASS = "class"
    CALLABLE = "callable"
    CONSTANT = "constant"
    MODULE = "module"


class As(StrEnum):
    """What a function should do with a name. ``COMPARISON`` is one that decides about an exception."""

    ANY = "any"
    COMPARISON = "comparison"
    CALL = "call"
    RAISE = "raise"

    @property
    def words(self) -> str:
        """What a function that does it is said to do, before the name."""
        match self:
            case As.ANY:
                return "uses"
            case As.COMPARISON:
                return "raises after a comparison with"
            case As.CALL:
                return "calls"
            case As.RAISE:
                return "raises"


class Form(StrEnum):
    """What defines a name."""

    FUNCTION = "function"
    METHOD = "method"
    CLASS = "class"
    CONSTANT = "value"
    MODULE = "module"


class Definition(NamedTuple):
    """A definition: its place, its form, and the statement where it is of Python."""

    place: Place
    form: Form
    node: ast.stmt | None = None


class Doubt(NamedTuple):
    """What leaves it open whether a name is defined; the words are a clause of their own."""

    unknown: Unknown
    said: str
    place: Place | None = None


@dataclass(slots=True)
class Sightings:
    """Definitions, doubts, definitions that never run, and how many files were looked at."""

    found: list[Definition] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    dead: list[Place] = field(default_factory=list)
    examined: int = 0
    _places: set[Place] = field(default_factory=set)

    def doubt(self, unknown: Unknown, summary: str, path: str | None = None, line: int | None = None) -> None:
        """Keep a doubt."""
        self.doubts.append(Doubt(unknown, summary, Place(path, line) if path else None))

    def take(self, definition: Definition, wanted: What, name: str) -> None:
        """Keep a definition of the wanted form; one of another form leaves it open whether that is meant."""
        if definition.form in _FITTING[wanted]:
            if definition.place not in self._places:
                self._places.add(definition.place)
                self.found.append(definition)
            return
        place = definition.place
        what = "is assigned there" if definition.form is Form.CONSTANT else f"is a {definition.form} there"
        at = f"{place.path}:{place.line}" if place.line else place.path
        self.doubt(Unknown.AMBIGUOUS, f"{name} is no {wanted} in {at}: it {what}", place.path, place.line)


_FITTING = {
    What.ANY: frozenset(Form),
    What.FUNCTION: frozenset({Form.FUNCTION}),
    What.METHOD: frozenset({Form.METHOD}),
    What.CLASS: frozenset({Form.CLASS}),
    What.CALLABLE: frozenset({Form.FUNCTION, Form.METHOD, Form.CLASS}),
    What.CONSTANT: frozenset({Form.CONSTANT}),
    What.MODULE: frozenset({Form.MODULE}),
}
