"""What the wording of a document comes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.rules.wordings.citing import Claim
from dodcheck.rules.wordings.sources import Cited
from dodcheck.rules.wordings.words import ForbiddenWord


class WordingFinding(NamedTuple):
    """An answer: words that follow the document's path, how much was looked at and is as asked, and the lines."""

    outcome: Outcome
    words: str
    examined: int
    matched: int
    lines: tuple[int, ...] = ()
    unknown: Unknown | None = None
    skipped: int = 0


def of_words(hits: Sequence[ForbiddenWord], passages: int, forbidden: int) -> WordingFinding:
    """Answer whether none of so many words stands in so many passages."""
    if not passages:
        return WordingFinding(Outcome.UNKNOWN, "says nothing", 0, 0, (), Unknown.EMPTY_SCOPE)
    lines = tuple(dict.fromkeys(hit.line for hit in hits))
    if not hits:
        none = "the forbidden word in none" if forbidden == 1 else f"none of {forbidden} forbidden words in any"
        return WordingFinding(Outcome.HOLDS, f"has {passages} passages, and {none} of them", passages, passages)
    shown = some(f"“{hit.word}” (line {hit.line})" for hit in hits)
    message = f"says in {len(lines)} of {passages} passages what it must not: {shown}"
    return WordingFinding(Outcome.FAILS, message, passages, passages - len(lines), lines)


def of_claims(claims: Sequence[Claim]) -> WordingFinding:
    """Answer whether each row cites something that is there; prose that does not leaves it open."""
    rows = of_rows([claim for claim in claims if not claim.prose])
    prose = [claim for claim in claims if claim.prose]
    bare = [claim for claim in prose if claim.cited is not Cited.THERE]
    if not rows.examined:
        return rows
    seen = rows._replace(examined=rows.examined + len(prose), matched=rows.matched + len(prose) - len(bare))
    if rows.outcome is not Outcome.HOLDS or not bare:
        return seen
    shown = some(f"line {claim.line}" for claim in bare)
    single = len(bare) == 1
    may = f"{'one passage' if single else f'{len(bare)} passages'} may claim something and cite{'s' if single else ''}"
    message = f"{rows.words}, but {may} nothing that is there: {shown}"
    lines = tuple(claim.line for claim in bare)
    return seen._replace(outcome=Outcome.UNKNOWN, unknown=Unknown.PARTIAL, words=message, lines=lines)


def of_rows(claims: Sequence[Claim]) -> WordingFinding:
    """Answer whether each row, or item, cites something that is there."""
    total = len(claims)
    if not total:
        return WordingFinding(
            Outcome.UNKNOWN, "has no row that would have to cite anything", 0, 0, (), Unknown.EMPTY_SCOPE
        )
    by = {cited: [claim for claim in claims if claim.cited is cited] for cited in Cited}
    good, rows = len(by[Cited.THERE]), counted(total, "row")
    for cited, outcome, unknown, what in _WORST:
        citing_so = by[cited]
        if citing_so:
            shown = some(map(_shown, citing_so))
            verb = "cites" if len(citing_so) == 1 else "cite"
            message = f"has {rows}, {good} of which cite what is there; {len(citing_so)} {verb} {what}: {shown}"
            lines = tuple(claim.line for claim in citing_so)
            return WordingFinding(outcome, message, total, good, lines, unknown, len(citing_so) if unknown else 0)
    lines = tuple(claim.line for claim in claims)
    return WordingFinding(
        Outcome.HOLDS, f"has {rows} that cite{'s' if total == 1 else ''} what is there", total, good, lines
    )


_WORST = (
    (Cited.NOTHING, Outcome.FAILS, None, "nothing that could be looked up"),
    (Cited.GONE, Outcome.FAILS, None, "only what is not there"),
    (Cited.ONCE, Outcome.UNKNOWN, Unknown.STALE, "only what is no longer there"),
    (Cited.UNSEEN, Outcome.UNKNOWN, Unknown.OUTSIDE, "only what can't be seen here"),
)
"""What a row may lack, the worst first."""


def _shown(claim: Claim) -> str:
    return f"{claim.told[:80]} (line {claim.line})" if claim.told else f"line {claim.line}"
