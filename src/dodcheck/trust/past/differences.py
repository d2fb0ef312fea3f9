"""Which verdicts differ between two snapshots, each judged by its own documents, rules and waivers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dodcheck.judge.case import Case
from dodcheck.judge.report import report
from dodcheck.judge.scopes import nothing_found
from dodcheck.model.progress import SILENT, Progress
from dodcheck.model.report import Judgement, Report
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.pairing import pair_criteria
from dodcheck.trust.change.sides import Comparison
from dodcheck.trust.change.weakening import Weakening
from dodcheck.trust.change.weakenings.table import weakenings
from dodcheck.trust.past.chosen import ScopeChoice


class Difference(NamedTuple):
    """A criterion with another verdict than before."""

    before: Judgement
    after: Judgement

    @property
    def worse(self) -> bool:
        """Whether less is shown now."""
        return self.after.verdict.worse_than(self.before.verdict)


@dataclass(frozen=True, slots=True)
class Differences:
    """Two reports side by side. ``name`` is how the caller calls the first.

    ``changed`` and ``new`` stand in document order of the second side, ``gone`` in that of the first; ``same`` counts
    the criteria whose verdict is as before.
    """

    name: str
    before: Report
    after: Report
    changed: tuple[Difference, ...]
    new: tuple[Judgement, ...]
    gone: tuple[Judgement, ...]
    same: int
    weakened: tuple[Weakening, ...]

    @property
    def as_of(self) -> date:
        """The day that both sides are judged at."""
        return self.after.as_of

    @property
    def worse(self) -> tuple[Difference, ...]:
        """Criteria of which less is shown now."""
        return tuple(difference for difference in self.changed if difference.worse)

    @property
    def better(self) -> tuple[Difference, ...]:
        """Criteria of which more is shown now."""
        return tuple(difference for difference in self.changed if not difference.worse)


def differences(comparison: Comparison, progress: Progress = SILENT) -> Differences:
    """Return what differs between two sides. Raises ``UserError`` where neither has a governance document."""
    sides = (comparison.base.case, comparison.case)
    if not any(case.program.documents or case.program.unread for case in sides):
        raise nothing_found("no governance document is tracked on either side")
    before, after = (_report(case, progress) for case in sides)
    old = {judgement.criterion.id: judgement for judgement in before.judgements}
    new = {judgement.criterion.id: judgement for judgement in after.judgements}
    pairs = pair_criteria(
        [judgement.criterion for judgement in before.judgements],
        [judgement.criterion for judgement in after.judgements],
    )
    both = [Difference(old[kept.before.id], new[kept.after.id]) for kept in pairs.kept]
    changed = tuple(difference for difference in both if difference.before.verdict is not difference.after.verdict)
    return Differences(
        name=comparison.base.name,
        before=before,
        after=after,
        changed=changed,
        new=tuple(new[criterion.id] for criterion in pairs.new),
        gone=tuple(old[criterion.id] for criterion in pairs.gone),
        same=len(both) - len(changed),
        weakened=tuple(weakenings(Judges(comparison))),
    )


def _report(case: Case, progress: Progress) -> Report:
    """Return the report of everything; rules for statements that this side has not count for nothing."""
    return report(case, ScopeChoice("")(case.program), progress)
