"""What a self-test found out: for each rule that passes, whether it can fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dodcheck.model.evidence import Outcome
from dodcheck.model.location import Location
from dodcheck.model.report import EvidenceFile, Judgement, SnapshotFacts
from dodcheck.trust.selftest.trial import Fate, Trial, worst_fate


@dataclass(frozen=True, slots=True)
class TriedRule:
    """A criterion whose evidence holds, and what became of its rule.

    ``written`` is where the rule stands, ``None`` where it was read from the words. ``trials`` are those of the parts
    that have to fail each on their own. ``relevant`` says whether rule and statement name one thing both.
    ``held_before`` says whether the rule held at the earlier commit, ``None`` where that was not asked.
    """

    judgement: Judgement
    written: Location | None
    trials: tuple[Trial, ...]
    relevant: bool
    held_before: bool | None = None

    @property
    def fate(self) -> Fate:
        """The worst fate of its parts."""
        return worst_fate(self.trials)

    @property
    def flagged(self) -> bool:
        """Whether something is odd about the rule although it can fail."""
        return not self.relevant or self.held_before is True


@dataclass(frozen=True, slots=True)
class Selftest:
    """What one run found out. Tally and gate follow from it and are never stored.

    ``left`` counts the criteria that were not tested because their evidence does not hold, by its outcome. ``red_at``
    is the full id of the earlier commit. ``strict``: what is flagged blocks as well.
    """

    scope: str
    as_of: date
    snapshot: SnapshotFacts
    policy_digest: str
    tested: tuple[TriedRule, ...]
    left: Mapping[Outcome, int]
    evidence_files: tuple[EvidenceFile, ...] = ()
    red_at: str | None = None
    strict: bool = False

    @property
    def tally(self) -> dict[Fate, int]:
        """How many rules met each fate; all fates are keys."""
        counted = Counter(tried.fate for tried in self.tested)
        return {fate: counted[fate] for fate in Fate}

    @property
    def blocking(self) -> tuple[str, ...]:
        """The ids of the criteria that keep the gate shut, in document order."""
        return tuple(tried.judgement.criterion.id for tried in self.tested if self.blocks(tried))

    @property
    def passed(self) -> bool:
        """Whether the gate is open."""
        return not self.blocking

    def blocks(self, tried: TriedRule) -> bool:
        """Return whether one criterion keeps the gate shut."""
        return tried.fate is Fate.VACUOUS or (self.strict and tried.flagged)
