"""Which criteria `dodcheck milestone ID` asks about."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.documents.closings import milestone_of
from dodcheck.documents.document import Document, Role
from dodcheck.documents.ledger import LedgerEntry
from dodcheck.documents.slug import slug
from dodcheck.errors import UserError, user_error
from dodcheck.judge.scopes import Scope, nothing_found
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.milestone import MilestoneId, Status
from dodcheck.model.promise import SaidDone
from dodcheck.model.report import Gate
from dodcheck.program.load import Program, UnreadDocument
from dodcheck.program.milestones.unplanned import milestones_named_by
from dodcheck.snapshot.paths import folder_of

_SHOWN = 20
_A_PLAN = """A plan stands in a path such as docs/milestones/M01/M01_plan.md, or where dodcheck.yml says:
  documents: {milestones: "docs/plans/{id}_plan.md"}"""


def milestone(program: Program, asked: str) -> Scope:
    """Return the scope of one milestone: what the plans in its folder say, without one what other documents say.

    Raises ``UserError`` where nothing says anything of it, or several folders have a plan.
    """
    wanted = _asked(asked)
    plans = [document for document in program.of_role(Role.PLAN) if milestone_of(document.scope) == wanted]
    named = [
        *(plan.path for plan in plans),
        *(unread.criterion.location.path for unread in program.unread if _is_plan_of(unread, wanted)),
    ]
    if len({folder_of(path) for path in named}) > 1:
        hint = "Say which plans count in dodcheck.yml: documents: {milestones: docs/milestones/{id}/{id}_plan.md}"
        raise user_error(f"{len(named)} documents could be the plan of {wanted}: {', '.join(named)}", hint)
    ledgers = frozenset(document.path for document in program.of_role(Role.LEDGER))
    if not named:
        return _unplanned(program, wanted, ledgers)
    criteria = tuple(criterion for plan in plans for criterion in plan.criteria if not criterion.to_begin)
    own = frozenset(criterion.scope for criterion in criteria)
    return Scope(f"milestone {wanted}", Gate.COMPLETE, criteria, program.unread, frozenset(named) | ledgers, own)


def _unplanned(program: Program, wanted: MilestoneId, ledgers: frozenset[str]) -> Scope:
    """Return the scope of a milestone without a plan: what ledger and completion lists state of it, and of no other.

    Where no statement is about the whole milestone, its entry in the ledger is: boxes below its heading are only parts
    of it. Raises ``UserError`` where there is no such entry.
    """
    criteria = tuple(criterion for criterion in program.criteria if milestones_named_by(criterion) == (wanted,))
    entry = None if any(map(_is_of_whole, criteria)) else _entry(program, wanted)
    if entry is None and not any(map(_is_of_whole, criteria)):
        raise _no_plan(program, wanted)
    paths = frozenset(criterion.location.path for criterion in criteria)
    own = frozenset({f"milestone-{slug(str(wanted))}"})
    return Scope(f"milestone {wanted}", Gate.COMPLETE, criteria, program.unread, paths | ledgers, own, entry=entry)


def _is_of_whole(criterion: Criterion) -> bool:
    """Return whether a statement about a milestone says of the whole of it that it is done."""
    return criterion.form is Form.MILESTONE or isinstance(criterion.promise, SaidDone)


def _entry(program: Program, wanted: MilestoneId) -> LedgerEntry | None:
    """Return what the ledger says of one milestone, of several entries the one that says least of its being done."""
    entries = (entry for document in program.of_role(Role.LEDGER) for entry in document.entries)
    own = [entry for entry in entries if entry.last is None and entry.milestone == wanted]
    told = [entry for entry in own if entry.status is not Status.UNKNOWN]
    return next((entry for entry in told if entry.status is not Status.CLOSED), next(iter(told or own), None))


def _asked(asked: str) -> MilestoneId:
    wanted = MilestoneId.parse(asked.strip().removeprefix("milestone-").removeprefix("milestone "))
    if wanted is None:
        raise user_error(f"`{asked[:60]}` is no id of a milestone", "Ids are such as M03, M10.5, M37B or V15-M53.")
    return wanted


def _is_plan_of(unread: UnreadDocument, wanted: MilestoneId) -> bool:
    """Return whether a document that can't be read is the plan of a milestone."""
    return unread.role is Role.PLAN and milestone_of(unread.criterion.scope) == wanted


def _no_plan(program: Program, wanted: MilestoneId) -> UserError:
    known = sorted({milestone_id for plan in program.of_role(Role.PLAN) if (milestone_id := milestone_of(plan.scope))})
    if not known:
        none = f"no plan of {wanted} is tracked here, nor one of any other milestone"
        return user_error(none, _A_PLAN) if program.documents else nothing_found(none)
    more = f"\n  and {len(known) - _SHOWN:,} more" if len(known) > _SHOWN else ""
    listed = "\n  ".join(f"{milestone_id}: {_title(program, milestone_id)}" for milestone_id in known[:_SHOWN])
    return user_error(f"no plan of {wanted} is tracked here", f"There are plans of:\n  {listed}{more}")


def _title(program: Program, wanted: MilestoneId) -> str:
    plans = (plan for plan in program.of_role(Role.PLAN) if milestone_of(plan.scope) == wanted)
    return next(_titles(plans), "")


def _titles(plans: Iterator[Document]) -> Iterator[str]:
    return (plan.plan.title or plan.path for plan in plans if plan.plan)
