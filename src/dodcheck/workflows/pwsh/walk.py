"""The walk through the statements of a PowerShell script, in the order in which they run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from dodcheck.workflows.pwsh.after import UNCHECKED
from dodcheck.workflows.pwsh.calls import Caller
from dodcheck.workflows.pwsh.checks import CODE, STATUS, code_question, variable
from dodcheck.workflows.pwsh.leaving import After, Exits, Spot, alone, fails, kept_by
from dodcheck.workflows.pwsh.names import cmdlet_of, has_switch
from dodcheck.workflows.pwsh.state import Place
from dodcheck.workflows.pwsh.tree import (
    Assign,
    Call,
    Chain,
    Expression,
    Function,
    If,
    Leave,
    Loop,
    Pipeline,
    Script,
    Statement,
    Switch,
    Trap,
    Try,
)
from dodcheck.workflows.shell.run_command import Mask, RunCommand
from dodcheck.workflows.shell.settings import Settings

_UNHIDDEN = After(frozenset(), UNCHECKED.last)
_NAME = re.compile(r"[a-z_][\w:]*")


class Walk(Caller):
    """Walks through statements in the order in which they run."""

    __slots__ = ()

    def script(self, script: Script, after: After, place: Place) -> Iterator[RunCommand]:
        """Yield the commands of a script behind which ``after`` holds. Raises ``ShellProblem`` beyond a limit."""
        here = place._replace(exits=self.look.trapped(script, place.exits))
        behind = self.look.behind_each(script, after, here.exits)
        for at, statement in enumerate(script):
            self.look.step()
            if isinstance(statement, Assign):
                yield from self._assign(statement, Spot(script, at), behind[at], here)
            else:
                yield from self._statement(statement, behind[at], here)

    def _statement(self, statement: Statement, after: After, place: Place) -> Iterator[RunCommand]:
        match statement:
            case Leave():
                yield from self._leave(statement, place)
            case Chain():
                yield from self._chain(statement, after, place)
            case If():
                yield from self._choice(statement, after, place)
            case Loop():
                yield from self._loop(statement, after, place)
            case Switch():
                yield from self.script(statement.condition, UNCHECKED, place)
                scope = self.session.scope()
                inner = place._replace(exits=place.exits._replace(looped=after)).also(Mask.BRANCH)
                for branch in statement.branches:
                    yield from self.script(branch, after, inner)
                    self.session.close_loop(scope)
            case Try():
                yield from self._attempt(statement, after, place)
            case Trap():
                scope, left = self.session.scope(), self.session.left
                yield from self.script(statement.body, UNCHECKED, place.also(Mask.BRANCH, Mask.AFTER_FAILURE))
                self.session.close(scope)
                self.session.left = left
            case Function() | Assign():
                pass
            case _:
                assert_never(statement)

    def _leave(self, statement: Leave, place: Place) -> Iterator[RunCommand]:
        yield from self.script(statement.value, self.look.left(statement, place.exits), place)
        certain = fails((statement,), place.exits) is not None
        after_failure = Mask.AFTER_FAILURE in place.always and variable(statement.text) is not None
        self.session.leave(statement, place, fails=certain or after_failure)

    def _chain(self, statement: Chain, after: After, place: Place) -> Iterator[RunCommand]:
        if statement.background:
            after, place = After.of(Mask.BACKGROUND), place.also(Mask.BACKGROUND)
        afters = self._joined(statement, after, place.exits)
        hidden = False
        for number, pipeline in enumerate(statement.pipelines):
            here = place
            if number and statement.joins[number - 1] == "||":
                here = place.also(Mask.AFTER_FAILURE)
            elif number and hidden:
                here = place.also(Mask.AFTER_SUCCESS)
            yield from self._pipeline(pipeline, afters[number], here)
            hidden = bool(afters[number].status)

    def _joined(self, statement: Chain, after: After, exits: Exits) -> list[After]:
        """Return what holds behind each pipeline when it has failed: `||` leads to what stands behind it."""
        afters: list[After] = []
        handled = after
        for number in range(len(statement.pipelines) - 1, -1, -1):
            if number < len(statement.joins) and statement.joins[number] == "||":
                following = statement.pipelines[number + 1]
                lost = self.look.pipeline(following, _UNHIDDEN, exits).code
                code = frozenset({Mask.OR}) if lost else self.look.pipeline(following, handled, exits).code
                handled = After(code, code)
            afters.append(handled)
        return afters[::-1]

    def _pipeline(self, pipeline: Pipeline, after: After, place: Place) -> Iterator[RunCommand]:
        afters = [after]
        for element in reversed(pipeline.elements[1:]):
            lost = self.look.element(element, _UNHIDDEN, place.exits).code or _cuts(element)
            before = self.look.element(element, afters[-1], place.exits).code
            afters.append(After.of(Mask.PIPE) if lost else After(before, UNCHECKED.last))
        for element, behind in zip(pipeline.elements, reversed(afters), strict=True):
            yield from self.element(element, behind, place)

    def _choice(self, statement: If, after: After, place: Place) -> Iterator[RunCommand]:
        behind = self.look.behind_condition(statement, after, place.exits)
        asked = code_question(statement.branches[0][1])
        told = asked is not None and asked.name in (CODE, STATUS)
        for number, (condition, text, body) in enumerate(statement.branches):
            yield from self.script(condition, behind, place if not number else place.also(Mask.BRANCH))
            here = place if text == "$true" and not number else place.also(Mask.BRANCH)
            if asked and asked.failing and not number and (told or _exits_with(asked.name, body)):
                here = here.also(Mask.AFTER_FAILURE)
            yield from self.script(body, after, here)
        wrong = told and asked is not None and not asked.failing and len(statement.branches) == 1
        other = place.also(Mask.BRANCH, Mask.AFTER_FAILURE) if wrong else place.also(Mask.BRANCH)
        yield from self.script(statement.other, after, other)

    def _loop(self, statement: Loop, after: After, place: Place) -> Iterator[RunCommand]:
        inner = place._replace(exits=place.exits._replace(looped=after))
        again = after.also(self.look.before(statement.body, after, inner.exits))
        scope = self.session.scope()
        yield from self.script(statement.condition, again, place)
        yield from self.script(statement.body, again, inner if statement.sure else inner.also(Mask.BRANCH))
        self.session.close_loop(scope)

    def _attempt(self, statement: Try, after: After, place: Place) -> Iterator[RunCommand]:
        behind = self.look.before(statement.last, after, place.exits)
        inner = place._replace(exits=place.exits._replace(raised=self.look.caught(statement, place.exits)))
        gone, ended = self.session.gone, self.session.ended
        yield from self.script(statement.body, behind, inner)
        if statement.catches:
            self.session.gone, self.session.ended = gone, ended
        for body in statement.catches:
            yield from self.script(body, behind, place.also(Mask.BRANCH, Mask.AFTER_FAILURE))
        yield from self.script(statement.last, after, place)

    def _assign(self, statement: Assign, spot: Spot, after: After, place: Place) -> Iterator[RunCommand]:
        value = alone(statement.value)
        if isinstance(value, Expression):
            text = value.literal.text.lower() if value.literal else value.text
            self.session.prefer(statement.target, text, place)
            if value.literal and place.sure and not place.always and not self.depth:
                self.session.put(statement.target, value.literal)
            if value.literal is not None and _NAME.fullmatch(statement.target):
                name = statement.target.removeprefix("env:")
                named = value.literal._replace(text=f"{name}={value.literal.text}")
                masks = place.always | self.session.masks("")
                yield RunCommand((named,), (), statement.line, masks, Settings(), masks)
        for sub in statement.subs:
            yield from self.script(sub, UNCHECKED, place)
        if isinstance(value, Call) and cmdlet_of(value.words[0].text, windows=True) == "start-process":
            yield from self._awaited(value, statement.target, spot, after, place)
            return
        yield from self.script((statement.value,), after, place)

    def _awaited(self, call: Call, name: str, spot: Spot, after: After, place: Place) -> Iterator[RunCommand]:
        """Yield a program that is started apart, and whose exit code may be asked for later."""
        kept = kept_by(f"{name}.exitcode", spot, place.exits)
        waited = has_switch(call.words, "-passthru") and (has_switch(call.words, "-wait") or _waits(name, spot))
        for ran in self.element(call, after, place):
            masks = (ran.masks - {Mask.DETACHED}) | kept if waited and kept is not None else ran.masks
            yield RunCommand(ran.assigned, ran.words, ran.line, masks, ran.settings, ran.raised)


def _cuts(element: Call | Expression) -> bool:
    """Return whether an element of a pipe may stop those before it: `Select-Object -First 1`."""
    return isinstance(element, Call) and cmdlet_of(element.words[0].text, windows=True) == "select-object"


def _exits_with(name: str, body: Script) -> bool:
    """Return whether a branch ends the script with what its condition has asked about."""
    return any(isinstance(statement, Leave) and variable(statement.text) == name for statement in body)


def _waits(target: str, spot: Spot) -> bool:
    """Return whether the next statement waits for a process: `$p.WaitForExit()`."""
    following = next((alone(statement) for statement in spot.following()), None)
    return isinstance(following, Expression) and following.text.startswith(f"${target}.waitforexit")
