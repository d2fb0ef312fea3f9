"""What a shell is given that a command starts: a text, or the path of a script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.workflows.pwsh.settings import Ending, Pwsh
from dodcheck.workflows.runs.dialect import Batch, Dialect, Unread
from dodcheck.workflows.shell.settings import started_with
from dodcheck.workflows.shell.words import Word

_PWSH_VALUED = frozenset(
    {"-executionpolicy", "-ep", "-ex", "-workingdirectory", "-wd", "-version", "-configurationname"}
)
_PWSH_VALUED |= {"-inputformat", "-outputformat", "-windowstyle", "-w", "-settingsfile", "-custompipename"}


class Given(NamedTuple):
    """A script: ``text`` is what it says, else ``path`` is where it stands."""

    dialect: Dialect
    text: str | None = None
    path: str = ""


def to_posix(flags: Sequence[str]) -> Given:
    """Return what `bash`, `sh` and the like are given."""
    settings = started_with(flags)
    at = next((at for at, flag in enumerate(flags) if re.fullmatch(r"-[a-zA-Z]*c[a-zA-Z]*", flag)), None)
    if at is not None:
        return Given(settings, flags[at + 1] if at + 1 < len(flags) else "")
    at = 0
    while at < len(flags) and flags[at].startswith(("-", "+")):
        at += 2 if flags[at].endswith("o") and not flags[at].startswith("--") else 1
    return Given(settings, path=flags[at] if at < len(flags) else "")


def to_pwsh(name: str, words: Sequence[Word]) -> Given:
    """Return what `pwsh` and `powershell` are given; without a flag the one takes a path, the other a text."""
    core = name == "pwsh"
    at = 0
    while at < len(words):
        flag = words[at].text.lower()
        rest = words[at + 1 :]
        if flag in ("-c", "-command"):
            return _text(rest, core=core)
        if flag in ("-f", "-file"):
            return _path(rest, core=core)
        if flag.startswith(("-e", "-ec")) and "-encodedcommand".startswith(flag) and flag != "-ex":
            return Given(Unread.OTHER)
        if not flag.startswith(("-", "/")):
            return _path(words[at:], core=core) if core or flag.endswith(".ps1") else _text(words[at:], core=core)
        at += 2 if flag in _PWSH_VALUED else 1
    return Given(Unread.OTHER)


def _text(words: Sequence[Word], *, core: bool) -> Given:
    dialect = Pwsh(stops=False, ending=Ending.STATUS, core=core)
    return Given(dialect, " ".join(word.text for word in words))


def _path(words: Sequence[Word], *, core: bool) -> Given:
    dialect = Pwsh(stops=False, ending=Ending.NOTHING, core=core)
    return Given(dialect, path=words[0].text if words else "")


def to_cmd(words: Sequence[Word]) -> Given:
    """Return what `cmd /c` is given."""
    for at, word in enumerate(words):
        if word.text.lower() in ("/c", "/k", "//c"):
            return Given(Batch.CMD, " ".join(one.text for one in words[at + 1 :]))
    return Given(Unread.OTHER)
