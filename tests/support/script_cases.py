"""Cases of scripts: what a script says, and every command in it with its line and what hides its failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dodcheck.workflows.shell.run_command import RunCommand
from dodcheck.workflows.shell.words import ShellProblem
from support.yaml_files import documents

CASES = Path(__file__).resolve().parent.parent / "workflows" / "cases"


@dataclass(frozen=True)
class ScriptCase:
    """One case; ``start`` names how the shell is started, ``commands`` is a text where the script is refused."""

    about: str
    script: str
    commands: list[str] | str
    start: str = "step"


def script_cases(kind: str) -> Iterator[tuple[str, ScriptCase]]:
    """Yield every case of a language with a name for it."""
    for path in sorted((CASES / kind).glob("*.yml")):
        one: dict[str, Any]
        for one in documents(path):
            yield f"{path.stem}: {one['about']}", ScriptCase(**one)


def told(read: Callable[[], tuple[RunCommand, ...]]) -> list[str] | str:
    """Return the commands of a script as a case writes them: line, words, what hides its failure."""
    try:
        return [_line(ran) for ran in read()]
    except ShellProblem as problem:
        return f"refused in line {problem.line}: {problem}"


def _line(ran: RunCommand) -> str:
    words = " ".join(word.text for word in (*ran.assigned, *ran.words))
    return f"{ran.line}: {words}" + (f" [{', '.join(sorted(ran.masks))}]" if ran.masks else "")
