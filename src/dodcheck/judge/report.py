"""A judged scope to a report."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Iterable, Iterator, Sequence

from dodcheck.binding.bind import Orphan
from dodcheck.binding.tree import Bound
from dodcheck.documents.document import Role
from dodcheck.documents.notices import EMPTY_PHASE
from dodcheck.judge.ahead import ask_ahead_of
from dodcheck.judge.case import Case
from dodcheck.judge.catalogues import rated_differently
from dodcheck.judge.closings import Closings, ClosingsCache
from dodcheck.judge.empty_phases import with_empty_phases
from dodcheck.judge.exception_ages import aged
from dodcheck.judge.idle_exceptions import exception_notices
from dodcheck.judge.judge import Judge, Look, look
from dodcheck.judge.ledger_entries import with_entry
from dodcheck.judge.outdated_counts import other_numbers
from dodcheck.judge.scopes import Scope
from dodcheck.judge.stale_audits import changed_since
from dodcheck.judge.titles import title
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.progress import SILENT, Progress
from dodcheck.model.report import Gate, Judgement, Origin, Report
from dodcheck.model.verdict import Standing, decide
from dodcheck.phrasing import counted
from dodcheck.program.load import UnreadDocument

_SCOPED = re.compile(r"(?:phase|stage|step|sprint|milestone)-[a-z0-9-]+|program|policy")


def report(case: Case, scope: Scope, progress: Progress = SILENT) -> Report:
    """Return the report of one scope."""
    judge = judge_of(case)
    for criterion in progress.along("judging statement", ask_ahead_of(case, scope.criteria), len(scope.criteria)):
        judge.judgement(criterion)
    return assembled(case, scope, tuple(judge.judgement(criterion) for criterion in scope.criteria))


def judge_of(case: Case, eye: Look = look, known: ClosingsCache | None = None) -> Judge:
    """Return the judge of all criteria of a case; ``known`` is what judges of later commits on the line found out."""
    criteria = {criterion.id: criterion for criterion in case.program.criteria}
    return Judge(
        criteria,
        case.bindings.by_id,
        case.waivers,
        case.snapshot,
        case.caller.as_of,
        eye,
        closings_of(case, known=known),
        case.attestations,
    )


def closings_of(case: Case, base: str | None = None, known: ClosingsCache | None = None) -> Closings:
    """Return the finder of closing commits; ``base`` is the full id of the commit where a change under review began."""
    ledgers = case.program.of_role(Role.LEDGER)
    return Closings(case.snapshot, ledgers[0].path if ledgers else None, base, known or ClosingsCache())


def assembled(case: Case, scope: Scope, judged: tuple[Judgement, ...]) -> Report:
    """Return the report of a scope whose criteria are judged: with what can't be read, and rules without statement."""
    judgements = aged(case, completed(case, scope, judged))
    return Report(
        scope=scope.name,
        as_of=case.caller.as_of,
        snapshot=case.snapshot.facts(),
        policy_digest=case.policy_digest,
        gate=scope.gate,
        documents=tuple(facts for facts in case.program.facts if facts.path in scope.paths),
        evidence_files=case.caller.evidence_files,
        judgements=judgements,
        notices=tuple(_notices(case, scope, judgements, _elsewhere(case, scope))),
        titles={
            criterion_scope: title(case.program, criterion_scope)
            for criterion_scope in {judged.criterion.scope for judged in judgements}
        },
    )


def completed(case: Case, scope: Scope, judged: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Return the judged criteria of a scope, empty phases and a ledger's entry, then unread documents and orphans."""
    taken = {*(criterion.id for criterion in case.program.criteria), *(unread.criterion.id for unread in scope.unread)}
    elsewhere = _elsewhere(case, scope)
    own = [orphan for orphan in case.bindings.orphans if orphan not in elsewhere]
    beside = (*map(_unread, scope.unread), *(_orphan(orphan, taken) for orphan in own))
    return (*with_entry(with_empty_phases(judged, scope.empty), scope.entry), *beside)


def _elsewhere(case: Case, scope: Scope) -> frozenset[Orphan]:
    """Return the orphans whose id begins with another scope than those asked for; a fixed id never does."""
    if scope.own is None or not case.bindings.orphans:
        return frozenset()
    known = {criterion.scope for criterion in case.program.criteria}
    begins = ((orphan, *orphan.entry.key.partition("/")[:2]) for orphan in case.bindings.orphans)
    others = ((orphan, first) for orphan, first, slash in begins if slash and first not in scope.own)
    return frozenset(orphan for orphan, first in others if first in known or _SCOPED.fullmatch(first))


def _orphan(orphan: Orphan, taken: Collection[str]) -> Judgement:
    """Return the judgement of an orphan; one that asks for an `nth` too high has an id that is taken."""
    entry = orphan.entry
    numbered = f" (nth: {entry.nth})" if entry.nth else ""
    near = f"; the nearest ids are {' and '.join(orphan.near)}" if orphan.near else ""
    again = f"; to bind it again: dodcheck rebind {shlex.quote(f'{entry.location.path}:{entry.location.line}')}"
    criterion = Criterion(
        id=f"{entry.key}#{entry.nth or 0}" if entry.key in taken else entry.key,
        text=entry.says or entry.key,
        form=Form.POLICY,
        scope="policy",
        group=None,
        claimed=None,
        location=entry.location,
    )
    evidence = Evidence(
        kind="binding",
        outcome=Outcome.ERROR,
        summary=f"the rule for `{entry.key}`{numbered} decides no statement of any governance document{again}{near}",
        examined=1,
        matched=0,
        reproduce=f"git grep -n dodcheck -- {shlex.quote(entry.location.path)}",
    )
    return _judgement(criterion, evidence, Bound(entry.tree, Origin.RULES_FILE))


def _unread(unread: UnreadDocument) -> Judgement:
    evidence = Evidence(
        kind="document",
        outcome=Outcome.ERROR,
        summary=f"{unread.criterion.location.path} can't be read: {unread.why}",
        examined=1,
        matched=0,
        reproduce=f"git ls-files -s -- {shlex.quote(unread.criterion.location.path)}",
    )
    return _judgement(unread.criterion, evidence, None)


def _judgement(criterion: Criterion, evidence: Evidence, bound: Bound | None) -> Judgement:
    verdict = decide(criterion, evidence, Standing.NONE)
    return Judgement(criterion, verdict, evidence.summary, evidence, bound.applied() if bound else None)


def _notices(
    case: Case, scope: Scope, judgements: Sequence[Judgement], elsewhere: Iterable[Orphan]
) -> Iterator[Notice]:
    asked = {criterion.location for criterion in scope.criteria}
    others = {criterion.location for criterion in case.program.criteria} - asked
    foreign = {document.path for document in case.program.documents} - scope.paths
    judged_empty = {phase.location for phase in scope.empty}
    for notice in case.notices:
        if notice.kind == EMPTY_PHASE and notice.location in judged_empty:
            continue
        places = [place for place in (notice.location, notice.beside) if place]
        if any(place not in others and place.path not in foreign for place in places):
            yield notice
    for orphan in sorted(elsewhere, key=lambda orphan: orphan.entry.location):
        yield Notice("orphan", orphan.entry.location, f"the rule for `{orphan.entry.key}` decides no statement")
    yield from (
        Notice("drift", judgement.criterion.location, judgement.drift) for judgement in judgements if judgement.drift
    )
    yield from rated_differently(case.snapshot, judgements)
    yield from changed_since(case.snapshot, case.bindings, judgements)
    yield from other_numbers(case.snapshot, case.bindings, judgements)
    yield from exception_notices(case, judgements)
    if not judgements and scope.gate in (Gate.HONEST, Gate.STRICT):
        yield from (Notice("no-claims", Location(path), _nothing(case, path)) for path in sorted(scope.paths)[:1])


def _nothing(case: Case, path: str) -> str:
    """Return what a document without a claim says, and which command judges that."""
    read = next((document for document in case.program.documents if document.path == path), None)
    if read is None or not read.entries:
        return "no claim stands here"
    first = read.entries[0].milestone
    many = counted(len(read.entries), "entry says", "entries say")
    return f"{many} how far milestones are: `dodcheck milestone {first}` judges one of them by its plan"
