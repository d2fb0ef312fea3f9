"""The options among the words of a command."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

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


def option_values(words: Sequence[str], names: Collection[str]) -> Iterator[str]:
    """Yield the value of each option of some names: of `--name=value`, or the word behind `--name`, whatever that is.

    It is empty where no word follows.
    """
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in names:
            yield value if equals else "".join(words[at + 1 : at + 2])


def option_as_written(words: Sequence[str], names: Iterable[str]) -> str | None:
    """Return the option of some names as it is written, with the value behind its `=`."""
    wanted = frozenset(names)
    return next((word for word in words if word.partition("=")[0] in wanted), None)


def is_off(value: str) -> bool:
    """Return whether a value switches an option off."""
    return value.strip().lower() in _OFF
