"""Whether a script of the repository that a command starts only says that all is well, or ends well at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dodcheck.rules.workflows.starting import is_python
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, bytes_of
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.audit.surroundings import step_folder
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.runs.command import Command

_INTERPRETERS = frozenset({"bash", "sh", "dash", "zsh", "ksh", "node", "deno", "bun", "ruby", "perl", "php", "pwsh"})
_HERE = re.compile(r"(?:\{(?:toxinidir|tox_root)\}|\$\(CURDIR\)|\$\{?PWD\}?|\$\(pwd\)|\.)/")
"""The folder that things are started in, as it is written before a path."""
_REMARK = re.compile(r"^\s*(?:#|//|--(?!\S)|\*|/\*)")
_PLAIN = r"(?:echo|printf|cd|set|shopt|sleep|date|pwd|whoami|write-host|write-output)\b[^|&`$>;]*"
_ENDING = r"exit(?:\s+/b)?(?:\s+0)?|(?:sys\.|process\.)?exit\(0?\)|return(?: 0)?|pass|true|:"
_SHOWING = r"(?:print|puts|console\.log|p)\b[^()|&`$>;]*\(?[^()|&`>;]*\)?"
_AROUND = (
    r"import (?:sys|os|time)(?:\s*,\s*(?:sys|os|time))*|if __name__ == .__main__.:|def main\(\):|main\(\)|@?echo off"
    r"|[\"']use strict[\"']|fi|then|done|else|[{}()]"
)
_CHECKING_NOTHING = re.compile(rf"\s*(?:{_PLAIN}|{_ENDING}|{_SHOWING}|{_AROUND})?\s*;?\s*", re.IGNORECASE)
"""A line that checks nothing, and can't fail for what is wrong."""
_CLAIMING_SUCCESS = re.compile(
    r"pass|\bok(?:ay)?\b|succe|\bgood\b|\bno \w+ found|\bexit\b|\breturn\b|\btrue\b|[✅✓✔]", re.IGNORECASE
)
"""What a script says, or does, that means to be taken for a check: one that prints something else may be unfinished."""
_MOST_BYTES = 16 * 1024
_NEAR = 8


def hollow_scripts(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield that nothing in a script checks anything: each of its lines prints, or ends it well.

    One that neither says so nor ends well by a word of its own is no pretence: nothing is said of it.
    """
    first, *rest = [word.text for word in command.words]
    named = [first]
    if is_python(first) or first.rpartition("/")[2] in _INTERPRETERS:
        named = [word for word in rest[:_NEAR] if not word.startswith("-")][:1] if "-m" not in rest else []
    for name in named:
        path = _script_file(subject, name, step_folder(step))
        if path is not None and is_hollow(bytes_of(subject.snapshot, path) or b""):
            yield Effect(Effectiveness.MAYBE, f"{path} is not seen to check anything")


@lru_cache(maxsize=256)
def _script_file(subject: Subject, name: str, folder: str) -> str | None:
    """Return the file of the repository that a command starts by its path, or that an interpreter is given."""
    path = normalise(_HERE.sub("", name, count=1), folder)
    return path if path and subject.snapshot.presence(path) is Presence.FILE else None


@lru_cache(maxsize=64)
def is_hollow(data: bytes) -> bool:
    """Return whether each line of a script prints or ends it well, and one of them means to say that all is well."""
    if len(data) > _MOST_BYTES:
        return False
    lines = data.decode("utf-8", "replace").splitlines()
    statements = [line for line in lines if not _REMARK.match(line)]
    return any(map(_CLAIMING_SUCCESS.search, statements)) and all(map(_CHECKING_NOTHING.fullmatch, statements))
