"""All that an answer rests on besides the repository: words, day, program, terminal, environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256

from dodcheck import __version__
from dodcheck.recall.traces import all_below, traces_at

_path = os.path
_PACKAGE = _path.dirname(_path.dirname(__file__))
_OF_THE_SHELL = frozenset({"_", "OLDPWD", "SHLVL"})
"""Variables that a shell changes from one command to the next."""


def surroundings(words: Sequence[str]) -> str:
    """Return a digest of the surroundings in which these words are asked. Raises ``OSError``, ``OverflowError``."""
    parts = "\0".join((*_command_facts(words), *_environment_variables(), _program_traces()))
    return sha256(parts.encode("utf-8", "surrogateescape")).hexdigest()


def _command_facts(words: Sequence[str]) -> Iterator[str]:
    yield from words
    yield f"in {os.getcwd()} on {datetime.now(tz=UTC).date()}"  # noqa: PTH109 - pathlib takes long to load
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        yield str(stream is not None and stream.isatty())
    try:
        yield str(os.get_terminal_size())
    except OSError:
        yield "no terminal"


def _environment_variables() -> Iterator[str]:
    """Yield every variable: which of them matter to git or to a library is theirs to decide."""
    for name, value in sorted(os.environ.items()):
        if name not in _OF_THE_SHELL:
            yield f"{name}={value}"


def _program_traces() -> str:
    """Return the traces of dodcheck, of the folders that libraries are installed in, and of git."""
    modules = all_below(_PACKAGE, frozenset({"__pycache__"}))
    gits = (_path.join(folder, "git") for folder in os.get_exec_path() if _path.isabs(folder))
    changes = [str(os.stat(folder).st_mtime_ns) for folder in sys.path if _path.isdir(folder)]  # noqa: PTH116 - the same
    files = traces_at(_PACKAGE, [*map(os.fsencode, (*modules, *gits))])
    return " ".join((__version__, sys.version, sys.executable, *sys.path, *changes, files.digest))
