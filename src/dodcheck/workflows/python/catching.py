"""Handlers of errors, and conditions that always hold."""

from __future__ import annotations

import ast

_OTHERS = frozenset(
    {"FileNotFoundError", "OSError", "IOError", "PermissionError", "KeyError", "ValueError", "ImportError"}
)
_OTHERS |= {
    "ModuleNotFoundError",
    "TimeoutExpired",
    "KeyboardInterrupt",
    "JSONDecodeError",
    "AttributeError",
    "TypeError",
}
"""Errors other than that of a program that has failed."""


def kinds_of(handler: ast.ExceptHandler) -> set[str]:
    """Return the names of the errors that a handler takes; an empty set stands for all of them."""
    parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type] if handler.type else []
    return {
        part.id if isinstance(part, ast.Name) else part.attr if isinstance(part, ast.Attribute) else ""
        for part in parts
    }


def is_main(test: ast.expr) -> bool:
    """Return whether a condition is `__name__ == "__main__"`, or always true."""
    match test:
        case ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")]):
            return True
        case _:
            return isinstance(test, ast.Constant) and test.value is True


def lets_through(handler: ast.ExceptHandler) -> bool:
    """Return whether a handler takes other errors only than that of a program that has failed."""
    kinds = kinds_of(handler)
    return bool(kinds) and kinds <= _OTHERS
