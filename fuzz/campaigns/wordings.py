"""The wording and the topics of a Markdown document."""

from __future__ import annotations

from dodcheck.rules.document import DocumentRule
from dodcheck.rules.wording import WordingRule
from dodcheck.snapshot.memory import MemorySnapshot
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.judged import check_evidence
from fuzz.texts import files_like, soup

PIECES = (
    "# Audit\n\n", "## Findings\n\n", "## Taxonomy\n\n", "### Recommendations\n", "| Finding | Severity |\n|---|---|\n",
    "| `pull.yml` | High |\n", "| x | y |\n", "- item\n", "> quoted\n", "should be ", "probably ", "perhaps",
    "we think ", "avoid ", "that ", "never ", "no ", "M00 ", "M00-R01 ", "INV-001 ", "`a.py:12` ", "`git grep x` ",
    "`*.yml` ", "[a](a.py) ", "[b](https://example.org) ",
    "\u201c", "\u201d", '"', "'", "\u00ab", "\u00bb", "`", "~~", "**", "|",
    "\n", "\n\n", ". ", " \u2014 ", "```\n", "a/b/c/d/e.py ", "../../x.md ", "abcdef1 ",
)  # fmt: skip
RULES = (
    WordingRule(document="a.md", against=("speculation", "prescription"), cite="claims"),
    WordingRule(document="a.md", forbid=("should", "x y"), cite="rows", section="findings"),
    DocumentRule(path="a.md", topic="taxonomy", before=("finding",)),
    DocumentRule(path="a.md", refers_to="M00"),
)


def check(given: Given) -> None:
    """Let rules look at a document."""
    files = {
        "a.md": given[TEXT],
        "a.py": b"x = 1\n",
        "M00.md": b"- M00-R01\n",
        ".github/workflows/pull.yml": b"on: push\n",
    }
    snapshot = MemorySnapshot(files, commit="c0")
    for rule in RULES:
        check_evidence(rule.examine(snapshot))


CAMPAIGN = Campaign(
    name="wordings",
    about="wording and topics of documents",
    fresh=soup(PIECES, 60),
    check=check,
    pieces=PIECES,
    seeds=files_like("docs/**/*.md", "tests/rules/cases/wording/*/*.yml"),
)
