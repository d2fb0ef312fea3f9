"""Calls of Python that start a program: which, with which words, and what a failure of it does there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.workflows.shell.words import Word

_MAX_WORDS = 200


class Tells(Enum):
    """How a call tells of a failure."""

    RAISES = auto()
    CODE = auto()
    """Its value is the exit code."""
    RESULT = auto()
    """Its value has a `returncode`."""
    STATUS = auto()
    """Its value is a wait status: as an exit code of 256 it would be 0."""
    NOTHING = auto()


_KINDS = {
    "subprocess.run": Tells.RESULT, "subprocess.call": Tells.CODE, "subprocess.check_call": Tells.RAISES,
    "subprocess.check_output": Tells.RAISES, "subprocess.getoutput": Tells.NOTHING,
    "subprocess.getstatusoutput": Tells.NOTHING, "subprocess.Popen": Tells.NOTHING, "os.system": Tells.STATUS,
    "os.popen": Tells.NOTHING,
}  # fmt: skip
_SHELLS = frozenset({"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"})
STARTED_APART = "subprocess.Popen"
GITHUB = "_github_expression_"
"""Stands for an expression of GitHub that is no part of a text."""


_SIGNS = re.compile(r"subprocess|os\.(?:system|popen)|pytest\.main|unittest")


def may_start_programs(text: str) -> bool:
    """Return false only where a script starts no program that is known: most do, and need not be parsed."""
    return _SIGNS.search(text) is not None


class Start(NamedTuple):
    """A call that starts a program. ``script`` is the text that a shell is given, else ``words`` are the program's."""

    name: str
    tells: Tells
    words: tuple[Word, ...]
    script: str | None
    line: int


def imported_names(tree: ast.Module) -> dict[str, str]:
    """Return what the names mean that a module imports: `sp` → `subprocess`, `run` → `subprocess.run`."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.asname or name.name.partition(".")[0]: name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {name.asname or name.name: f"{node.module}.{name.name}" for name in node.names}
    return found


def name_of(node: ast.expr, names: dict[str, str]) -> str:
    """Return the full name of what is called, an empty text where it is anything but a name."""
    match node:
        case ast.Name(id=name):
            return names.get(name, name)
        case ast.Attribute(value=ast.Name(id=name), attr=attribute):
            return f"{names.get(name, name)}.{attribute}"
        case _:
            return ""


def start_of(call: ast.Call, names: dict[str, str]) -> Start | None:
    """Return the program that a call starts, ``None`` where it starts none."""
    name = name_of(call.func, names)
    tells = _KINDS.get(name)
    given = (
        call.args[0] if call.args else next((keyword.value for keyword in call.keywords if keyword.arg == "args"), None)
    )
    if tells is None or given is None:
        return None
    options = {keyword.arg: keyword.value for keyword in call.keywords}
    if tells is Tells.RESULT and _is_true(options.get("check")):
        tells = Tells.RAISES
    elif None in options or any(isinstance(arg, ast.Starred) for arg in call.args):
        tells = Tells.NOTHING
    line = call.lineno - 1
    shell = name in _SHELLS or _is_true(options.get("shell"))
    if shell and isinstance(given, ast.Constant) and isinstance(given.value, str):
        return Start(name, tells, (), given.value, line)
    return Start(name, tells, words_of(given, names, line), None, line)


def _is_true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def words_of(node: ast.expr, names: dict[str, str], line: int) -> tuple[Word, ...]:
    """Return the words of a command that a value says, as far as it says them: a list, or a text."""
    return tuple(_words(node, names, line))


def _words(node: ast.expr, names: dict[str, str], line: int) -> Iterator[Word]:
    match node:
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts[:_MAX_WORDS]:
                yield _word(part, names, line)
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as text), attr="split"), args=[]):
            yield from _split(text, line)
        case ast.Call(args=[ast.Constant(value=str() as text)]) if name_of(node.func, names) == "shlex.split":
            yield from _split(text, line)
        case ast.Constant(value=str() as text):
            yield from _split(text, line)
        case ast.JoinedStr():
            written = _word(node, names, line).text
            yield from (word._replace(exact="${…}" not in word.text) for word in _split(written, line))
        case _:
            yield _word(node, names, line)


def _split(text: str, line: int) -> Iterator[Word]:
    for part in text.split()[:_MAX_WORDS]:
        yield Word(part, exact=_is_exact(part), bare=True, line=line)


def _word(node: ast.expr, names: dict[str, str], line: int) -> Word:
    match node:
        case ast.Constant(value=str() as text):
            return Word(text, exact=_is_exact(text), bare=text.isalnum(), line=line)
        case ast.Attribute() if name_of(node, names) == "sys.executable":
            return Word("python", exact=True, bare=True, line=line)
        case ast.Name(id=name):
            return Word(f"${{{name}}}", exact=False, bare=True, line=line)
        case ast.JoinedStr(values=values):
            parts = (str(value.value) if isinstance(value, ast.Constant) else "${…}" for value in values)
            return Word("".join(parts), exact=False, bare=False, line=line)
        case _:
            return Word("${…}", exact=False, bare=True, line=line)


def _is_exact(text: str) -> bool:
    return "${{" not in text and GITHUB not in text
