"""Where a plan lists what is edited in a document, and says that nothing else of it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.blocks import Heading, Item, Paragraph
from dodcheck.documents.inline import plain
from dodcheck.documents.plans.passages import Passage
from dodcheck.documents.plans.plan import OnlyEdits
from dodcheck.documents.plans.sentences import sentences
from dodcheck.model.milestone import MilestoneId, mentions

_LONGEST = 400
_NOTHING_ELSE = re.compile(
    r"\W*(?:no other (?:edits?|changes?|modifications?)(?: (?:are |is |were )?(?:made|allowed|permitted))?"
    r"|(?:nothing else|no more) (?:(?:is|may be|must be|will be) )?(?:edited|changed|modified|changes))\W*",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"[\w./-]{1,200}\.md\b", re.IGNORECASE)
_ENTRY = re.compile(r"\b(?:entry|section|row)\b", re.IGNORECASE)
_NOTE = re.compile(
    r"\b(?:note|remark|sentence|line|paragraph)\b (?:under|below|in) (?:the )?(?P<under>[^()]{2,80}?)"
    r"(?: (?:describing|about|on|that|which|saying|with|for)\b.*)?[ .]*$",
    re.IGNORECASE,
)


def only_edits(passages: Sequence[Passage], path: str, milestone: MilestoneId) -> Iterator[OnlyEdits]:
    """Yield each place where an entry of the milestone, and notes, are listed below a heading that names a document.

    Such a place ends with a sentence such as "No other edits."; one that lists anything else is left out.
    """
    heading, listed = "", list[str]()
    for passage in passages:
        if isinstance(passage.block, Heading):
            heading, listed = passage.text[:_LONGEST], []
        elif isinstance(passage.block, Item) and passage.block.depth == 0:
            listed.append(passage.text)
        elif isinstance(passage.block, Paragraph) and listed:
            named = _DOCUMENT.findall(plain(heading))
            notes = _notes(listed, milestone)
            said = [line for line in sentences(passage, path) if _NOTHING_ELSE.fullmatch(plain(line.text[:_LONGEST]))]
            if said and len(named) == 1 and notes is not None:
                yield OnlyEdits(said[0].text, named[0], notes, said[0].location)


def _notes(listed: Sequence[str], milestone: MilestoneId) -> tuple[str, ...] | None:
    """Return the headings that notes stand below, ``None`` where an item is neither the entry nor such a note."""
    said = [plain(text[:_LONGEST]) for text in listed]
    entries = [_ENTRY.search(words) and milestone in {mention.first for mention in mentions(words)} for words in said]
    notes = [_NOTE.search(words) for words, entry in zip(said, entries, strict=True) if not entry]
    if not any(entries) or not all(notes):
        return None
    return tuple(found["under"].strip() for found in notes if found)
