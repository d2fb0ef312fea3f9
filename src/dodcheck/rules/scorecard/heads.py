"""The point that no workflow which runs with secrets puts the head of a pull request on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.scorecard.evidence import KIND, no_workflow_wrong, not_evaluated
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.checkouts import is_checkout, moves_of_checkout
from dodcheck.workflows.events import TARGET
from dodcheck.workflows.load import load_action, load_workflows
from dodcheck.workflows.model import Action, Job, Step, Text, Workflow
from dodcheck.workflows.refs import Ref
from dodcheck.workflows.variables import merged_variables

_WITH_SECRETS = (TARGET, "workflow_run", "issue_comment")
"""Events whose runs have secrets and a token that may write, whoever caused them."""

_HEADS = (
    *("pull_request.head", "github.head_ref", "workflow_run.head", "gh pr checkout", "refs/pull/", "pull/$"),
    *("origin pull/", "/head:", "issue.number }}/head"),
)
"""What names the head of a pull request in a script or an input, in lower case."""

_OWN_ONLY = (
    "full_name",
    "head.repo.fork",
    "head_repository",
    "event == 'push'",
    "event == 'schedule'",
    "event != 'pull",
)
"""Parts of conditions that may let nobody else's change through."""

MAX_DEPTH = 8
"""Workflows and actions that are called through more than this are not looked into."""

_REPRODUCE = "git grep -n -E 'pull_request_target|workflow_run|issue_comment|ref:|gh pr checkout' -- .github/workflows"


class _Head(NamedTuple):
    """Where something may be put on disk, what to say of it, and whether it is surely the head of anybody's change."""

    place: Place
    said: str
    sure: bool


def not_checked_out(snapshot: Snapshot) -> Evidence:
    """Return whether no workflow that runs with secrets puts the head of a pull request on disk."""
    workflows = load_workflows(snapshot)
    known = {workflow.path: workflow for workflow in workflows.read}
    heads = [head for workflow in workflows.read for head in _heads(snapshot, workflow, known)]
    sure = [(head.place, head.said) for head in heads if head.sure]
    open_ = not_evaluated(workflows.unread, _REPRODUCE, decided=bool(sure))
    if open_ is not None:
        return open_
    if heads and not sure:
        first = heads[0]
        message = f"{first.place.path}:{first.place.line} {first.said}"
        places, count = tuple(dict.fromkeys(head.place for head in heads)), len(workflows.read)
        return Evidence(KIND, Outcome.UNKNOWN, message, count, 0, _REPRODUCE, unknown=Unknown.AMBIGUOUS, places=places)
    good = "none with secrets checks out the head of a pull request"
    return no_workflow_wrong(workflows.read, good, sure, _REPRODUCE)


def _heads(snapshot: Snapshot, workflow: Workflow, known: Mapping[str, Workflow]) -> Iterator[_Head]:
    event = next((trigger for trigger in _WITH_SECRETS if workflow.trigger(trigger)), None)
    if event is not None:
        yield from _Looking(snapshot, known, event, set()).of_workflow(workflow, guarded=False, depth=0)


class _Looking(NamedTuple):
    """What is looked into for one event: the workflows by path, called ones too, and the actions of the repository.

    ``seen`` are the files that were looked into, each once behind a condition and once without.
    """

    snapshot: Snapshot
    known: Mapping[str, Workflow]
    event: str
    seen: set[tuple[str, bool]]

    def of_workflow(self, workflow: Workflow, *, guarded: bool, depth: int) -> Iterator[_Head]:
        if (workflow.path, guarded) in self.seen:
            return
        self.seen.add((workflow.path, guarded))
        for job in workflow.jobs:
            inner = guarded or _is_guard(job.condition)
            if job.uses is not None:
                yield from self._called(workflow, job, job.uses, guarded=inner, depth=depth)
            for step in job.steps:
                env = merged_variables(workflow.env, job.env, step.env)
                at = guarded or inner or _is_guard(step.condition)
                yield from self._of_step(workflow.path, step, env, guarded=at, depth=depth)

    def _called(self, workflow: Workflow, job: Job, uses: Text, *, guarded: bool, depth: int) -> Iterator[_Head]:
        called = self.known.get(uses.value.removeprefix("./")) if uses.value.startswith("./") else None
        if called is None or depth >= MAX_DEPTH:
            message = f"calls {uses.value[:80]} on {self.event}, which is not looked into"
            yield _Head(Place(workflow.path, job.line), message, sure=False)
        else:
            yield from self.of_workflow(called, guarded=guarded, depth=depth + 1)

    def _of_step(self, path: str, step: Step, env: Mapping[str, str], *, guarded: bool, depth: int) -> Iterator[_Head]:
        if step.uses is not None and step.uses.value.startswith("./"):
            yield from self._of_action(path, step, step.uses, guarded=guarded, depth=depth)
        for line, sure in _of_step(path, step, env):
            message = f"checks out the head of a pull request on {self.event}"
            if not sure:
                message = f"checks out what the file does not tell on {self.event}"
            elif guarded:
                message += ", behind a condition that may let only own branches through"
            yield _Head(Place(path, line), message, sure and not guarded)

    def _of_action(self, path: str, step: Step, uses: Text, *, guarded: bool, depth: int) -> Iterator[_Head]:
        action = load_action(self.snapshot, uses.value.removeprefix("./").rstrip("/"))
        if not isinstance(action, Action) or depth >= MAX_DEPTH:
            message = f"uses {uses.value[:80]} on {self.event}, which is not looked into"
            yield _Head(Place(path, step.line), message, sure=False)
            return
        if (action.path, guarded) in self.seen:
            return
        self.seen.add((action.path, guarded))
        for one in action.steps:
            yield from self._of_step(action.path, one, merged_variables(one.env), guarded=guarded, depth=depth + 1)


def _is_guard(condition: object) -> bool:
    text = str(getattr(condition, "value", "")).lower()
    return any(part in text for part in _OWN_ONLY)


def _of_step(path: str, step: Step, env: Mapping[str, str]) -> Iterator[tuple[int, bool]]:
    """Yield the line of each place where the head is named; the second says whether it surely is one."""
    if is_checkout(step):
        for move in moves_of_checkout(step, path, env):
            sure = move.ref is Ref.HEAD or _names_head(move.text)
            if sure or (move.ref is Ref.OTHER and "$" in move.text):
                yield move.location.line or step.line, sure
    elif step.run is not None:
        for at, line in enumerate(step.run.value.split("\n")):
            if not line.lstrip().startswith("#") and _moves_head(line.lower()):
                yield step.run.line_of(at), True


def _moves_head(line: str) -> bool:
    moves = any(
        verb in line for verb in ("git checkout", "git fetch", "git switch", "git pull", "git merge", "git reset")
    )
    return "gh pr checkout" in line or (moves and _names_head(line))


def _names_head(text: str) -> bool:
    return any(head in text.lower() for head in _HEADS)
