"""What the form of a credential is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.secrets.reason import Reason


class Candidate(NamedTuple):
    """What matches the pattern of a form: ``text`` in full, and the ``secret`` part of it.

    ``data`` is the view of the file that it stands in, the secret at ``start``.
    """

    text: bytes
    secret: bytes
    data: bytes
    start: int


class No:
    """The answer of a check that something is not of the form at all: then there is nothing to tell."""


NO = No()

Answer = Reason | No | None
"""What a check says: why it is let pass, that it is not of the form, or nothing."""

Check = Callable[[Candidate], Answer]
"""Looks closer at a candidate; takes time linear in its length and never raises."""

Maker = Callable[[random.Random], bytes]
"""Makes a text that holds a credential of a form, as it may stand in a file."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of credentials.

    ``id`` is the one that gitleaks has for it, where it has one. ``triggers`` are literals and ``trigger`` a pattern
    (RE2, ASCII) by which the pass over the tree finds where to look: one of them stands in every such credential, at
    most ``before`` bytes behind its beginning. ``pattern`` (of ``re``, over bytes, every repetition bounded) then
    matches all of it within ``room`` bytes; its group ``secret`` is what must not be shown, without one all of it.
    ``bits`` are the least bits of entropy of a character, as the secret itself tells. Where ``sealed``, the checks
    prove that the issuer made it, and what it spells by chance excuses nothing; where ``chosen``, a person did.
    """

    id: str
    what: str
    pattern: str
    make: Maker
    source: str
    triggers: tuple[str, ...] = ()
    trigger: str = ""
    before: int = 0
    room: int = 400
    bits: float = 3.0
    checks: tuple[Check, ...] = ()
    sealed: bool = False
    chosen: bool = False
