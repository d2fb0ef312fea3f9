"""Programs that start another one: what stands before the command that is really meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.workflows.shell.words import Word

_ASSIGNED = re.compile(r"[A-Za-z_][A-Za-z_0-9]*=")
_PYTHON = re.compile(r"(?:python|pypy)[0-9.]*|py")
_MODULE = re.compile(r"-([bBdEiIOqsSuvx]*)m(.*)")
_MOST = 12


class Launcher(NamedTuple):
    """A launcher: its words, its flags that take a value, and how many further words it takes before the command.

    ``before`` are the flags that the command begins behind, where it has to have one: `nix develop .#ci -c make`.
    """

    words: tuple[str, ...]
    valued: frozenset[str] = frozenset()
    operands: int = 0
    before: frozenset[str] = frozenset()


_UV = frozenset({"--with", "--python", "-p", "--project", "--extra", "--group", "--env-file", "--directory", "--index"})
_UV |= {"--with-requirements", "--with-editable", "--package", "--only-group", "--no-group"}
_LAUNCHERS = (
    Launcher(("sudo",), frozenset({"-u", "-g", "-C", "-D", "-h", "-p", "--user", "--group"})),
    Launcher(("env",), frozenset({"-u", "--unset", "-C", "--chdir"})),
    Launcher(("timeout",), frozenset({"-k", "-s", "--kill-after", "--signal"}), 1),
    Launcher(("nice",), frozenset({"-n"})),
    Launcher(("stdbuf",), frozenset({"-i", "-o", "-e"})),
    Launcher(("ionice",), frozenset({"-c", "-n"})),
    *(Launcher((name,)) for name in ("nohup", "exec", "builtin", "xvfb-run")),
    Launcher(("command",)),
    Launcher(("uv", "run"), _UV),
    Launcher(("pdm", "run"), frozenset({"-p", "--project"})),
    *(Launcher((name, "run")) for name in ("poetry", "pipenv", "rye", "pixi", "hatch", "devbox", "doppler", "op")),
    *(
        Launcher((name, "run"), frozenset({"-n", "--name", "-p", "--prefix"}))
        for name in ("conda", "mamba", "micromamba")
    ),
    *(Launcher(("nix", name), before=frozenset({"-c", "--command"})) for name in ("develop", "shell")),
    *(Launcher((name,)) for name in ("dbus-run-session", "unbuffer", "chronic", "catchsegv", "caffeinate", "setsid")),
    Launcher(("xargs",), frozenset({"-n", "-P", "-I", "-L", "-d", "-s", "-a", "-E", "--max-args", "--max-procs"})),
    Launcher(("taskset",), frozenset(), 1),
    Launcher(("flock",), frozenset({"-w", "-E", "--timeout"}), 1),
    Launcher(("setarch",), frozenset(), 1),
)
_BY_NAME = {
    name: [launcher for launcher in _LAUNCHERS if launcher.words[0] == name]
    for name in {launcher.words[0] for launcher in _LAUNCHERS}
}


def is_launcher(program: str) -> bool:
    """Return whether a program, by its name, starts the command that stands behind it."""
    return base_of(program) in _BY_NAME


class UnwrappedCommand(NamedTuple):
    """A command without its launchers, and the words of those."""

    words: tuple[Word, ...]
    launched: tuple[Word, ...]


def without_launchers(words: Sequence[Word]) -> UnwrappedCommand:
    """Return a command without the launchers before it. `command -v` only looks one up, and stays as it is."""
    rest = tuple(words)
    if not rest or base_name(rest[0]) not in _BY_NAME:
        return UnwrappedCommand(_with_module(rest), ())
    for _ in range(_MOST):
        after = _after(rest)
        if after is None:
            break
        rest = after
    return UnwrappedCommand(_with_module(rest), tuple(words[: len(words) - len(rest)]))


def _with_module(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return a call of Python with the module that it runs as a word of its own: `-mpytest`, `-um pytest`."""
    if not words or _PYTHON.fullmatch(base_name(words[0])) is None:
        return words
    for at, word in enumerate(words[1:_MOST], start=1):
        if word.text == "-m" or not word.text.startswith("-"):
            return words
        if found := _MODULE.fullmatch(word.text):
            parts = (f"-{found[1]}" if found[1] else "", "-m", found[2])
            return (*words[:at], *(word._replace(text=text) for text in parts if text), *words[at + 1 :])
    return words


def base_name(word: Word) -> str:
    """Return the last part of a program's path: that of `$VENV/bin/tool` is known too."""
    return base_of(word.text)


@lru_cache(maxsize=4_096)
def base_of(text: str) -> str:
    """Return the last part of a program's path that is written like this."""
    return text.replace("\\", "/").rpartition("/")[2].removesuffix(".exe")


def _after(words: tuple[Word, ...]) -> tuple[Word, ...] | None:
    if not words:
        return None
    known = _BY_NAME.get(base_name(words[0]))
    if known is None:
        return None
    texts = [base_name(words[0]), *(word.text for word in words[1:3])]
    launcher = next((launcher for launcher in known if tuple(texts[: len(launcher.words)]) == launcher.words), None)
    if launcher is None or (texts[0] == "command" and texts[1:2] in (["-v"], ["-V"])):
        return None
    at = len(launcher.words)
    if launcher.before:
        return next((words[n + 1 :] for n, word in enumerate(words[:_MOST]) if word.text in launcher.before), None)
    while at < len(words) and (words[at].text.startswith("-") or _ASSIGNED.match(words[at].text)):
        if words[at].text == "--":
            at += 1
            break
        at += 2 if words[at].text in launcher.valued else 1
    return words[at + launcher.operands :]
