"""What the options of the kind `symbol` take."""

from __future__ import annotations

from dodcheck.rules.code.definitions import As, What
from dodcheck.rules.options import OptionError, OptionType, none_of


def _name(value: object) -> str:
    text = value.strip().removesuffix("()") if isinstance(value, str) else ""
    if not text or not all(part.isidentifier() for part in text.split(".")):
        raise OptionError("takes a name such as foo, Foo.bar or package.module.foo")
    return text


def _as_what(value: object) -> What:
    if value not in set(What):
        raise none_of(What, value)
    return What(str(value))


def _as(value: object) -> As:
    if value not in set(As):
        raise none_of(As, value)
    return As(str(value))


_DOTTED = r"^\s*[^\W\d]\w*(?:\.[^\W\d]\w*)*(?:\(\))?\s*$"

NAME = OptionType({"type": "string", "pattern": _DOTTED}, _name)
WHAT = OptionType({"enum": [*map(str, What)]}, _as_what)
AS = OptionType({"enum": [*map(str, As)]}, _as)
