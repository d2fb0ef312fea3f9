"""Functions of Python without type hints."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from dodcheck.formats.python import parse
from dodcheck.formats.python_flow import last_name
from dodcheck.formats.python_scope import Function
from dodcheck.rules.flawed.defined import Defined, definitions
from dodcheck.rules.flawed.flaw import Asked, Seen, Sighting, bad, open_at
from dodcheck.rules.flawed.others import unread

_COMMENT = b"# type:"


def functions(asked: Asked) -> Seen | None:
    """Return the functions that have no hint at all, and those that lack some."""
    if not asked.path.endswith(".py"):
        return unread(asked, "whether its functions are typed is not read")
    if asked.test and asked.public:
        return None
    lines = asked.data.splitlines()
    meant = [one for one in definitions(parse(asked.data)) if isinstance(one.node, Function)]
    counted = [one for one in meant if not asked.public or (one.public and not one.nested)]
    return Seen(len(counted), tuple(_lacking(asked, counted, lines)))


def _lacking(asked: Asked, meant: list[Defined], lines: Sequence[bytes]) -> Iterator[Sighting]:
    for one in meant:
        node = one.node
        if not isinstance(node, Function):
            continue
        own = _parameters(node, in_class=one.owner is not None)
        typed = [parameter for parameter in own if parameter.annotation]
        rest = [parameter for parameter in (node.args.vararg, node.args.kwarg) if parameter]
        ends = node.returns is not None or node.name == "__init__"
        if len(typed) == len(own) and all(parameter.annotation for parameter in rest) and ends:
            continue
        said = any(_COMMENT in line for line in lines[node.lineno - 1 : node.body[0].lineno])
        none = bool(own) and not typed and node.returns is None
        sure = none and not (said or one.nested or asked.test)
        what = f"`{one.name}` {'has no' if none else 'lacks'} type hints"
        yield bad(node.lineno, what) if sure else open_at(node.lineno, what)


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef, *, in_class: bool) -> list[ast.arg]:
    """Return the parameters that may have a hint: the first of a method needs none."""
    own = [*node.args.posonlyargs, *node.args.args]
    bound = in_class and not any(last_name(mark) == "staticmethod" for mark in node.decorator_list)
    return [*(own[1:] if bound else own), *node.args.kwonlyargs]
