"""The kind `runnable`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.runnables.started import started
from dodcheck.rules.types import TEXT
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class RunnableRule:
    """What a command starts is defined in the repository. It is not run, and how it ends is not looked at.

    Known are scripts of a `package.json` (`npm run lint`, `pnpm check`, `yarn build`, `bun run e2e`), targets of a
    Makefile (`make smoke`), recipes of a justfile (`just check`), and files (`scripts/check.sh`, `bash
    scripts/a.sh`, `python tools/b.py`, `./gradlew build`); parts are joined by `&&`, and `cd web` goes before.
    Holds when each is there, in the folder that the command is started in or in one above the document that names
    it. Fails when one is defined nowhere. Can't be known when it is defined in another folder only, when more may
    define it than is written down (a Makefile that includes others, a pattern, one that is made by CMake), when a
    program of a dependency may have that name, when a file is ignored or no valid JSON, and when something is
    missing beside submodules.
    """

    kind: ClassVar[str] = "runnable"
    example: ClassVar[str] = "runnable: {command: npm run lint}"

    command: str = option(TEXT, "The command, as it is typed at the root.", asks=Asks.DEMAND)
    named_in: str | None = option(
        TEXT, "The document that names the command: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if not started(self.command):
            raise OptionError(
                "takes a command that starts a script of a package, a target, a recipe or a file of the repository, "
                "such as `npm run lint`"
            )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether all that it starts is there."""
        from dodcheck.rules.runnables.looking import examined  # noqa: PLC0415 - lazy: recognition needs the options only

        return examined(self, snapshot)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the files that define it without what it starts."""
        from dodcheck.rules.counterexamples import of_runnable  # noqa: PLC0415 - lazy: only the self-test asks

        return of_runnable.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._named()} {'is' if len(started(self.command)) == 1 else 'are'} defined in the repository"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self._named(' or ')} is not defined in the repository"

    def _named(self, joint: str = " and ") -> str:
        return joint.join(f"the {one.sort} {one.name}" for one in started(self.command))
