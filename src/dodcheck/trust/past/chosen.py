"""Which criteria a history is about: all of them, or those of one scope."""

from __future__ import annotations

from dodcheck.documents.slug import word_slug
from dodcheck.errors import UserError, user_error
from dodcheck.judge.listing import shortened
from dodcheck.judge.scopes import Scope, nothing_found, phase_scope
from dodcheck.model.report import Gate
from dodcheck.program.load import Program

EVERYTHING = "all governance documents"
"""What a history is about when no scope is asked for."""

_MOST = 20


class ScopeChoice:
    """The criteria of one scope as a person asks for it (`phase 1`, `1`, `milestone M03`, `program`), or of all.

    Rules that decide no statement count for nothing: the statement of a rule may have been written later.
    """

    def __init__(self, asked: str) -> None:
        self._asked = asked.strip()
        slug = word_slug(self._asked) if self._asked else ""
        self._names = {name for name in (phase_scope(self._asked), slug, slug and f"milestone-{slug}") if name}
        self._seen: dict[str, None] = {}

    @property
    def name(self) -> str:
        """The name of the scope in the report."""
        return f"phase {self._asked}" if self._asked.isdecimal() else self._asked or EVERYTHING

    def __call__(self, program: Program) -> Scope:
        """Return the scope in one commit's program; it may be empty there."""
        criteria, unread = program.criteria, program.unread
        self._seen |= dict.fromkeys(criterion.scope for criterion in criteria)
        if self._asked:
            criteria = tuple(criterion for criterion in criteria if criterion.scope in self._names)
        return Scope(self.name, Gate.COMPLETE, criteria, unread, frozenset(), frozenset())

    def missing(self) -> UserError:
        """Return the mistake that no commit has a criterion of this scope."""
        if not self._asked:
            return nothing_found("none of these commits has a criterion in a governance document")
        listed = [shortened(name) for name in list(self._seen)[:_MOST]]
        hint = f"They have: {', '.join(listed)}." if listed else "They have no criterion at all."
        return user_error(f"none of these commits has criteria of `{shortened(self._asked)}`", hint)
