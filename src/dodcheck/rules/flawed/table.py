"""The one table of flaws: how each is found, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.flawed import commented, handlers, skipped, stubs, undocumented, untyped
from dodcheck.rules.flawed.flaw import Finder, Flaw


class Known(NamedTuple):
    """How a flaw is found, and the one thing that is looked at for it.

    ``of_tests`` says that tests are what has it: of those, files of settings may leave some out.
    """

    finder: Finder
    thing: str
    things: str
    of_tests: bool = False

    def reads(self, path: str) -> bool:
        """Return whether a file by its name may have the flaw."""
        return is_code(path) or (self.of_tests and skipped.is_settings(path))


FLAWS: Mapping[Flaw, Known] = {
    Flaw.STUBS: Known(stubs.stubs, "function", "functions"),
    Flaw.EMPTY_HANDLERS: Known(handlers.handlers, "file", "files"),
    Flaw.SKIPPED_TESTS: Known(skipped.tests, "test", "tests", of_tests=True),
    Flaw.COMMENTED_CODE: Known(commented.code, "file", "files"),
    Flaw.UNDOCUMENTED_FUNCTIONS: Known(undocumented.functions, "function", "functions"),
    Flaw.UNDOCUMENTED_CLASSES: Known(undocumented.classes, "class", "classes"),
    Flaw.UNDOCUMENTED_MODULES: Known(undocumented.modules, "module", "modules"),
    Flaw.UNTYPED_FUNCTIONS: Known(untyped.functions, "function", "functions"),
}
