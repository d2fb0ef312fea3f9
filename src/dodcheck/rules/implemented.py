"""The kind `implemented`."""

from __future__ import annotations

import posixpath
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.base import Counterexample
from dodcheck.rules.code.answers import at
from dodcheck.rules.code.definitions import What
from dodcheck.rules.code.options import NAME
from dodcheck.rules.code.suffixes import is_read
from dodcheck.rules.file import FileRule
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.types import DOCUMENT, TEXT
from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import How, resolve

if TYPE_CHECKING:
    from dodcheck.formats.python_stub import FunctionBody
    from dodcheck.rules.code.sources import Sources

_MAX_PLACES = 50


@dataclass(frozen=True, slots=True)
class ImplementedRule:
    """A Python module, file or package holds working code and no stubs.

    Holds when it defines at least one function or method and the bodies of all do something: none is only a docstring,
    `pass`, `...` or an error saying so, or a constant beside the words "not implemented" or the like. Abstract
    methods, overloads, members of protocols and what only returns nothing, a truth or an empty constant don't count.
    Of a folder or package all files count but tests. Fails when it is missing, blank, or defines nothing but stubs.
    Can't be known when some are stubs and others are not, when it defines no function that counts (constants, names
    taken over), in other languages, and for a module that begins with nothing of this repository.
    """

    kind: ClassVar[str] = "implemented"
    example: ClassVar[str] = "implemented: {path: src/app/scorer.py}"

    path: str | None = option(DOCUMENT, "The file or folder.", default=None)
    module: str | None = option(
        NAME, "Or the dotted name of a Python module, or of a function or class in one.", default=None
    )
    named_in: str | None = option(
        TEXT,
        "The document that names the path: it is tried from its folder too, and as the end of a path.",
        default=None,
        asks=Asks.SCOPE,
    )

    def __post_init__(self) -> None:
        if (self.path is None) is (self.module is None):
            raise OptionError("takes either a path or a module")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the code is there and does something."""
        there = self.files(snapshot)
        return there if isinstance(there, Evidence) else self._judged(snapshot, there)

    def files(self, snapshot: Snapshot) -> list[str] | Evidence:
        """Return the files that count, or what is to be said instead: of a missing file, of a name in a module."""
        return self._named(snapshot) if self.module else self._at(snapshot)

    def _at(self, snapshot: Snapshot) -> list[str] | Evidence:
        path = self.path or ""
        resolution = resolve(snapshot, path if self.named_in else f"/{path}", self.named_in)
        if resolution.how is How.FOLDER and resolution.path:
            return _without_tests(snapshot.glob(f"{resolution.path}/**"))
        there = FileRule(path=path, named_in=self.named_in).examine(snapshot)
        # What its code does is looked at here, however little that is.
        thin = there.unknown is Unknown.PARTIAL and resolution.how is How.FILE and path.endswith(".py")
        if resolution.path is None or not (thin or there.outcome is Outcome.HOLDS):
            return replace(there, kind=self.kind)
        return [resolution.path]

    def _named(self, snapshot: Snapshot) -> list[str] | Evidence:
        from dodcheck.rules.code.modules import Modules  # noqa: PLC0415 - lazy: only asked for modules

        modules, name = Modules(snapshot), self.module or ""
        files = modules.files_of(name)
        if len(files) == 1:
            package = files[0].endswith("/__init__.py")
            return _without_tests(snapshot.glob(f"{folder_of(files[0])}/**/*.py")) if package else list(files)
        if files:
            words, places = f"{name} may be any of {len(files)} files", tuple(map(Place, files))
            return self._evidence(Outcome.UNKNOWN, words, places, len(files), Unknown.AMBIGUOUS)
        if other := modules.other_form(name):
            words = f"{name} may be {other}, which is not read"
            return self._evidence(Outcome.UNKNOWN, words, (Place(other),), 1, Unknown.PARTIAL)
        from dodcheck.rules.symbol import SymbolRule  # noqa: PLC0415 - lazy: only for a name that is no module

        inside = SymbolRule(symbol=name, implemented=True) if "." in name else SymbolRule(symbol=name, what=What.MODULE)
        return replace(inside.examine(snapshot), kind=self.kind)

    def _judged(self, snapshot: Snapshot, files: Sequence[str]) -> Evidence:
        from dodcheck.rules.code.sources import Sources  # noqa: PLC0415 - lazy: recognition needs the options only

        code = [path for path in files if path.endswith(".py")]
        others = [path for path in files if not path.endswith(".py") and is_read(path) is not None]
        if not code or others:
            what = (others or list(files) or [self._subject])[0]
            message = f"{what} is there, but whether it is implemented is not read: no reader for this language"
            return self._evidence(Outcome.UNKNOWN, message, (Place(what),), len(files), Unknown.PARTIAL)
        sources = Sources(snapshot)
        bodies = [(path, body) for path in code for body in _bodies(sources, path)]
        if sources.broken:
            return self._evidence(Outcome.ERROR, f"can't be read: {sources.broken[0]}", (), len(code))
        if sources.skipped:
            message = f"not looked at: {sources.skipped[0]}"
            evidence = self._evidence(Outcome.UNKNOWN, message, (), len(code), Unknown.SKIPPED)
            return replace(evidence, skipped=len(sources.skipped))
        return self._counted(code, bodies)

    def _counted(self, code: Sequence[str], bodies: Sequence[tuple[str, FunctionBody]]) -> Evidence:
        from dodcheck.formats.python_stub import Body  # noqa: PLC0415 - lazy: as above

        stubs = [
            (Place(path, function_body.line), function_body.name)
            for path, function_body in bodies
            if function_body.body is Body.STUB
        ]
        real = [Place(path, function_body.line) for path, function_body in bodies if function_body.body is Body.REAL]
        if not real and not stubs:
            message = f"{self._subject} defines no function whose body could be judged"
            return self._evidence(Outcome.UNKNOWN, message, (Place(code[0]),), len(code), Unknown.PARTIAL)
        if not stubs:
            message = f"{self._subject} has {counted(len(real), 'function')}, none of them a stub"
            return self._evidence(Outcome.HOLDS, message, tuple(real), len(code))
        place, name = stubs[0]
        count = len(stubs) + len(real)
        are = "is a stub" if len(stubs) == 1 else "are stubs, the first"
        message = f"{len(stubs)} of {counted(count, 'function')} {are}: {name} in {at(place)}"
        places = tuple(place for place, _ in stubs)
        if real:
            return self._evidence(Outcome.UNKNOWN, message, places, len(code), Unknown.PARTIAL)
        return self._evidence(Outcome.FAILS, message, places, len(code))

    @property
    def _subject(self) -> str:
        return self.path or self.module or ""

    def _evidence(
        self,
        outcome: Outcome,
        summary: str,
        places: tuple[Place, ...],
        examined: int,
        unknown: Unknown | None = None,
    ) -> Evidence:
        where = places[0].path if places else self._subject
        return Evidence(
            kind=self.kind,
            outcome=outcome,
            summary=summary,
            examined=examined,
            matched=len(places) if outcome is Outcome.HOLDS else 0,
            reproduce=f"git grep -n -E -e {shlex.quote(_SOUGHT)} -- {shlex.quote(where)}",
            unknown=unknown,
            places=places[:_MAX_PLACES],
        )

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the code with nothing but stubs in it."""
        from dodcheck.rules.counterexamples import of_implemented  # noqa: PLC0415 - lazy: only the self-test asks

        return of_implemented.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._subject} defines at least one function, and none of its functions is a stub"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self._subject} is removed, emptied, or defines nothing but stubs"


_SOUGHT = "def |class |NotImplemented"


def _bodies(sources: Sources, path: str) -> tuple[FunctionBody, ...]:
    from dodcheck.formats.python_stub import functions  # noqa: PLC0415 - lazy: as above

    tree, data = sources.tree(path), sources.data(path)
    return functions(tree, data) if tree is not None and data is not None else ()


def _without_tests(paths: Sequence[str]) -> list[str]:
    return [path for path in paths if not _is_test(posixpath.basename(path)) and "/tests/" not in f"/{path}"]


def _is_test(name: str) -> bool:
    return name.startswith("test_") or name.endswith("_test.py") or name == "conftest.py"
