"""The kind `formerly`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.commits.chosen import DEPTH, commit_in_words
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.searching.words import pattern_in_words, shortened_text
from dodcheck.rules.text import TextRule
from dodcheck.rules.types import FLAG, FOLDERS_AND_GLOBS, GLOBS, PATTERN, TEXT
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.history import MAX_ENTRIES, History
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.rewritten import Rewriting

if TYPE_CHECKING:
    from dodcheck.rules.commits.former_content import FormerContent

_GONE = frozenset({Presence.ABSENT, Presence.UNTRACKED, Presence.IGNORED})


@dataclass(frozen=True, slots=True)
class FormerlyRule:
    """Something was there once: what nobody ever had, nobody removed, renamed or replaced.

    Holds when a commit behind the judged one, or it itself, touched the `path`, or a path that ends like it, and that
    is no longer tracked; with a `literal` or `pattern`, when some version of a file of `in` has a line with it.
    Fails when the `path` is still tracked. Can't be known when no commit had it: it may have gone before the first one,
    as with a repository that begins with an import, have another name, or never have been there; with `strict` that
    fails, where all commits are here. In a shallow clone, and beyond the newest 20000 commits or 10000 versions of
    files, it can't be known.
    """

    kind: ClassVar[str] = "formerly"
    example: ClassVar[str] = "formerly: {path: legacy/}"

    path: str | None = option(TEXT, "A file, a folder or a glob; it may stand below other folders.", default=None)
    literal: str | None = option(
        TEXT, "Or what stood in files, as it is, not as a part of a longer word.", default=None
    )
    pattern: str | None = option(PATTERN, "Or the same as a pattern of RE2.", default=None)
    in_: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Files, folders and globs in which it stood.", default=(), asks=Asks.SCOPE
    )
    exclude: tuple[str, ...] = option(GLOBS, "Globs of files that don't count.", default=(), asks=Asks.EXCUSE)
    code_only: bool = option(FLAG, "Leave comments out.", default=False)
    named_in: str | None = option(TEXT, "The document that names it: see the kind `file`.", default=None)
    strict: bool = option(FLAG, "What no commit had was never there.", default=False, asks=Asks.DEMAND)
    meaning: str = field(default="", compare=False)
    """What the pattern finds, in words for reports. No option: no document may call a pattern what it is not."""

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.path, self.literal, self.pattern)) != 1:
            raise OptionError("takes one of path, literal and pattern")
        if bool(self.in_) is (self.path is not None):
            raise OptionError("takes in with a literal or a pattern, and with nothing else")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether it was there."""
        if self.path is not None and self._still_there(snapshot):
            return Evidence(
                self.kind, Outcome.FAILS, f"{normalise(self.path)} exists", 1, 0, self._command(), places=self._place()
            )
        history = snapshot.history()
        if history is None and self.strict:
            return self._never("there is no commit", 0)
        touched = history.touched() if history else None
        if history is None or touched is None:
            why = "there is no commit to look at" if history is None else "this clone lacks older trees"
            return self._unknown(Unknown.HISTORY, f"whether {self._what()} can't be told: {why}", 0)
        found = self._sought(snapshot, history)
        if found.at is None:
            why, summary = self._why_not(history, found, len(touched))
            known = self.strict and why is Unknown.EMPTY_SCOPE
            return self._never(summary, len(touched)) if known else self._unknown(why, summary, len(touched))
        path, entry = found.at
        said = f"{path} was there once" if self.path is not None else f"{self._said()} stood once in {path}"
        return Evidence(
            kind=self.kind,
            outcome=Outcome.HOLDS,
            summary=f"{said}: {commit_in_words(entry)}",
            examined=len(touched),
            matched=1,
            reproduce=self._command(),
            places=(Place(path),),
        )

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the file that is there again, or a history that never had any of the files."""
        history = snapshot.history()
        if seen.outcome is not Outcome.HOLDS or history is None:
            return
        if self.path is not None:
            back = seen.places[0].path
            yield Counterexample(f"{back} is back", {back: b"x\n"})
        nothing = Rewriting(forgotten=frozenset(history.touched() or ()))
        yield Counterexample("a history that changed no file at all", rewriting=nothing)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"a commit behind the judged one shows that {self._what()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        if self.strict:
            return f"no commit behind the judged one shows that {self._what()}"
        return f"{self.path} is there" if self.path is not None else "never: that it was not so can't be shown"

    def _still_there(self, snapshot: Snapshot) -> bool:
        place = normalise(self.path or "")
        return place is not None and not is_glob(place) and snapshot.presence(place) not in _GONE | {Presence.OUTSIDE}

    def _sought(self, snapshot: Snapshot, history: History) -> FormerContent:
        from dodcheck.rules.commits.former_content import once_at, once_written  # noqa: PLC0415 - lazy: few statements ask for the past

        if self.path is not None:
            return once_at(snapshot, history, self.path, self.named_in)
        absent = TextRule(
            in_=self.in_,
            literal=self.literal,
            pattern=self.pattern,
            exclude=self.exclude,
            max=0,
            word=self.literal is not None,
            code_only=self.code_only,
        )
        return once_written(history, absent)

    def _why_not(self, history: History, found: FormerContent, touched: int) -> tuple[Unknown, str]:
        if history.shallow():
            return Unknown.HISTORY, f"no commit of this shallow clone shows that {self._what()}: {DEPTH}"
        if found.gap is Unknown.HISTORY:
            return found.gap, f"whether {self._what()} can't be told: this clone lacks older versions of files"
        if found.gap or len(history.log(history.head())) >= MAX_ENTRIES:
            return Unknown.SKIPPED, f"the newest commits don't show that {self._what()}, and older ones are not read"
        if not touched:
            return Unknown.EMPTY_SCOPE, "no commit changes any file"
        return Unknown.EMPTY_SCOPE, f"no commit of this history shows that {self._what()}"

    def _what(self) -> str:
        if self.path is not None:
            return f"{self.path} was ever there"
        return f"{self._said()} ever stood in {some(self.in_)}"

    def _said(self) -> str:
        if self.pattern is None:
            return f"“{shortened_text(self.literal or '')}”"
        return self.meaning or pattern_in_words(self.pattern or "")

    def _unknown(self, why: Unknown, summary: str, examined: int) -> Evidence:
        return Evidence(
            self.kind, Outcome.UNKNOWN, summary, examined, 0, self._command(), unknown=why, places=self._place()
        )

    def _never(self, summary: str, examined: int) -> Evidence:
        return Evidence(self.kind, Outcome.FAILS, summary, max(1, examined), 0, self._command(), places=self._place())

    def _place(self) -> tuple[Place, ...]:
        return (Place(self.path),) if self.path is not None else ()

    def _command(self) -> str:
        if self.path is not None:
            plain = self.path.removeprefix("./").removeprefix("**/").strip("/")
            return f"git log --oneline --full-history -- {pathspecs((f'**/{plain}', f'**/{plain}/**'))}"
        sought = f"-S{self.literal}" if self.literal is not None else f"-G{self.pattern}"
        return f"git log --oneline --full-history {shlex.quote(sought)}"
