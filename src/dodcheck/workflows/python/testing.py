"""Calls of Python that run tests within the script itself."""

from __future__ import annotations

import ast

from dodcheck.workflows.python.starts import Start, Tells, name_of, words_of
from dodcheck.workflows.shell.words import Word

_PYTEST = frozenset({"pytest.main", "pytest.console_main"})
_UNITTEST = frozenset({"unittest.main", "unittest.TestProgram"})
_RUNNER = "TextTestRunner"


def tests_of(call: ast.Call, names: dict[str, str], *, judged: bool) -> Start | None:
    """Return the tests that a call runs, ``None`` where it runs none; ``judged``: the script asks how they went."""
    name = name_of(call.func, names)
    if name in _PYTEST:
        words = words_of(call.args[0], names, call.lineno - 1) if call.args else ()
        return Start(name, Tells.CODE, (_word("pytest", call), *words), None, call.lineno - 1)
    if name in _UNITTEST:
        stays = any(
            keyword.arg == "exit" and isinstance(keyword.value, ast.Constant) and not keyword.value.value
            for keyword in call.keywords
        )
        return _unittest(call, Tells.RAISES if judged or not stays else Tells.NOTHING)
    match call.func:
        case ast.Attribute(value=ast.Call(func=inner), attr="run") if name_of(inner, names).endswith(_RUNNER):
            return _unittest(call, Tells.RAISES if judged else Tells.NOTHING)
        case _:
            return None


def _unittest(call: ast.Call, tells: Tells) -> Start:
    return Start(
        "unittest", tells, tuple(_word(text, call) for text in ("python", "-m", "unittest")), None, call.lineno - 1
    )


def _word(text: str, call: ast.Call) -> Word:
    return Word(text, exact=True, bare=True, line=call.lineno - 1)
