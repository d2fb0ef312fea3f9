"""README links to `docs/usage.md`, changelog has an entry for 1.2.0: documents that prose calls by their names."""

from __future__ import annotations

import re

from dodcheck.binding.recognise import content, counts
from dodcheck.binding.recognise.guides import NAMES
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import AnyOf, Not
from dodcheck.rules.text import TextRule

_NAMED = re.compile(rf"(?<![\w⟧/.-])(?P<name>{'|'.join(NAMES)})(?: file)?(?![\w⟦/.-])")
_GRAMMARS = (content.read, counts.read)


def read(words: Phrase) -> Reading | None:
    """Return what the words ask of that document; it may have another suffix, so it is refuted where it is as it is."""
    found = list(_NAMED.finditer(words.words))
    if len(found) != 1:
        return None
    path, (start, end) = NAMES[found[0]["name"]], found[0].span()
    told = f"{words.words[:start]}⟦{len(words.things)}⟧{words.words[end:]}"
    as_file = words._replace(words=told, things=(*words.things, path))
    reading = next((one for grammar in _GRAMMARS if (one := grammar(as_file))), None)
    if reading is None or reading.strength is Strength.WEAKER:
        return None
    surely = reading.tree if reading.strength is Strength.EXACT else reading.least
    there = TextRule(pattern="^", in_=(path,), min=1, named_in=words.named_in)
    return Reading(reading.tree, Strength.STRONGER, least=AnyOf((Not(there), surely)) if surely else None)
