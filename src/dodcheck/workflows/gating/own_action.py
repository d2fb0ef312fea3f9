"""The action that dodcheck brings: a step that uses it, as the call that it comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dodcheck.model.location import Location
from dodcheck.workflows.gating.call import NAME, Call
from dodcheck.workflows.model import Step, Text
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.words import Word
from dodcheck.workflows.work.place import StepAt

_USED = re.compile(rf"([\w.-]+/{NAME})@(.+)", re.IGNORECASE)
_SWITCHES = ("strict", "report-only", "accept-weakening")
_BASE, _HEAD = "${{ github.event.pull_request.base.sha }}", "${{ github.event.pull_request.head.sha }}"


def action_name(step: Step) -> str | None:
    """Return the action of dodcheck that a step uses, without its version: `OWNER/dodcheck`."""
    used = _USED.fullmatch(step.uses.value.strip()) if step.uses else None
    return used[1] if used else None


def action_call(at: StepAt) -> Call | None:
    """Return the call that a step comes to which uses the action, ``None`` for any other step.

    The change, and what it is for, are told to the action by the event.
    """
    name, uses = action_name(at.step), at.step.uses
    if name is None or uses is None:
        return None
    command = Command((), (), frozenset(), Location(at.path, uses.line), f"the action {name}")
    words, typed = tuple(_words(at.step.given, at.step.line)), tuple(_typed(at.step.given, at.step.line))
    return Call(command, words, fetched=uses.value, typed=typed, action=name)


def _words(given: Mapping[str, Text], line: int) -> Iterator[Word]:
    yield from _typed(given, line)
    if _scope(given) == ["pr"] and "base" not in given:
        yield _word(f"--base={_BASE}", line)
    yield _word(f"--at={_HEAD}", line)


def _typed(given: Mapping[str, Text], line: int) -> Iterator[Word]:
    """Yield what the inputs come to; a path or a name behind the scope can't be taken for an option."""
    command, *operands = _scope(given)
    yield _word(command, line)
    yield from (Word(text, exact=True, bare=True, line=line) for text in operands)
    yield from (_word(f"--{name}={given[name].value}", line) for name in ("base", "repo") if name in given)
    for name in _SWITCHES:
        value = given[name].value.strip() if name in given else "false"
        if value != "false":
            yield _word(f"--{name}" if value == "true" else value, line)


def _scope(given: Mapping[str, Text]) -> list[str]:
    value = given["scope"].value if "scope" in given else "pr"
    return [value] if "$" in value.split(" ", 1)[0] else value.split() or ["pr"]


def _word(text: str, line: int) -> Word:
    return Word(text, exact="$" not in text, bare=True, line=line)
