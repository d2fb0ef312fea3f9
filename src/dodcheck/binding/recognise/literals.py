"""Code spans as literals to look for."""

from __future__ import annotations

import re

_LOOSE = re.compile(
    r"\\|…|\.\.\.|[\w./@-]\*|\*[\w./]|<\w[^<>]*>|(?<!\{)\{\w+\}(?!\})|\w\|\w",
)
_CALL = re.compile(r"(?P<name>[A-Za-z_]\w*)\(\)")
_ACROSS = re.compile(r":(?:\s|$)|^-\s|[\"'#]")


def stands_for_itself(text: str) -> bool:
    """Return whether a code span holds no placeholder: no `*`, `<name>`, `…`, `a|b`, and no escape."""
    return bool(text) and not _LOOSE.search(text)


def called(text: str) -> str | None:
    """Return the name in `name()`: calls have arguments, so the name is what to look for; ``None`` for another text."""
    found = _CALL.fullmatch(text)
    return found["name"] if found else None


def spans_scalars(text: str) -> bool:
    """Return whether a literal holds a key with its value, so that no single scalar of YAML holds it."""
    return bool(_ACROSS.search(text))
