"""How a shell treats failures: what its command line says, and what `set` changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHELLS = frozenset({"bash", "sh", "dash", "zsh", "ksh", "ash"})
"""Shells whose grammar is the one that is read here."""


@dataclass(slots=True)
class Settings:
    """Whether the first failure ends the shell (``-e``), and whether a pipe has the worst status (``pipefail``).

    ``suspended``: the shell around it has ``-e``, and a command substitution does not take it over.
    """

    errexit: bool = False
    pipefail: bool = False
    noexec: bool = False
    suspended: bool = False

    def as_key(self) -> tuple[bool, bool, bool]:
        """Return the settings as a value that does not change."""
        return self.errexit, self.pipefail, self.noexec

    def copy(self) -> Settings:
        """Return settings that change apart from these."""
        return Settings(self.errexit, self.pipefail, self.noexec, self.suspended)

    def change(self, words: Sequence[str]) -> None:
        """Take in the arguments of `set`, or those that a shell is started with."""
        for at, word in enumerate(words):
            if word in ("--", "-c") or not word.startswith(("-", "+")) or word.startswith("--"):
                if word == "--":
                    return
                continue
            on = word[0] == "-"
            self._set_letters(word[1:], on=on)
            if word.endswith("o") and at + 1 < len(words):
                self._set_named(words[at + 1], on=on)

    def _set_letters(self, letters: str, *, on: bool) -> None:
        self.errexit = on if "e" in letters else self.errexit
        self.noexec = on if "n" in letters else self.noexec

    def _set_named(self, name: str, *, on: bool) -> None:
        match name:
            case "errexit":
                self.errexit = on
            case "pipefail":
                self.pipefail = on
            case "noexec":
                self.noexec = on
            case _:
                pass


def started_with(words: Sequence[str]) -> Settings:
    """Return the settings of a shell that was started with these arguments."""
    settings = Settings()
    settings.change(words)
    return settings
