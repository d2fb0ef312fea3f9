"""The step that judges: inputs and event from the environment, one run of dodcheck, its exit code handed through."""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dodcheck.action import publishing
from dodcheck.action.arguments import arguments
from dodcheck.action.event import read_event
from dodcheck.action.fetching import fetch
from dodcheck.action.inputs import read_inputs
from dodcheck.errors import UserError
from dodcheck.reports.visible import line_start, verbatim

_BLOCKED, _MISTAKE = 1, 2


class _Reports(NamedTuple):
    """Where the reports lie that the action itself reads."""

    json: Path
    markdown: Path
    github: Path
    summary: Path

    def options(self) -> list[str]:
        """Return the options that have them written."""
        named = {"json": self.json, "markdown": self.markdown, "github": self.github, "github-summary": self.summary}
        return [f"--report={name}={path}" for name, path in named.items()]


def judge(environment: Mapping[str, str]) -> int:
    """Judge what the environment asks for, publish what comes out, and return the exit code of the step."""
    try:
        words = _prepared(environment)
    except UserError as problem:
        said = "\n".join(line_start(verbatim(line)) for line in str(problem).split("\n"))
        return _nothing_judged("", f"dodcheck: {said}", _MISTAKE, environment)
    reports = _places(environment)
    done = _run([words[0], *reports.options(), *words[1:]], environment)
    log = f"$ {verbatim(shlex.join(['dodcheck', *words]))}\n{done.stdout}"
    if done.returncode > _BLOCKED or not reports.json.is_file():
        return _nothing_judged(log, done.stderr, done.returncode or _MISTAKE, environment)
    _say(publishing.quoted(log + done.stderr) + _text(reports.github))
    publishing.summarise(_text(reports.summary), environment)
    publishing.hand_over(publishing.result(reports.json, reports.markdown), environment)
    return done.returncode


def _prepared(environment: Mapping[str, str]) -> list[str]:
    """Return the words of the call; the commit that it judges is there by then."""
    inputs, event = read_inputs(environment), read_event(environment)
    words = arguments(inputs, event)
    if event.head:
        fetch(event, _workspace(environment) / inputs.repo, environment)
    return words


def _places(environment: Mapping[str, str]) -> _Reports:
    folder = Path(tempfile.mkdtemp(prefix="dodcheck-", dir=environment.get("RUNNER_TEMP") or None)).resolve()
    return _Reports(folder / "report.json", folder / "report.md", folder / "annotations.txt", folder / "summary.md")


def _run(words: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run dodcheck in a process that knows neither the token nor any other input."""
    return subprocess.run(  # noqa: S603 - each value is one word, joined to its option
        [sys.executable, "-I", "-m", "dodcheck", *words],
        cwd=_workspace(environment),
        env={name: value for name, value in environment.items() if not name.startswith("INPUT_")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
    )


def _nothing_judged(log: str, said: str, code: int, environment: Mapping[str, str]) -> int:
    """Tell why nothing was judged, in the log, beside the run and in its summary; return the exit code."""
    said = said.strip()
    # Behind the lines that a defect leaves, its last paragraph says what to do.
    _say(publishing.quoted(f"{log}{said}\n") + publishing.annotation(said.rpartition("\n\n")[2]))
    publishing.summarise(publishing.failure(said), environment)
    publishing.hand_over(publishing.Result(), environment)
    return code


def _workspace(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("GITHUB_WORKSPACE") or ".")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
