"""The user's mistakes: what is wrong, where, and the way out. They end a run with exit code 2."""

from __future__ import annotations

from dataclasses import dataclass

from dodcheck.model.location import Location


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: ``message`` is a sentence without its place, ``hint`` the way out or empty."""

    location: Location | None
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return ``path:line:column: message`` and the hint on a line of its own."""
        place = f"{self.location}: " if self.location else ""
        return f"{place}{self.message}" + (f"\n  {self.hint}" if self.hint else "")


class UserError(Exception):
    """One or more mistakes of the user, told together in the order of their places, each once."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = tuple(sorted(set(mistakes), key=_by_place))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def _by_place(mistake: Mistake) -> tuple[str, int, int, str]:
    at = mistake.location or Location("")
    return (at.path, at.line or 0, at.column or 0, mistake.message)


def user_error(message: str, hint: str = "", location: Location | None = None) -> UserError:
    """Return an error of one mistake."""
    return UserError(Mistake(location, message, hint))
