"""The signals of all workflows of a repository."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dodcheck.model.location import Location
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.audit import audit_of
from dodcheck.workflows.audit.repository import Repository, read_repository
from dodcheck.workflows.audit.risk import Family, Risk
from dodcheck.workflows.load import FOLDER
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.signals.classify import classify
from dodcheck.workflows.signals.signal import Classified, Signal, fact_of


@dataclass(frozen=True, slots=True)
class Signals:
    """Every workflow of a repository with its signal, by path."""

    workflows: tuple[Classified, ...]

    def of(self, signal: Signal) -> tuple[Classified, ...]:
        """Return the workflows of a signal."""
        return tuple(workflow for workflow in self.workflows if workflow.signal is signal)


def signals(snapshot: Snapshot) -> Signals:
    """Return the signals of the workflows of a snapshot.

    A risk that somebody accepted weakens none; a check that it masks is still not an effective one.
    """
    repository = read_repository(snapshot)
    return signals_of(repository, audit_of(repository, snapshot).open)


def signals_of(repository: Repository, risks: Sequence[Risk]) -> Signals:
    """Return the signals of workflows that have been read, by the risks that are open in them."""
    known = {subject.workflow.path: subject for subject in repository.subjects}
    weighty = [risk for risk in risks if risk.severity is not Severity.LOW and risk.family is not Family.NOT_EVALUATED]
    classified_workflows = [
        classify(subject, known, _led_to(subject.workflow.path, weighty)) for subject in repository.subjects
    ]
    return Signals(tuple(sorted([*classified_workflows, *_unread(repository)], key=lambda classified: classified.path)))


def _led_to(path: str, risks: Sequence[Risk]) -> tuple[Risk, ...]:
    return tuple(risk for risk in risks if path in risk.workflows)


def _unread(repository: Repository) -> Iterator[Classified]:
    for unread in repository.unread:
        if unread.path.startswith(f"{FOLDER}/"):
            yield Classified(
                unread.path, "", Signal.NOT_EVALUATED, (fact_of(unread.why, Location(unread.path, unread.line)),)
            )
