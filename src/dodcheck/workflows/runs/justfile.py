"""The recipes of a `justfile`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_HEAD = re.compile(r"@?([A-Za-z_][\w-]*)([^:=]{0,200}):(?!=)([^#]{0,400})")
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_DEEPEST = 200
_MOST = 5_000


class Recipe(NamedTuple):
    """A recipe: the recipes that it needs, and its lines, each with its number, from 1."""

    needs: tuple[str, ...]
    lines: tuple[tuple[str, int], ...]


def recipe_of(content: str, name: str, path: str) -> Iterator[tuple[str, str, int, bool]]:
    """Yield the lines of a recipe, those of what it needs first: text, file, number, whether a failure is let pass.

    Without a name it is the first one of the file.
    """
    recipes = _read(content)
    asked = name or next(iter(recipes), "")
    yield from ((text, path, line, ignored) for text, line, ignored in _lines(recipes, asked, set()))


def _lines(recipes: dict[str, Recipe], name: str, seen: set[str]) -> Iterator[tuple[str, int, bool]]:
    recipe = recipes.get(name)
    if recipe is None or name in seen or len(seen) > _DEEPEST:
        return
    seen.add(name)
    for need in recipe.needs:
        yield from _lines(recipes, need, seen)
    first = recipe.lines[0][0] if recipe.lines else ""
    if first.startswith("#!"):
        yield "\n".join(text for text, _ in recipe.lines[1:]), recipe.lines[0][1] + 1, False
        return
    for text, line in recipe.lines:
        bare = text.lstrip("@-")
        yield bare, line, "-" in text[: len(text) - len(bare)]


@lru_cache(maxsize=4)
def _read(content: str) -> dict[str, Recipe]:
    by_name: dict[str, Recipe] = {}
    name, needs, lines = "", tuple[str, ...](), list[tuple[str, int]]()
    for number, line in enumerate(content.split("\n")[:_MOST], 1):
        if name and line[:1] in (" ", "\t") and line.strip():
            lines.append((line.strip(), number))
            by_name[name] = Recipe(needs, tuple(lines))
        elif line.strip() and (head := _HEAD.match(line)):
            name, needs, lines = head[1], tuple(_NAME.findall(head[3])), []
            by_name.setdefault(name, Recipe(needs, ()))
    return by_name
