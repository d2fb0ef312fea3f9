"""What blocks nothing and should be known: what a change can set for itself, and what the repository can't show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.model.location import Location
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.events import PULL_REQUEST, QUEUE
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.pins import is_version_told
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.severity import Severity


def note_findings(site: Site, event: str) -> Iterator[Finding]:
    """Yield what a change can set for itself where an event starts the workflow."""
    trigger = site.workflow.trigger(event)
    line = trigger.line if trigger else None
    if event == PULL_REQUEST:
        yield Finding(
            Pattern.OWN_WORKFLOW,
            Severity.LOW,
            Location(site.workflow.path, line),
            "`pull_request` runs the workflow as the change has it, so a change may rewrite its own gate",
            "Let `pull_request_target` judge the change as git objects, or require the workflow by a ruleset.",
            '- run: dodcheck pr --base "$BASE_SHA" --at "$HEAD_SHA"',
            f"{Pattern.OWN_WORKFLOW}:{site.workflow.path}",
        )
    if site.call.gates and site.call.name != "pr" and site.call.value("--base") is None:
        yield Finding(
            Pattern.OWN_POLICY,
            Severity.LOW,
            site.location,
            f"`dodcheck {site.call.name}` goes by the rules and waivers that the change brings with it",
            "Let `dodcheck pr` judge the change by those of its base.",
            '- run: dodcheck pr --base "$BASE_SHA"',
            f"{Pattern.OWN_POLICY}:{site.subject}",
        )


def merge_queue_findings(site: Site, reached: Sequence[str]) -> Iterator[Finding]:
    """Yield that nothing but a merge queue reaches a call."""
    trigger = site.workflow.trigger(QUEUE)
    if trigger and tuple(reached) == (QUEUE,):
        yield Finding(
            Pattern.ONLY_IN_QUEUE,
            Severity.LOW,
            Location(site.workflow.path, trigger.line),
            "only a merge queue runs this; without a queue for the branch nothing is judged",
            "Let pull requests start it too, below `on:`.",
            "pull_request:",
            f"{Pattern.ONLY_IN_QUEUE}:{site.workflow.path}",
        )


def unseen_in_repository(effective: Sequence[Site], snapshot: Snapshot) -> Iterator[str]:
    """Yield, as sentences, what can't be seen from the repository of the runs that are effective."""
    jobs = list(dict.fromkeys(site.job.name.value if site.job.name else site.job.id for site in effective))
    if jobs:
        named = ", ".join(f"`{job}`" for job in jobs[:4])
        yield f"Whether the check {named} has to pass before a merge: the platform's rules for the branch say so."
    for action in sorted({site.call.action for site in effective if site.call.action}):
        yield f"Whether `{action}` is the action of dodcheck: its name says so, and its owner decides what it does."
    for site in effective:
        if not is_version_told(site, snapshot):
            yield f"Which dodcheck the job `{site.job.id}` of {site.workflow.path} runs: no step installs it."
