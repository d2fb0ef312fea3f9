"""Headings that a Markdown document has in HTML, whose blocks are not read otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.documents.blocks import Code
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.outlines.topics import topic_words
from dodcheck.rules.reading.markdown import ReadDocument

_HEADING = re.compile(r"<(?:h[1-6]|summary)\b[^<>]*>", re.IGNORECASE)
_END = re.compile(r"</(?:h[1-6]|summary)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_MOST_LINES = 4
"""A heading whose words stand on more lines than this is none."""


def left_open_by_html(finding: FileFinding, document: ReadDocument, wanted: str) -> FileFinding:
    """Return the finding; what fails is left open where a heading in HTML has the words: what is below is not read."""
    words = topic_words(wanted)
    if finding.outcome is not Outcome.FAILS or not words:
        return finding
    line = next((line for said, line in _headings(document) if words <= topic_words(said)), None)
    if line is None:
        return finding
    message = f"{finding.words}, but a heading in HTML that says so"
    return finding._replace(outcome=Outcome.UNKNOWN, words=message, line=line, unknown=Unknown.PARTIAL)


def _headings(document: ReadDocument) -> Iterator[tuple[str, int]]:
    """Yield the words of each heading in HTML with its line; what stands in code shows one and is none."""
    blocks = (block for block in document.outline.blocks if isinstance(block, Code))
    code = {line for block in blocks for line in range(block.line, block.end + 1)}
    lines = document.text.lines
    for at, line in enumerate(lines):
        found = None if at + 1 in code else _HEADING.search(line)
        if found:
            rest = " ".join((line[found.end() :], *lines[at + 1 : at + _MOST_LINES]))
            yield _TAG.sub(" ", _END.split(rest, maxsplit=1)[0]), at + 1
