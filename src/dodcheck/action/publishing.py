"""What the action leaves behind: outputs for later steps, the summary of the job, lines that the runner obeys."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOM = 1_000_000
"""Bytes of a summary that are written: GitHub drops one of more than 1024 kB."""


class Result(NamedTuple):
    """What a run came to: ``tally`` is a JSON object, both paths are empty where nothing was judged."""

    passed: bool = False
    tally: str = "{}"
    report: str = ""
    markdown: str = ""


def result(report: Path, markdown: Path) -> Result:
    """Return what the JSON report says, nothing passed where there is none."""
    try:
        told = json.loads(report.read_bytes())
        return Result(told["gate"]["passed"] is True, json.dumps(told["tally"]), str(report), str(markdown))
    except (OSError, ValueError, KeyError, TypeError):
        return Result()


def hand_over(result: Result, environment: Mapping[str, str]) -> None:
    """Write the outputs of the step."""
    values = result._asdict() | {"passed": str(result.passed).lower()}
    _append(environment.get("GITHUB_OUTPUT", ""), "".join(_output(name, value) for name, value in values.items()))


def summarise(text: str, environment: Mapping[str, str]) -> None:
    """Add a text to the summary of the job; one that is too long ends at a line."""
    data = text.encode("utf-8", "backslashreplace")
    if len(data) > ROOM:
        data = data[: data.rfind(b"\n", 0, ROOM) + 1] + b"\nThe summary ends here: it would be too long.\n"
    _append(environment.get("GITHUB_STEP_SUMMARY", ""), data.decode("utf-8"))


def failure(said: str) -> str:
    """Return the summary of a run that judged nothing; what was said stands in a block that nothing in it can end."""
    lines = "".join(f"    {line}\n" for line in said.splitlines())
    return f"## dodcheck: nothing was judged\n\n{lines}\n"


def quoted(text: str) -> str:
    """Return a text for the log in which the runner obeys no line."""
    token = secrets.token_hex(16)
    end = "" if not text or text.endswith("\n") else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n" if text else ""


def annotation(said: str) -> str:
    """Return the command that shows a mistake beside the run."""
    escaped = said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::error title=dodcheck::{escaped}\n"


def _output(name: str, value: str) -> str:
    end = f"end-{secrets.token_hex(16)}"
    return f"{name}<<{end}\n{value}\n{end}\n"


def _append(path: str, text: str) -> None:
    if path:
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
