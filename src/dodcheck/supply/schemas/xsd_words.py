"""What libxml2 says of a document that does not fit an XML Schema, in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable

from dodcheck.supply.bom import Pointer, key_of
from dodcheck.supply.schemas.words import no_format, no_licence_id, no_pattern, none_of, value_words

_SPACED = re.compile(r"\{[^{}]{0,200}\}")
_VALUE = r"(?:\[facet '[a-zA-Z]+'\] )?The value '(?P<value>.*?)'"
_ELEMENT = re.compile(r"Element '(?:\{[^{}]{0,200}\})?([^'{}]{1,100})'")
_MAX_WORDS = 200
_FEW = 2
_TYPES = {
    "xs:dateTime": "date-time",
    "xs:date": "date",
    "xs:anyURI": "iri-reference",
}
_NAMES = {
    "xs:boolean": "true or false",
    "xs:integer": "a whole number",
    "xs:nonNegativeInteger": "a whole number from 0",
    "xs:positiveInteger": "a whole number from 1",
    "xs:decimal": "a number",
    "xs:string": "a text",
}


def in_words(message: str, at: Pointer) -> str:
    """Return a message of libxml2 in words that follow the place that it is about."""
    _, _, said = message.partition(": ")
    for pattern, words in _SAID:
        found = pattern.search(said)
        if found:
            told = words(found, at)
            return f"{_name(message, at)}{told}" if words is _unexpected else told
    return _SPACED.sub("", said)[:_MAX_WORDS].rstrip(".")


def _enumeration(found: re.Match[str], at: Pointer) -> str:
    options = re.findall(r"'([^']*)'", found["options"])
    if at[-2:] == ("license", "id"):
        return no_licence_id(found["value"])
    return none_of(found["value"], options)


def _type(found: re.Match[str], _at: Pointer) -> str:
    name = found["type"]
    if name in _TYPES:
        return no_format(found["value"], _TYPES[name])
    return f"{value_words(found['value'])} is not {_NAMES.get(name, name.rpartition('}')[2].removeprefix('xs:'))}"


def _missing_in_words(found: re.Match[str], _at: Pointer) -> str:
    """Return what is missing: of a long list the last, since all before it may be left out."""
    names = found["names"].split(",")
    return f"has no {_names(','.join(names if len(names) <= _FEW else names[-1:]))}"


def _unexpected(found: re.Match[str], _at: Pointer) -> str:
    names = _names(found["names"] or "")
    return f"is not allowed here{f'; allowed is {names}' if names else ''}"


def _name(message: str, at: Pointer) -> str:
    """Return the name of the element that a message is about, where its place does not tell it."""
    found = _ELEMENT.match(message)
    name = found[1] if found else ""
    return f"`{name}` " if name and name != key_of(at) and f"{name}s" != key_of(at) else ""


def _names(said: str) -> str:
    names = [name.strip() for name in _SPACED.sub("", said).split(",")]
    return " or ".join(f"`{name}`" for name in names if name and "##" not in name)


def _short_in_words(found: re.Match[str], _at: Pointer) -> str:
    return "is empty" if found["value"] == "" else f"{value_words(found['value'])} is too short"


_SAID: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Pointer], str]], ...] = (
    (re.compile(rf"{_VALUE} is not an element of the set \{{(?P<options>.*)\}}", re.DOTALL), _enumeration),
    (
        re.compile(rf"{_VALUE} is not accepted by the pattern '(?P<pattern>.*)'", re.DOTALL),
        lambda found, at: no_pattern(found["value"], key_of(at), found["pattern"]),
    ),
    (re.compile(rf"{_VALUE} has a length of '0'", re.DOTALL), _short_in_words),
    (re.compile(r"^'(?P<value>.*)' is not a valid value of the (?:\w+ )?type '(?P<type>[^']+)'", re.DOTALL), _type),
    (
        re.compile(r"The attribute '(?P<name>[^']+)' is required but missing"),
        lambda found, _: f"has no `{found['name']}`",
    ),
    (
        re.compile(r"The attribute '(?P<name>[^']+)' is not allowed"),
        lambda *_: "is not allowed here",
    ),
    (re.compile(r"Missing child element\(s\)\. Expected is (?:one of )?\( (?P<names>.*) \)"), _missing_in_words),
    (
        re.compile(r"This element is not expected\.(?: Expected is (?:one of )?\( (?P<names>.*) \))?"),
        _unexpected,
    ),
    (
        re.compile(r"Duplicate key-sequence \['(?P<value>.*)'\] in (?:unique|key) identity-constraint", re.DOTALL),
        lambda found, _: f"the name {value_words(found['value'])} is declared a second time",
    ),
    (
        re.compile(r"No match found for key-sequence \['(?P<value>.*)'\] of keyref", re.DOTALL),
        lambda found, _: f"the name {value_words(found['value'])} is declared nowhere",
    ),
    (
        re.compile(
            rf"{_VALUE} is (?P<how>greater|less) than the (?:maximum|minimum) value allowed \('(?P<limit>[^']*)'\)"
        ),
        lambda found, _: (
            f"{value_words(found['value'])} is {'more' if found['how'] == 'greater' else 'less'} than {found['limit']}"
        ),
    ),
    (re.compile(r"Character content (?:other than whitespace )?is not allowed"), lambda *_: "may not hold text"),
)
"""The first that fits tells."""
