"""Which workflows must pass: the names of their checks beside those that the platform requires."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.workflows.events import EVENTS
from dodcheck.workflows.inventory.checks import CheckName, Checks
from dodcheck.workflows.inventory.platform_demands import PlatformDemands
from dodcheck.workflows.inventory.row import Required, Standing
from dodcheck.workflows.model import Workflow

_OF_CHANGES = frozenset({*EVENTS, "push"})
_MOST = 5_000
_SHOWN = 60


class RequiredWorkflows(NamedTuple):
    """Whether each workflow must pass, by path, and the required checks that no job has the name of."""

    by_path: Mapping[str, Required]
    unmatched: tuple[str, ...]


class _StartedCheck(NamedTuple):
    """A check of a workflow that a change starts, or that only something else does."""

    check: CheckName
    of_changes: bool


class _ChecksByName(NamedTuple):
    """The checks of all workflows: those of a whole name by it, and the others."""

    by_name: Mapping[str, Sequence[_StartedCheck]]
    others: Sequence[_StartedCheck]

    @classmethod
    def of(cls, workflows: Sequence[Workflow]) -> _ChecksByName:
        """Return the checks of the workflows that something but a call starts; of too many, the last have any name."""
        checks = Checks({workflow.path: workflow for workflow in workflows})
        by_name: dict[str, list[_StartedCheck]] = {}
        others: dict[_StartedCheck, None] = {}
        for workflow in workflows:
            if all(trigger.event == "workflow_call" for trigger in workflow.triggers):
                continue
            changes = any(trigger.event in _OF_CHANGES for trigger in workflow.triggers)
            for check in checks.of(workflow):
                if len(check.pieces) == 1:
                    by_name.setdefault(check.pieces[0], []).append(_StartedCheck(check, changes))
                else:
                    cut = check if len(others) < _MOST else check._replace(pieces=("", ""), paths=check.paths[:1])
                    others[_StartedCheck(cut, changes)] = None
        return cls(by_name, tuple(others))

    def called(self, name: str) -> Iterator[_StartedCheck]:
        """Yield the checks that may have a name."""
        yield from self.by_name.get(name, ())
        yield from (other for other in self.others if other.check.is_called(name))


def required_workflows(workflows: Sequence[Workflow], unread: int, demanded: PlatformDemands) -> RequiredWorkflows:
    """Return which workflows must pass, as far as the answers tell; ``unread`` is how many others there are."""
    known = _ChecksByName.of(workflows) if demanded.checks else _ChecksByName({}, ())
    by_path: dict[str, Required] = {}
    unmatched: list[str] = []
    for name in dict.fromkeys(demanded.checks):
        demands = list(_required_by(name, known))
        if not demands:
            unmatched.append(name)
        for path, required in demands:
            _note(by_path, path, required)
    for path in demanded.workflows:
        why = f"a ruleset requires a workflow at `{path[:_SHOWN]}`, and may mean another repository"
        _note(by_path, path, Required(Standing.MAYBE, why))
    return RequiredWorkflows(
        {workflow.path: by_path.get(workflow.path) or _rest(workflow, unread, demanded) for workflow in workflows},
        tuple(unmatched),
    )


def _note(by_path: dict[str, Required], path: str, required: Required) -> None:
    if path not in by_path or (by_path[path].standing is Standing.MAYBE and required.standing is Standing.REQUIRED):
        by_path[path] = required


def _rest(workflow: Workflow, unread: int, demanded: PlatformDemands) -> Required:
    """Return what is told of a workflow that no required check is of."""
    if not demanded.sources:
        return Required(Standing.UNOBSERVED, "what is required is set on the platform, and not handed over")
    if demanded.missing:
        return Required(Standing.UNOBSERVED, f"{', '.join(demanded.sources)} says nothing of it, and is not all")
    if unread and workflow.trigger("workflow_call") is not None:
        return Required(Standing.UNOBSERVED, "a workflow that is not evaluated may call it")
    return Required(Standing.NOT_REQUIRED, f"no required check in {', '.join(demanded.sources)} is one of its jobs")


def _required_by(name: str, known: _ChecksByName) -> Iterator[tuple[str, Required]]:
    fits = list(known.called(name))
    changes = [fit.check for fit in fits if fit.of_changes]
    sure = [check for check in changes if check.sure]
    shown = f"`{name[:_SHOWN]}`"
    if sure:
        roots = {check.paths[0] for check in sure}
        for check in sure:
            if len(roots) == 1:
                yield from _reported(check, shown)
            else:
                why = f"the check {shown} is required, and {len(roots)} workflows have one of that name"
                yield from _perhaps(check, why)
    elif changes:
        for check in changes:
            why = f"the check {shown} is required, and the job `{check.job}` of `{_file(check)}` may have that name"
            yield from _perhaps(check, why)
    else:
        for fit in fits:
            why = (
                f"the check {shown} is required, and no change starts the job `{fit.check.job}` of `{_file(fit.check)}`"
            )
            yield from _perhaps(fit.check, why)


def _reported(check: CheckName, shown: str) -> Iterator[tuple[str, Required]]:
    first, *called = check.paths
    yield first, Required(Standing.REQUIRED, f"its job `{check.job}` reports the required check {shown}")
    for path in called:
        why = f"the job `{check.job}` of `{_file(check)}` calls it, and reports the required check {shown}"
        yield path, Required(Standing.REQUIRED, why)


def _perhaps(check: CheckName, why: str) -> Iterator[tuple[str, Required]]:
    for path in check.paths:
        yield path, Required(Standing.MAYBE, why)


def _file(check: CheckName) -> str:
    return check.paths[0].rpartition("/")[2]
