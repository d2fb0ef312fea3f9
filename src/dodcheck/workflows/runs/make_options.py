"""What the options of make do to the commands of its recipes: behind its name, and in the variables that it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dodcheck.workflows.shell.run_command import Mask

VARIABLES = ("MAKEFLAGS", "GNUMAKEFLAGS")
"""The variables whose words are options, in an environment, before the command and in the Makefile itself."""

_VALUED = frozenset("CfIjloWOE")
"""Letters of options behind which the rest of the word is a value."""
_LETTERS = {"i": Mask.IGNORED, **dict.fromkeys("nqt", Mask.NOT_EXECUTED)}
_LONG = {
    "--ignore-errors": Mask.IGNORED,
    **dict.fromkeys(("--dry-run", "--just-print", "--recon", "--question", "--touch"), Mask.NOT_EXECUTED),
}


def masks_of(options: Iterable[str]) -> frozenset[Mask]:
    """Return what options do, letters together (`-ki`) as well as each by itself."""
    return frozenset(mask for option in options for mask in _masks(option))


def options_in(value: str) -> Sequence[str]:
    """Return the options that the value of a variable tells; the first of them may do without its dash."""
    first, *rest = value.split() or [""]
    bare = first and "=" not in first and not first.startswith("-")
    return (f"-{first}" if bare else first, *rest)


def options_assigned(texts: Iterable[str]) -> Iterator[str]:
    """Yield the options that assignments before a command tell: `MAKEFLAGS=-i make`."""
    for name, equals, value in (text.partition("=") for text in texts):
        if equals and name in VARIABLES:
            yield from options_in(value)


def _masks(option: str) -> Iterator[Mask]:
    if option.startswith("--"):
        yield from (_LONG[option],) if option in _LONG else ()
    elif option.startswith("-"):
        for letter in option[1:]:
            if letter in _VALUED:
                return
            yield from (_LETTERS[letter],) if letter in _LETTERS else ()
