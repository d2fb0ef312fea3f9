"""Looks for credentials in the bytes of one file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from dodcheck.secrets.comments import Comment, comment_at
from dodcheck.secrets.first_pass import has_wide_text, spots
from dodcheck.secrets.form import Candidate, Form, No
from dodcheck.secrets.forms.table import BY_ID
from dodcheck.secrets.placeholders import reason_of
from dodcheck.secrets.reason import DOUBTFUL, MEANINGS, Reason
from dodcheck.secrets.shown import RedactedSecret, redact

MAX_SPOTS = 100_000
"""So many places of one file are looked at closely; what has more can't be told."""

_BETWEEN = re.compile(rb"(?:\\[rn]|[\s\"',])+")
"""What stands between the lines of a key, however it is quoted: two copies of it are shown alike."""

_RANK = {form: at for at, form in enumerate(BY_ID)}


class TooManyError(Exception):
    """A file that holds more places to look at than are looked at."""


class SecretHit(NamedTuple):
    """What has the form of a credential: its form, its line (from 1), what may be shown of it.

    ``reason`` is why it is let pass and ``why`` what tells that; both are empty of one that counts. ``other`` is the
    mark of another tool beside it, which excuses nothing here.
    """

    form: str
    line: int
    shown: RedactedSecret
    reason: Reason | None = None
    why: str = ""
    other: str = ""


class _Candidate(NamedTuple):
    """A candidate in a view, with what was found out about it; ``place`` is where people would say that it stands."""

    form: Form
    place: int
    start: int
    end: int
    secret: bytes
    reason: Reason | None
    why: str


def find_secrets(data: bytes) -> tuple[SecretHit, ...]:
    """Return what has the form of a credential, in the order of the places.

    Raises ``TooManyError`` and ``NoEngineError``.
    """
    hits: list[SecretHit] = []
    known: set[tuple[str, bytes]] = set()
    for view in _views(data):
        seen = _without_overlaps(list(_candidates(view)))
        lines = _lines(view, seen)
        counted = [candidate for candidate in seen if candidate.reason is None]
        new = (
            (candidate, line)
            for candidate, line in zip(seen, lines, strict=True)
            if _candidate_key(candidate) not in known
        )
        hits += [_hit(view, candidate, line, counted) for candidate, line in new]
        known |= set(map(_candidate_key, seen))
    return tuple(sorted(hits, key=lambda hit: hit.line))


def _views(data: bytes) -> Iterator[bytes]:
    """Yield the bytes, and where text of two or four bytes a character stands in them, its characters as bytes.

    Characters beyond Latin-1 are question marks there. Line ends stay, so lines can be counted in each view.
    """
    yield data
    if has_wide_text(data):
        for encoding in ("utf-16-le", "utf-16-be"):
            yield data.decode(encoding, "replace").encode("latin-1", "replace")
        yield data.translate(None, b"\0")


def _candidates(view: bytes) -> Iterator[_Candidate]:
    looked: set[tuple[str, int, int]] = set()
    found = spots(view)
    for spot in islice(found, MAX_SPOTS):
        for form in spot.forms:
            match = _match(form, view, spot.at)
            if match is not None and (form.id, *match.span()) not in looked:
                looked.add((form.id, *match.span()))
                yield from _candidates_of_match(form, match, view)
    if next(found, None) is not None:
        raise TooManyError


def _match(form: Form, view: bytes, at: int) -> re.Match[bytes] | None:
    pattern, end = _pattern(form.id), at + form.room
    if not form.before:
        return pattern.match(view, at, end)
    found = pattern.search(view, max(0, at - form.before), end)
    while found is not None and found.end() <= at:
        found = pattern.search(view, found.end(), end)
    return found if found is not None and found.start() <= at else None


@cache
def _pattern(form: str) -> re.Pattern[bytes]:
    return re.compile(BY_ID[form].pattern.encode("ascii"))


def _candidates_of_match(form: Form, match: re.Match[bytes], view: bytes) -> Iterator[_Candidate]:
    group = "secret" if match.re.groupindex and match["secret"] is not None else 0
    start, end = match.span(group)
    secret = match[group]
    candidate = Candidate(match[0], secret, view, start)
    said = next((one for check in form.checks if (one := check(candidate)) is not None), None)
    if isinstance(said, No):
        return
    answer = reason_of(form, secret) or ((said, MEANINGS[said]) if said is not None else None)
    place = match.start() if form.sealed else start
    yield _Candidate(form, place, start, end, secret, *(answer or (None, "")))


def _without_overlaps(seen: Sequence[_Candidate]) -> list[_Candidate]:
    """Return what does not overlap, in order; what counts goes before what is let pass, a form before later ones."""
    kept: list[_Candidate] = []
    for candidate in sorted(seen, key=lambda one: (one.reason is not None, _RANK[one.form.id], one.start)):
        at = bisect_left(kept, candidate.start, key=lambda other: other.start)
        free_before = at == 0 or kept[at - 1].end <= candidate.start
        if free_before and (at == len(kept) or candidate.end <= kept[at].start):
            kept.insert(at, candidate)
    return kept


def _candidate_key(candidate: _Candidate) -> tuple[str, bytes]:
    return candidate.form.id, candidate.secret


def _lines(view: bytes, seen: Sequence[_Candidate]) -> Iterator[int]:
    """Yield the line that each begins on; they stand in order."""
    line, before = 1, 0
    for candidate in seen:
        line += view.count(b"\n", before, candidate.place)
        before = candidate.place
        yield line


def _hit(view: bytes, candidate: _Candidate, line: int, counted: Sequence[_Candidate]) -> SecretHit:
    told = redact(_BETWEEN.sub(b"", candidate.secret))
    if candidate.reason is not None and candidate.reason not in DOUBTFUL:
        return SecretHit(candidate.form.id, line, told, candidate.reason, candidate.why)
    comment = comment_at(view, candidate.place) or Comment("")
    if comment.reason and not _gives_away(view, comment, candidate, counted):
        return SecretHit(candidate.form.id, line, told, Reason.COMMENT, comment.reason)
    return SecretHit(candidate.form.id, line, told, candidate.reason, candidate.why, comment.other)


def _gives_away(view: bytes, comment: Comment, candidate: _Candidate, counted: Sequence[_Candidate]) -> bool:
    """Return whether a reason holds the secret itself, or any part of one that counts: then it is no reason."""
    at = bisect_right(counted, comment.start, key=lambda other: other.end)
    overlaps = at < len(counted) and counted[at].start < comment.end
    return overlaps or candidate.secret in view[comment.start : comment.end]
