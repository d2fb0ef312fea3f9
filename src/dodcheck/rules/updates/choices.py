"""Options that take one word of a few."""

from __future__ import annotations

from dodcheck.rules.options import OptionError, OptionType


def choice(*words: str) -> OptionType:
    """Return what an option takes that is one of these words."""

    def one(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise OptionError(f"takes one of: {', '.join(words)}")
        return value

    return OptionType({"enum": list(words)}, one)
