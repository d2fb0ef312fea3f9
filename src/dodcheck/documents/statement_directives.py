"""The `dodcheck` comments in and under a statement: an inline rule, a fixed id, and mistakes in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Comment
from dodcheck.documents.directives import directive_in
from dodcheck.documents.statements import Statement
from dodcheck.documents.text import Text
from dodcheck.errors import Mistake
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location

_ID = re.compile(r"id:(?:\s+(?P<id>.*)|)", re.DOTALL)
_GOOD_ID = re.compile(r"[a-z0-9][a-z0-9._~/-]{0,199}")


class StatementDirectives(NamedTuple):
    """What stands beside one statement: a fixed id, an inline rule, and what is wrong with them."""

    fixed_id: str | None = None
    rule: Directive | None = None
    mistakes: tuple[Mistake, ...] = ()


def directives_of(path: str, text: Text, statement: Statement) -> StatementDirectives:
    """Return what the comments in and under a statement say to dodcheck; a fixed id that is none is left out."""
    said = list(_directives(path, text, statement.comments))
    ids = [one for one in said if _ID.fullmatch(one.text)]
    rules = [one for one in said if not _ID.fullmatch(one.text)]
    mistakes = [Mistake(rule.location, "a second rule for one statement", "Combine them: all.") for rule in rules[1:]]
    mistakes += [Mistake(one.location, "a second id for one statement", "Keep one.") for one in ids[1:]]
    fixed = ids[0].text.removeprefix("id:").strip() if ids else None
    if fixed is not None and not _GOOD_ID.fullmatch(fixed):
        mistakes.append(_bad_id(fixed, ids[0].location))
        fixed = None
    return StatementDirectives(fixed, rules[0] if rules else None, tuple(mistakes))


def stray_directives(path: str, text: Text, comments: Sequence[Comment]) -> tuple[Mistake, ...]:
    """Return a mistake for each comment to dodcheck that stands beside no statement."""
    hint = "Put it right under the box or line that it is about."
    stray = _directives(path, text, comments)
    return tuple(Mistake(one.location, "this dodcheck comment belongs to no statement", hint) for one in stray)


def _directives(path: str, text: Text, comments: Sequence[Comment]) -> Iterator[Directive]:
    for comment in comments:
        if said := directive_in(comment.text):
            place = _place(path, text, comment, said.start)
            yield Directive(said.words, place, tuple(_indents(said.words, place.line or 1, text)))


def _place(path: str, text: Text, comment: Comment, start: int) -> Location:
    """Return the place in the file of what stands ``start`` code points into a comment."""
    above = comment.text.count("\n", 0, start)
    if not above:
        return Location(path, comment.line, comment.column + start)
    words = comment.text[start:].partition("\n")[0]
    found = text.lines[comment.line + above - 1].find(words)
    return Location(path, comment.line + above, text.raw_column(comment.line + above, max(0, found) + 1))


def _indents(words: str, first: int, text: Text) -> Iterator[int]:
    """Yield what the file has before each line of a comment but the first, which begins on the line ``first``."""
    for number, line in enumerate(words.split("\n")[1:], first):
        yield max(0, text.lines[number].find(line)) if number < len(text.lines) else 0


def _bad_id(fixed: str, location: Location) -> Mistake:
    hint = "Use up to 200 lower-case letters, digits, and . _ ~ / - between them."
    return Mistake(location, f"`{fixed[:60]}` can't be an id" if fixed else "the id is missing", hint)
