"""Small data files that say one thing, in the language of their name."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dodcheck.formats.trees import Language, language_of

NOTHING = {"planted": "\N{MIDDLE DOT}"}
"""A value that has nothing to do with anything."""


def data_file(path: str, value: object) -> bytes | None:
    """Return the content of a data file of that name with this value, ``None`` where its language can't say it."""
    match language_of(path):
        case Language.TOML:
            text = _toml(value)
        case Language.YAML | Language.JSON | Language.JSONC:
            text = json.dumps(value, ensure_ascii=False)
        case None:
            text = None
    return None if text is None else f"{text}\n".encode("utf-8", "surrogatepass")


def below(steps: Sequence[str | int], value: object) -> object:
    """Return a value to which these keys and places lead."""
    for step in reversed(steps):
        value = {step: value} if isinstance(step, str) else [value] * (step + 1)
    return value


def _toml(value: object) -> str | None:
    if not isinstance(value, dict):
        return None
    pairs = [(json.dumps(str(key)), _inline(one)) for key, one in value.items()]
    return None if any(one is None for _, one in pairs) else "\n".join(f"{key} = {one}" for key, one in pairs)


def _inline(value: object) -> str | None:
    """Return a value as TOML writes it on one line, ``None`` for what TOML has not."""
    match value:
        case None:
            return None
        case dict():
            parts = [(json.dumps(str(key)), _inline(one)) for key, one in value.items()]
            told = [f"{key} = {one}" for key, one in parts if one is not None]
            return f"{{{', '.join(told)}}}" if len(told) == len(parts) else None
        case list() | tuple():
            items = [_inline(one) for one in value]
            return f"[{', '.join(item for item in items if item is not None)}]" if None not in items else None
        case _:
            return json.dumps(value, ensure_ascii=False)
