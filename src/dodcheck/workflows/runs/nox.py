"""The commands of the sessions that `nox` runs, as its `noxfile.py` says: read, and never run."""

from __future__ import annotations

import ast
import shlex
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.runs.nox_calls import SessionCall, session_calls
from dodcheck.workflows.runs.nox_folders import calls_in_folders
from dodcheck.workflows.runs.tasks import MAX_BYTES, Task

_FILE = "noxfile.py"
_CHOOSING = frozenset({"-k", "--keywords", "-t", "--tags"})
"""Options that choose sessions by words of which only nox knows what they fit."""
_OPTION = "nox.options.sessions"
_ASKING = frozenset({"-s", "-e", "--session", "--sessions"})


def nox_commands(words: Sequence[str], folder: str, snapshot: Snapshot) -> Iterator[Task]:
    """Yield the commands that a call of nox runs, whose words begin with its name: those of all sessions unless told.

    A command that may end with more exit codes than 0 is let pass.
    """
    path = normalise(_FILE, folder)
    data = bytes_of(snapshot, path) if path else None
    if path is None or data is None or len(data) > MAX_BYTES:
        return
    if any(word.partition("=")[0] in _CHOOSING for word in words):
        return
    asked = _asked([part for word in words for part in _parts(word)])
    for session, task in _read(data):
        if session.name in asked or (session.default and not asked):
            yield task._replace(path=path)


def folder_of_session(path: str, line: int, snapshot: Snapshot) -> str | None:
    """Return the folder, seen from that of a noxfile, that a session has changed to at a line; ``None`` if to none."""
    data = bytes_of(snapshot, path)
    return _folders(data).get(line) if data is not None and len(data) <= MAX_BYTES else None


@lru_cache(maxsize=4)
def _folders(data: bytes) -> Mapping[int, str]:
    """Return the lines of calls that stand behind a change of folder, each with that folder."""
    try:
        functions = [one for one in parse(data).body if isinstance(one, ast.FunctionDef)]
        placed = [found for one in functions for found in calls_in_folders(one, _ordered(one))]
    except (FormatProblem, RecursionError):
        return {}
    return {one.call.call.lineno: "/".join(one.folders) for one in placed if one.folders}


def _ordered(function: ast.FunctionDef) -> list[SessionCall]:
    return sorted(session_calls(function), key=lambda one: one.call.lineno)


def _parts(word: str) -> tuple[str, ...]:
    """Return an option and its value as words of their own: `--session=tests`."""
    name, equals, value = word.partition("=")
    return (name, value) if equals and name in _ASKING else (word,)


def _asked(words: Sequence[str]) -> frozenset[str]:
    """Return the sessions that a call names, without the version or the values behind them."""
    at = next((at for at, word in enumerate(words) if word in _ASKING), len(words))
    named = list[str]()
    for word in words[at + 1 :]:
        if word.startswith("-"):
            break
        named.append(word)
    bare = {word.partition("(")[0] for word in named}
    return frozenset({*bare, *(word.rpartition("-")[0] or word for word in bare)})


class _Session(NamedTuple):
    """A session, and whether a call that names none runs it."""

    name: str
    default: bool


@lru_cache(maxsize=4)
def _read(data: bytes) -> tuple[tuple[_Session, Task], ...]:
    try:
        return tuple(_commands(parse(data)))
    except (FormatProblem, RecursionError):
        return ()


def _commands(tree: ast.Module) -> Iterator[tuple[_Session, Task]]:
    chosen = _chosen(tree)
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and any(map(_is_session, function.decorator_list)):
            told = [_told(one, "name") for one in function.decorator_list]
            name = next((one.value for one in told if one and isinstance(one.value, str)), function.name)
            off = any(one and one.value is False for one in (_told(one, "default") for one in function.decorator_list))
            session = _Session(name, default=name in chosen if chosen is not None else not off)
            for call, perhaps in _ordered(function):
                text = _text(call)
                if text:
                    yield session, Task(text, "", call.lineno, _passes(call), perhaps)


def _chosen(tree: ast.Module) -> frozenset[str] | None:
    """Return the sessions that `nox.options.sessions` names, nothing where that is computed, ``None`` where all run."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(ast.unparse(one) == _OPTION for one in node.targets):
            items = node.value.elts if isinstance(node.value, ast.List | ast.Tuple | ast.Set) else []
            return frozenset(one.value for one in items if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return None


def _is_session(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return getattr(called, "attr", getattr(called, "id", "")) == "session"


def _told(decorator: ast.expr, name: str) -> ast.Constant | None:
    """Return what a decorator says by a keyword, if it is a constant."""
    given = decorator.keywords if isinstance(decorator, ast.Call) else []
    return next((one.value for one in given if one.arg == name and isinstance(one.value, ast.Constant)), None)


def _text(call: ast.Call) -> str:
    """Return the command that `session.run(…)` runs: its words up to the first that is computed."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in ("run", "run_always"):
        return ""
    words = list[str]()
    for one in call.args:
        if not isinstance(one, ast.Constant) or not isinstance(one.value, str):
            break
        words.append(one.value)
    return shlex.join(words)


def _passes(call: ast.Call) -> bool:
    given = next((one.value for one in call.keywords if one.arg == "success_codes"), None)
    items = given.elts if isinstance(given, ast.List | ast.Tuple) else []
    return any(isinstance(item, ast.Constant) and item.value != 0 for item in items)
