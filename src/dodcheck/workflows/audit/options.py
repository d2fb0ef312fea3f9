"""The options among the words of a command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_OFF = frozenset({"0", "false", "no", "off", "none"})


def option_value(words: Sequence[str], names: Iterable[str]) -> str | None:
    """Return the value of the first option of some names: of `--name=value`, or the word behind `--name`.

    It is empty where no value follows, and ``None`` where no such option is given.
    """
    wanted = frozenset(names)
    for at, word in enumerate(words):
        if word in wanted:
            following = words[at + 1] if at + 1 < len(words) else ""
            return "" if following.startswith("-") else following
        name, equals, value = word.partition("=")
        if equals and name in wanted:
            return value
    return None


def option_as_written(words: Sequence[str], names: Iterable[str]) -> str | None:
    """Return the option of some names as it is written, with the value behind its `=`."""
    wanted = frozenset(names)
    return next((word for word in words if word.partition("=")[0] in wanted), None)


def is_off(value: str) -> bool:
    """Return whether a value switches an option off."""
    return value.strip().lower() in _OFF
