"""The cheap pass: where in some bytes a credential may stand, for all forms at once.

One automaton of RE2 knows the triggers of every form; its time grows with the bytes and nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, Protocol

from dodcheck.secrets.form import Form
from dodcheck.secrets.forms.table import FORMS

_WIDE = "(?:[\\x20-\\x7e]\\x00+){7}[\\x20-\\x7e]"
_MEMORY = 64 << 20


class NoEngineError(Exception):
    """The package google-re2 is not installed: nothing can be looked for."""

    def __init__(self) -> None:
        super().__init__("looking for secrets needs the package google-re2, which is not installed here")


class EngineMatch(Protocol):
    """A match of an engine."""

    def start(self) -> int:
        """Return where it begins."""
        ...


class Engine(Protocol):
    """A compiled pattern over bytes."""

    def search(self, text: bytes, pos: int = 0) -> EngineMatch | None:
        """Return the first match from a place on."""
        ...


class TriggerSpot(NamedTuple):
    """A place where a trigger of these forms stands."""

    at: int
    forms: tuple[Form, ...]


def spots(view: bytes) -> Iterator[TriggerSpot]:
    """Yield every place of a trigger, those that overlap too. Raises ``NoEngineError``."""
    engine = _triggers()
    found = engine.search(view)
    while found is not None:
        at = found.start()
        yield TriggerSpot(at, _forms_at(view, at))
        found = engine.search(view, at + 1)


def has_wide_text(view: bytes) -> bool:
    """Return whether text of two or four bytes a character stands in the bytes."""
    return b"\0" in view and _wide().search(view) is not None


def trigger_of(form: Form) -> str:
    """Return all that triggers a form as one pattern."""
    return "|".join((*map(re.escape, form.triggers), *([form.trigger] if form.trigger else ())))


@cache
def _triggers() -> Engine:
    return _compiled("|".join(dict.fromkeys(trigger_of(form) for form in FORMS)))


@cache
def _wide() -> Engine:
    return _compiled(_WIDE)


def _compiled(pattern: str) -> Engine:
    try:
        import re2  # noqa: PLC0415 - lazy: only a search for secrets needs the engine
    except ImportError:
        raise NoEngineError from None
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    options.encoding = re2.Options.Encoding.LATIN1
    engine: Engine = re2.compile(pattern.encode("ascii"), options)
    return engine


def _forms_at(view: bytes, at: int) -> tuple[Form, ...]:
    """Return every form with a trigger at a place: the engine names the place, and one of them only."""
    literal = (form for text, form in _literals().get(view[at], ()) if view.startswith(text, at))
    return (*literal, *(form for trigger, form in _patterns() if trigger.match(view, at)))


@cache
def _literals() -> Mapping[int, list[tuple[bytes, Form]]]:
    """Return the literal triggers by their first byte."""
    found: defaultdict[int, list[tuple[bytes, Form]]] = defaultdict(list)
    for form in FORMS:
        for text in map(str.encode, form.triggers):
            found[text[0]].append((text, form))
    return found


@cache
def _patterns() -> tuple[tuple[re.Pattern[bytes], Form], ...]:
    return tuple((re.compile(form.trigger.encode("ascii")), form) for form in FORMS if form.trigger)
