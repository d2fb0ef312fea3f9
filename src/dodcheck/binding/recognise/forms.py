"""Forms of statements as patterns over the words of a phrase: the parts many are made of, and how they are tried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dodcheck.binding.recognise.phrase import Phrase

SLOT = r"⟦\d+⟧"
"""A code span or a file name."""
ALSO = rf"{SLOT}(?:(?:,? and |, | & | \+ | / ){SLOT})*"
"""One or more of them, all of them meant."""
EITHER_SIGN = " / "
"""Between things, it may also mean that one of them is enough."""
EITHER = rf"{SLOT}(?:(?:,? and |,? or |,? nor |, | & | / ){SLOT})*"
"""One or more of them behind a negation, where "and" and "or" mean the same."""
BE = r"(?:is |are |was |were |be |has been |have been |now |already |all |both )*"
"""What may stand before a participle and does not change what is said."""
THE = r"(?:(?:the|a|an|new|our|its) )*"
"""What may stand before a thing and does not change what is meant."""
SAYS_NOTHING = frozenset(
    {"new", "required", "tracked", "checked in", "in git", "done", "verified", "closeout", "not empty", "non-empty"}
)
"""Asides that say no more of a file than that it is there."""

_NONE = frozenset({"0", "zero", "no", "nothing", "empty"})
_SLOT_NUMBER = re.compile(r"⟦(\d+)⟧")


def things_in(words: Phrase, part: str) -> tuple[str, ...]:
    """Return what the slots in a part of a phrase stand for, in their order."""
    return tuple(words.thing(slot) for slot in _SLOT_NUMBER.findall(part))


def number_of(said: str) -> int:
    """Return the number that digits say, or a word for none."""
    return 0 if said in _NONE else int(said)


def named(pattern: str, name: str) -> str:
    """Return a pattern as a group of that name."""
    return f"(?P<{name}>{pattern})"


def fits(words: Phrase, forms: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield what each form finds that fits the whole of a phrase, in the order of the forms."""
    return (found for form in forms if (found := _compiled(form).fullmatch(words.words)))


def fit(words: Phrase, forms: Sequence[str]) -> re.Match[str] | None:
    """Return what the first form finds that fits the whole of a phrase."""
    return next(fits(words, forms), None)


def begins(words: Phrase, forms: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield what each form finds that fits the beginning of a phrase, in the order of the forms."""
    return (found for form in forms if (found := _compiled(form).match(words.words)))


def forget_forms() -> None:
    """Forget the forms that were compiled: once all statements are bound, nothing needs the megabytes they hold."""
    _compiled.cache_clear()
    re.purge()


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Return a form as a pattern, compiled when it is first tried: that takes about a millisecond."""
    return re.compile(form)
