"""Code that does nothing: comments alone, statements without an effect, stubs."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.formats.python_scope import Function
from dodcheck.formats.python_truth import truth
from dodcheck.rules.code.comments import UnclearError, code_lines
from dodcheck.rules.code.languages import language_of
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.hollow.lack import COMMENTS, Lack

if TYPE_CHECKING:
    from dodcheck.workflows.shell.tree import Simple

_MOST = 64 * 1024
"""Longer code is not parsed again."""

_MARKED_UP = (".html", ".htm", ".xml", ".svg", ".css", ".tex")
_PACKAGE = frozenset({"__init__.py", "conftest.py"})
"""Files that by custom may be empty, and so may hold comments alone."""

_RUN = frozenset({"makefile", "gnumakefile", "dockerfile", "rakefile", "jenkinsfile", "cmakelists.txt"})
_SHELL = (".sh", ".bash", ".zsh", ".ksh")
_SECTIONED = (".ini", ".cfg")
_SETTING = re.compile(rb"^[ \t]*[^\s#;\[]", re.MULTILINE)
_ENDS = frozenset({"exit", "return"})
_NO_EFFECT = frozenset({":", "true", "set", "shopt"}) | _ENDS
_IDLE = "is there, but does nothing"
_QUITS = frozenset({"exit", "quit"})


def has_comments(path: str) -> bool:
    """Return whether a file's name says how comments are written in it."""
    language = language_of(path)
    return language is not None and bool(language.marks or language.comments)


def lack_of(path: str, data: bytes) -> Lack | None:
    """Return what keeps code from doing anything, and a file of settings or names from holding any."""
    name = posixpath.basename(path).lower()
    if name in _PACKAGE or name.endswith(_MARKED_UP) or not has_comments(path):
        return None
    if _is_commented_out(path, data):
        return Lack(COMMENTS, certain=is_code(path) or name in _RUN)
    if len(data) > _MOST:
        return None
    if name.endswith(_SECTIONED) and not _SETTING.search(data):
        return Lack("is there, but sets nothing")
    if name.endswith(".py"):
        return _python(data)
    return _shell(data) if name.endswith(_SHELL) else None


def _is_commented_out(path: str, data: bytes) -> bool:
    lines = data.decode("utf-8", "replace").splitlines()
    try:
        return next(code_lines(path, enumerate(lines, 1)), None) is None
    except UnclearError:
        return False


def _shell(data: bytes) -> Lack | None:
    """Return that a script only sets how it runs, or ends well at once; one that writes to a file does something."""
    from dodcheck.workflows.shell.parser import parse_script  # noqa: PLC0415 - lazy: few files are scripts
    from dodcheck.workflows.shell.words import ShellProblem  # noqa: PLC0415 - as above

    if b">" in data:
        return None
    try:
        commands = [chain.alone() for chain in parse_script(data.decode("utf-8", "replace"))]
    except ShellProblem:
        return None
    return Lack(_IDLE) if all(map(_has_no_effect, commands)) else None


def _has_no_effect(command: Simple | None) -> bool:
    if command is None or command.assigned or not command.words or not all(word.exact for word in command.words):
        return False
    name, *rest = (word.text for word in command.words)
    return name in _NO_EFFECT and (name not in _ENDS or rest in ([], ["0"]))


def _python(data: bytes) -> Lack | None:
    """Return that a module has no statement with an effect, or nothing but stubs.

    One that only takes over names of others is a module.
    """
    try:
        tree = parse(data)
    except FormatProblem:
        return None
    doing = [statement for statement in tree.body if not _is_nothing(statement)]
    if not doing:
        return Lack("is there, but holds no statement that does anything")
    if all(map(_is_end, doing)):
        return Lack(_IDLE)
    return _stubs(tree, data, doing)


def _stubs(tree: ast.Module, data: bytes, doing: Sequence[ast.stmt]) -> Lack | None:
    from dodcheck.formats.python_stub import Body, functions  # noqa: PLC0415 - lazy: most code has more than functions

    if not all(
        isinstance(statement, Function | ast.Import | ast.ImportFrom) or _is_main(statement) for statement in doing
    ):
        return None
    function_bodies = functions(tree, data)
    if not function_bodies or any(seen.body is not Body.STUB for seen in function_bodies):
        return None
    return Lack(
        f"is there, but defines nothing but stubs, first {function_bodies[0].name}", line=function_bodies[0].line
    )


def _is_main(statement: ast.stmt) -> bool:
    named = isinstance(statement, ast.If) and (
        node.id for node in ast.walk(statement.test) if isinstance(node, ast.Name)
    )
    return "__name__" in (named or ())


def _is_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.If):
        return truth(statement.test) is False and all(map(_is_nothing, statement.orelse))
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def _is_end(statement: ast.stmt) -> bool:
    """Return whether a statement ends the program well, or gets what does so."""
    match statement:
        case ast.Import(names=[ast.alias(name="sys")]):
            return True
        case ast.Expr(value=ast.Call(func=func, args=args, keywords=[])):
            name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
            return name in _QUITS and list(_constants(args)) in ([], [0], [None]) and len(args) <= 1
        case _:
            return False


def _constants(args: Sequence[ast.expr]) -> Iterator[object]:
    yield from (arg.value for arg in args if isinstance(arg, ast.Constant))
