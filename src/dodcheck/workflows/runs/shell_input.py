"""What a shell is given that a command starts: a text, or the path of a script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.workflows.pwsh.settings import Ending, Pwsh
from dodcheck.workflows.runs.dialect import Batch, Dialect, Python, Unread
from dodcheck.workflows.shell.remote import remote_at
from dodcheck.workflows.shell.settings import SHELLS, Settings, started_with
from dodcheck.workflows.shell.words import Word

PYTHONS = frozenset({"python", "python3", "py"})
"""The programs that are a Python."""
PWSHS = frozenset({"pwsh", "powershell"})
"""The programs that are a PowerShell."""
CONTAINERS = frozenset({"docker", "podman", "kubectl", "nerdctl", "docker-compose", "oc"})
"""The programs that run a shell in a container."""
_ELSEWHERE = frozenset(
    [
        "lxc",
        "incus",
        "multipass",
        "wsl",
        "chroot",
        "schroot",
        "proot",
        "distrobox",
        "toolbox",
        "machinectl",
        "systemd-nspawn",
    ]
)
"""The programs that run a shell in another system."""
_TEXTS = {
    "su": frozenset({"-c", "--command"}),
    "runuser": frozenset({"-c", "--command"}),
    "script": frozenset({"-c", "--command"}),
    "vagrant": frozenset({"-c", "--command"}),
    "nix-shell": frozenset({"--run", "--command"}),
    "gcloud": frozenset({"--command"}),
}
"""The flags behind which programs are given a text for a shell."""
OTHERS = frozenset({*CONTAINERS, *_ELSEWHERE, *_TEXTS, "ssh"})
"""The programs that are no shell, and start one."""
_TEXT_LAST = re.compile(r"-[a-zA-Z]*c")
_KEEPS = re.compile(r"-[a-zA-Z]*e[a-zA-Z]*")
_IN_CONTAINER = frozenset({"run", "exec"})
_MOST = 100
_PWSH_VALUED = frozenset(
    {"-executionpolicy", "-ep", "-ex", "-workingdirectory", "-wd", "-version", "-configurationname"}
)
_PWSH_VALUED |= {"-inputformat", "-outputformat", "-windowstyle", "-w", "-settingsfile", "-custompipename"}


class ShellInput(NamedTuple):
    """A script: what it says, else the ``path`` where it stands. ``lost``: its exit code is not passed on."""

    dialect: Dialect
    text: str | None = None
    path: str = ""
    lost: bool = False


def to_posix(flags: Sequence[str]) -> ShellInput:
    """Return what `bash`, `sh` and the like are given."""
    settings = started_with(flags)
    at = next((at for at, flag in enumerate(flags) if re.fullmatch(r"-[a-zA-Z]*c[a-zA-Z]*", flag)), None)
    if at is not None:
        return ShellInput(settings, flags[at + 1] if at + 1 < len(flags) else "")
    at = 0
    while at < len(flags) and flags[at].startswith(("-", "+")):
        at += 2 if flags[at].endswith("o") and not flags[at].startswith("--") else 1
    return ShellInput(settings, path=flags[at] if at < len(flags) else "")


def to_pwsh(name: str, words: Sequence[Word]) -> ShellInput:
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
            return ShellInput(Unread.OTHER)
        if not flag.startswith(("-", "/")):
            return _path(words[at:], core=core) if core or flag.endswith(".ps1") else _text(words[at:], core=core)
        at += 2 if flag in _PWSH_VALUED else 1
    return ShellInput(Unread.OTHER)


def _text(words: Sequence[Word], *, core: bool) -> ShellInput:
    dialect = Pwsh(stops=False, ending=Ending.STATUS, core=core)
    return ShellInput(dialect, " ".join(word.text for word in words))


def _path(words: Sequence[Word], *, core: bool) -> ShellInput:
    dialect = Pwsh(stops=False, ending=Ending.NOTHING, core=core)
    return ShellInput(dialect, path=words[0].text if words else "")


def _to_python(words: Sequence[Word]) -> ShellInput | None:
    """Return what Python is given: a text, or the path of a script; ``None`` where that is a module, or its input."""
    for at, word in enumerate(words[1:_MOST], 1):
        if word.text == "-c":
            return (
                ShellInput(Python.SCRIPT, words[at + 1].text) if len(words) > at + 1 and words[at + 1].exact else None
            )
        if not word.text.startswith("-"):
            return ShellInput(Python.SCRIPT, path=word.text) if word.exact and word.text.endswith(".py") else None
        if word.text in ("-m", "-", "-W", "-X"):
            return None
    return None


def to_cmd(words: Sequence[Word]) -> ShellInput:
    """Return what `cmd /c` is given."""
    for at, word in enumerate(words):
        if word.text.lower() in ("/c", "/k", "//c"):
            return ShellInput(Batch.LINE, " ".join(word.text for word in words[at + 1 :]))
    return ShellInput(Unread.OTHER)


def shell_input(name: str, words: Sequence[Word], settings: Settings, caller: Dialect) -> ShellInput | None:
    """Return what the shell is given that a command starts, ``None`` where it starts none."""
    if name == "eval" and isinstance(caller, Settings):
        return ShellInput(settings, " ".join(word.text for word in words[1:]))
    if name in SHELLS:
        return to_posix([word.text for word in words[1:]])
    if name.lower() in PWSHS:
        return to_pwsh(name.lower(), words[1:])
    if name in OTHERS:
        return _of_another(name, words)
    if name in PYTHONS:
        return _to_python(words)
    return to_cmd(words[1:]) if name.lower() == "cmd" else None


def _of_another(name: str, words: Sequence[Word]) -> ShellInput | None:
    """Return the text that a shell is given by a program that is none; a path is one of the repository nowhere."""
    texts = [word.text for word in words]
    if name == "ssh":
        return _remote(texts)
    if name in _TEXTS:
        return _behind_flag(texts, _TEXTS[name])
    if name in CONTAINERS and _IN_CONTAINER.isdisjoint(texts[1:_MOST]):
        return None
    return _text_of_shell(texts, 2)


def _remote(texts: Sequence[str]) -> ShellInput | None:
    """Return what the shell of another machine is given: the words behind its name, joined."""
    at = remote_at(texts)
    if at is None or at == len(texts):
        return None
    inner = texts[at].rpartition("/")[2] in SHELLS and len(texts) > at + 1
    return _text_of_shell(texts, at) if inner else ShellInput(Settings(), " ".join(texts[at:]))


def forgets_exit_code(texts: Sequence[str]) -> bool:
    """Return whether a program forgets the exit code of the text that it runs: `script -c`, without `-e`."""
    if texts[0].rpartition("/")[2] != "script":
        return False
    kept = any(text in ("--return", "-e") or _KEEPS.fullmatch(text) for text in texts[1:_MOST])
    return not kept and any(text == "--command" or _TEXT_LAST.fullmatch(text) for text in texts[1:_MOST])


def _behind_flag(texts: Sequence[str], flags: frozenset[str]) -> ShellInput | None:
    for at, text in enumerate(texts[1:-1], 1):
        if text in flags or ("-c" in flags and _TEXT_LAST.fullmatch(text)):
            return ShellInput(Settings(), texts[at + 1], lost=forgets_exit_code(texts))
    return None


def _text_of_shell(texts: Sequence[str], first: int) -> ShellInput | None:
    """Return the text that the first shell among some words is given."""
    at = next((at for at in range(first, len(texts)) if texts[at].rpartition("/")[2] in SHELLS), None)
    given = to_posix(texts[at + 1 :]) if at is not None else None
    return given if given is not None and given.text is not None else None


def is_path(name: str, caller: Dialect) -> bool:
    """Return whether the name of a command is a path."""
    return "/" in slashed(name, caller) or (isinstance(caller, Batch) and name.lower().endswith((".bat", ".cmd")))


def slashed(name: str, caller: Dialect) -> str:
    """Return a path with slashes, whatever the shell it stands in."""
    return name if isinstance(caller, Settings) else name.replace("\\", "/")
