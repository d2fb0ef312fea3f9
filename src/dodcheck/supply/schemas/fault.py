"""What a validator of JSON Schema has against a value, whichever validator it was."""

from __future__ import annotations

from typing import Any, NamedTuple

from dodcheck.supply.bom import Pointer


class Fault(NamedTuple):
    """A keyword that is not met.

    ``wanted`` is what the keyword asks for: the values of an ``enum``, the key that is ``required``, the name of a
    ``format``, and for ``additionalProperties`` the key that may not be there (``at`` leads to it). ``forms`` holds for
    ``oneOf`` and ``anyOf`` the faults of each form, none for a form that fits.
    """

    keyword: str
    at: Pointer
    wanted: Any = None
    forms: tuple[tuple[Fault, ...], ...] = ()
