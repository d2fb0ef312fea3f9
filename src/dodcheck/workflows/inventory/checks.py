"""The names of the checks that workflows report: of jobs, legs of matrices, and jobs of called workflows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.workflows.expressions.convert import as_text
from dodcheck.workflows.inventory.cost import legs_of
from dodcheck.workflows.inventory.resolved import OPEN, filled_for_leg, literal_pieces
from dodcheck.workflows.model import Job, Workflow
from dodcheck.workflows.situation import MAX_LEGS, Situation, leg_situations

_MOST = 2_000
"""Of the checks of a workflow, so many are told apart; the others may have any name."""
_LONGEST = 300
_CUT = 100
"""GitHub may cut longer names."""
_DEEPEST = 10
_BETWEEN = " / "


class CheckName(NamedTuple):
    """A check: the pieces of its name, between which anything may stand, and what leads to it.

    ``sure`` says that whatever fits the pieces is this check; ``paths`` are the workflow and those called below.
    """

    pieces: tuple[str, ...]
    sure: bool
    job: str
    paths: tuple[str, ...]

    def is_called(self, name: str) -> bool:
        """Return whether a check of this name may be this one."""
        first, *rest = self.pieces
        if not rest:
            return name == first
        *middle, last = rest
        if len(name) < len(first) + len(last) or not (name.startswith(first) and name.endswith(last)):
            return False
        at, end = len(first), len(name) - len(last)
        for piece in middle:
            start = name.find(piece, at, end)
            if start < 0:
                return False
            at = start + len(piece)
        return True


@dataclass(slots=True)
class Checks:
    """Tells the checks of workflows; ``workflows`` are those of the repository by path."""

    workflows: Mapping[str, Workflow]
    _known: dict[str, tuple[CheckName, ...]] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def of(self, workflow: Workflow) -> tuple[CheckName, ...]:
        """Return the checks that a run of a workflow reports."""
        path = workflow.path
        if path not in self._known:
            self._open.append(path)
            found: dict[CheckName, None] = {}
            for check_name in self._all(workflow):
                if len(found) >= _MOST:
                    found[_any(workflow)] = None
                    break
                found[check_name] = None
            self._open.pop()
            self._known[path] = tuple(found)
        return self._known[path]

    def _all(self, workflow: Workflow) -> Iterator[CheckName]:
        for job in workflow.jobs:
            for own in _own(job, workflow.path):
                yield from self._below(own, job)

    def _below(self, own: CheckName, job: Job) -> Iterator[CheckName]:
        if job.uses is None:
            yield own
            return
        path = job.uses.value.removeprefix("./")
        called = self.workflows.get(path) if job.uses.value.startswith("./") else None
        if called is None or path in self._open or len(self._open) >= _DEEPEST:
            yield own._replace(pieces=(*own.pieces[:-1], own.pieces[-1] + _BETWEEN, ""), sure=own.sure)
            return
        for check_name in self.of(called):
            first, *rest = check_name.pieces
            pieces = (*own.pieces[:-1], f"{own.pieces[-1]}{_BETWEEN}{first}", *rest)
            yield CheckName(pieces, own.sure and check_name.sure, own.job, (*own.paths, *check_name.paths))


def _own(job: Job, path: str) -> Iterator[CheckName]:
    """Yield the name of a job in each leg; where the name itself says nothing of the matrix, its values follow."""
    name = job.name.value if job.name is not None and job.name.value.strip() else job.id
    told = dict.fromkeys(_in_leg(name, job, leg) for leg in leg_situations(job))
    sure = [text for text in told if text is not None and len(text) <= _CUT]
    yield from (CheckName((text,), sure=True, job=job.id, paths=(path,)) for text in sure)
    if len(sure) < len(told) or _is_open(job):
        pieces = tuple(literal_pieces(name[:_LONGEST])) if OPEN in name else (f"{name[:_LONGEST]} (", "")
        yield CheckName(pieces, sure=False, job=job.id, paths=(path,))
    if job.matrix is not None and OPEN not in name:
        yield CheckName((name,), sure=False, job=job.id, paths=(path,))


def _in_leg(name: str, job: Job, leg: Situation) -> str | None:
    if OPEN in name:
        return filled_for_leg(name, leg)
    if job.matrix is None:
        return name
    values = [as_text(value) for value in leg.values() if value is not None]
    return None if not all(values) else f"{name} ({', '.join(value or '' for value in values)})"


def _is_open(job: Job) -> bool:
    """Return whether a leg may have another name than is told: lists and mappings are told otherwise."""
    matrix = job.matrix
    if matrix is None:
        return False
    count = legs_of(job)
    values = (cell.text for axis in matrix.axes.values() for cell in axis)
    return count.why is not None or count.number > MAX_LEGS or bool(matrix.include) or not all(values)


def _any(workflow: Workflow) -> CheckName:
    return CheckName(("", ""), sure=False, job=workflow.jobs[-1].id, paths=(workflow.path,))
