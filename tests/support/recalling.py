"""A user who asks the same again, in this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dodcheck.commands.running import run
from dodcheck.recall import kept_answers
from dodcheck.recall.answering import answer_command

LONG_AGO = -60_000_000_000
"""In place of the two seconds within which a change is too new: files that a test just made are old enough."""


@dataclass(frozen=True)
class Told:
    """An answer, and whether a command was run for it."""

    code: int
    text: str
    ran: bool


class Desk:
    """Where dodcheck is asked: the working directory, the environment, and a folder of its own for answers."""

    def __init__(self, folder: Path, answers: Path, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.answers = answers
        patch.chdir(folder)
        patch.setattr(kept_answers, "_CLOCK_GRAIN", LONG_AGO)
        patch.setenv("XDG_CACHE_HOME", str(answers))
        patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        patch.delenv("DODCHECK_CACHE", raising=False)
        patch.delenv("CI", raising=False)

    def ask(
        self,
        *words: str,
        meanwhile: Callable[[], object] = lambda: None,
        run: Callable[[list[str]], int] = run,
    ) -> Told:
        """Return the answer to a command line; where it runs, something is done meanwhile."""
        ran: list[list[str]] = []

        def noted(words: list[str]) -> int:
            ran.append(words)
            code = run(words)
            meanwhile()
            return code

        printed = io.BytesIO()
        with self._patch.context() as only_here:
            only_here.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding="utf-8", newline="\n"))
            code = answer_command(list(words), noted)
            sys.stdout.flush()
            text = printed.getvalue().decode()
        return Told(code, text, bool(ran))
