"""A fault in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from dodcheck.supply.bom import Pointer, key_of
from dodcheck.supply.schemas.fault import Fault
from dodcheck.supply.schemas.vendored import licence_ids

_MAX_SHOWN = 80
_MAX_VALUES = 14
"""More allowed values than these are not listed."""

_EXCLUDING = (("id", "name"), ("license", "expression"), ("pointers", "expressions"))
"""Keys of one object in different forms of it."""

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
    "object": "an object",
    "array": "a list",
}
_FORMATS = {
    "date": "a day such as 2026-01-31",
    "date-time": "a date and time such as 2026-01-31T12:00:00Z",
    "idn-email": "an address of mail",
    "iri-reference": "an address (URI)",
    "uri": "an address (URI)",
}
_PATTERNS = {
    "serialNumber": "a serial number such as urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
    "content": "a checksum in hexadecimal digits, 32, 40, 64, 96 or 128 of them",
    "hashes": "a checksum in hexadecimal digits, 32, 40, 64, 96 or 128 of them",
    "mime-type": "a media type such as text/plain",
    "locale": "a language such as en or en-US",
    "specVersion": "a version such as 3.0.1",
    "spdxId": "an address (IRI) such as https://example.org/zlib",
    "created": "a time in UTC such as 2024-05-31T12:00:00Z",
}
"""What a pattern asks for, by the key of the text."""


def misfit_words(fault: Fault, value: object) -> str:
    """Return what is wrong with a value in words that follow its place: "has no `name`"."""
    words = _SAID.get(fault.keyword)
    return f"does not fit the schema ({fault.keyword})" if words is None else words(fault, value)


def path_words(at: Pointer) -> str:
    """Return a place as a path: ``components[3].licenses[0].license.id``; empty for the whole document."""
    steps = "".join(f"[{part}]" if isinstance(part, int) else f".{part[:_MAX_SHOWN]}" for part in at)
    return steps.removeprefix(".")


def value_words(value: object) -> str:
    """Return a value for a message, cut where it is long."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else f"'{value}'"
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def no_licence_id(said_id: str) -> str:
    """Return that a text is no SPDX licence id, and which one it is in other letters."""
    alike = _by_folded().get(said_id.strip().casefold())
    return f"{value_words(said_id)} is no SPDX licence id" + (f"; {alike} is" if alike else "")


@cache
def _by_folded() -> Mapping[str, str]:
    return {known.casefold(): known for known in licence_ids()}


def none_of(value: object, options: list[Any]) -> str:
    """Return that a value is none of those that are allowed."""
    if len(options) == 1:
        return f"{value_words(value)} is not {options[0]}"
    if len(options) > _MAX_VALUES:
        return f"{value_words(value)} is none of the {len(options)} values that may stand here"
    return f"{value_words(value)} is none of {', '.join(str(option) for option in options)}"


def no_format(value: object, name: str) -> str:
    """Return that a text has not the format that it should have."""
    return f"{value_words(value)} is not {_FORMATS.get(name, name)}"


def no_pattern(value: object, key: str, pattern: str) -> str:
    """Return that the text under a key does not match a pattern."""
    return (
        f"{value_words(value)} is not {_PATTERNS[key]}"
        if key in _PATTERNS
        else f"{value_words(value)} does not match {pattern}"
    )


def _enum(fault: Fault, value: object) -> str:
    if isinstance(value, str) and fault.at[-1:] == ("id",) and "MIT" in fault.wanted:
        return no_licence_id(value)
    return none_of(value, fault.wanted)


def _type(fault: Fault, value: object) -> str:
    wanted = " or ".join(_TYPES.get(one, str(one)) for one in fault.wanted)
    return f"{value_words(value)} stands where {wanted} has to"


def _choice(fault: Fault, value: object) -> str:
    if both := _exclusive_keys(value):
        return both
    if sum(not form for form in fault.forms) > 1:
        return "fits several forms where only one is allowed"
    needed = [_needed_key(form, fault.at) for form in fault.forms]
    if all(needed):
        return f"has to have {' or '.join(f'`{key}`' for key in dict.fromkeys(needed))}"
    return f"{value_words(value)} fits none of the {len(fault.forms)} forms that are allowed here"


def _needed_key(form: tuple[Fault, ...], at: Pointer) -> str | None:
    return next((str(fault.wanted) for fault in form if fault.keyword == "required" and fault.at == at), None)


def _exclusive_keys(value: object) -> str | None:
    """Return that a value has two keys that exclude each other."""
    for one, other in _EXCLUDING:
        if isinstance(value, dict) and one in value and other in value:
            return f"has both `{one}` and `{other}`, and only one of them is allowed"
    return None


def _not(fault: Fault, _value: object) -> str:
    keys = fault.wanted.get("required", []) if isinstance(fault.wanted, dict) else []
    if len(keys) == 1:
        return f"`{keys[0]}` is not allowed here"
    return (
        f"has {' and '.join(f'`{key}`' for key in keys)}, which exclude each other" if keys else "is not allowed here"
    )


_SAID: Mapping[str, Callable[[Fault, object], str]] = {
    "additionalItems": lambda _, value: (
        f"has more entries than are allowed ({len(value) if isinstance(value, list) else 0})"
    ),
    "anyOf": _choice,
    "const": lambda fault, value: f"{value_words(value)} is not {value_words(fault.wanted)}",
    "enum": _enum,
    "falseSchema": lambda _, value: f"{value_words(value)} is not allowed here",
    "format": lambda fault, value: no_format(value, str(fault.wanted)),
    "maxItems": lambda fault, _: f"has more than {fault.wanted} {'entry' if fault.wanted == 1 else 'entries'}",
    "maxLength": lambda fault, value: f"{value_words(value)} has more than {fault.wanted} signs",
    "maximum": lambda fault, value: f"{value_words(value)} is more than {fault.wanted}",
    "minItems": lambda fault, _: f"has fewer than {fault.wanted} {'entry' if fault.wanted == 1 else 'entries'}",
    "minLength": lambda fault, value: (
        "is empty" if value == "" else f"{value_words(value)} has fewer than {fault.wanted} signs"
    ),
    "minimum": lambda fault, value: f"{value_words(value)} is less than {fault.wanted}",
    "not": _not,
    "oneOf": _choice,
    "pattern": lambda fault, value: no_pattern(value, key_of(fault.at), str(fault.wanted)),
    "required": lambda fault, _: f"has no `{fault.wanted}`",
    "type": _type,
    "uniqueItems": lambda *_: "has the same entry twice",
}
