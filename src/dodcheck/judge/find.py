"""From what a person types to the statement that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.errors import UserError, user_error
from dodcheck.judge.listing import MOST, listed, shortened
from dodcheck.judge.places import Source, TypedPlace, at_place, by_path, read_place
from dodcheck.model.criterion import Criterion

_WORD = re.compile(r"\w+")
_MOST_ASKED = 2_000
_MOST_WORDS = 20
_SUGGESTED = 3
_MOST_SLIPS = 2


def find_among(criteria: Sequence[Criterion], asked: str, source: Source) -> Criterion:
    """Return the one statement that is meant by an id, a place, a unique part of an id, or unique words.

    An exact id is tried first, then a place, a part of an id, and words. ``source`` gives the bytes of a document, so
    that any line of a statement names it; without them, only its first line does. Raises ``UserError`` where none or
    several are meant.
    """
    wanted = asked.strip()[:_MOST_ASKED]
    if not wanted:
        raise user_error("no statement is named", "Name one by FILE:LINE, by a part of its id, or by its words.")
    exact = next((criterion for criterion in criteria if criterion.id == wanted), None)
    if exact:
        return exact
    place = read_place(wanted)
    if place and (criterion := at_place(criteria, place, source)):
        return criterion
    if criterion := by_path(criteria, wanted):
        return criterion
    if having := _part(criteria, wanted):
        return _only(having, wanted, "ids have that part")
    if having := _words(criteria, wanted):
        return _only(having, wanted, "statements have these words")
    raise _none(criteria, wanted, place)


def nearest(criteria: Sequence[Criterion], asked: str) -> tuple[Criterion, ...]:
    """Return up to three statements that share most words with what was asked, and more than half of those words.

    Slips of the pen are put right first. The scope at the start of an id is not compared: of statements that share as
    many words, those of that scope come first.
    """
    scope = asked.partition("/")[0]
    named = asked.removeprefix(f"{scope}/") if any(criterion.scope == scope for criterion in criteria) else asked
    elsewhere = [criterion.scope != scope for criterion in criteria]
    vocabulary = [
        set(_split(f"{criterion.id.removeprefix(criterion.scope)} {criterion.text}")) for criterion in criteria
    ]
    known = set().union(*vocabulary)
    wanted = {_spelled(word, known) for word in _split(named)[:_MOST_WORDS]}
    shared = [len(wanted & words) for words in vocabulary]
    most = max(shared, default=0)
    if 2 * most <= len(wanted):
        return ()
    best = sorted((elsewhere[at], at) for at, count in enumerate(shared) if count == most)
    return tuple(criteria[at] for _, at in best[:_SUGGESTED])


def _split(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("_", " "))


def _spelled(word: str, known: set[str]) -> str:
    if word in known:
        return word
    from difflib import get_close_matches  # noqa: PLC0415 - lazy: needed for a mistake only

    likely = (other for other in known if other[:1] == word[:1] and abs(len(other) - len(word)) <= _MOST_SLIPS)
    alike = sorted(likely)
    return next(iter(get_close_matches(word, alike, n=1, cutoff=0.7)), word)


def _part(criteria: Sequence[Criterion], wanted: str) -> list[Criterion]:
    part = wanted.lower()
    return [criterion for criterion in criteria if part in criterion.id.lower()]


def _words(criteria: Sequence[Criterion], wanted: str) -> list[Criterion]:
    words = _folded(wanted)
    return [criterion for criterion in criteria if f" {words} " in f" {_folded(criterion.text)} "] if words else []


def _folded(text: str) -> str:
    return " ".join(_split(text))


def _only(criteria: Sequence[Criterion], wanted: str, claim: str) -> Criterion:
    if len(criteria) == 1:
        return criteria[0]
    raise user_error(f"`{shortened(wanted)}` is not clear: {len(criteria):,} {claim}", listed(criteria))


def _none(criteria: Sequence[Criterion], wanted: str, place: TypedPlace | None) -> UserError:
    if not criteria:
        hint = "Of any other Markdown file, name a line: dodcheck explain FILE:LINE"
        return user_error("no governance document here holds a statement", hint)
    if place:
        return _no_such_document([criterion.location.path for criterion in criteria], place.path)
    message = f"`{shortened(wanted)}` is no part of any id, and no statement has these words"
    if near := nearest(criteria, wanted):
        return user_error(message, f"Did you mean:\n  {listed(near)}")
    return user_error(message, "dodcheck claims --format json lists every statement with its id and place.")


def _no_such_document(paths: Sequence[str], asked: str) -> UserError:
    """Return the mistake of naming a document that holds no statement: those called alike are named, else some."""
    from difflib import get_close_matches  # noqa: PLC0415 - lazy: needed for a mistake only

    there = {path: _name(path) for path in paths}
    alike = get_close_matches(_name(asked[:_MOST_ASKED]), there.values(), n=1, cutoff=0.8)
    meant = [path for path, name in there.items() if name in alike]
    shown = (meant or list(there))[:MOST]
    lines = "".join(f"\n  {shortened(path)}" for path in shown)
    head = "Did you mean:" if meant else "Those with statements are:"
    return user_error(f"no document with a statement is called `{shortened(asked)}`", f"{head}{lines}")


def _name(path: str) -> str:
    """Return the name of a file without its suffix, in small letters."""
    return path.rpartition("/")[2].rpartition(".")[0].lower()
