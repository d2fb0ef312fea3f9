"""markdown-it's block grammar with our rules, put together.

markdown-it itself drops everything up to the end of the parent block when its nesting limit is hit; here only the
container that is too deep is left out, and named. Link reference definitions are paragraphs, so that none hides a box.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from dodcheck.documents.block_rules import Token, any_of, depth_limit, lazy_limit, table_with_places, thematic_break

MAX_LEVEL = 60
"""Open containers at which no further one is opened; a block quote counts as one, a list with its item as two."""

_LEAVES = frozenset("`~<#")
_CONTAINERS = frozenset(">*-+0123456789")
_RULES = frozenset("*-_")


class Parsed(NamedTuple):
    """Block tokens (a table is one, its rows in ``meta``), and lines, from 0, at which limits were met.

    ``too_deep`` were left out; from ``lazy`` on, if there is one, lines that only continue a quote are told apart.
    """

    tokens: Sequence[Token]
    too_deep: Sequence[int]
    lazy: Sequence[int]


Parser = Callable[[str], Parsed]
r"""Lines joined by ``\n`` to what they hold."""


@cache
def block_parser() -> Parser:
    """Return the parser of the block structure; it leaves inline content as it is."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - lazy: costs 40 ms
    from markdown_it import rules_block as original  # noqa: PLC0415 - lazy: as above

    # Our limit comes first; theirs stands far behind it.
    markdown = MarkdownIt("commonmark", {"maxNesting": 2 * MAX_LEVEL}).disable("reference")
    rules = markdown.block.ruler
    hr = thematic_break(original.hr)
    containers, leaves = [original.blockquote, original.list_block], [original.fence, original.html_block]
    interrupts = any_of([*containers, hr, *leaves, original.heading], _LEAVES | _CONTAINERS | _RULES)
    ends_list = any_of([original.fence, original.blockquote, hr], _LEAVES | _CONTAINERS | _RULES)
    container = any_of(containers, _CONTAINERS)

    def opens_container(state: original.StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's shape
        return container(state, line, end, silent) and not hr(state, line, end, silent)

    rules.at("hr", hr)
    rules.at("table", table_with_places(original.table, interrupts), {"alt": ["paragraph"]})
    # Set again without the chains they stood in: ``interrupts`` looks ahead for them.
    rules.at("fence", original.fence)
    rules.at("blockquote", original.blockquote)
    rules.at("list", original.list_block)
    rules.at("html_block", original.html_block)
    rules.at("heading", original.heading)
    rules.push("interrupts", interrupts, {"alt": ["paragraph"]})
    rules.push("ends_quote", lazy_limit(interrupts), {"alt": ["blockquote"]})
    rules.push("ends_list", ends_list, {"alt": ["list"]})
    rules.before("blockquote", "too_deep", depth_limit(opens_container, MAX_LEVEL))
    rules.enable("table")

    def parsed(source: str) -> Parsed:
        too_deep: list[int] = []
        lazy: list[int] = []
        env: dict[str, Any] = {"too_deep": too_deep, "lazy": lazy, "looked": {}}
        return Parsed(markdown.block.parse(source, markdown, env, []) or [], too_deep, lazy)

    return parsed
