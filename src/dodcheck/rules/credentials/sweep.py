"""The credentials of a file, as a question for very many files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dodcheck.secrets.look import SecretHit, TooManyError, find_secrets


@dataclass(frozen=True, slots=True)
class TooMany:
    """The answer of a file that holds more places to look at than are looked at."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What has the form of a credential."""

    def answer(self, data: bytes) -> tuple[SecretHit, ...] | TooMany | None:
        """Return the hits in a file, ``None`` where there are none. Raises ``NoEngineError``."""
        try:
            return find_secrets(data) or None
        except TooManyError:
            return TooMany()


CREDENTIALS: Final = Credentials()
"""There is one such question only: what is let pass is decided when the answers are there."""
