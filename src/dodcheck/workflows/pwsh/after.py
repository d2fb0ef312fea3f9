"""What becomes of a failure at a place of a script: which of the statements behind it decides the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import assert_never

from dodcheck.workflows.pwsh.checks import CODE, STATUS, CodeQuestion, code_question, exits_with, is_failure, variable
from dodcheck.workflows.pwsh.leaving import After, Exits, Masks, Spot, alone, fails, kept_by, marked, may_leave, raises
from dodcheck.workflows.pwsh.names import cmdlet_of, is_quiet, may_be_anything
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
    Switch,
    Trap,
    Try,
)
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import ShellProblem

MAX_STEPS = 200_000
"""A script whose functions, followed at each call, come to more statements is not followed."""

NATIVE = After.of(Mask.NATIVE)
UNCHECKED = After.of(Mask.UNCHECKED)
UNSEEN = After.of(Mask.NOT_FOLLOWED)
_SAME = frozenset({"($lastexitcode)", "[int]$lastexitcode", "$($lastexitcode)"})
_OWN_JOB = frozenset({"start-job", "start-threadjob"})


@dataclass(slots=True)
class Outlook:
    """Looks ahead in a script: for each place, what hides a failure there.

    ``windows`` says which names are cmdlets; ``active`` are the functions that are being looked into.
    """

    functions: dict[str, Script]
    windows: bool
    steps: int = 0
    active: set[str] = field(default_factory=set)
    known: dict[tuple[str, After, Exits], After] = field(default_factory=dict)

    def step(self) -> None:
        """Count a statement. Raises ``ShellProblem`` beyond the limit."""
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise ShellProblem(f"it comes to more than {MAX_STEPS:,} statements", 0)

    def behind_each(self, script: Script, after: After, exits: Exits) -> list[After]:
        """Return what holds behind each statement of a script behind which ``after`` holds."""
        afters = [after] if script else []
        for at in range(len(script) - 1, 0, -1):
            afters.append(self.statement(Spot(script, at), afters[-1], exits))
        return afters[::-1]

    def before(self, script: Script, after: After, exits: Exits) -> After:
        """Return what holds before a script behind which ``after`` holds."""
        for at in range(len(script) - 1, -1, -1):
            after = self.statement(Spot(script, at), after, exits)
        return after

    def statement(self, spot: Spot, after: After, exits: Exits) -> After:
        """Return what holds before a statement behind which ``after`` holds."""
        self.step()
        match spot.script[spot.at]:
            case Leave() as statement:
                return self.before(statement.value, self.left(statement, exits), exits)
            case Chain() as statement:
                return self._chain(statement, after, exits)
            case Assign() as statement:
                return self._assign(statement, spot, after, exits)
            case If() as statement:
                return self._choice(statement, spot, after, exits)
            case Trap() | Function():
                return after
            case statement:
                return self._compound(statement, after, exits)

    def _compound(self, statement: Loop | Switch | Try, after: After, exits: Exits) -> After:
        match statement:
            case Loop():
                body = self.before(statement.body, after, exits._replace(looped=after))
                return self.before(statement.condition, body if statement.sure else body.also(after), exits)
            case Switch():
                ways = [self.before(branch, after, exits._replace(looped=after)) for branch in statement.branches]
                return self.before(statement.condition, reduce(After.also, ways, after), exits)
            case Try():
                behind = self.before(statement.last, after, exits)
                caught = [self.before(handler, behind, exits) for handler in statement.catches]
                return reduce(After.also, caught, self.before(statement.body, behind, exits))
            case _:
                assert_never(statement)

    def left(self, statement: Leave, exits: Exits) -> After:
        """Return what holds where a statement leaves the script, or what is run of it."""
        match statement.kind:
            case "throw":
                return After.of(Mask.SILENCED) if exits.silent else After(exits.raised, exits.raised)
            case "return":
                return exits.returned if not statement.value else exits.returned._replace(last=UNCHECKED.last)
            case "exit" if is_failure(statement.text):
                return After(exits.ended, exits.ended)
            case "exit" if variable(statement.text) == CODE or statement.text in _SAME:
                return After(exits.ended, UNCHECKED.last)
            case "exit":
                return UNCHECKED
            case _:
                return exits.looped

    def _chain(self, statement: Chain, after: After, exits: Exits) -> After:
        """Return what holds before pipelines; those behind the first one may not be run."""
        if not statement.pipelines:
            return after
        ways = after
        for pipeline in reversed(statement.pipelines[1:]):
            ways = ways.also(self.pipeline(pipeline, ways, exits))
        return self.pipeline(statement.pipelines[0], ways, exits)

    def pipeline(self, pipeline: Pipeline, after: After, exits: Exits) -> After:
        """Return what holds before a pipeline."""
        after = after._replace(last=UNCHECKED.last) if len(after.last) == 0 else after
        for element in reversed(pipeline.elements):
            after = self.element(element, after, exits)
        return after

    def element(self, element: Call | Expression, after: After, exits: Exits) -> After:
        """Return what holds before a command or value, with what gives its parts."""
        match element:
            case Call():
                after = self._call(element, after, exits)
            case Expression():
                code = exits_with(element.text)
                if code is not None:
                    after = After(exits.ended, exits.ended) if is_failure(code) else UNCHECKED
                after = self.blocks(element.blocks, after, exits)
            case _:
                assert_never(element)
        for script in reversed(element.subs):
            after = self.before(script, after, exits)
        return after

    def blocks(self, blocks: Sequence[Script], after: After, exits: Exits) -> After:
        """Return what holds before script blocks that may be run, or not."""
        inner = exits._replace(returned=after, looped=after)
        return reduce(After.also, (self.before(block, after, inner) for block in blocks), after)

    def _call(self, call: Call, after: After, exits: Exits) -> After:
        if call.operator and call.blocks and not call.words[0].exact and call.words[0].text.startswith("{"):
            return self.before(call.blocks[0], after, exits._replace(returned=after))
        name = call.words[0].text.lower()
        if name in self.functions:
            return self._function(name, after, exits)
        cmdlet = cmdlet_of(call.words[0].text, windows=self.windows)
        if cmdlet is None and may_be_anything(call.words):
            return after.also(UNSEEN)
        if cmdlet is None or not is_quiet(cmdlet):
            return NATIVE
        if raises(call, exits):
            return After(exits.raised, exits.raised)
        return after if cmdlet in _OWN_JOB else self.blocks(call.blocks, after, exits)

    def _function(self, name: str, after: After, exits: Exits) -> After:
        key = (name, after, exits)
        if key not in self.known:
            if name in self.active:
                return NATIVE
            self.active.add(name)
            self.known[key] = self.before(self.functions[name], after, exits._replace(returned=after))
            self.active.discard(name)
        return self.known[key]

    def _assign(self, statement: Assign, spot: Spot, after: After, exits: Exits) -> After:
        if statement.target == CODE:
            return UNCHECKED
        value = alone(statement.value)
        if isinstance(value, Expression) and variable(value.text) == CODE:
            kept = kept_by(statement.target, spot, exits)
            hidden = frozenset({Mask.CAPTURED}) if after.code else after.code
            return After(hidden if kept is None else kept, UNCHECKED.last)
        for sub in statement.subs:
            after = self.before(sub, after, exits)
        return self.statement(Spot((statement.value,), 0), after, exits)

    def _choice(self, statement: If, spot: Spot, after: After, exits: Exits) -> After:
        asked = code_question(statement.branches[0][1])
        if asked is None or asked.name not in (CODE, STATUS):
            return self.before(statement.branches[0][0], self.behind_condition(statement, after, exits), exits)
        failing, well = _ways(statement, asked)
        way = self.before(failing, after, exits)
        code = self._noted(failing, spot, exits) if way.code else way.code
        code = way.code if code is None else code
        if asked.name == CODE:
            return After(code, UNCHECKED.last)
        return After(way.code | self.before(well, after, exits).code, code)

    @staticmethod
    def _noted(failing: Script, spot: Spot, exits: Exits) -> Masks | None:
        """Return what hides a failure that a variable is set for, which a later statement asks for."""
        kept = (kept_by(name, spot, exits) for name in marked(failing))
        return next((masks for masks in kept if masks is not None), None)

    def behind_condition(self, statement: If, after: After, exits: Exits) -> After:
        """Return what holds behind the first condition of an `if`: any way may be taken."""
        way = self.before(statement.other, after, exits)
        for condition, _, body in reversed(statement.branches[1:]):
            way = self.before(condition, way.also(self.before(body, after, exits)), exits)
        return way.also(self.before(statement.branches[0][2], after, exits))

    def caught(self, statement: Try, exits: Exits) -> Masks:
        """Return what hides an error that is raised within a `try`."""
        caught = [fails(handler, exits) for handler in statement.catches] or [exits.raised]
        lost = any(masks is None for masks in caught) or may_leave(statement.last)
        return frozenset({Mask.CATCH}) if lost else frozenset().union(*(masks for masks in caught if masks))

    @staticmethod
    def trapped(script: Script, exits: Exits) -> Exits:
        """Return how a script is left in which a `trap` may stand."""
        for statement in script:
            if isinstance(statement, Trap):
                last = statement.body[-1] if statement.body else None
                breaks = isinstance(last, Leave) and last.kind == "break" and not may_leave(statement.body[:-1])
                raised = exits.raised if breaks else fails(statement.body, exits)
                exits = exits._replace(raised=frozenset({Mask.CATCH}) if raised is None else raised)
        return exits


def _ways(statement: If, asked: CodeQuestion) -> tuple[Script, Script]:
    """Return what is run after a failure that the first condition asks about, and what else."""
    first, rest = statement.branches[0][2], statement.branches[1:]
    others: Script = (If(rest, statement.other),) if rest else statement.other
    return (first, others) if asked.failing else (others, first)
