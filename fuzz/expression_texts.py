"""Random expressions of GitHub Actions: most of them well formed, of all operators, functions and kinds of values."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

ATOMS = (
    "true",
    "false",
    "null",
    "NaN",
    "Infinity",
    "0",
    "1",
    "-1",
    "2.5",
    "0x10",
    "0o17",
    "1e3",
    ".5",
    "12",
    "''",
    "'a'",
    "'A'",
    "'push'",
    "'1'",
    "' 12 '",
    "'0x10'",
    "'true'",
    "'it''s'",
    "'main'",
    "'Infinity'",
    "'{0}-{1}'",
    "'{0}'",
    "'[1,\"a\",null]'",
    '\'{"a":{"b":[1,2]},"c":"x"}\'',
)
NAMES = (
    "github.event_name",
    "github.ref",
    "GitHub.Ref_Name",
    "github['actor']",
    "github.base_ref",
    "github.run_number",
    "github.event",
    "github.event.number",
    "github.event.forced",
    "github.event.missing.deep",
    "github.event.commits",
    "github.event.commits[0].message",
    "github.event.commits[1]['author'].name",
    "github.event.commits.*.message",
    "github.event.commits.*.added",
    "github.event.commits.*.added.*",
    "github.event.commits[*].author.*",
    "github.event.labels.*.name",
    "matrix.os",
    "matrix.python",
    "matrix.soft",
    "matrix.list",
    "matrix.list[matrix.index]",
    "matrix",
    "env.EMPTY",
    "inputs.dry",
    "inputs.count",
    "needs.build.result",
    "needs.*.result",
    "fromJSON(needs.build.outputs.list)",
    "fromJSON(needs.build.outputs.list)[0]",
    "needs.build.outputs.list",
    "needs.nothing.result",
    "vars.FLAG",
    "success()",
    "failure()",
    "always()",
    "!cancelled()",
)
_SIGNS = ("==", "!=", "<", "<=", ">", ">=", "&&", "||", "==", "&&", "||")


def expression(random: Random, depth: int = 3) -> str:
    """Return an expression that is nested so deeply at most."""
    if depth == 0 or random.random() < 0.2:
        return random.choice(ATOMS if random.random() < 0.5 else NAMES)
    make: Callable[[Random, int], str] = random.choice((_binary, _binary, _binary, _not, _group, _call, _call, _taken))
    return make(random, depth - 1)


def _binary(random: Random, depth: int) -> str:
    blank = random.choice(("", " ", " ", "\n"))
    return f"{expression(random, depth)}{blank}{random.choice(_SIGNS)}{blank}{expression(random, depth)}"


def _not(random: Random, depth: int) -> str:
    return f"!{expression(random, depth)}"


def _group(random: Random, depth: int) -> str:
    return f"({expression(random, depth)})"


def _taken(random: Random, depth: int) -> str:
    inner = f"({expression(random, depth)})"
    return inner + random.choice((".a", ".*", "[0]", ".*.a", "['b']", f"[{expression(random, depth)}]", "[*][0]"))


def _call(random: Random, depth: int) -> str:
    first, second, third = (expression(random, depth) for _ in range(3))
    return random.choice(
        (
            f"contains({first}, {second})",
            f"startsWith({first}, {second})",
            f"endsWith({first},{second})",
            f"format('{{0}}:{{1}}', {first}, {second})",
            f"format({first}, {second})",
            f'contains(fromJSON(\'["push","main",1,null,true]\'), {random.choice(NAMES)})',
            f"join({first}, {second})",
            f"join({first})",
            f"toJSON({first})",
            f"fromJSON(toJSON({first}))",
            f"fromJSON({first})",
            f"case({first}, {second}, {third})",
            f"case({first} == {second}, {second}, {third})",
        )
    )


def comparisons(random: Random, depth: int) -> str:
    """Return a condition of comparisons of one to three names with a few texts and numbers."""
    names = random.sample(("github.event_name", "github.ref", "inputs.mode"), random.choice((1, 1, 2, 3)))
    return _condition(random, depth, (*names, names[0].upper()))


def _condition(random: Random, depth: int, names: tuple[str, ...]) -> str:
    if depth == 0 or random.random() < 0.2:
        return _comparison(random, random.choice(names))
    one, other = _condition(random, depth - 1, names), _condition(random, depth - 1, names)
    joined = random.choice((f"({one} && {other})", f"({one} || {other})"))
    return random.choice((joined, joined, joined, f"!({one})", f"({one}) == ({other})"))


def _comparison(random: Random, name: str) -> str:
    literal = random.choice(("'push'", "'Push'", "'pull_request'", "'x'", "'push'", "'x'", "'1'", "''", "1", "null"))
    if random.random() < 0.85:
        pair = (name, literal) if random.random() < 0.8 else (literal, name)
        return f"{pair[0]} {random.choice(('==', '==', '==', '!=', '<', '>='))} {pair[1]}"
    asked = (f"startsWith({name}, {literal})", f"contains({name}, {literal})", name, f"fromJSON(toJSON({name}))")
    return random.choice(asked)
