"""The kind `text`."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.reading.placed import placed_globs
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.rules.searching.calls import evidence_of_calls
from dodcheck.rules.searching.prose import evidence_for_prose
from dodcheck.rules.searching.scan import ScanResult, View, scan_files, sweep_of
from dodcheck.rules.searching.search import Literal, Regex, Search, Word
from dodcheck.rules.searching.words import line_word, lines_from, not_looked_at, pattern_in_words, shortened_text
from dodcheck.rules.sweeping.sweep import Swept
from dodcheck.rules.types import COUNT, EXCUSES, FLAG, FOLDERS_AND_GLOBS, GLOBS, PATTERN, TEXT, globs_of
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.protocol import Presence, Snapshot

MAX_PLACES = 50
"""Places shown of one rule's matches; the count stays exact."""

_EVERY_LINE = "^"
_LINE_END = re.compile(r"[\r\n]")
_LINE_END_SIGN = re.compile(r"[\r\n]|(?<!\\)(?:\\\\)*\\[rn]")


@dataclass(frozen=True, slots=True)
class TextRule:
    r"""How many lines of some files hold a literal or match a pattern.

    Holds when at least `min` and at most `max` lines do; without either, one is enough. Lines end at a line feed, a
    carriage return or both, and each counts once, as with `grep -c`. Patterns are those of RE2, tried line by line;
    `\b` also stops at letters of other scripts. With `parsed`, lines are those of the scalars of YAML and JSON, and
    `key: value` is sought as well. Can't be known when no file is there to examine or all are excused, when the word
    stands only inside longer ones, and when a file that might decide could not be looked at: binary, too large, not
    parsable, in a submodule, or with `code_only` in a language whose comments are not known. With `named_in`, neither
    when what `code_only` or `parsed` does not see is in a comment, or a name that `code_only` forbids is only spoken of
    in a docstring or a message, or what must not be there stands in other letters where a language (SQL, HTML) makes no
    difference, or a name such as `os.system` is reached in other words (`from os import system`); the document itself
    is not looked at where it only quotes in code marks what must not be there. With `calls`, neither when the name
    stands there and no call of it is seen: through an object or an alias, where the module has a name of
    Python's own for something else, or where another language may define it.
    """

    kind: ClassVar[str] = "text"
    example: ClassVar[str] = 'text: {in: ["src/**/*.py"], literal: eval(, max: 0, code_only: true}'

    in_: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Globs of the files to look at, from the root; `src/` is all below it.", asks=Asks.SCOPE
    )
    literal: str | None = option(TEXT, "What to look for, as it is.", default=None)
    pattern: str | None = option(PATTERN, "What to look for, as a pattern of RE2.", default=None)
    exclude: tuple[str, ...] = option(GLOBS, "Globs of files to leave out.", default=(), asks=Asks.EXCUSE)
    min: int | None = option(COUNT, "At least so many lines.", default=None, asks=Asks.FLOOR)
    max: int | None = option(COUNT, "At most so many lines; 0 means nowhere.", default=None, asks=Asks.CEILING)
    except_: tuple[tuple[str, str], ...] = option(
        EXCUSES, "Files whose matches are justified: why.", default=(), asks=Asks.EXCUSE
    )
    code_only: bool = option(FLAG, "Leave comments out; strings and docstrings count.", default=False)
    parsed: bool = option(FLAG, "Look at the scalars of YAML and JSON, keys too, instead of raw lines.", default=False)
    word: bool = option(FLAG, "Count the literal only where it is not part of a longer word.", default=False)
    calls: bool = option(FLAG, "Only calls of the name count, as far as syntax shows them.", default=False)
    grep_lines: bool = option(FLAG, "Lines end at a line feed alone, and keep a carriage return.", default=False)
    named_in: str | None = option(TEXT, "What names the files: see the kind `file`.", default=None, asks=Asks.SCOPE)
    meaning: str = field(default="", compare=False)
    """What the pattern finds, in words for reports. No option: no document may call a pattern what it is not."""

    def __post_init__(self) -> None:
        if (self.literal is None) is (self.pattern is None):
            raise OptionError("takes either a literal or a pattern")
        if self.word and self.literal is None:
            raise OptionError("word goes with a literal")
        if _LINE_END.search(self.literal or "") or _LINE_END_SIGN.search(self.pattern or ""):
            raise OptionError("looks at one line at a time, so what it looks for has no line end")
        if self.code_only + self.parsed + self.grep_lines > 1:
            raise OptionError("takes one of code_only, parsed and grep_lines")
        if self.calls and not (self.code_only and self.word and self.max == 0):
            raise OptionError("calls goes with code_only, word and max: 0")
        if self.min == 0 and self.max is None:
            raise OptionError("min: 0 asks nothing; text that must not be there has max: 0")
        if self.max is not None and (self.min or 0) > self.max:
            raise OptionError(f"min {self.min} is more than max {self.max}")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return how often it stands there."""
        if self.named_in is not None:
            return self._placed(snapshot, self.named_in)
        files = self.files(snapshot)
        scan_result = scan_files(snapshot, files, self.search(), self.view())
        blind = _named(snapshot, self.globs, Presence.SYMLINK) + unseen_submodules(snapshot, self.globs, self.exclude)
        if scan_result.examined:
            blind += _named(snapshot, self.globs, Presence.ABSENT)
        if scan_result.broken:
            return self._evidence(scan_result, Outcome.ERROR, f"can't be read: {scan_result.broken[0]}")
        if not scan_result.examined and (scan_result.skipped or blind):
            return self._evidence(
                scan_result, Outcome.UNKNOWN, f"nothing could be looked at{not_looked_at(scan_result, blind)}", blind
            )
        if all(files.values()):
            where = ", ".join(self.in_)
            message = f"every file in {where} is excused" if files else f"there is no file to look at in {where}"
            return self._evidence(scan_result, Outcome.UNKNOWN, message, (), Unknown.EMPTY_SCOPE)
        return self._counted(snapshot, scan_result, blind)

    def sweeps(self, snapshot: Snapshot) -> Iterator[Swept]:
        """Yield the search of the files for the text, where they are known and their bytes can tell."""
        sweep = sweep_of(self.search(), self.view())
        if sweep and self.named_in is None:
            yield Swept(sweep, tuple(self.files(snapshot)))

    def _placed(self, snapshot: Snapshot, named_in: str) -> Evidence:
        """Return what is there once the paths are looked up; where there is no file, none lacks the text."""
        globs = placed_globs(snapshot, self.in_, named_in, self.kind)
        if not isinstance(globs, Evidence):
            return evidence_for_prose(replace(self, in_=globs, named_in=None), snapshot, named_in)
        if globs.outcome is Outcome.FAILS and self.least() == 0:
            return replace(globs, outcome=Outcome.UNKNOWN, unknown=Unknown.EMPTY_SCOPE)
        return globs

    def least(self) -> int:
        """Return how many lines there must be."""
        return self.min if self.min is not None else int(self.max is None)

    def _counted(self, snapshot: Snapshot, scan_result: ScanResult, blind: list[str]) -> Evidence:
        least = self.least()
        message = f"{self._seen(scan_result)}{not_looked_at(scan_result, blind)}"
        most = scan_result.matched + scan_result.doubtful
        if self.max is not None and scan_result.matched > self.max:
            seen = self._evidence(scan_result, Outcome.FAILS, message)
            return evidence_of_calls(self, snapshot, seen) if self.calls else seen
        partly = bool(scan_result.skipped or blind)
        if scan_result.matched < least:
            message = f"{message}; at least {least} should" if least > 1 else message
        open_ = scan_result.matched < least or self.max is not None
        if partly and open_:
            return self._evidence(scan_result, Outcome.UNKNOWN, message, blind)
        if scan_result.matched < least <= most or (self.max is not None and most > self.max):
            where = "outside the parsed values" if self.parsed else "inside a longer word"
            near = f"{message}, but perhaps {where} in {scan_result.near[0].path}:{scan_result.near[0].line}"
            return self._evidence(scan_result, Outcome.UNKNOWN, near, (), Unknown.AMBIGUOUS)
        return self._evidence(scan_result, Outcome.FAILS if scan_result.matched < least else Outcome.HOLDS, message)

    def _seen(self, scan_result: ScanResult) -> str:
        if self.counts_lines:
            return f"{', '.join(self.in_)} has {scan_result.matched} {line_word(scan_result.matched)}"
        what = self._sought()
        scanned = counted(scan_result.examined, "file")
        excused = f", {scan_result.excused} more justified" if scan_result.excused else ""
        if not scan_result.matched:
            return f"{what} stands nowhere{' outside comments' if self.code_only else ''} in {scanned}{excused}"
        lines = counted(scan_result.matched, "line")
        first = scan_result.places[0]
        return f"{what} stands on {lines}, first {first.path}:{first.line} ({scanned} scanned{excused})"

    def _evidence(
        self,
        scan_result: ScanResult,
        outcome: Outcome,
        summary: str,
        blind: list[str] | tuple[()] = (),
        why: Unknown = Unknown.SKIPPED,
    ) -> Evidence:
        return Evidence(
            kind=self.kind,
            outcome=outcome,
            summary=summary,
            examined=scan_result.examined,
            matched=scan_result.matched,
            skipped=len(scan_result.skipped) + len(blind),
            reproduce=self._reproduce(),
            unknown=why if outcome is Outcome.UNKNOWN else None,
            places=tuple((scan_result.places or scan_result.near)[:MAX_PLACES]),
        )

    def files(self, snapshot: Snapshot) -> dict[str, bool]:
        """Return the files to look at in order, and whether matches in each are excused."""
        paths = sorted({path for glob in self.globs for path in snapshot.glob(glob)})
        out = [matcher(glob) for glob in self.exclude]
        excused = [matcher(path) for path, _ in self.except_]
        kept = (path for path in paths if not any(leaves(path) for leaves in out))
        return {path: any(excuses(path) for excuses in excused) for path in kept}

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the files to look at."""
        return globs_of(self.in_)

    def view(self) -> View:
        """Return what of a file is looked at."""
        if self.parsed:
            return View.PARSED
        if self.grep_lines:
            return View.GREP
        return View.CODE if self.code_only else View.LINES

    def search(self) -> Search:
        """Return what is looked for."""
        if self.pattern is not None:
            return Regex(self.pattern)
        return Word(self.literal or "") if self.word else Literal(self.literal or "")

    def _reproduce(self) -> str:
        sign, wanted = ("-F", self.literal) if self.literal is not None else ("-P", self.pattern)
        globs = [f":(glob){glob}" if is_glob(glob) else glob for glob in self.globs]
        globs += [f":(exclude,glob){glob}" for glob in self.exclude]
        return f"git grep -n {sign} -e {shlex.quote(wanted or '')} -- {shlex.join(globs)}"

    @property
    def counts_lines(self) -> bool:
        """Whether every line counts: what is asked is the length of the files."""
        return self.pattern == _EVERY_LINE

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield lines that say something else where they match, and a line that matches where none may."""
        from dodcheck.rules.counterexamples import of_text  # noqa: PLC0415 - lazy: only the self-test asks

        return of_text.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._wanted()} stands on {lines_from(self.min, self.max)} of {', '.join(self.in_)}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        least = self.least()
        few = [f"fewer than {least} {line_word(least)}"] if least else []
        many = [] if self.max is None else [f"more than {self.max} {line_word(self.max)}" if self.max else "any line"]
        return f"{self._wanted()} stands on {' or '.join(few + many)} of {', '.join(self.in_)}"

    def _wanted(self) -> str:
        return f"a call of {self._sought()}" if self.calls else self._sought()

    def _sought(self) -> str:
        if self.literal is not None:
            return f"“{shortened_text(self.literal)}”"
        return "a line" if self.counts_lines else self.meaning or pattern_in_words(self.pattern or "")


def _named(snapshot: Snapshot, globs: tuple[str, ...], presence: Presence) -> list[str]:
    """Return the paths named without a wildcard at which that stands: a link is not followed, nothing is not read."""
    return [path for path in globs if not is_glob(path) and snapshot.presence(path) is presence]
