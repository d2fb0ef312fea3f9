"""The criteria that a plan gives rise to without a box."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.documents.document import Document
from dodcheck.documents.groups import group_at
from dodcheck.documents.ids import criterion_id
from dodcheck.documents.plans.plan import Deliverable, Plan, PlanLine
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.milestone import Status
from dodcheck.model.promise import (
    Entered,
    FilesThere,
    LinksLead,
    Locked,
    Logged,
    OnlyEntry,
    PartOf,
    Promise,
    Reversible,
    Said,
    Unblocked,
)
from dodcheck.program.milestones.allowed import scope_of
from dodcheck.program.milestones.around import Around
from dodcheck.program.milestones.placed import is_changed, is_gone, is_placed
from dodcheck.snapshot.paths import folder_of, name_of


class _Promised(NamedTuple):
    """A statement before it has an id; one whose place is the document as a whole belongs to no group."""

    form: Form
    text: str
    location: Location
    promise: Promise
    claimed: bool | None


def promised_criteria(document: Document, plan: Plan, around: Around) -> Iterator[Criterion]:
    """Yield what a plan promises beside its boxes, in no order; what is a criterion already is left out.

    Deliverables, log, ledger entry, rollback and scope guard are claimed exactly where the milestone is closed.
    """
    taken = {criterion.location.line for criterion in document.criteria}
    own = _program_promises(document, plan, around) if document.path in around.main else ()
    for words in (*_deliverables(plan, around), *_scope_guards(plan, around), *own):
        if words.location.line not in taken or words.form is Form.DERIVED:
            yield _criterion(document, words)


def _criterion(document: Document, words: _Promised) -> Criterion:
    line = words.location.line
    group = None if line is None else group_at(document.groups, line)
    put_off = document.plan.postponed if document.plan else None
    return Criterion(
        id=criterion_id(document.scope, group, words.form, words.text),
        text=words.text,
        form=words.form,
        scope=document.scope,
        group=group,
        claimed=words.claimed,
        location=words.location,
        promise=words.promise,
        declared=document.declared,
        deferred=put_off is not None,
        deferred_until=put_off.until if put_off else None,
    )


def _deliverables(plan: Plan, around: Around) -> Iterator[_Promised]:
    closed, embedded = plan.milestone in around.closed, _embedding_documents(plan)
    for deliverable in plan.deliverables:
        if not deliverable.optional and not deliverable.counted:
            promise = _promise_of(deliverable, plan, embedded.get(_name(deliverable)))
            yield _Promised(Form.DELIVERABLE, deliverable.text, deliverable.location, promise, closed)


def _promise_of(deliverable: Deliverable, plan: Plan, document: str | None) -> Promise:
    """Return what a deliverable promises: files, a part of a document, else what its words say."""
    if deliverable.paths and is_gone(deliverable.text):
        return Said()
    if deliverable.paths:
        there = all(is_placed(path, plan.milestone) for path in deliverable.paths)
        changed = is_changed(deliverable.text, deliverable.paths)
        # Nothing shows that a file was changed which may be anywhere.
        return FilesThere(deliverable.paths, there, changed) if there or not changed else Said()
    return Said() if document is None else PartOf(_name(deliverable), document)


def _name(deliverable: Deliverable) -> str:
    return deliverable.text.partition("(")[0].strip()


def _embedding_documents(plan: Plan) -> Mapping[str, str]:
    """Return the documents that deliverables are embedded in, by their names; the first of a name counts."""
    words = {
        _name(deliverable): deliverable.embedded_in
        for deliverable in reversed(plan.deliverables)
        if deliverable.embedded_in
    }
    files = [path for deliverable in plan.deliverables for path in deliverable.paths]
    documents = {word: _document_called(word.lower(), plan, files) for word in set(words.values())}
    return {name: document for name, word in words.items() if (document := documents[word])}


def _document_called(wanted: str, plan: Plan, files: Sequence[str]) -> str | None:
    """Return the document that is called by a word: the only deliverable whose file is named by it."""
    if wanted == "this document":
        return plan.path
    named = {path for path in files if wanted in name_of(path).lower()}
    return named.pop() if len(named) == 1 else None


def _scope_guards(plan: Plan, around: Around) -> Iterator[_Promised]:
    closed = plan.milestone in around.closed
    edits = {
        edit.location: OnlyEntry(plan.milestone, around.ledger, edit.document, edit.notes) for edit in plan.only_edits
    }
    for line in plan.guards:
        yield _sentence_promise(line)._replace(claimed=closed, promise=edits.get(line.location, Said()))
    if plan.citation_demand:
        yield _sentence_promise(plan.citation_demand)


def _sentence_promise(line: PlanLine) -> _Promised:
    return _Promised(Form.DERIVED, line.text, line.location, Said(), None)


def _program_promises(document: Document, plan: Plan, around: Around) -> Iterator[_Promised]:
    """Yield what is asked of every milestone, as far as its program and its plan have the means for it."""
    name, whole = str(plan.milestone), Location(plan.path)
    yield from (words._replace(claimed=plan.milestone in around.closed) for words in _claims_by_closing(plan, around))
    if document.linked:
        yield _derived_promise(f"the links of the plan of {name} lead to files", whole, LinksLead())
    if plan.status and plan.status.locked:
        yield _derived_promise(f"the locked plan of {name} is as it was locked", plan.status.location, Locked())
    if plan.blockers and around.ledger and (waits := (*plan.blockers.milestones, *plan.blockers.known_closed)):
        yield _derived_promise(
            f"what {name} waits for is closed", plan.blockers.location, Unblocked(waits, around.ledger)
        )


def _claims_by_closing(plan: Plan, around: Around) -> Iterator[_Promised]:
    """Yield what a plan claims by being closed."""
    closed, name, whole = plan.milestone in around.closed, str(plan.milestone), Location(plan.path)
    if around.ledger and (closed or around.lists(plan.milestone)):
        status = plan.status.status if closed and plan.status else Status.CLOSED
        otherwise = None if status in (Status.CLOSED, Status.UNKNOWN) else status
        message = f"the ledger has an entry for {name} that agrees with its plan"
        yield _derived_promise(message, whole, Entered(plan.milestone, around.ledger, closed, otherwise))
    if around.keeps_logs:
        log = next(iter(around.logs.get(folder_of(plan.path), ())), _usual_log(plan))
        yield _derived_promise(f"the tool-call log of {name} is kept", whole, Logged(log, closed))
    yield _derived_promise(_rollback_words(plan), plan.rollback.location if plan.rollback else whole, Reversible())
    if scope := scope_of(plan, around):
        at = (plan.out_of_scope or plan.in_scope or plan.unchanging)[0].location
        yield _derived_promise(f"the commits of {name} stay within its scope", at, scope)


def _rollback_words(plan: Plan) -> str:
    return f"the plan of {plan.milestone} says how its work is undone"


def _derived_promise(text: str, at: Location, promise: Promise) -> _Promised:
    return _Promised(Form.DERIVED, text, at, promise, None)


def _usual_log(plan: Plan) -> str:
    folder, name = folder_of(plan.path), name_of(plan.path)
    log = re.sub(r"_plan(?=\.)", "_toolcalls", name, flags=re.IGNORECASE)
    return f"{folder}/{log}" if folder else log
