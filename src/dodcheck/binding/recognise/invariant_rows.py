"""Rows of tables of invariants: the strength that is asked for each, and the milestone that brings it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.directives import without_remarks
from dodcheck.documents.inline import plain
from dodcheck.documents.invariants.heads import Head, head_of
from dodcheck.documents.invariants.ids import id_key, leading_id
from dodcheck.documents.invariants.strength import required_strength
from dodcheck.model.milestone import Status, milestones_in
from dodcheck.rules.invariants import InvariantsRule
from dodcheck.rules.ledger import LedgerRule

_ASIDE = re.compile(r"\((?P<said>[^()]{1,120})\)\s*$")
_OF_THE_CHECK = re.compile(
    r"already (?:exists|there|done|in place)|(?:[\w-]+ ){1,5}(?:added|improved|expanded|exists?)"
)
"""What a row says of the test or job that makes an invariant so strong: the catalogue has to name it."""
_SHARE = re.compile(r"\W*(?P<priority>p[0-9])\W* 100 ?% (?P<level>strong|partial|weak)\W*")


def read(words: Phrase) -> Reading | None:
    """Return a rule for a row that asks for a strength; ``None`` for a row of anything else."""
    return _of_invariant(words) or _of_metric(words)


def _of_invariant(words: Phrase) -> Reading | None:
    cells = [(head_of(plain(head)), without_remarks(source)) for head, source in words.row]
    asking = next((source for head, source in cells if head is Head.REQUIRED), "")
    level, name = required_strength(asking), _name(cells)
    if level is None or not name:
        return None
    rules: list[Tree] = [InvariantsRule(at_least=level.word, ids=(name,))]
    milestones = tuple(_milestones(words))
    if milestones:
        rules.append(LedgerRule(milestones=milestones, status=Status.CLOSED, named_in=words.named_in))
    aside = _ASIDE.search(plain(asking))
    understood = aside is None or bool(_OF_THE_CHECK.fullmatch(aside["said"].lower()))
    return every(rules, Strength.EXACT if understood else Strength.WEAKER)


def _name(cells: list[tuple[Head, str]]) -> str:
    """Return the id of the invariant that a row is about, else its name."""
    told = [(head, plain(source).strip()) for head, source in cells if head in (Head.ID, Head.NAME)]
    own = next((said for head, said in told if head is Head.ID and id_key(said)), "")
    leading = next((found.id for _, said in told if (found := leading_id(said))), "")
    return own or leading or next((said for head, said in told if head is Head.NAME), "")


def _milestones(words: Phrase) -> Iterator[str]:
    for head, source in words.row:
        if plain(head).lower().strip(" s") == "milestone":
            yield from map(str, milestones_in(plain(source)))


def _of_metric(words: Phrase) -> Reading | None:
    """Return a rule for `Invariant Coverage | … | P0: 100% strong`."""
    if not words.row or "invariant" not in plain(words.row[0][1]).lower():
        return None
    asked = [found for _, source in words.row[1:] if (found := _SHARE.fullmatch(plain(source).lower()))]
    if len(asked) != 1:
        return None
    return Reading(InvariantsRule(at_least=asked[0]["level"], priority=(asked[0]["priority"].upper(),)))
