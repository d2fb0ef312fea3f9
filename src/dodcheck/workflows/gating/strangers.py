"""Ways of running dodcheck that end in a file nobody sees here: actions and workflows of others, and programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.model.location import Location
from dodcheck.workflows.gating.call import NAME, call_of
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.own_action import action_name
from dodcheck.workflows.gating.sites import Work
from dodcheck.workflows.model import Step, Text
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.severity import Severity

_COMMANDS = frozenset({"args", "cmd", "command", "commands", "entrypoint", "run", "script"})
_WORD = re.compile(rf"(?<![\w.-]){NAME}(?![\w.-])")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_STARTERS = frozenset({"docker", "podman", "xargs", "parallel", "nix", "nix-shell", "tox", "nox", "conda", "mamba"})
_STARTERS |= {"just", "task", "flock", "script", "unbuffer", "ssh", "retry", "npx", "hatch", "ifne", "watch", "chroot"}


def stranger_findings(work: Sequence[Work]) -> Iterator[Finding]:
    """Yield what seems to run dodcheck and is not followed."""
    # A reusable workflow is there once for each job that calls it, with the same to say.
    for at, one in {(one.jobs[-1].path, one.jobs[-1].job.id): (one.jobs[-1], one) for one in work}.values():
        if at.job.uses:
            yield from _used(at.path, at.job.uses, "workflow")
        for done in one.done:
            inner = done.steps[-1]
            if done.command:
                yield from _started(done.command)
            elif inner.step.uses and not action_name(inner.step):
                yield from _used(inner.path, inner.step.uses, "action")
                yield from _handed(inner.path, inner.step)


def _used(path: str, uses: Text, what: str) -> Iterator[Finding]:
    name, _, version = uses.value.partition("@")
    if name.startswith("./") or not any(NAME in part.lower() for part in name.split("/")[1:]):
        return
    yield Finding(
        Pattern.ELSEWHERE,
        Severity.MEDIUM,
        Location(path, uses.line),
        f"what the {what} `{name}` runs stands in another repository, and can't be seen here",
        "Run dodcheck in a step of its own.",
        "- run: dodcheck claims",
        f"{Pattern.ELSEWHERE}:{path}:{name}",
    )
    if not _COMMIT.fullmatch(version):
        yield Finding(
            Pattern.UNPINNED,
            Severity.MEDIUM,
            Location(path, uses.line),
            f"`{uses.value}` can be changed by whoever owns it: only the id of a commit stays what it is",
            "Name the commit, and its version in a comment.",
            f"uses: {name}@COMMIT # VERSION",
            f"{Pattern.UNPINNED}:{path}:{name}",
        )


def _handed(path: str, step: Step) -> Iterator[Finding]:
    """Yield that an action is told to run dodcheck."""
    text = next((text for name, text in step.given.items() if name in _COMMANDS and _WORD.search(text.value)), None)
    if text is not None and step.uses is not None:
        name = step.uses.value.partition("@")[0]
        yield Finding(
            Pattern.NOT_FOLLOWED,
            Severity.MEDIUM,
            Location(path, text.line),
            f"the action `{name}` is told to run dodcheck, and what becomes of its failure is not followed",
            "Run dodcheck in a step of its own.",
            "- run: dodcheck claims",
            f"{Pattern.NOT_FOLLOWED}:{path}:{name}",
        )


def _started(command: Command) -> Iterator[Finding]:
    words = command.words
    if not words or base_name(words[0]) not in _STARTERS or call_of(command):
        return
    if any(re.split(r"[@=]", base_name(word))[0] == NAME for word in words[1:]):
        yield Finding(
            Pattern.NOT_FOLLOWED,
            Severity.MEDIUM,
            command.location,
            f"`{base_name(words[0])}` starts dodcheck, and what becomes of its failure is not followed",
            "Run dodcheck itself.",
            "- run: dodcheck claims",
            f"{Pattern.NOT_FOLLOWED}:{command.location.path}:{base_name(words[0])}",
        )
