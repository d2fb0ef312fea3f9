"""Labels beside dodcheck's verdicts: what was decided, and how much of it wrongly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench.claims import Said
from bench.labels import Label, Truth, not_there
from dodcheck.binding.bind import same_words

NO_CRITERION = "no criterion"
_MEANS = dict.fromkeys(("proved", "ready"), Truth.PROVED) | dict.fromkeys(("refuted", "open"), Truth.REFUTED)
DECIDED = frozenset(_MEANS)
"""The verdicts that say whether a statement is true."""


class Marked(NamedTuple):
    """A label, why the tree can't decide it (``None`` where it can), and what dodcheck says of it."""

    label: Label
    lacking: str | None
    verdict: str
    reason: str

    @property
    def said(self) -> Truth:
        """What the verdict says to the question whether the statement is true."""
        return _MEANS.get(self.verdict, Truth.UNDECIDABLE)

    @property
    def counts(self) -> bool:
        """Whether an answer can be right or wrong: the tree decides it, or nothing does."""
        return self.lacking is None or self.label.truth is Truth.UNDECIDABLE

    @property
    def wrong(self) -> bool:
        """Whether dodcheck decided it, and not as the label does."""
        return self.counts and self.said is not Truth.UNDECIDABLE and not self.label.accepts(self.said)

    @property
    def right(self) -> bool:
        """Whether dodcheck decided it as the label does."""
        return self.counts and self.said is not Truth.UNDECIDABLE and self.label.accepts(self.said)

    @property
    def uncounted(self) -> bool:
        """Whether dodcheck decided it on placeholders, where the label rests on the real content."""
        return not self.counts and self.said is not Truth.UNDECIDABLE

    @property
    def missed(self) -> bool:
        """Whether the tree decides it and dodcheck does not."""
        return self.lacking is None and self.said is Truth.UNDECIDABLE


class Score(NamedTuple):
    """Counts over some labels: all, those the tree decides, of these the rightly decided, all right, all wrong."""

    labels: int
    decidable: int
    decided: int
    right: int
    wrong: int

    @property
    def share(self) -> str:
        """The share decided of what is decidable there, in percent."""
        return percent(self.decided, self.decidable)

    @property
    def precision(self) -> str:
        """The share of right answers among all answers, in percent."""
        return percent(self.right, self.right + self.wrong)


def percent(part: int, whole: int) -> str:
    """Return a share rounded down to whole percents, a dash where there is nothing to share."""
    return f"{100 * part // whole} %" if whole else "–"


def mark(label: Label, said: Sequence[Said], at_hand: Callable[[str], bool]) -> Marked:
    """Return a label beside the criterion that stands on its line in the same words."""
    lacking = not_there(label, at_hand)
    here = [one for one in said if (one.path, one.line) == (label.file, label.line)]
    same = next((one for one in here if same_words(one.text, label.text)), None)
    if same is None:
        return Marked(label, lacking, NO_CRITERION, "dodcheck reads no such statement on this line")
    return Marked(label, lacking, same.verdict, same.reason)


def score(marked: Sequence[Marked]) -> Score:
    """Return the counts over some labels."""
    decidable = [one for one in marked if one.lacking is None]
    return Score(
        labels=len(marked),
        decidable=len(decidable),
        decided=sum(one.right for one in decidable),
        right=sum(one.right for one in marked),
        wrong=sum(one.wrong for one in marked),
    )
