"""The audit: every pattern over every workflow, each place once, with a name that stays."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.model.progress import SILENT, Progress
from dodcheck.snapshot.meanwhile import Meanwhile, cut, is_possible
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.guards import MAX_ASKED
from dodcheck.workflows.audit.justification import justification
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.patterns.table import patterns
from dodcheck.workflows.audit.repository import Repository, read_by_two
from dodcheck.workflows.audit.risk import Confidence, Family, Hit, Risk
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.load import FOLDER
from dodcheck.workflows.model import Unread
from dodcheck.workflows.severity import Limit, Severity

NOT_EVALUATED = "not-evaluated"
"""The pattern of a file that is not evaluated."""

FEW = 5_000
"""For so few commands, a second process would take longer to start than it helps."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The workflows that were looked at, and the risks, the worst first. ``unread`` are the files not evaluated."""

    workflows: tuple[str, ...]
    risks: tuple[Risk, ...]
    unread: tuple[Unread, ...]

    @property
    def open(self) -> tuple[Risk, ...]:
        """The risks that nobody has accepted."""
        return tuple(risk for risk in self.risks if risk.accepted is None)

    def beyond(self, limit: Limit) -> tuple[Risk, ...]:
        """Return the risks that a limit does not let pass: open ones, and every file that is not evaluated."""
        return tuple(risk for risk in self.open if not limit.lets(risk.severity) or risk.family is Family.NOT_EVALUATED)


def audit(snapshot: Snapshot, progress: Progress = SILENT) -> Audit:
    """Return the risks in the workflows of a snapshot; where there are many, two processes read and look.

    What the second one asks the snapshot is not recorded.
    """
    repository = read_by_two(snapshot, begun=patterns)
    return _told(repository, snapshot, _found_by_two(repository, patterns(), progress))


def audit_of(repository: Repository, snapshot: Snapshot, known: Sequence[Pattern] | None = None) -> Audit:
    """Return the risks in workflows that have been read: those of some patterns, or of all."""
    return _told(repository, snapshot, _found(repository.subjects, patterns() if known is None else known))


def _told(repository: Repository, snapshot: Snapshot, found: Iterable[_Found]) -> Audit:
    risks = _named(
        sorted([*_unread(repository.unread), *found], key=_place),
        repository.leads,
        Sources(snapshot, {one.workflow.path: one.workflow.lines for one in repository.subjects}),
    )
    return Audit(repository.paths, tuple(sorted(risks, key=_rank)), repository.unread)


class _Found(NamedTuple):
    """A hit of a pattern in a workflow."""

    pattern: str
    family: Family
    follow_up: str
    workflow: str
    hit: Hit


def _found_by_two(repository: Repository, known: Sequence[Pattern], progress: Progress) -> Sequence[_Found]:
    """Return what ``_found`` yields; a second process looks at the later half where that is worth its start."""
    subjects = repository.subjects
    sizes = [sum(len(step.fresh) for step in one.steps) for one in subjects]
    half = cut(sizes, 1 / 2, FEW) if is_possible() else 0
    if not half:
        return [*_found(subjects, known, progress)]
    whole = subjects[0].whole
    copy = Meanwhile(lambda: ([*_found(subjects[half:], known)], whole.asked))
    found, (rest, asked) = [*_found(subjects[:half], known, progress)], copy.result() or ([], MAX_ASKED + 1)
    # One process would stop to work out conditions at some point: which come later has to be the same.
    if whole.asked + asked > MAX_ASKED:
        rest = [*_found(subjects[half:], known)]
    return [*found, *rest]


def _found(subjects: Sequence[Subject], known: Sequence[Pattern], progress: Progress = SILENT) -> Iterator[_Found]:
    for subject in progress.along("looking at workflow", subjects, len(subjects)):
        for pattern in known:
            for hit in pattern.look(subject):
                yield _of_pattern(pattern, subject.workflow.path, hit)


def _of_pattern(pattern: Pattern, workflow: str, hit: Hit) -> _Found:
    return _Found(pattern.name, pattern.family, hit.follow_up or pattern.follow_up, workflow, hit)


def _unread(unread: Sequence[Unread]) -> Iterator[_Found]:
    for one in unread:
        hit = Hit(Location(one.path, one.line), f"not evaluated: {one.why}", Severity.HIGH)
        yield _Found(NOT_EVALUATED, Family.NOT_EVALUATED, "Repair the file, or remove it.", one.path, hit)


def _named(found: Sequence[_Found], leads: Mapping[str, Sequence[str]], sources: Sources) -> Iterator[Risk]:
    """Yield the risks with their names; what several workflows lead to is told once."""
    by_place: dict[tuple[str, Location, str], list[_Found]] = {}
    for one in found:
        by_place.setdefault((one.pattern, one.hit.location, one.hit.about), []).append(one)
    names: dict[str, int] = {}
    for alike in by_place.values():
        name = _name(alike[0])
        names[name] = names.get(name, 0) + 1
        also = leads.get(alike[0].hit.location.path, ())
        yield _risk(alike, also, name if names[name] == 1 else f"{name}-{names[name]}", sources)


def _name(one: _Found) -> str:
    """Return a name made of what does not move: pattern, file, job, step and words."""
    hit = one.hit
    own = hit.location.path.startswith(f"{FOLDER}/")
    parts = (one.pattern, hit.location.path, (hit.job or "") if own else "", (hit.step or "") if own else "", hit.about)
    return f"{one.pattern}-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:6]}"


def _risk(alike: Sequence[_Found], also: Sequence[str], name: str, sources: Sources) -> Risk:
    """Return the risk of a place to which other workflows lead ``also``; it is as bad as where it is worst."""
    one = min(alike, key=lambda found: found.hit.severity.rank)
    hit = one.hit
    line = hit.location.line
    return Risk(
        id=name,
        pattern=one.pattern,
        family=one.family,
        severity=hit.severity,
        confidence=hit.confidence,
        location=hit.location,
        workflows=tuple(dict.fromkeys([*(found.workflow for found in alike), *also])),
        job=hit.job,
        step=hit.step,
        message=hit.message,
        follow_up=one.follow_up,
        accepted=justification(sources.lines(hit.location.path), line) if line else None,
    )


def _place(one: _Found) -> tuple[str, int, str, str]:
    location = one.hit.location
    return location.path, location.line or 0, one.pattern, one.workflow


def _rank(risk: Risk) -> tuple[int, int, str, int, str]:
    confidence = list(Confidence).index(risk.confidence)
    return risk.severity.rank, confidence, risk.location.path, risk.location.line or 0, risk.id
