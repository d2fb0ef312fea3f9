"""The options of a rule: what may be written, how it is checked, and its fragment of the schema."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class OptionError(ValueError):
    """A value that an option does not take; the message says what it takes."""


def none_of(words: Iterable[str], value: object) -> OptionError:
    """Return the mistake of a value that is none of the words an option takes."""
    detail = f", not `{value.strip()[:60]}`" if isinstance(value, str) and value.strip() else ""
    return OptionError(f"takes one of: {', '.join(words)}{detail}")


class OptionType(NamedTuple):
    """What an option takes: its JSON Schema, and ``read``: the checked value, or ``OptionError`` raised."""

    schema: Mapping[str, Any]
    read: Callable[[object], Any]


class Asks(StrEnum):
    """What a larger value of an option asks for: how two rules of a kind compare.

    ``FLOOR``: more (a higher number, more members). ``CEILING``: less. ``DEMAND``: one thing more where it is given at
    all. ``SCOPE``: more in a rule that forbids, less in one that demands. ``EXCUSE``: the contrary of ``SCOPE``.
    ``CHOICE``: more members, of which none means all. ``NAMED``: more members, each of which has to be there; none
    means whatever is there. ``LATER``: the value that its closed list names later.
    ``LIMIT``: one thing more where it is given at all, and more the lower it is.
    ``ALLOWANCE``: one thing less where it is given at all. ``EACH``: as ``DEMAND``; the rule is then about all that its
    other options name, so that these don't compare.
    """

    FLOOR = "floor"
    CEILING = "ceiling"
    DEMAND = "demand"
    SCOPE = "scope"
    EXCUSE = "excuse"
    CHOICE = "choice"
    NAMED = "named"
    LATER = "later"
    LIMIT = "limit"
    ALLOWANCE = "allowance"
    EACH = "each"


class Option(NamedTuple):
    """One option of a kind: its name in YAML, its field, what it takes, what it means, its default, what it asks.

    ``asks`` is ``None`` where two values of the option don't compare.
    """

    name: str
    field: str
    type: OptionType
    help: str
    required: bool
    default: Any
    asks: Asks | None


def option(type_: OptionType, help_: str, *, default: Any = dataclasses.MISSING, asks: Asks | None = None) -> Any:  # noqa: ANN401 - a field stands for any value
    """Return a dataclass field that is an option. A field named like a Python keyword ends with ``_``."""
    return dataclasses.field(default=default, metadata={"type": type_, "help": help_, "asks": asks})


def options_of(rule: type) -> tuple[Option, ...]:
    """Return the options of a rule class in their order; a field that no one can write is none."""
    return tuple(
        Option(
            name=field.name.rstrip("_"),
            field=field.name,
            type=field.metadata["type"],
            help=field.metadata["help"],
            required=field.default is dataclasses.MISSING,
            default=None if field.default is dataclasses.MISSING else field.default,
            asks=field.metadata["asks"],
        )
        for field in dataclasses.fields(rule)
        if "type" in field.metadata
    )
