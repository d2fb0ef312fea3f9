"""What each component has to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.boms.findings import Bill, counted, fails, unclear
from dodcheck.rules.finding import Finding
from dodcheck.supply.bom import Component

_UNKNOWN = frozenset(
    {
        *("noassertion", "none", "unknown", "undefined", "unspecified", "null", "nil", "n/a", "na", "n.a."),
        *("not available", "not applicable", "not specified", "not known", "tbd", "tba", "tbc", "todo", "fixme"),
        *("to do", "to be determined", "to be done", "placeholder", "changeme", "xxx"),
    }
)
"""What says, in lower case, that there is nothing, or that nothing is known."""
_NO_VERSION = frozenset({"latest", "any", "x"})
"""What names no version, but whichever there is."""
_BEFORE = re.compile(r"(?:organization|person): *|licenseref-", re.IGNORECASE)
"""What SPDX writes before a name."""


def _says_something(text: str | None) -> bool:
    """Return whether a text says something: signs alone say nothing, as `?`, `-` and `*`."""
    plain = _BEFORE.sub("", (text or "").strip(), count=1).strip(" \t<>[](){}\"'`.?!").casefold()
    return any(sign.isalnum() for sign in plain) and plain not in _UNKNOWN


def _version(text: str | None) -> bool:
    return _says_something(text) and (text or "").strip().casefold() not in _NO_VERSION


def _hash(text: str) -> bool:
    return _says_something(text) and bool(text.strip().strip("0"))


_HAS: Mapping[str, Callable[[Component], bool]] = {
    "version": lambda component: _version(component.version),
    "licence": lambda component: any(_says_something(licence.said) for licence in component.licences),
    "purl": lambda component: _says_something(component.purl),
    "cpe": lambda component: _says_something(component.cpe),
    "supplier": lambda component: _says_something(component.supplier),
    "hash": lambda component: any(_hash(found.value) for found in component.hashes),
    "description": lambda component: _says_something(component.description),
    "commit": lambda component: bool(component.commits),
    "place": lambda component: bool(component.places),
}
"""What can be asked for; a text that says that it is not known does not count."""

FIELDS = tuple(_HAS)
"""The names of all that can be asked for."""


def given(bill: Bill, fields: Sequence[str]) -> Iterator[Finding]:
    """Yield which components do not say what is asked for, a field at a time, or that all do."""
    if not bill.packages:
        yield unclear("lists no component", (Place(bill.path),), Unknown.EMPTY_SCOPE)
        return
    lost = [(field, components) for field in dict.fromkeys(fields) if (components := _without(bill, field))]
    for field, components in lost:
        who, first = components[0].name[:80], ""
        if len(components) > 1:
            who, first = f"{len(components)} of {counted(len(bill.packages))}", f", first {who}"
        yield fails(f"lists {who} without {field}{first}", bill.places(component.at for component in components))
    if not lost:
        yield Finding(Outcome.HOLDS, f"each with {', '.join(dict.fromkeys(fields))}", (Place(bill.path),))


def _without(bill: Bill, field: str) -> list[Component]:
    return [package for package in bill.packages if not _HAS[field](package)]
