"""Workflows that start failed runs again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.severity import Severity

_BY_HAND = frozenset({"workflow_dispatch", "issue_comment", "pull_request_review", "repository_dispatch"})
_API = re.compile(r"/actions/(?:runs|jobs)/[^/\s]{1,80}/rerun")
_SCRIPT = re.compile(r"\breRun(?:Workflow(?:FailedJobs)?|JobForWorkflowRun)\b")
_MESSAGE = "starts failed runs again: a check that fails now and then ends green"


def _look(subject: Subject) -> Iterator[Hit]:
    events = {trigger.event for trigger in subject.workflow.triggers}
    severity = Severity.LOW if events <= _BY_HAND else Severity.MEDIUM
    for command_at in subject.of_programs(frozenset({"gh", "curl"})):
        texts = command_at.texts
        if texts[:3] == ["gh", "run", "rerun"] or any(_API.search(word[:400]) for word in texts[1:]):
            yield command_at.hit(f"`{command_at.shown}` {_MESSAGE}", severity)
    for step in subject.steps:
        yield from _by_action(step, severity)


def _by_action(step: StepWork, severity: Severity) -> Iterator[Hit]:
    uses = step.step.uses.value.partition("@")[0].lower() if step.step.uses else ""
    script = step.step.given.get("script")
    if uses == "actions/github-script" and script is not None and (match := _SCRIPT.search(script.value)):
        yield step.hit(script.line, f"`{match[0]}` {_MESSAGE}", severity)
    elif step.step.uses and ("rerun" in uses or "retry-workflow" in uses):
        yield step.hit(step.step.uses.line, f"`{uses}` {_MESSAGE}", severity)


PATTERN = Pattern(
    name="rerun-failed-run",
    family=Family.RETRY,
    title="A workflow that starts failed runs again",
    manual="""A workflow that waits for others and starts them again when they fail (`gh run rerun --failed`) makes a
check green that fails now and then. It does no harm where a person asks for it.""",
    follow_up="Let people start failed runs again, and look into what fails now and then.",
    look=_look,
)
