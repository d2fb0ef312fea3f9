"""Parts that the forms of many statements are made of."""

from __future__ import annotations

import re

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
SAYS_NOTHING = frozenset({"new", "required", "tracked", "checked in", "in git", "done", "closeout"})
"""Asides that say no more of a file than that it is there."""

_SLOT_NUMBER = re.compile(r"⟦(\d+)⟧")


def things_in(words: Phrase, part: str) -> tuple[str, ...]:
    """Return what the slots in a part of a phrase stand for, in their order."""
    return tuple(words.thing(slot) for slot in _SLOT_NUMBER.findall(part))


def named(pattern: str, name: str) -> str:
    """Return a pattern as a group of that name."""
    return f"(?P<{name}>{pattern})"
