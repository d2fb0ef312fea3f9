"""The audit: every pattern over every workflow, each place once, with a name that stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dodcheck.formats.yaml_scan import lines_of
from dodcheck.model.location import Location
from dodcheck.model.progress import SILENT, Progress
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.found import Found, found_in
from dodcheck.workflows.audit.halves import BothHalves, audit_in_halves
from dodcheck.workflows.audit.justification import justification
from dodcheck.workflows.audit.naming import name_of
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.patterns.table import patterns
from dodcheck.workflows.audit.repository import Repository, paths_of, read_repository
from dodcheck.workflows.audit.risk import Confidence, Family, Hit, Risk
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.model import Unread
from dodcheck.workflows.severity import Limit, Severity

NOT_EVALUATED = "not-evaluated"
"""The pattern of a file that is not evaluated."""


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
    seen = audit_in_halves(snapshot, progress)
    if seen is None:
        return _alone(read_repository(snapshot), snapshot, patterns(), progress)
    return _told(seen, snapshot)


def audit_of(repository: Repository, snapshot: Snapshot, known: Sequence[Pattern] | None = None) -> Audit:
    """Return the risks in workflows that have been read: those of some patterns, or of all."""
    return _alone(repository, snapshot, patterns() if known is None else known, SILENT)


def _alone(repository: Repository, snapshot: Snapshot, known: Sequence[Pattern], progress: Progress) -> Audit:
    hits_found = [*found_in(repository.subjects, known, progress)]
    texts = {subject.workflow.path: subject.workflow.source for subject in repository.subjects}
    return _told(BothHalves(texts, repository.unread, (), repository.leads, hits_found, 0), snapshot)


def _told(seen: BothHalves, snapshot: Snapshot) -> Audit:
    unread = (*seen.unread, *seen.actions)
    hits_found = sorted([*_unread(unread), *seen.found], key=_place)
    shown = {hit_found.hit.location.path for hit_found in hits_found} & seen.texts.keys()
    sources = Sources(snapshot, {path: lines_of(seen.texts[path]) for path in shown})
    risks = _named(hits_found, seen.leads, sources)
    return Audit(paths_of(seen.texts, unread), tuple(sorted(risks, key=_rank)), unread)


def _unread(unread: Sequence[Unread]) -> Iterator[Found]:
    for unread_file in unread:
        hit = Hit(Location(unread_file.path, unread_file.line), f"not evaluated: {unread_file.why}", Severity.HIGH)
        yield Found(NOT_EVALUATED, Family.NOT_EVALUATED, "Repair the file, or remove it.", unread_file.path, hit)


def _named(hits_found: Sequence[Found], leads: Mapping[str, Sequence[str]], sources: Sources) -> Iterator[Risk]:
    """Yield the risks with their names; what several workflows lead to is told once."""
    by_place: dict[tuple[str, Location, str], list[Found]] = {}
    for hit_found in hits_found:
        by_place.setdefault((hit_found.pattern, hit_found.hit.location, hit_found.hit.about), []).append(hit_found)
    names: dict[str, int] = {}
    for alike in by_place.values():
        hit = alike[0].hit
        name = name_of(alike[0].pattern, hit.location.path, hit.job, hit.step, hit.about)
        names[name] = names.get(name, 0) + 1
        also = leads.get(hit.location.path, ())
        yield _risk(alike, also, name if names[name] == 1 else f"{name}-{names[name]}", sources)


def _risk(alike: Sequence[Found], also: Sequence[str], name: str, sources: Sources) -> Risk:
    """Return the risk of a place to which other workflows lead ``also``; it is as bad as where it is worst."""
    gravest = min(alike, key=lambda hit_found: hit_found.hit.severity.rank)
    hit = gravest.hit
    line = hit.location.line
    return Risk(
        id=name,
        pattern=gravest.pattern,
        family=gravest.family,
        severity=hit.severity,
        confidence=hit.confidence,
        location=hit.location,
        workflows=tuple(dict.fromkeys([*(hit_found.workflow for hit_found in alike), *also])),
        job=hit.job,
        step=hit.step,
        message=hit.message,
        follow_up=gravest.follow_up,
        accepted=justification(sources.lines(hit.location.path), line) if line else None,
        about=hit.about,
    )


def _place(hit_found: Found) -> tuple[str, int, str, str]:
    location = hit_found.hit.location
    return location.path, location.line or 0, hit_found.pattern, hit_found.workflow


def _rank(risk: Risk) -> tuple[int, int, str, int, str]:
    confidence = list(Confidence).index(risk.confidence)
    return risk.severity.rank, confidence, risk.location.path, risk.location.line or 0, risk.id
