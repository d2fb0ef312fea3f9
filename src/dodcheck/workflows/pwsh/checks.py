"""Questions about an exit code: `$LASTEXITCODE -ne 0`, `-not $?`."""

from __future__ import annotations

import re
from typing import NamedTuple

STATUS = "?"
"""The name of `$?`: whether the statement before went well."""
CODE = "lastexitcode"
"""The name of `$LASTEXITCODE`: the exit code of the last program."""

_NAME = r"\$(?:global:|script:)?([\w]+(?:\.exitcode)?)"
_FAILED = re.compile(rf"{_NAME}(?: ?-(?:ne|gt) ?['\"]?0['\"]?)?")
_FAILED_TURNED = re.compile(rf"0 -(?:ne|lt) {_NAME}|-not \( ?{_NAME} -eq 0 ?\)")
_WELL = re.compile(rf"{_NAME} ?-eq ?['\"]?0['\"]?|(?:-not |! ?){_NAME}|0 -eq {_NAME}")
_STATUS_BAD = re.compile(r"-not ?\(?\$\?\)?|! ?\(?\$\?\)?|\$\? -eq \$false|\$\? -ne \$true|\$false -eq \$\?")
_STATUS_WELL = re.compile(r"\$\?|\$\? -eq \$true|\$\? -ne \$false|\$true -eq \$\?")
_EXIT = re.compile(r"\[(?:system\.)?environment\]::exit\( ?([^()]*?) ?\)|\$host\.setshouldexit\( ?([^()]*?) ?\)")
_NUMBER = re.compile(r"-?[0-9]{1,10}")


class CodeQuestion(NamedTuple):
    """What a condition asks about: a name without its dollar sign. ``failing``: it is true after a failure."""

    name: str
    failing: bool


def code_question(text: str) -> CodeQuestion | None:
    """Return what a condition asks, ``None`` where it is anything but a plain question about an exit code."""
    if _STATUS_BAD.fullmatch(text):
        return CodeQuestion(STATUS, failing=True)
    if _STATUS_WELL.fullmatch(text):
        return CodeQuestion(STATUS, failing=False)
    if match := _WELL.fullmatch(text):
        return CodeQuestion(next(filter(None, match.groups())), failing=False)
    match = _FAILED.fullmatch(text) or _FAILED_TURNED.fullmatch(text)
    return CodeQuestion(next(filter(None, match.groups())), failing=True) if match else None


def is_failure(text: str) -> bool:
    """Return whether a text is a number that tells of a failure."""
    return _NUMBER.fullmatch(text) is not None and int(text) % 256 != 0


def exits_with(text: str) -> str | None:
    """Return the code with which a value ends the process (`[Environment]::Exit(1)`), ``None`` where it does not."""
    match = _EXIT.fullmatch(text)
    return (match[1] or match[2] or "") if match else None


def variable(text: str) -> str | None:
    """Return the name of a variable that a text is, ``None`` for any other text."""
    match = re.fullmatch(_NAME, text)
    return match[1] if match else None
