"""Parts that fold out: `<details><summary>Phase 1</summary>`, whose summary is a label of what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.documents.blocks import End, Paragraph
from dodcheck.documents.phases import is_phase
from dodcheck.documents.slug import title

_PART = re.compile(r"<summary(?:\s[^<>]{0,200})?>(?P<words>.{0,400}?)</summary>|</details>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,200}>|\*")
_EXAMPLE = re.compile(r"(?:an? )?(?:examples?|samples?)(?: \w+)?", re.IGNORECASE)
_LONGEST = 200
"""A label is no longer than this, in code points."""


def folded(block: str, item: int | None, line: int) -> Iterator[Paragraph | End]:
    """Yield the label that each summary of an HTML block is, and the ends of such parts; ``line`` is the block's first.

    A summary counts that names a phase, or says that an example follows: others (`Details`) name nothing.
    """
    seen = 0
    for found in _PART.finditer(block):
        line += block.count("\n", seen, found.start())
        seen = found.start()
        if found["words"] is None:
            yield End(line)
            continue
        words = " ".join(_TAG.sub(" ", found["words"]).split()).rstrip(":")
        if len(words) <= _LONGEST and (is_phase(title(words)) or _EXAMPLE.fullmatch(words)):
            yield Paragraph(f"**{words}**:", item, line)
