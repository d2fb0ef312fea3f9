"""The manual of the kinds of evidence, from their docstrings and options."""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from typing import Any

from dodcheck.errors import user_error
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.options import Option, options_of
from dodcheck.rules.table import KINDS


def manual_of(class_: type[Any]) -> str:
    """Return the manual of a kind as Markdown: what it decides, its options with their defaults, an example."""
    rows = [f"| `{one.name}` | {_cell(one.help)} | {_default(one)} |" for one in options_of(class_)]
    table = ["| option | what it means | default |", "|---|---|---|", *rows]
    return "\n".join([_described(class_), "", *table, "", *_example(class_)])


def page_of(kind: str) -> str:
    """Return the manual of one kind as Markdown. Raises ``UserError`` where there is no such kind."""
    if kind not in KINDS:
        near = get_close_matches(kind, KINDS, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        plugin = "Where it is a plugin's, name that: --plugin NAME"
        raise user_error(
            f"there is no kind of evidence `{kind}`", f"{hint}The kinds are: {', '.join(KINDS)}.\n  {plugin}"
        )
    return f"# `{kind}`\n\n{manual_of(KINDS[kind])}\n"


def rules_page() -> str:
    """Return the manual of every kind and of what combines them as one Markdown page."""
    intro = [
        "# The kinds of evidence",
        "",
        "A rule is one mapping with one key, its kind. It stands in `dodcheck.yml` below the id of its criterion, or",
        "in a comment under its statement: `<!-- dodcheck {file: {path: README.md}} -->`. Where a list is taken,",
        "one value may stand for a list of it.",
        "This page is generated from the code.",
    ]
    kinds = [f"## `{kind}`\n\n{manual_of(class_)}" for kind, class_ in KINDS.items()]
    combined = [f"### `{one.kind}`\n\n{_described(one)}\n\n" + "\n".join(_example(one)) for one in (All, AnyOf, Not)]
    return "\n\n".join(["\n".join(intro), *kinds, "## Combined rules", *combined]) + "\n"


def _described(class_: type[Any]) -> str:
    return inspect.getdoc(class_) or ""


def _example(class_: type[Any]) -> list[str]:
    return ["```yaml", class_.example, "```"]


def _default(one: Option) -> str:
    if one.required:
        return "required"
    match one.default:
        case None | ():
            return "–"
        case bool():
            return f"`{str(one.default).lower()}`"
        case _:
            return f"`{one.default}`"


def _cell(words: str) -> str:
    return words.replace("|", r"\|")
