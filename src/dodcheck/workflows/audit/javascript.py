"""What scripts of actions/github-script run, and whether a failure of it is one of the step: told by a few signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.workflows.model import Step, Text

_RUNS = re.compile(
    r"\b(?:exec\.)?(exec|getExecOutput|execSync|spawnSync)\(\s*(?:'([^'\n]{1,200})'|\"([^\"\n]{1,200})\"|`([^`\n]{1,200})`)"
    r"(?:\s*,\s*\[([^\]]{0,400})\])?"
)
_ITEM = re.compile(r"'([^'\n]{0,200})'|\"([^\"\n]{0,200})\"")
_HEEDS = re.compile(r"\bsetFailed\b|\bthrow\b|\bprocess\.exit|\bexitCode\b|\.status\b")
_ENDS_WELL = re.compile(r"\bprocess\.exit\(\s*0?\s*\)")
_IGNORES = re.compile(r"\bignoreReturnCode\s*:\s*true\b")
_CATCHES = re.compile(r"\btry\s*\{|\bcatch\s*[({]")
_HANDS_ON = re.compile(r"\b(?:require|import)\(\s*[`'\"](?:\.{1,2}/|\$\{)")
"""A script of the repository that is taken in, and may be what fails."""
_NEAR = 300
_MOST = 50


class ScriptRun(NamedTuple):
    """A command that a script runs, and whether its failure is lost; ``line`` counts from 0."""

    words: tuple[str, ...]
    line: int
    lost: bool


def script_of(step: Step) -> Text | None:
    """Return the script that a step hands to actions/github-script, ``None`` where it is another step."""
    used = step.uses.value.partition("@")[0].lower() if step.uses is not None else ""
    return step.given.get("script") if used == "actions/github-script" else None


def may_fail(text: str) -> bool:
    """Return whether a script may fail its step on purpose, or runs or takes in something that may."""
    return any(sign.search(text) for sign in (_HEEDS, _RUNS, _HANDS_ON))


def runs_of(text: str) -> Iterator[ScriptRun]:
    """Yield the commands that a script runs. One that heeds failures anywhere heeds them all."""
    heeded = _HEEDS.search(_ENDS_WELL.sub("", text)) is not None
    caught = not heeded and _catches(text)
    for count, match in enumerate(_RUNS.finditer(text)):
        if count == _MOST:
            return
        first = next(part for part in match.groups()[1:4] if part is not None)
        items = (match[1] if match[1] is not None else match[2] for match in _ITEM.finditer(match[5] or ""))
        ignored = match[1] == "spawnSync" or _IGNORES.search(text, match.end(), match.end() + _NEAR) is not None
        yield ScriptRun(
            (*first.split(), *items), text.count("\n", 0, match.start()), not heeded and (ignored or caught)
        )


def _catches(text: str) -> bool:
    return len(_CATCHES.findall(text)) > 1 or ".catch(" in text
