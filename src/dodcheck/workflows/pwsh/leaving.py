"""Where a script is left: with which failure, and whether a kept exit code is heeded later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.workflows.pwsh.checks import CODE, code_question, exits_with, is_failure, variable
from dodcheck.workflows.pwsh.names import cmdlet_of, error_action, tolerates
from dodcheck.workflows.pwsh.tree import (
    Assign,
    Call,
    Chain,
    Expression,
    If,
    Leave,
    Loop,
    Script,
    Statement,
    Switch,
    Try,
)
from dodcheck.workflows.shell.run_command import Mask

_NEAR = 200
Masks = frozenset[Mask]


class After(NamedTuple):
    """What hides a failure at a place: one that `$LASTEXITCODE` tells of, and one that `$?` tells of."""

    code: Masks
    last: Masks

    @classmethod
    def of(cls, *masks: Mask) -> After:
        """Return a place at which any failure is hidden by these."""
        return cls(frozenset(masks), frozenset(masks))

    def also(self, other: After) -> After:
        """Return what hides a failure where either of two ways may be taken."""
        return After(self.code | other.code, self.last | other.last)

    @property
    def status(self) -> Masks:
        """What hides the failure of a program that ends here; one of the two may tell of it."""
        return self.code if self.last else self.last


class Exits(NamedTuple):
    """What hides a failure that ends the script by an `exit`, by an error, by a `return`, or ends a round of a loop.

    ``stops`` says that `Write-Error` raises an error, ``silent`` that even `throw` may not.
    """

    ended: Masks
    raised: Masks
    returned: After
    looped: After
    stops: bool
    silent: bool


class Spot(NamedTuple):
    """A statement of a script, by its place in it."""

    script: Script
    at: int

    def following(self) -> Script:
        """Return the statements behind it, as many as are looked at."""
        return self.script[self.at + 1 : self.at + _NEAR]


def alone(statement: Statement) -> Call | Expression | None:
    """Return the command or value that is all of a statement, ``None`` where it is anything else."""
    if not isinstance(statement, Chain) or statement.joins or statement.background or not statement.pipelines:
        return None
    elements = statement.pipelines[0].elements
    return elements[0] if len(elements) == 1 else None


def raises(call: Call, exits: Exits) -> bool:
    """Return whether a command raises an error: `Write-Error`, where errors stop the script."""
    name = cmdlet_of(call.words[0].text, windows=True)
    return name == "write-error" and not call.operator and not tolerates(error_action(call.words), stops=exits.stops)


def fails(script: Script, exits: Exits, names: frozenset[str] = frozenset()) -> Masks | None:
    """Return what hides the failure that a script ends with for sure, ``None`` where it may end well or go on.

    ``names`` are variables that hold the code of a failure when it begins.
    """
    for statement in script[:_NEAR]:
        only = alone(statement)
        if isinstance(statement, Leave):
            return _leaves_with(statement, exits, names)
        if isinstance(only, Expression) and (code := exits_with(only.text)) is not None:
            return exits.ended if is_failure(code) or variable(code) in names else None
        if isinstance(only, Call) and raises(only, exits):
            return exits.raised
        if may_leave((statement,)):
            return None
        names = names if only is not None and _is_idle(only) else names - {CODE}
    return None


def _leaves_with(statement: Leave, exits: Exits, names: frozenset[str]) -> Masks | None:
    match statement.kind:
        case "throw":
            return None if exits.silent else exits.raised
        case "exit" if is_failure(statement.text) or variable(statement.text) in names:
            return exits.ended
        case _:
            return None


def _is_idle(only: Call | Expression) -> bool:
    if isinstance(only, Expression):
        return not only.subs
    return (cmdlet_of(only.words[0].text, windows=True) or "").startswith("write-") and not only.subs


def _leaves(script: Script) -> Iterator[Leave]:
    """Yield every statement that leaves the script, those within other statements with it."""
    todo: list[Statement] = list(script)
    while todo:
        statement = todo.pop()
        match statement:
            case Leave():
                yield statement
            case If():
                todo += [statement for _, _, body in statement.branches for statement in body]
                todo += statement.other
            case Loop():
                todo += statement.body
            case Switch():
                todo += [statement for body in statement.branches for statement in body]
            case Try():
                todo += [
                    statement for body in (statement.body, *statement.catches, statement.last) for statement in body
                ]
            case Chain():
                todo += [
                    statement
                    for pipeline in statement.pipelines
                    for element in pipeline.elements
                    for body in element.subs
                    for statement in body
                ]
            case _:
                pass


def may_leave(script: Script) -> bool:
    """Return whether a statement of a script, or within one, leaves it."""
    return any(True for _ in _leaves(script))


def kept_by(name: str, spot: Spot, exits: Exits) -> Masks | None:
    """Return what hides a failure whose code a variable holds behind a statement, ``None`` where nothing asks."""
    for statement in spot.following():
        match statement:
            case Leave():
                return exits.ended if statement.kind == "exit" and variable(statement.text) == name else None
            case Assign() if statement.target == name:
                return None
            case If(branches=((_, text, body), *more)):
                asked = code_question(text)
                if asked is not None and asked.name == name:
                    failing = body if asked.failing else () if more else statement.other
                    masks = fails(failing, exits, frozenset({name}))
                    if masks is not None:
                        return masks
                elif may_leave((statement,)):
                    return None
            case _:
                if may_leave((statement,)):
                    return None
    return None


def marked(script: Script) -> Iterator[str]:
    """Yield the variables that a script sets or counts up: marks of a failure."""
    for statement in script[:_NEAR]:
        only = alone(statement)
        if isinstance(statement, Assign):
            value = alone(statement.value)
            text = value.text if isinstance(value, Expression) else ""
            if text not in ("0", "$false", "$null", "''", '""'):
                yield statement.target
        elif isinstance(only, Expression) and only.text.endswith("++"):
            yield only.text.removesuffix("++").strip().removeprefix("$").rpartition(":")[2]
