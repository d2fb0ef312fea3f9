"""The one table of what files may have to be: who looks, and how the lack of it is called."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from dodcheck.formats.known import is_commented
from dodcheck.rules.reading.contents import EMPTY_BY_CUSTOM
from dodcheck.rules.tidy import binary, conflicts, forms, headers, lines, scripts, strictness, tabs
from dodcheck.rules.tidy.being import Being, Glimpse, Look

BY_BYTES: Mapping[Being, Look] = {
    Being.VALID: forms.valid,
    Being.LF: lines.lf,
    Being.ENDED: lines.ended,
    Being.TRIMMED: lines.trimmed,
    Being.MERGED: conflicts.merged,
    Being.TEXT: binary.text,
    Being.UTF8: binary.utf8,
    Being.FILLED: forms.filled,
    Being.EXECUTABLE: scripts.script,
    Being.SHELL_EXECUTABLE: scripts.shell_script,
    Being.SPDX: headers.spdx,
    Being.LICENSED: headers.licensed,
    Being.COPYRIGHTED: headers.copyrighted,
    Being.TABLESS: tabs.tabless,
    Being.SHEBANG: scripts.shebang,
    Being.SHELL_SHEBANG: scripts.shell_shebang,
    Being.ERREXIT: strictness.errexit,
    Being.STRICT: strictness.strict,
}
"""Who looks at the bytes of a file."""
BY_PATH = frozenset({Being.SPACELESS, Being.NO_LINK})
"""What only the path tells, of links and submodules too."""
BY_MODE = frozenset({Being.EXECUTABLE, Being.SHELL_EXECUTABLE})
"""What is good where a file can be executed."""
BY_START = frozenset({Being.SHEBANG, Being.SHELL_SHEBANG})
"""What is the worse where a file can be executed."""


@dataclass(frozen=True, slots=True)
class TidySweep:
    """Looks at files whose names end alike."""

    being: Being
    ending: str

    def answer(self, data: bytes) -> Glimpse | None:
        """Return what is to be said of a file of these bytes, ``None`` where it is good."""
        return BY_BYTES[self.being](self.ending, data)


def sweep_of(being: Being, path: str) -> TidySweep:
    """Return what looks at a file: of its path no more than the end tells."""
    name = posixpath.basename(path).lower()
    if being is Being.VALID and name.endswith(".json") and is_commented(path):
        return TidySweep(being, ".jsonc")
    if being is Being.VALID and name.endswith((".yml", ".yaml")) and "/templates/" in f"/{path}":
        return TidySweep(being, f"/templates/{name}")
    return TidySweep(being, name if name in EMPTY_BY_CUSTOM else posixpath.splitext(name)[1])
