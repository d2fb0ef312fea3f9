"""The programs that a Python script starts, each with what becomes of its exit code."""

from __future__ import annotations

import ast
import re
from functools import cache, lru_cache

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.workflows.python.deciding import decided_names
from dodcheck.workflows.python.dispatch import handed_on
from dodcheck.workflows.python.places import UNCHECKED, Masks, Where
from dodcheck.workflows.python.starts import GITHUB, imported_names
from dodcheck.workflows.python.walk import Walk
from dodcheck.workflows.shell.run_command import Mask, RunCommand
from dodcheck.workflows.shell.words import ShellProblem

KEPT = 64
"""Scripts whose commands are kept."""

_JUDGED = re.compile(r"wasSuccessful|\.(?:failures|errors)\b")
"""A script that says one of these asks how a run of unittest went."""
_GITHUB = re.compile(r"\$\{\{[^{}]{0,400}\}\}")


def commands_of(text: str, hidden: Masks = frozenset()) -> tuple[RunCommand, ...]:
    """Return the commands of a script; ``hidden`` is what hides the failure of all of it. Raises ``ShellProblem``."""
    return _commands(text, hidden)


@lru_cache(maxsize=KEPT)
def _commands(text: str, hidden: Masks) -> tuple[RunCommand, ...]:
    """Return the commands of a script; kept, because the same steps stand in many jobs."""
    tree = parsed(text)
    names = imported_names(tree)
    functions = {statement.name: statement for statement in tree.body if isinstance(statement, ast.FunctionDef)}
    walk = Walk(
        names, functions, decided=cache(lambda: decided_names(tree, names)), judged=_JUDGED.search(text) is not None
    )
    where = Where(hidden, hidden, UNCHECKED, hidden)
    ran_commands = list(walk.body(tree.body, where))
    handed = handed_on(tree, functions, names)
    for name, function in functions.items():
        if name not in walk.called:
            never = Mask.BRANCH if name in handed else Mask.UNCALLED
            ran_commands += walk.alone(function.body, where.also(never))
    return tuple(ran_commands)


def parsed(text: str) -> ast.Module:
    """Return the tree of a script; an expression of GitHub stands for a name where it is no part of a text."""
    for source in (text, _GITHUB.sub(GITHUB, text)):
        try:
            return parse(source.encode("utf-8", "replace"))
        except FormatProblem:
            continue
    raise ShellProblem("its Python is not understood", 0)
