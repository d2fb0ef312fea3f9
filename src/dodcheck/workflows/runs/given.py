"""What a shell is given that a command starts: a text, or the path of a script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.workflows.pwsh.settings import Ending, Pwsh
from dodcheck.workflows.runs.dialect import Batch, Dialect, Unread
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.shell.settings import SHELLS, Settings, started_with
from dodcheck.workflows.shell.words import Word

PWSHS = frozenset({"pwsh", "powershell"})
"""The programs that are a PowerShell."""
CONTAINERS = frozenset({"docker", "podman", "kubectl", "nerdctl"})
"""The programs that run a shell in a container."""
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


def given_by(name: str, words: Sequence[Word], settings: Settings, caller: Dialect) -> Given | None:
    """Return what the shell is given that a command starts, ``None`` where it starts none."""
    if name == "eval" and isinstance(caller, Settings):
        return Given(settings, " ".join(word.text for word in words[1:]))
    if name in SHELLS:
        return to_posix([word.text for word in words[1:]])
    if name.lower() in PWSHS:
        return to_pwsh(name.lower(), words[1:])
    if name in CONTAINERS:
        return _in_container(words)
    return to_cmd(words[1:]) if name.lower() == "cmd" else None


def _in_container(words: Sequence[Word]) -> Given | None:
    """Return the text that a shell is given in a container; a path there is none of the repository."""
    at = next((at for at, word in enumerate(words) if at > 1 and base_name(word) in SHELLS), None)
    if at is None or words[1].text not in ("run", "exec"):
        return None
    given = to_posix([word.text for word in words[at + 1 :]])
    return given if given.text is not None else None


def is_path(name: str, caller: Dialect) -> bool:
    """Return whether the name of a command is a path."""
    return "/" in slashed(name, caller) or (caller is Batch.CMD and name.lower().endswith((".bat", ".cmd")))


def slashed(name: str, caller: Dialect) -> str:
    """Return a path with slashes, whatever the shell it stands in."""
    return name if isinstance(caller, Settings) else name.replace("\\", "/")
