"""The languages of scripts that are read, with what a shell of each is told when it starts."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import pairwise

from dodcheck.workflows.pwsh.settings import Ending, Pwsh
from dodcheck.workflows.shell.settings import SHELLS, Settings, started_with

_BUILT_IN = {"bash": ("-e", "-o", "pipefail"), "sh": ("-e",)}
_SCRIPT = frozenset({"{0}", "'{0}'", '"{0}"'})
_MSYS = ("-l", "-e", "-o", "pipefail")
"""How the launcher `msys2` starts bash that msys2/setup-msys2 brings."""
_PWSH = re.compile(
    r"(?: -(?:noprofile|nologo|noninteractive|login|l|(?:executionpolicy|ep) \w+))*"
    r" (?:(?:-file )?\{0\}|-(?:command|c) \"?[.&] '\{0\}'\"?)",
    re.IGNORECASE,
)
_PYTHON = re.compile(r"python[0-9.]*(?: -[uEsIBbOq]+)* \{0\}")
_OPTION = re.compile(r"--[a-z][a-z-]*|[-+][A-Za-z]+")
_ELSEWHERE = re.compile(r"-[A-Za-z]*[cs][A-Za-z]*")
"""Options with which a shell takes its commands from its arguments or its input, and never runs the script."""
_TAKING = re.compile(r"--(?:rcfile|init-file)|[-+][A-Za-z]*[oO]")
"""Options of a shell that take the next word."""
_CMD = '/D /E:ON /V:OFF /S /C "CALL "{0}""'


class Batch(Enum):
    """The Windows command prompt, which has no settings: a batch file, or a line that `cmd /c` is given."""

    CMD = auto()
    LINE = auto()


class Python(Enum):
    """Python, which has no settings."""

    SCRIPT = auto()


class Unread(Enum):
    """A shell whose language is not read."""

    OTHER = auto()


Dialect = Settings | Pwsh | Batch | Python | Unread
Told = tuple[bool, bool, bool] | Pwsh | Batch | Python | Unread
"""A language that can be looked up by."""


def lookup_key(dialect: Dialect) -> Told:
    """Return a language so that it can be looked up by: the settings of a shell change while it is read."""
    return dialect.as_key() if isinstance(dialect, Settings) else dialect


def dialect_of_template(template: str, *, windows: bool) -> Dialect:
    """Return what the `shell` of a step means; ``windows`` says that its runner is known to be one."""
    name, _, rest = template.strip().partition(" ")
    flags = rest.split()
    if "${{" in template:
        return Unread.OTHER
    if name.lower() in ("pwsh", "powershell"):
        return _pwsh(name, " ".join(flags), windows=windows)
    if name.lower() == "cmd":
        return Batch.CMD if not flags or " ".join(flags) == _CMD else Unread.OTHER
    if template.strip() == "python" or _PYTHON.fullmatch(" ".join([name, *flags])):
        return Python.SCRIPT
    return _posix(name, flags)


def _pwsh(name: str, rest: str, *, windows: bool) -> Dialect:
    """Return a PowerShell. GitHub adds its two lines by the first word, whatever options stand behind it."""
    core = name.lower() == "pwsh"
    if rest and not _PWSH.fullmatch(f" {rest}"):
        return Unread.OTHER
    added = name in ("pwsh", "powershell")
    ending = Ending.CODE if added else Ending.NOTHING
    return Pwsh(stops=added, ending=ending, core=core, windows=windows or not core)


def _posix(name: str, flags: list[str]) -> Dialect:
    if not flags and name in _BUILT_IN:
        return started_with(_BUILT_IN[name])
    program = name.replace("\\", "/").rpartition("/")[2].removesuffix(".exe")
    if not _SCRIPT.issuperset(flags[-1:]) or not flags or any("$" in word for word in (name, *flags)):
        return Unread.OTHER
    options = [word for before, word in pairwise(["", *flags[:-1]]) if not _TAKING.fullmatch(before)]
    if program in SHELLS and any(map(_ELSEWHERE.fullmatch, options)):
        return started_with(("-n",))
    if not all(map(_OPTION.fullmatch, options)):
        return Unread.OTHER
    if program == "msys2":
        return started_with((*_MSYS, *flags[:-1]))
    return started_with(flags[:-1]) if program in SHELLS else Unread.OTHER


def dialect_of_first_line(content: str) -> Dialect:
    """Return what the first line of a script says of its language; without one it is that of a shell."""
    if not content.startswith("#!"):
        return Settings()
    words = content.partition("\n")[0][2:].split()
    if words and words[0].endswith("/env"):
        words = [word for word in words[1:] if word != "-S"]
    name = words[0].rpartition("/")[2] if words else ""
    if name == "pwsh":
        return Pwsh(stops=False, ending=Ending.NOTHING, windows=False)
    return started_with(words[1:]) if name in SHELLS else Unread.OTHER


def dialect_of_file(name: str, content: str, caller: Dialect, settings: Settings) -> Dialect:
    """Return the language of a script that another one calls by its path; ``settings`` are those of the call."""
    match name.rpartition(".")[2].lower():
        case "ps1" if isinstance(caller, Pwsh):
            return Pwsh(settings.errexit, Ending.CALLER, caller.core, caller.windows)
        case "bat" | "cmd" if not content.startswith("#!"):
            return Batch.CMD
        case _ if isinstance(caller, Settings) or content.startswith("#!"):
            return dialect_of_first_line(content)
        case _:
            return Unread.OTHER
