"""Whether the signs in a list claim something or only decorate it, by the headings and labels around the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Code, End, Heading, Paragraph, Rule, Table
from dodcheck.documents.labels import labelled_parts
from dodcheck.documents.slug import title

_HISTORY = re.compile(
    r"\b(?:change ?logs?|release notes|pull requests|previous runs|what['’]s new)\b"
    r"|\bhistory$|^(?:changes|releases?|ci runs)$|\btemplates?\b",
    re.IGNORECASE,
)
_NO_STATUS = re.compile(
    # What signs mean, and what they look like.
    r"\blegend\b|^(?:key|notation|symbols|icons|status key|format)$|\b(?:examples?|e\.g|samples?|such as)\b"
    # What one may do, and what belongs to the work.
    r"|\bscope\b|\bnon[- ]?goals?\b|\bexclu(?:ded|des|sions?)\b|\bdon['’]?ts?\b|\bdo not\b|^dos?$|\bdo['’]?s\b"
    r"|\bbest practices?\b|\banti-?patterns?\b|\b(?:style )?guid(?:e|ance|elines?)\b|\bconventions?\b"
    r"|\b(?:avoid|never|allowed|forbidden|permitted|prohibited|disallowed|recommend\w*|discouraged)\b"
    r"|\b(?:must|should|shall) not\b"
    # What is weighed, and what was decided.
    r"|\b(?:pros|cons|(?:dis)?advantages?|benefits?|drawbacks?|trade-?offs?|alternatives?|options?|compar\w+|versus|vs)\b"
    r"|\b(?:positives?|negatives?|consequences?|strengths?|weaknesses|decisions?|answers?|verdict|rationale)\b"
    r"|^(?:good|bad|correct|incorrect|right|wrong|supported|unsupported|not supported)\b"
    # What was done on a day or in a release.
    r"|^\W*(?:\d{4}-\d\d(?:-\d\d)?\b|yesterday\b|(?:v|version )?\d+\.\d+(?:\.\d+)*\W*(?:$|\d{4}-))"
    # What is tried, how it works, and what was said of it.
    r"|\b(?:edge|corner|test|use)[- ]cases?\b|\bscenarios?\b|\bhandle[sd]?\b|^usage$|^before$|\bproposed\b"
    r"|^(?:target|desired)\b|^(?:\w+ )?(?:output|prompts?)\W*$|\b(?:prints|looks like)\b|\bhow (?:it|to|this|does)\b"
    r"|\bobservations?\b|\bfeedback\b|\b(?:review|reviewer)(?:['’]s)? comments\b|\b(?:bug ?)?fix(?:ed|es)\b|^resolved\b"
    # Who is there, and what is not intended.
    r"|\battend(?:ees|ance)\b|\bparticipants\b|^agenda\b|\bvot(?:es?|ing)\b|^(?:type|kind) of change\b"
    r"|\bwon['’]t\b|\b(?:will|do) not\b|^rejected\b|^(?:(?:ground|house|coding|golden) )?rules$"
    # What a product runs on.
    r"|\b(?:compatibility|support) (?:matrix|table)\b"
    r"|\b(?:platforms?|browsers?|os|languages?|versions?) (?:support(?:ed)?|compatibility)\b"
    # What stands elsewhere.
    r"|\b(?:upstream|downstream|external|other|another|separate|sibling|sister|parent|frontend|backend|client|server)"
    r" repo(?:s|sitory|sitories)?\b"
    # What is bad and has an end, whose end is no statement that the bad thing is so.
    r"|\bblockers?\b|\bnot done\b|\brollback (?:if|when)\b|\b(?:removed|deleted|removals?|deprecated)\b",
    re.IGNORECASE,
)
_BAD_THINGS = re.compile(
    r"\b(?:issues?|bugs?|risks?|defects?|problems?|findings?|gaps?|incidents?|vulnerabilit(?:y|ies)|concerns?|debts?"
    r"|deferr(?:ed|als?)|limitations?|anomal(?:y|ies)|regressions|errors|failures)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:g[eo]t(?:ting)? rid|clean(?:ed|ing)?[- ]?up|drop(?:ped|s)?|retired?|obsolete|archived?|moved?|rename[ds]?"
    r"|replaced?|superseded|gone|no longer|unused|dead code|untracked|not tracked|delet\w*|remov\w*|eliminat\w*)\b",
    re.IGNORECASE,
)
_ABSENCE = re.compile(r"\b(?:no|zero|without|free)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:should|must|shall|expected|when|if|once|upon|after|before|will|would|could|to be|planned"
    r"|not required)\b"
    r"|\b(?:features?|highlights?|capabilit(?:y|ies)|what you|why)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\b(?:examples?|samples?|templates?|legend|mock-?ups?)\b", re.IGNORECASE)
_OF_A_MILESTONE = re.compile(r"^example(?= \(m-?\d{1,3}(?:[:)]| [–—-] ))", re.IGNORECASE)
"""An example that is a milestone of the program: what is marked below it is claimed of that milestone.

No version (`Example (v2)`), standard (`C99`) or thing of such a name (`M2 chips`) is one.
"""
_CODE = re.compile(r"`[^`]*`")
_LONGEST = 300
"""A heading says what it is about within this many code points."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a list or table: Markdown sources, the headings from the outermost in.

    ``label`` is the nearest label below the headings, ``intro`` the line that ends in a colon right above, empty where
    there is none. ``titled`` says whether the first heading is the document's own title.
    """

    headings: tuple[str, ...] = ()
    titled: bool = False
    label: str = ""
    intro: str = ""

    def inside(self, item: str) -> Surroundings:
        """Return what stands around a list nested in an item of this source."""
        return Surroundings(self.headings, self.titled, self.label or self.intro, item)

    def without_intro(self) -> Surroundings:
        """Return what still stands around what an introduced list or table is followed by."""
        return Surroundings(self.headings, self.titled, self.label)

    @property
    def hold_no_claims(self) -> bool:
        """Whether all that stands here is history, explanation, advice, weighing, or about bad things and their end."""
        if any(_is_history(source) for source in (*self.headings, self.label, self.intro)):
            return True
        # A heading that says so is part of what the statement is read with; a line above it is not.
        if _GONE.search(self.intro[:_LONGEST]):
            return True
        return any(_speaks_of_else(source) for source in (*self.headings[self.titled :], self.label, self.intro))

    @property
    def is_no_promise(self) -> bool:
        """Whether what stands here is history, or shows how something may look."""
        around = (*self.headings, self.label, self.intro)
        return any(_is_history(source) or _SHOWN.search(source[:_LONGEST]) for source in around)

    @property
    def speak_of_later(self) -> bool:
        """Whether the nearest words announce what shall be so (`CI must show:`) or praise a product."""
        return _is_hypothetical(next(filter(None, (self.intro, self.label, *self.headings[::-1])), ""))


class Placed(NamedTuple):
    """A block with its number in the outline, and what stands around it.

    ``run`` is one number for all blocks between two headings or paragraphs outside of lists.
    """

    number: int
    block: Block
    around: Surroundings
    run: int


def placed_blocks(blocks: Sequence[Block]) -> Iterator[Placed]:
    """Yield each block of a document with its surroundings, in order."""
    levels: list[int] = []
    around, run, after_paragraph = Surroundings(), 0, False
    for index, block in enumerate(blocks):
        paragraph = block if isinstance(block, Paragraph) and block.item is None else None
        if isinstance(block, Heading):
            around, run = _headed(around, levels, block), run + 1
        elif paragraph:
            around, run = around if after_paragraph else around.without_intro(), run + 1
        yield Placed(index, block, around, run)
        after_paragraph = paragraph is not None
        if paragraph:
            around = _introduced(around, paragraph.source)
        elif isinstance(block, End):
            around, run = Surroundings(around.headings, around.titled), run + 1
        elif isinstance(block, Rule | Code | Table):
            around = around.without_intro()


def _headed(around: Surroundings, levels: list[int], heading: Heading) -> Surroundings:
    """Return what stands around the blocks below a heading; ``levels``, those of the headings, is kept up with them."""
    titled = around.titled if levels else heading.level == 1
    while levels and levels[-1] >= heading.level:
        levels.pop()
    headings = (*around.headings[: len(levels)], heading.source)
    levels.append(heading.level)
    return Surroundings(headings, titled and levels[0] == 1)


def _introduced(around: Surroundings, source: str) -> Surroundings:
    """Return what stands around the blocks below a paragraph."""
    alone = [part.label.name for part in labelled_parts(source) if part.label and not part.source.strip()]
    last = source.rpartition("\n")[2]
    intro = last if last.rstrip("*_ ").endswith(":") else ""
    return Surroundings(around.headings, around.titled, alone[-1] if alone else around.label, intro)


def speaks_of_bad_things(source: str) -> bool:
    """Return whether a heading, label or column name is about risks, issues or the like, and not their absence."""
    words = _words(source)
    return bool(_BAD_THINGS.search(words) and not _ABSENCE.search(words))


@lru_cache(maxsize=1024)
def _is_history(source: str) -> bool:
    return bool(_HISTORY.search(_words(source)))


@lru_cache(maxsize=1024)
def _speaks_of_else(source: str) -> bool:
    words = _OF_A_MILESTONE.sub("", _words(_without_code(source)))
    return bool(_NO_STATUS.search(words)) or speaks_of_bad_things(words)


@lru_cache(maxsize=1024)
def _is_hypothetical(source: str) -> bool:
    return bool(_NOT_YET.search(_words(source)))


def _without_code(source: str) -> str:
    """Return a source without what stands in code, unless that is all: `docs/guide.md` is no guidance."""
    bare = _CODE.sub("", source[:_LONGEST])
    return bare if any(map(str.isalnum, bare)) else source


def _words(source: str) -> str:
    return title(source[:_LONGEST])
