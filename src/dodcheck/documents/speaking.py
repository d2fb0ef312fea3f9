"""What the comments of a statement say to dodcheck: a rule, a fixed id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dodcheck.documents.blocks import Comment
from dodcheck.documents.directives import directive, remarks
from dodcheck.documents.statements import Statement
from dodcheck.documents.text import Text
from dodcheck.errors import Mistake
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location

_ID = re.compile(r"id:\s*(?P<id>\S.*)?", re.DOTALL)
_GOOD_ID = re.compile(r"[a-z0-9][a-z0-9._~/-]{0,199}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What stands beside one statement: a fixed id, an inline rule, and what is wrong with them."""

    fixed_id: str | None = None
    rule: Directive | None = None
    mistakes: tuple[Mistake, ...] = ()


def spoken(path: str, text: Text, statement: Statement) -> Spoken:
    """Return what the comments in and under a statement say to dodcheck."""
    said = list(_directives(path, text, statement))
    ids = [(one, found) for one in said if (found := _ID.fullmatch(one.text))]
    rules = [one for one in said if not _ID.fullmatch(one.text)]
    mistakes = [Mistake(one.location, "a second rule for one statement", "Combine them: all.") for one in rules[1:]]
    mistakes += [Mistake(one.location, "a second id for one statement", "Keep one.") for one, _ in ids[1:]]
    fixed = (ids[0][1]["id"] or "").strip() if ids else None
    if fixed is not None and not _GOOD_ID.fullmatch(fixed):
        hint = "Use lower-case letters, digits, and . _ ~ / - between them."
        mistakes.append(Mistake(ids[0][0].location, f"`{fixed[:60]}` can't be an id", hint))
    return Spoken(fixed, rules[0] if rules else None, tuple(mistakes))


def strays(path: str, text: Text, comments: Sequence[Comment]) -> tuple[Mistake, ...]:
    """Return a mistake for each comment to dodcheck that stands under no statement."""
    hint = "Put it right under the box or line that it is about."
    return tuple(
        Mistake(_place(path, text, comment.line), "this dodcheck comment belongs to no statement", hint)
        for comment in comments
        if directive(comment.text) is not None
    )


def _directives(path: str, text: Text, statement: Statement) -> Iterator[Directive]:
    for remark in remarks(statement.source):
        if (said := directive(remark.text)) is not None:
            line = statement.line + statement.source.count("\n", 0, remark.start)
            yield Directive(said, _place(path, text, line))
    for comment in statement.comments:
        if (said := directive(comment.text)) is not None:
            yield Directive(said, _place(path, text, comment.line))


def _place(path: str, text: Text, line: int) -> Location:
    """Return where the words of a directive begin: behind `dodcheck` on its line, else at the line's start."""
    raw = text.raw[line - 1] if 0 < line <= len(text.raw) else ""
    found = re.search(r"<!--\s*dodcheck:?[ \t]*", raw)
    return Location(path, line, found.end() + 1 if found else 1)
