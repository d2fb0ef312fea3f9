"""A server that is asked, and whose answer fails nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.severity import Severity

_OWN = re.compile(r"(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::[^/]*)?(/.*)?")
_ASKED = re.compile(
    r"(?<![a-z])(?:smoke|health|healthz|healthcheck|ready|readyz|live|livez|ping|test|tests|check|e2e)(?![a-z])"
)
_SHORT = re.compile(r"-[a-zA-Z]*[fwdXTF][a-zA-Z]*")
_LONG = frozenset(
    [
        "--fail",
        "--fail-with-body",
        "--write-out",
        "--data",
        "--request",
        "--upload-file",
        "--form",
        "--json",
        "--data-binary",
    ]
)


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in subject.by_program.get("curl", ()):
        address = next((text for text in command_at.texts[1:] if _OWN.fullmatch(text)), None)
        if (
            address is not None
            and not command_at.command.masks
            and _is_probe(command_at, address)
            and not _judges(command_at, address)
        ):
            message = f"`{command_at.shown}` passes on any answer: without `--fail` an error of the server is none"
            yield command_at.hit(message, Severity.MEDIUM, Confidence.MEDIUM)


def _is_probe(command_at: CommandAt, address: str) -> bool:
    """Return whether a server of the job itself is asked for its health, by the address or by a name."""
    return any(_ASKED.search(text.lower()) for text in (address, command_at.at.name, command_at.at.job_id))


def _judges(command_at: CommandAt, address: str) -> bool:
    """Return whether a call fails by the answer, hands it on, or does something else than asking."""
    words = command_at.texts[1:]
    run = command_at.at.step.run.value if command_at.at.step.run is not None else ">"
    kept = any(">" in line.partition(address)[2] for line in run.splitlines() if address in line)
    return kept or any(_SHORT.fullmatch(word) or word.partition("=")[0] in _LONG for word in words)


PATTERN = Pattern(
    name="http-status-ignored",
    family=Family.INFORMATIONAL,
    title="A server that is asked, and whose answer fails nothing",
    manual="""`curl` ends well on every answer that it gets, `500 Internal Server Error` too, unless `--fail` is given.
A smoke test that only calls a server of its job by `curl` passes as soon as anything answers. Calls whose output is
read, and those that send something, are not listed.""",
    follow_up="Add `--fail`, or compare the answer.",
    look=_look,
)
