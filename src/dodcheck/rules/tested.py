"""The kind `tested`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, option
from dodcheck.rules.types import FOLDERS_AND_GLOBS, GLOBS
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class TestedRule:
    """Each module of some folders has a file of tests that is named after it.

    Modules are files of Python, JavaScript, TypeScript, Go and Java that are no tests themselves, hold something, and
    do not only begin a package (`__init__.py`). `follow.py` has `test_follow.py` or `follow_test.py`, `follow.ts` has
    `follow.test.ts` or `follow.spec.ts`, anywhere in the repository, and a test that can fail stands in it. Fails when
    a module has no such file and no test names it. Can't be known when tests only name it, when the file holds no test,
    when two modules have one name, of a `main` or an `index` without tests, when code of another language is there, and
    when no module is.
    """

    __test__ = False
    kind: ClassVar[str] = "tested"
    example: ClassVar[str] = "tested: {in: src/, exclude: [src/generated/**]}"

    in_: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Folders and globs of the modules, from the root.", asks=Asks.SCOPE
    )
    exclude: tuple[str, ...] = option(
        GLOBS, "Globs of modules that need no tests of their own.", default=(), asks=Asks.EXCUSE
    )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether each has one."""
        from dodcheck.rules.results.tested_modules import examine_tested_modules  # noqa: PLC0415 - lazy: recognition needs the options only

        return examine_tested_modules(self, snapshot)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the repository with a module more, of which no test knows."""
        if seen.outcome is not Outcome.HOLDS:
            return
        folder, _, name = seen.places[0].path.rpartition("/")
        path = f"{folder}/planted_module.{name.rpartition('.')[2]}".removeprefix("/")
        one = Counterexample(f"{some([path])} added without tests", {path: b"planted = 1\n"})
        if self.examine(one.planted_in(snapshot)).outcome is Outcome.FAILS:
            yield one

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"each module of {', '.join(self.in_)} has a file of tests named after it"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"a module of {', '.join(self.in_)} has no tests"
