"""What the words behind a program say of its purpose: a question for its version, or the task that it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dodcheck.workflows.expressions.tree import Binary, Call, Expression, Joined, Not
from dodcheck.workflows.expressions.wrapping import Shape, unwrap_condition
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.purposes.words import purpose_in_names

VERSION = frozenset({"--version", "-version", "version", "--help", "-V", "-VV", "-v"})
"""Words that, alone behind a program, may ask what it is."""

_SHORT = {
    "-V": frozenset({"shellcheck", "python", "python3", "pytest", "cargo", "rustc", "ruff", "black", "mypy", "tox"}),
    "-VV": frozenset({"python", "python3"}),
    "-v": frozenset({"ruby", "gem", "node", "npm", "yarn", "pnpm", "php", "perl"}),
}
"""Programs that say their version at a short option: others are told by it to say more of what they do."""
_SCRIPTS = (".sh", ".bash", ".py", ".js", ".mjs", ".cjs", ".ts", ".rb", ".pl", ".ps1", ".bat", ".cmd", ".php")
_TASK = re.compile(r"[A-Za-z][\w:-]*")
_TOLD = frozenset({Purpose.TEST, Purpose.LINT, Purpose.SECURITY})
_MOST = 3
_TELLING = ("--dump", "--list", "--print-")
_MOST_OPTIONS = 8
_COMPILERS = frozenset({"cc", "c++", "gcc", "g++", "clang", "clang++"})
_OF_COMPILER = ("-dM", "-dump", "-print-", "--print-")
_TRUTHS = frozenset({"contains", "startswith", "endswith", "always", "success", "failure", "cancelled"})


def asks_version(program: str, words: Sequence[str]) -> bool:
    """Return whether a program, with these words behind it, only says what it is: `clang --version`, `go version`."""
    if not words or len(words) >= _MOST or words[-1] not in VERSION:
        return False
    if words[-1] in _SHORT:
        return len(words) == 1 and program in _SHORT[words[-1]]
    return words[-1] != "version" or len(words) == 1


def asks_compiler(program: str, words: Sequence[str]) -> bool:
    """Return whether a compiler is only asked for what it knows: its macros, its version, the place of a library."""
    return program in _COMPILERS and any(word.startswith(_OF_COMPILER) for word in words)


@lru_cache(maxsize=256)
def is_truth(word: str) -> bool:
    """Return whether an expression that stands for a program says `true` or `false`, which are programs: it asks."""
    expression = unwrap_condition(word)
    return expression.shape is Shape.WRAPPED and expression.tree is not None and _says_truth(expression.tree)


def _says_truth(tree: Expression) -> bool:
    todo = [tree]
    while todo:
        match todo.pop():
            case Joined(operands=operands):
                todo += operands
            case Not() | Binary():
                pass
            case Call(function=function) if function.lower() in _TRUTHS:
                pass
            case _:
                return False
    return True


def is_script(path: str) -> bool:
    """Return whether a path is that of a script by its name; a program may have been built by the job itself."""
    return path.lower().endswith(_SCRIPTS)


def purpose_of_script(name: str, words: Sequence[str]) -> Purpose:
    """Return what the name of a script says, unless it is only to tell something: `spec_tests.py --dump-tests`."""
    purpose = purpose_in_names(name)
    asked = purpose.checks and any(word.startswith(_TELLING) for word in words[:_MOST_OPTIONS])
    return Purpose.QUERY if asked else purpose


def purpose_of_task(words: Sequence[str]) -> Purpose:
    """Return what the task is for that a program of unknown name is given: `./run.sh test`, `node Makefile lint`.

    Only words that name a check are taken: of others nobody knows what they are to the program.
    """
    named = next((word for word in words if word and not word.startswith("-")), "")
    purpose = purpose_in_names(named) if _TASK.fullmatch(named) else Purpose.UNKNOWN
    return purpose if purpose in _TOLD else Purpose.UNKNOWN
