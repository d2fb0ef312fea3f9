"""Governance documents: every role, every encoding, and what their words and comments bind."""

from __future__ import annotations

import re
from random import Random

from dodcheck.binding.inline import read_inline
from dodcheck.binding.recognise import recognise
from dodcheck.documents.document import Document, Role, read_document
from dodcheck.documents.text import UndecodableError, decode
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import encoded, mixed, parts_of

PIECES = (
    "# ", "## Phase 1: One\n", "### Group\n", "## Milestones Appendix\n", "**Evidence**:\n", "**Must be True**:\n",
    "- [ ] ", "- [x] ", "* [X] ", "1. [ ] ", "- [~] ", "- ", "+ ", "12. ", "> ", "    ", "\t", "\n", "\n\n", "---\n",
    "| a | b |\n", "|---|---|\n", "| [x] | \u2705 |\n", "|", "\\|", "`README.md` exists", "`", "``", "```\n", "~~~\n",
    "<!-- ", "-->", "<!-- dodcheck {file: {path: README.md}} -->", "<!-- dodcheck id: mine -->", "<!-- dodcheck",
    "<details>\n", "</details>\n", "<b>", "[a](b.md)", "[a]: b.md\n", "![", "](", "**", "_", "~~", "(Deferred)",
    "\u2705 ", "\u274c ", "Status: Done\n", "**Status**: Closed\n", "### M01: First\n", "- **Status**: Closed\n",
    "**Depends on**: M00\n", "| ID | Milestone | Status |\n", "Not done until ", "**Measurement**: ", "&amp;",
    "&#x41;", "<http://e.example>", "\\", "***\n", "===\n", "$x$", "{% x %}", "words of a statement ", "[^1]",
    "[^1]: note\n",
)  # fmt: skip
_ID = re.compile(r"[^\s`|<>]+")


def fresh(random: Random) -> Given:
    """Return a document of random pieces, most of them at the beginning of a line."""
    lines = [mixed(random, PIECES, 6) for _ in range(random.randint(0, random.choice((4, 40))))]
    return {TEXT: encoded(random, random.choice(("\n", "\n", "")).join(lines))}


def check(given: Given) -> None:
    """Read a text as a checklist, bind what its words and comments say, and read it in a role that its bytes choose."""
    data = given[TEXT]
    try:
        lines = decode(data).raw
    except UndecodableError:
        return
    checklist = read_document("docs/X.md", data, Role.CHECKLIST, "scope")
    assert checklist == read_document("docs/X.md", data, Role.CHECKLIST, "scope"), "two readings differ"
    _bind(checklist)
    _places(checklist, lines)
    roles = tuple(Role)
    _places(read_document("docs/X.md", data, roles[sum(data) % len(roles)], "scope"), lines)


def _places(found: Document, lines: tuple[str, ...]) -> None:
    for criterion in found.criteria:
        at = criterion.location
        assert at.path == "docs/X.md"
        assert at.line is not None and 1 <= at.line <= criterion.last_line <= len(lines), (criterion, len(lines))
        assert at.column is None or 1 <= at.column <= len(lines[at.line - 1]) + 1, criterion
        assert _ID.fullmatch(criterion.id), criterion.id
        assert "\n" not in criterion.text, criterion
    for placed in (*(one.location for one in found.notices), *(one.location for one in found.mistakes)):
        assert placed is not None
        assert placed.line is None or 1 <= placed.line <= max(1, len(lines)), placed


def _bind(found: Document) -> None:
    for criterion in found.criteria[:50]:
        assert recognise(criterion) == recognise(criterion), criterion
        if criterion.inline:
            tree, mistakes = read_inline(criterion.inline)
            assert (tree is None) is bool(mistakes), criterion.inline


CAMPAIGN = Campaign(
    name="markdown",
    about="governance documents of every role",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=parts_of("docs/**/*.md", "README.md", "tests/**/*.md"),
)
