"""The recipes of a `justfile`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_HEAD = re.compile(r"@?([A-Za-z_][\w-]*)([^:=]{0,200}):(?!=)([^#]{0,400})")
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_ASSIGNED = re.compile(r"(?:export[ \t]+)?([A-Za-z_][\w-]*)[ \t]*:=[ \t]*([^\n]{1,400})")
_FILLED_IN = re.compile(r"\{\{(?!\{)([^{}\n]{1,200})\}\}")
_LITERAL = re.compile(r"\"([^\"\\\n]*)\"|'([^'\n]*)'")
_OF_ENVIRONMENT = re.compile(
    r"env(?:_var(?:_or_default)?)?\([ \t]*[\"'](\w+)[\"'][ \t]*(?:,[ \t]*[\"']([^\"'$`{}\\\n]*)[\"'][ \t]*)?\)"
)
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
    recipes, values = _read(content), _values(content)
    asked = name or next(iter(recipes), "")
    for text, line, ignored in _lines(recipes, asked, set()):
        yield _FILLED_IN.sub(lambda found: _told(found, values), text), path, line, ignored


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
def _values(content: str) -> dict[str, str]:
    """Return what each variable is told to be, as it is written; of several lines the last one counts."""
    lines = (line.partition(" #")[0].rstrip() for line in content.split("\n")[:_MOST] if ":=" in line)
    return {found[1]: found[2].strip() for line in lines if (found := _ASSIGNED.fullmatch(line))}


def _told(found: re.Match[str], values: dict[str, str]) -> str:
    """Return what a shell reads in the place of an expression: a text, or a variable where only the run tells it.

    What else is filled in behind a program is left as it is written.
    """
    name = found[1].strip()
    written = values.get(name, name)
    if literal := _LITERAL.fullmatch(written):
        return literal[1] or literal[2] or ""
    if told := _OF_ENVIRONMENT.fullmatch(written):
        return f"${{{told[1]}:-{told[2]}}}" if told[2] else f"${{{told[1]}}}"
    if found.start():
        return found[0]
    return f"${{{name}}}" if name.isidentifier() else "${just}"


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
