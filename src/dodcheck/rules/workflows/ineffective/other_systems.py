"""Whether a file of tasks keeps what it runs for systems that the runners of a job have not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dodcheck.rules.workflows.systems import runners_of
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.runs.command import Command

_PLATFORMS = re.compile(
    rb"^[ \t-]*\"?platforms?\"?[ \t]*[=:][ \t]*(?P<names>[^\n]*(?:\n[ \t]+[^\n=:]+$)*)", re.MULTILINE
)
_PLATFORM_NAMES: Mapping[str, re.Pattern[bytes]] = {
    "linux": re.compile(rb"linux"),
    "macos": re.compile(rb"darwin|macos"),
    "windows": re.compile(rb"\bwin"),
}
_PASSING_OVER = frozenset({"tox", "task"})
"""Programs that pass over what is kept for another system, and end well."""
_MOST_BYTES = 256 * 1024
_MOST = 50


def limited_to_other_systems(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield that the file which defines a command names platforms, and not that of each runner of the job.

    Jobs whose runners are not known are taken for those of Linux.
    """
    if (command.through or "").partition(" ")[0].rpartition("/")[2] not in _PASSING_OVER:
        return
    systems = runners_of(step.job.job).systems or frozenset({"linux"})
    for names in _platforms(subject, command.location.path):
        if names.strip() and not any(_PLATFORM_NAMES[system].search(names) for system in systems):
            yield Effect(Effectiveness.MAYBE, f"{command.location.path} keeps something for another platform")
            return


@lru_cache(maxsize=16)
def _platforms(subject: Subject, path: str) -> tuple[bytes, ...]:
    data = bytes_of(subject.snapshot, path) or b""
    found = _PLATFORMS.findall(data[:_MOST_BYTES])[:_MOST]
    return tuple(names.lower() for names in found)
