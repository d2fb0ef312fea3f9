"""The manual of the kinds of evidence, from their docstrings and options."""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from textwrap import fill
from typing import Any

from dodcheck.errors import user_error
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.options import Option, options_of
from dodcheck.rules.table import KINDS

_COMBINED: dict[str, type[Any]] = {combination.kind: combination for combination in (All, AnyOf, Not)}
_WIDTH = 80
_READ_ON = (
    "A rule stands in dodcheck.yml, or as a comment under its statement:",
    "  <!-- dodcheck {file: {path: README.md}} -->",
    "The manual of one kind, with its options: dodcheck rules text",
    "The manual of all: dodcheck rules --manual",
)


def manual_of(class_: type[Any]) -> str:
    """Return the manual of a kind as Markdown: what it decides, its options with their defaults, an example."""
    rows = [f"| `{option.name}` | {_cell(option.help)} | {_default(option)} |" for option in options_of(class_)]
    table = ["| option | what it means | default |", "|---|---|---|", *rows]
    return "\n".join([_described(class_), "", *table, "", *_example(class_)])


def page_of(kind: str) -> str:
    """Return the manual of one kind as Markdown, or of what combines rules. Raises ``UserError`` for any other name."""
    if kind in _COMBINED:
        return f"# `{kind}`\n\n{_combined(_COMBINED[kind])}\n"
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
    combined = [f"### `{kind}`\n\n{_combined(combination)}" for kind, combination in _COMBINED.items()]
    return "\n\n".join(["\n".join(intro), *kinds, "## Combined rules", *combined]) + "\n"


def kinds_list() -> str:
    """Return what each kind decides, in a line or two of 80 columns, and where to read on."""
    kinds = {**KINDS, **_COMBINED}
    column = max(map(len, kinds)) + 2
    listed = (_listed(kind, _described(class_).partition("\n")[0], column) for kind, class_ in kinds.items())
    return "\n".join([*listed, "", *_READ_ON]) + "\n"


def _listed(kind: str, about: str, column: int) -> str:
    return fill(f"{kind:<{column}}{about}", _WIDTH, subsequent_indent=" " * column, break_on_hyphens=False)


def _combined(class_: type[Any]) -> str:
    return "\n".join([_described(class_), "", *_example(class_)])


def _described(class_: type[Any]) -> str:
    return inspect.getdoc(class_) or ""


def _example(class_: type[Any]) -> list[str]:
    return ["```yaml", class_.example, "```"]


def _default(option: Option) -> str:
    if option.required:
        return "required"
    match option.default:
        case None | ():
            return "–"
        case bool():
            return f"`{str(option.default).lower()}`"
        case _:
            return f"`{option.default}`"


def _cell(words: str) -> str:
    return words.replace("|", r"\|")
