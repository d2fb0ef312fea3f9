"""What a Dockerfile installs beside what manifests ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.snapshot.protocol import Snapshot, bytes_of

_DOCKERFILES = ("**/Dockerfile", "**/Dockerfile.*", "**/*.Dockerfile")
_INSTALL = re.compile(r"\b(?:pip3?|uv pip) install(?P<words>[^\n&|;]*)")
_NAME = re.compile(r"[A-Za-z][\w.-]*(?:\[[\w,-]*\])?(?:[<>~!].*)?")
_FILE = re.compile(r"\.(?:txt|whl|zip|gz|in|toml)$")
_INSTALLERS = frozenset({"pip", "setuptools", "wheel", "uv", "poetry", "pipenv", "pdm", "pip-tools"})
"""What installs packages is no dependency."""
_LIMITS = frozenset({"-c", "--constraint", "--constraints", "--require-hashes"})
"""Options by which a file tells the versions."""


class Install(NamedTuple):
    """A package that a Dockerfile installs in any version: the file, its line from 1, and the words that name it."""

    path: str
    line: int
    words: str


def loose_installs(snapshot: Snapshot) -> Iterator[Install]:
    """Yield what Dockerfiles have pip install without telling one version."""
    for path in sorted({path for glob in _DOCKERFILES for path in snapshot.glob(glob)}):
        text = (bytes_of(snapshot, path) or b"").decode("utf-8", "replace")
        for found in _INSTALL.finditer(text.replace("\\\n", "  ")):
            words = [word.strip("\"'") for word in found["words"].split()]
            if not _LIMITS.intersection(words):
                line = text.count("\n", 0, found.start()) + 1
                yield from (Install(path, line, word) for word in words if _is_loose(word))


def _is_loose(word: str) -> bool:
    return bool(_NAME.fullmatch(word)) and not _FILE.search(word) and word not in _INSTALLERS
