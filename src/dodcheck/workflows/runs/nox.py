"""The commands of the sessions that `nox` runs, as its `noxfile.py` says: read, and never run."""

from __future__ import annotations

import ast
import shlex
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.runs.tasks import MAX_BYTES, Task

_FILE = "noxfile.py"
_ASKING = frozenset({"-s", "-e", "--session", "--sessions"})


def nox_commands(words: Sequence[str], folder: str, snapshot: Snapshot) -> Iterator[Task]:
    """Yield the commands that a call of nox runs, whose words begin with its name: those of all sessions unless told.

    A command that may end with more exit codes than 0 is let pass.
    """
    path = normalise(_FILE, folder)
    data = bytes_of(snapshot, path) if path else None
    if path is None or data is None or len(data) > MAX_BYTES:
        return
    asked = _asked(words)
    for session, text, line, ignored in _read(data):
        if not asked or session in asked:
            yield Task(text, path, line, ignored)


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


@lru_cache(maxsize=4)
def _read(data: bytes) -> tuple[tuple[str, str, int, bool], ...]:
    try:
        return tuple(_commands(parse(data)))
    except (FormatProblem, RecursionError):
        return ()


def _commands(tree: ast.Module) -> Iterator[tuple[str, str, int, bool]]:
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and any(map(_is_session, function.decorator_list)):
            name = next((told for one in function.decorator_list if (told := _name_of(one))), function.name)
            calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
            for call in sorted(calls, key=lambda one: one.lineno):
                text = _text(call)
                if text:
                    yield name, text, call.lineno, _passes(call)


def _is_session(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return getattr(called, "attr", getattr(called, "id", "")) == "session"


def _name_of(decorator: ast.expr) -> str:
    given = decorator.keywords if isinstance(decorator, ast.Call) else []
    told = next((one.value for one in given if one.arg == "name"), None)
    return str(told.value) if isinstance(told, ast.Constant) else ""


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
