"""What a rule still asks for that the new words of its statement do not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.binding.tree import as_data
from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.paths import FILE_NAME, is_path
from dodcheck.setup.orphans import Rebinding
from dodcheck.snapshot.globs import is_glob, matcher

_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_MOST_CHARACTERS = 2_000


def leftover_demand(rebinding: Rebinding) -> str | None:
    """Return the warning that a rule asks for a file or number that the new words do not name, else ``None``.

    A file or number counts that the old words say and the new ones don't; without a common file, any that they name.
    """
    demanded = set(_texts_in(as_data(rebinding.entry.tree)))
    new_words, old_words = rebinding.criterion.text, rebinding.entry.says or ""
    new_paths, old_paths = _paths_in(new_words), _paths_in(old_words)
    leftover_paths = [path for path in old_paths if not _matches_any(path, new_paths) and _matches_any(path, demanded)]
    if not leftover_paths and new_paths and not any(_matches_any(path, demanded) for path in new_paths):
        leftover_paths = [text for text in sorted(demanded) if is_path(text)]
    leftover_numbers = [
        number for number in _numbers_in(old_words) if number not in _numbers_in(new_words) and number in demanded
    ]
    leftovers = [*(f"`{path}`" for path in leftover_paths), *leftover_numbers]
    return f"it asks for {' and '.join(leftovers[:2])}, which the new words do not name" if leftovers else None


def _paths_in(text: str) -> list[str]:
    found: list[str] = []
    for part in spans(text[:_MOST_CHARACTERS]):
        found += [part.text] if part.kind is SpanKind.CODE else FILE_NAME.findall(part.text)
    return [path for path in found if is_path(path)]


def _numbers_in(text: str) -> list[str]:
    return [number.replace(",", "").rstrip(".") for number in _NUMBER.findall(text[:_MOST_CHARACTERS])]


def _matches_any(path: str, others: set[str] | list[str]) -> bool:
    """Return whether a path is one of some others, the end of one, or what a glob among them fits."""
    return any(
        path == other
        or other.endswith(f"/{path}")
        or path.endswith(f"/{other}")
        or (is_glob(other) and matcher(other)(path))
        for other in others
    )


def _texts_in(value: object) -> Iterator[str]:
    match value:
        case dict():
            for one in value.values():
                yield from _texts_in(one)
        case list() | tuple():
            for one in value:
                yield from _texts_in(one)
        case bool() | None:
            return
        case _:
            yield str(value)
