"""Whether a command that names a script starts it: an interpreter may, a linter reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose

_SCRIPT = re.compile(r".*\.(?:py|sh|bash|zsh|ps1|js|mjs|cjs|ts|rb|pl|php|R)")
_PYTHON = re.compile(r"(?:python|pypy)[0-9.]*(?:\.exe)?|py")
_SHELL = frozenset(["bash", "sh", "dash", "zsh", "ksh"])
_OTHERS = frozenset(
    ["node", "deno", "bun", "tsx", "ts-node", "ruby", "perl", "pwsh", "powershell", "php", "Rscript", "source", "."]
)
_AROUND = frozenset(["coverage", "torchrun", "mpirun", "srun", "conda", "mamba", "micromamba", "accelerate", "time"])
_TOLD_TO = frozenset({"coverage", "conda", "mamba", "micromamba"})
_STARTING = frozenset({"run", "launch"})
"""What those are told that do other things too."""
_BOXES = frozenset({"docker", "podman", "docker-compose"})
_OPENING = frozenset({"run", "exec"})
_READING = frozenset(
    {Purpose.LINT, Purpose.TYPES, Purpose.FORMAT, Purpose.SECURITY, Purpose.COMPARE, Purpose.PUBLISH, Purpose.CACHE}
)
_RUNNING_MODULES = frozenset(
    ["pytest", "unittest", "coverage", "cProfile", "profile", "trace", "pdb", "runpy", "torch.distributed.run"]
)
_READING_MODULES = frozenset(["py_compile", "compileall", "ast", "tokenize", "dis", "symtable", "zipfile", "tarfile"])
LEAVING_OUT = frozenset({"--ignore", "--deselect", "--ignore-glob", "--exclude", "--omit", "--confcutdir"})
LEAVING_OUT |= {"--cov", "--cov-config", "--rootdir", "--include"}
"""Options whose value is what a tool leaves out, or only looks at."""
_ONLY_READS = frozenset({"--check", "--syntax-check", "-c", "-e", "-p", "-r", "-l", "--eval", "--print"})
_SHELL_READS = re.compile(r"-[a-zA-Z]*[nc][a-zA-Z]*")
_VALUED = {"python": frozenset({"-W", "-X"}), "shell": frozenset({"-o", "-O", "+o", "+O"})}


class Starts(IntEnum):
    """Whether a command starts a script that it names; the greater is the surer."""

    NO = 0
    PERHAPS = 1
    YES = 2


def is_script(word: str) -> bool:
    """Return whether a word is the path of a script, by its ending."""
    return _SCRIPT.fullmatch(word) is not None


def is_python(program: str) -> bool:
    """Return whether a program is an interpreter of Python, by its name."""
    return _PYTHON.fullmatch(program.replace("\\", "/").rpartition("/")[2]) is not None


def is_interpreter(program: str) -> bool:
    """Return whether a program runs the scripts of its language, by its name."""
    return is_python(program) or program in _SHELL | _OTHERS


def starts(words: Sequence[str], at: int) -> Starts:
    """Return whether a command starts the script that stands at a place of its words, from 0."""
    if at == 0:
        return Starts.YES
    before, program = words[1:at], words[0].replace("\\", "/").rpartition("/")[2]
    if words[at].startswith("-") or not LEAVING_OUT.isdisjoint(before[-1:]):
        return Starts.NO
    if _PYTHON.fullmatch(program):
        return _by_python(before)
    if program in _SHELL:
        return _by_shell(before)
    return _by_another(program, before, purpose_of_words(tuple(words)))


def _by_another(program: str, before: Sequence[str], purpose: Purpose) -> Starts:
    reads = (
        (program in _OTHERS and not _ONLY_READS.isdisjoint(before))
        or (program in _BOXES and _OPENING.isdisjoint(before))
        or purpose in _READING
    )
    if reads:
        return Starts.NO
    if program in _OTHERS:
        return _first(before, frozenset())
    if program in _AROUND | _BOXES:
        return _handed(program, before)
    return Starts.YES if purpose is Purpose.TEST else Starts.PERHAPS


def _handed(program: str, before: Sequence[str]) -> Starts:
    """Return whether a program that starts another one is told to start the script, and not one that reads it."""
    operands = [word for word in before if not word.startswith("-") and not word.isdecimal()]
    if program in _TOLD_TO and _STARTING.isdisjoint(operands):
        return Starts.NO
    last = operands[-1:]
    return Starts.YES if all(word in _STARTING or is_interpreter(word) for word in last) else Starts.PERHAPS


def _by_python(before: Sequence[str]) -> Starts:
    if "-c" in before:
        return Starts.NO
    if "-m" not in before:
        return _first(before, _VALUED["python"])
    named = before[before.index("-m") + 1 :]
    if not named:
        return Starts.YES
    if named[0] == "coverage" and "run" not in named:
        return Starts.NO
    if named[0] in _READING_MODULES or purpose_of_words(tuple(named)) in _READING:
        return Starts.NO
    return Starts.YES if named[0] in _RUNNING_MODULES else Starts.PERHAPS


def _by_shell(before: Sequence[str]) -> Starts:
    if any(_SHELL_READS.fullmatch(word) for word in before):
        return Starts.NO
    pairs = [word[:1] + word[-1:] if word[:1] in "-+" and word[:2] != "--" else word for word in before]
    return _first(pairs, _VALUED["shell"])


def _first(before: Sequence[str], valued: frozenset[str]) -> Starts:
    """Return whether only options stand before the script, so that it is what is run, and no argument."""
    rest = iter(before)
    for word in rest:
        if word in valued:
            next(rest, None)
        elif not word.startswith(("-", "+")):
            return Starts.PERHAPS
    return Starts.YES
