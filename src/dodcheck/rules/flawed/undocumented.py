"""Functions, classes and modules without a docstring; in Go, exported functions without a comment above."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from dodcheck.documents.text import decode
from dodcheck.formats.python import parse
from dodcheck.formats.python_flow import last_name
from dodcheck.rules.code.comments import code_lines
from dodcheck.rules.flawed.defined import Defined, definitions, has_bases, is_dunder, listed
from dodcheck.rules.flawed.flaw import Asked, Seen, Sighting, bad, open_at
from dodcheck.rules.flawed.others import unread

_NO_OWN = frozenset({"overload", "setter", "deleter"})
_TAKES_OVER = frozenset({"override", "overrides", "wraps", "singledispatch", "register"})
_EXPORTED = re.compile(r"func (?:\((?:\w+ )?\*?(?P<owner>\w+)[^)]*\) )?(?P<name>[A-Z]\w*)\s*[(\[]")
_DIRECTIVE = re.compile(r"//\s*(?:go:|nolint|lint:|\+build|export )")


def functions(asked: Asked) -> Seen | None:
    """Return the functions that nothing describes; those of tests are not public."""
    if asked.path.endswith(".go"):
        return _of_go(asked) if not asked.test else None
    if not asked.path.endswith(".py"):
        return unread(asked, "whether its functions are documented is not read")
    return _of_python(asked, (ast.FunctionDef, ast.AsyncFunctionDef))


def classes(asked: Asked) -> Seen | None:
    """Return the classes that nothing describes."""
    if not asked.path.endswith(".py"):
        return unread(asked, "whether its classes are documented is not read")
    return _of_python(asked, (ast.ClassDef,))


def modules(asked: Asked) -> Seen | None:
    """Return whether nothing describes the module; one that only makes a package may need no words."""
    if not asked.path.endswith(".py"):
        return unread(asked, "whether it is documented is not read")
    tree = parse(asked.data)
    if not tree.body or (asked.test and asked.public):
        return None
    if ast.get_docstring(tree, clean=False):
        return Seen(1)
    what = "the module has no docstring"
    if asked.test or asked.path.endswith("__init__.py") or _is_private(asked.path):
        return Seen(1, (open_at(1, what),))
    return Seen(1, (bad(1, what),))


def _of_python(asked: Asked, sorts: tuple[type[ast.stmt], ...]) -> Seen | None:
    if asked.test and asked.public:
        return None
    tree = parse(asked.data)
    meant = [one for one in definitions(tree) if isinstance(one.node, sorts) and _counts(one, asked)]
    return Seen(len(meant), tuple(_without(asked, meant, listed(tree))))


def _counts(one: Defined, asked: Asked) -> bool:
    if any(last_name(mark) in _NO_OWN for mark in one.node.decorator_list):
        return False
    return not asked.public or (one.public and not (one.nested or is_dunder(one.node.name)))


def _without(asked: Asked, meant: list[Defined], names: frozenset[str] | None) -> Iterator[Sighting]:
    for one in meant:
        if ast.get_docstring(one.node, clean=False):
            continue
        what = f"`{one.name}` has no docstring"
        hidden = names is not None and one.name.partition(".")[0] not in names
        sure = one.public and not (one.nested or hidden or asked.test or _is_private(asked.path) or _may_need_none(one))
        yield bad(one.node.lineno, what) if sure else open_at(one.node.lineno, what)


def _may_need_none(one: Defined) -> bool:
    """Return whether something else may describe it: its class, the one that it takes over."""
    if isinstance(one.node, ast.ClassDef):
        return one.owner is not None
    takes_over = any(last_name(mark) in _TAKES_OVER for mark in one.node.decorator_list)
    return is_dunder(one.node.name) or takes_over or has_bases(one.owner)


def _is_private(path: str) -> bool:
    return any(part.startswith("_") and not part.startswith("__init__") for part in path.split("/"))


def _of_go(asked: Asked) -> Seen:
    raw = decode(asked.data).raw
    found: list[Sighting] = []
    things = 0
    for number, line in code_lines(asked.path, enumerate(raw, start=1)):
        match = _EXPORTED.match(line)
        hidden = match is not None and bool(match["owner"]) and not match["owner"][0].isupper()
        if match is None or (hidden and asked.public):
            continue
        things += 1
        above = raw[number - 2].rstrip() if number > 1 else ""
        what = f"`{match['name']}` has no comment above it"
        if _DIRECTIVE.match(above) or hidden:
            found.append(open_at(number, what))
        elif not (above.startswith("//") or above.endswith("*/")):
            found.append(bad(number, what))
    return Seen(things, tuple(found))
