"""The kind `symbol`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.rules.base import Counterexample
from dodcheck.rules.code.answers import SoughtName, absent, missing, present
from dodcheck.rules.code.definitions import As, Sightings, What
from dodcheck.rules.code.options import AS, NAME, WHAT
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.finding import Finding
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.reading.named import missing_path_evidence
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.rules.sweeping.sweep import Swept
from dodcheck.rules.types import COUNT, FLAG, GLOBS, TEXT
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import How, resolve

if TYPE_CHECKING:
    from dodcheck.rules.code.sources import Sources

MAX_PLACES = 50
"""Places shown of one rule's definitions; the count stays exact."""


@dataclass(frozen=True, slots=True)
class SymbolRule:
    """A name is defined in code, or a function does something with it.

    Python is parsed, never run: assignments, functions, classes, their members and those of their bases, and what a
    module takes over from others of the repository by an import. In other languages a name counts where a declaration
    of it plainly stands, comments and strings left out. A dotted name begins with a module or a class. What stands in
    a string, in a comment, under `if False` or under `if TYPE_CHECKING` is no definition.

    Holds when the name is defined as `what` says; with `parameter`, when the function takes it; with `implemented`,
    when its body is no stub (nothing but a docstring, `pass`, `...` or an error that it is not done); with `uses_in`,
    when that function does with the name what `as` says: a `comparison` counts where it decides about an exception that
    leaves the function, in itself or in a function of its module that it calls. With `max: 0` the name must not be
    defined. Can't be known for a name that begins with nothing of this repository, that is made while the program runs,
    that stands in code which is not read, that only tests, examples or vendored code define, or that may be meant by
    several definitions that differ.
    """

    kind: ClassVar[str] = "symbol"
    example: ClassVar[str] = "symbol: {symbol: package.module.PROTOCOL_VERSION, uses_in: connect, as: comparison}"

    symbol: str = option(
        NAME, "The name, dotted from its module or class where one is meant: `foo`, `Foo.bar`, `a.b.foo`."
    )
    what: What = option(
        WHAT, "What it should be; `callable` is a function, method or class, `constant` any value.", default=What.ANY
    )
    in_: tuple[str, ...] = option(GLOBS, "Globs of the files it may be in, from the root.", default=("**",))
    parameter: str | None = option(
        TEXT, "A parameter that the function takes: `x`, `*args`, `**options`.", default=None, asks=Asks.DEMAND
    )
    implemented: bool = option(FLAG, "Its body must do something.", default=False, asks=Asks.DEMAND)
    uses_in: str | None = option(NAME, "The function that should do something with the name.", default=None)
    as_: As = option(AS, "What `uses_in` should do with the name.", default=As.ANY)
    max: int | None = option(COUNT, "0 means that the name must not be defined.", default=None)
    named_in: str | None = option(
        TEXT,
        "The document that names the one path of `in`, from whose folder it may be seen.",
        default=None,
        asks=Asks.SCOPE,
    )

    def __post_init__(self) -> None:
        asked = [
            asked
            for asked in ("parameter", "implemented", "uses_in", "max")
            if getattr(self, asked) not in (None, False)
        ]
        if len(asked) > 1:
            raise OptionError(f"takes one of {' and '.join(asked)}")
        if self.max:
            raise OptionError("max takes 0 only: the name must not be defined")
        if self.as_ is not As.ANY and self.uses_in is None:
            raise OptionError("as goes with uses_in")
        if self.what is What.MODULE and asked not in ([], ["max"]):
            raise OptionError("of a module only its presence is asked; the kind implemented looks at what it holds")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the name is defined, or used as asked."""
        from dodcheck.rules.code.search import Question, look  # noqa: PLC0415 - lazy: as above
        from dodcheck.rules.code.sources import Sources  # noqa: PLC0415 - lazy: recognition needs the options only

        files, unresolved = self._files(snapshot)
        if unresolved:
            return unresolved
        code = [path for path in files if is_code(path)]
        sources = Sources(snapshot)
        wanted = What.CALLABLE if self.uses_in else self.what
        seen = look(sources, Question(self.uses_in or self.symbol, wanted, code, self._placed))
        if sources.broken:
            return self._evidence(seen, sources, Finding(Outcome.ERROR, f"can't be read: {sources.broken[0]}"))
        if not code and not seen.found:
            message = f"there is no code to look at in {', '.join(self.in_)}"
            return self._evidence(seen, sources, Finding(Outcome.UNKNOWN, message, unknown=Unknown.EMPTY_SCOPE))
        blind = unseen_submodules(snapshot, self.in_) if self._placed else []
        sources.skipped += [f"{path} (a submodule)" for path in blind]
        return self._evidence(seen, sources, self._answer(seen, sources))

    def sweeps(self, snapshot: Snapshot) -> Iterator[Swept]:
        """Yield the search of the code for the name."""
        from dodcheck.rules.code.naming import Naming  # noqa: PLC0415 - lazy: recognition needs the options only

        files, _ = self._files(snapshot)
        yield Swept(Naming(self.uses_in or self.symbol), [path for path in files if is_code(path)])

    @property
    def _placed(self) -> bool:
        return self.in_ != ("**",)

    def _files(self, snapshot: Snapshot) -> tuple[list[str], Evidence | None]:
        """Return the files of the scope, or why the one path that a document names leads to none."""
        globs = self._globs(snapshot)
        if self.named_in and len(self.in_) == 1 and not is_glob(self.in_[0]):
            resolution = resolve(snapshot, self.in_[0], self.named_in)
            if resolution.path is None or resolution.how not in (How.FILE, How.FOLDER):
                return [], self._no_place(snapshot)
            globs = (resolution.path,) if resolution.how is How.FILE else (f"{resolution.path}/**",)
        return sorted({path for glob in globs for path in snapshot.glob(glob)}), None

    def _globs(self, snapshot: Snapshot) -> tuple[str, ...]:
        """Return the globs of `in`; a folder stands for all that is in it."""
        there = {path: snapshot.presence(path) for path in self.in_ if not is_glob(path)}
        return tuple(f"{path}/**" if there.get(path) is Presence.FOLDER else path for path in self.in_)

    def _no_place(self, snapshot: Snapshot) -> Evidence:
        there = missing_path_evidence(snapshot, self.in_[0], self.named_in, self.kind)
        if there.outcome is Outcome.FAILS and self.max is not None:
            message = f"{there.summary}, so there is nothing to look at"
            return replace(there, outcome=Outcome.UNKNOWN, summary=message, examined=1, unknown=Unknown.EMPTY_SCOPE)
        return there

    def _answer(self, seen: Sightings, sources: Sources) -> Finding:
        """Return what the definitions show of the aspect that is asked for."""
        sought = SoughtName(self.uses_in or self.symbol, What.ANY if self.uses_in else self.what, placed=self._placed)
        if self.max is not None:
            return absent(seen, sources.skipped, sought)
        if not seen.found:
            return missing(seen, sources.skipped, sought)
        there = present(seen, sought)
        if there.outcome is not Outcome.HOLDS or not (self.uses_in or self.parameter or self.implemented):
            return there
        from dodcheck.rules.code.body import is_implemented, takes, without_overloads  # noqa: PLC0415 - lazy: as above
        from dodcheck.rules.code.uses import uses  # noqa: PLC0415 - lazy: as above

        definitions = without_overloads(seen.found)
        if self.uses_in:
            return uses(definitions, self.uses_in, self.symbol, self.as_, sources)
        if self.parameter:
            return takes(definitions, self.symbol, self.parameter)
        return is_implemented(definitions, self.symbol, sources)

    def _evidence(self, seen: Sightings, sources: Sources, finding: Finding) -> Evidence:
        shown = finding._replace(examined=seen.examined, matched=len(seen.found), skipped=len(sources.skipped))
        return shown._replace(places=finding.places[:MAX_PLACES]).evidence(self.kind, self._reproduce())

    def _reproduce(self) -> str:
        globs = [f":(glob){glob}" if is_glob(glob) else glob for glob in self.in_]
        return f"git grep -n -w -e {shlex.quote(self.symbol.rpartition('.')[2])} -- {shlex.join(globs)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield another name, a stub, or a definition where none may be."""
        from dodcheck.rules.counterexamples import of_symbol  # noqa: PLC0415 - lazy: only the self-test asks

        return of_symbol.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        where = f" in {', '.join(self.in_)}" if self._placed else ""
        if self.max is not None:
            return f"{self.symbol} is defined nowhere{where}"
        return f"{self._clause()}{where}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        where = f" in {', '.join(self.in_)}" if self._placed else ""
        if self.max is not None:
            return f"{self.symbol} is defined{where}"
        return f"{self._clause(negated=' no longer')}{where}"

    def _clause(self, negated: str = "") -> str:
        if self.uses_in:
            return f"{self.uses_in}{negated} {self.as_.words} {self.symbol}"
        if self.parameter:
            return f"{self.symbol}{negated} takes {self.parameter}"
        if self.implemented:
            return f"{self.symbol} has{negated} a body that does something"
        return f"{self.symbol} is{negated} defined{'' if self.what is What.ANY else f' as a {self.what}'}"
