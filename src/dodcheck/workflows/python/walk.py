"""The walk through the statements of a Python script."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dodcheck.workflows.python.catching import is_main, kinds_of, lets_through
from dodcheck.workflows.python.deciding import name_kept_in
from dodcheck.workflows.python.dispatch import is_command
from dodcheck.workflows.python.leaving import exit_value, exits_with, fails, how_failure_ends, is_failure
from dodcheck.workflows.python.parting import passes_failure_on, question_of_if
from dodcheck.workflows.python.places import (
    ASKED,
    CODES,
    LOST,
    RESULTS,
    UNCHECKED,
    Masks,
    Sink,
    Where,
    hidden_by,
    suppressed,
)
from dodcheck.workflows.python.started_commands import started_commands
from dodcheck.workflows.python.starts import Start, Tells, start_of
from dodcheck.workflows.python.testing import tests_of
from dodcheck.workflows.shell.run_command import Mask, RunCommand
from dodcheck.workflows.shell.words import ShellProblem

MAX_DEPTH = 60
"""Statements and functions nested deeper are not followed."""
MAX_STEPS = 50_000
"""A script whose functions, followed at each call, come to more statements is not followed."""

_NEAR = 200
_APART = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(slots=True)
class Walk:
    """Walks through statements. ``gone``: the script has ended for sure; ``left``: it may have with success.

    ``decided`` gives the names that decide how the script ends, ``judged`` says that it asks how a run of tests went.
    """

    names: dict[str, str]
    functions: dict[str, ast.FunctionDef]
    called: set[str] = field(default_factory=set)
    active: set[str] = field(default_factory=set)
    gone: bool = False
    left: bool = False
    depth: int = 0
    steps: int = 0
    decided: Callable[[], frozenset[str]] = frozenset
    judged: bool = False

    def body(self, body: Sequence[ast.stmt], where: Where, then: Sequence[ast.stmt] = ()) -> Iterator[RunCommand]:
        """Yield the programs that statements start; ``then`` follow on them. Raises ``ShellProblem`` beyond limits."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ShellProblem("its statements are nested too deeply", 0)
        for at, statement in enumerate(body):
            self.step()
            yield from self._statement(statement, [*body[at + 1 : at + _NEAR], *then[:_NEAR]], where)
        self.depth -= 1

    def alone(self, body: Sequence[ast.stmt], where: Where) -> Iterator[RunCommand]:
        """Yield the programs of a body that something unseen starts: what it returns goes there."""
        gone, left, self.gone, self.left = self.gone, self.left, False, False
        to_others = frozenset({Mask.NOT_FOLLOWED}) if Mask.UNCALLED not in where.always else where.returned
        for ran in self.body(body, Where(returned=to_others, always=where.always)):
            yield ran._replace(masks=ran.masks - {Mask.LEFT})
        self.gone, self.left = gone, left

    def step(self) -> None:
        """Count a statement. Raises ``ShellProblem`` beyond the limit."""
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise ShellProblem(f"it comes to more than {MAX_STEPS:,} statements", 0)

    def _statement(self, statement: ast.stmt, following: Sequence[ast.stmt], where: Where) -> Iterator[RunCommand]:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield from self._apart(statement, where)
            case ast.If():
                yield from self._choice(statement, where)
            case ast.For() | ast.While() | ast.AsyncFor():
                head = statement.test if isinstance(statement, ast.While) else statement.iter
                yield from self._values([head], LOST, where)
                yield from self.body(statement.body, where.also(Mask.BRANCH))
                yield from self.body(statement.orelse, where.also(Mask.BRANCH))
            case ast.Try() | ast.TryStar():
                yield from self._attempt(statement, following, where)
            case ast.With() | ast.AsyncWith():
                yield from self._values([item.context_expr for item in statement.items], LOST, where)
                yield from self.body(statement.body, suppressed(statement, self.names, where), following)
            case ast.Match():
                yield from self._values([statement.subject], LOST, where)
                for case in statement.cases:
                    yield from self.body(case.body, where.also(Mask.BRANCH))
            case _:
                yield from self._plain(statement, following, where)

    def _plain(self, statement: ast.stmt, following: Sequence[ast.stmt], where: Where) -> Iterator[RunCommand]:
        """Yield the programs that a statement without a body starts."""
        value = exit_value(statement, self.names)
        if value is not None:
            yield from self._values([value], Sink(where.ended, CODES), where)
            self._leave(value, where)
            return
        match statement:
            case ast.Return(value=ast.expr() as given):
                yield from self._values([given], Sink(where.returned, CODES), where)
            case ast.Assign(targets=[ast.Name(id=name)], value=given):
                yield from self._kept(name, given, following, where)
            case ast.Assert(test=ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant(value=0)])):
                yield from self._values([left], Sink(where.raised, ASKED), where)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=inner, attr="check_returncode"))):
                yield from self._values([inner], Sink(where.raised, RESULTS), where)
            case _:
                values = [child for child in ast.iter_child_nodes(statement) if isinstance(child, ast.expr)]
                yield from self._beside(name_kept_in(statement), self._values(values, LOST, where), where)
        if isinstance(statement, ast.Return) and Mask.BRANCH in where.always:
            self.left = True

    def _beside(self, name: str, ran_commands: Iterator[RunCommand], where: Where) -> Iterator[RunCommand]:
        """Yield programs whose codes a name keeps beside others: they count where the name decides in the end."""
        for ran in ran_commands:
            if not name or Mask.UNCHECKED not in ran.masks:
                yield ran
            else:
                kept = where.ended if name in self.decided() else frozenset({Mask.CAPTURED})
                yield ran._replace(masks=(ran.masks - UNCHECKED) | kept)

    def _leave(self, value: ast.expr, where: Where) -> None:
        """Take in that the script ends, with success perhaps."""
        constant = isinstance(value, ast.Constant)
        if Mask.BRANCH not in where.always:
            self.gone = True
        elif not is_failure(value) and (constant or Mask.AFTER_FAILURE not in where.always):
            self.left = True

    def _now(self) -> Masks:
        if self.gone:
            return frozenset({Mask.UNREACHED})
        return frozenset({Mask.LEFT}) if self.left else frozenset()

    def _kept(self, name: str, given: ast.expr, following: Sequence[ast.stmt], where: Where) -> Iterator[RunCommand]:
        """Yield the programs of a value that is kept under a name, which the statements behind it may ask for."""
        start = self._start(given) if isinstance(given, ast.Call) else None
        kept = f"{name}.returncode" if start and start.tells is Tells.RESULT else name
        masks = where.of(how_failure_ends(kept, following, self.names))
        if start and start.tells is Tells.STATUS and exits_with(kept, following, self.names):
            masks = None
        hidden = frozenset({Mask.CAPTURED}) if masks is None else masks
        yield from self._beside(name, self._values([given], Sink(hidden, ASKED | RESULTS), where), where)

    def _choice(self, statement: ast.If, where: Where) -> Iterator[RunCommand]:
        test = statement.test
        if is_main(test):
            yield from self.body(statement.body, where)
            return
        value, failing = question_of_if(statement)
        masks = where.of(fails(failing, self.names))
        hidden = frozenset({Mask.CONDITION}) if masks is None else masks
        yield from self._values([value], Sink(hidden, ASKED), where)
        wrong = passes_failure_on(statement, self.names)
        inner = where.also(Mask.BRANCH, Mask.AFTER_FAILURE) if wrong else where.also(Mask.BRANCH)
        yield from self.body(statement.body, inner)
        yield from self.body(statement.orelse, where.also(Mask.BRANCH))

    def _attempt(self, attempt: ast.Try | ast.TryStar, after: Sequence[ast.stmt], where: Where) -> Iterator[RunCommand]:
        raised, ended = where.raised, where.ended
        for handler in attempt.handlers:
            if lets_through(handler):
                continue
            kinds = kinds_of(handler)
            masks = where.of(fails(handler.body, self.names, f"{handler.name}.returncode" if handler.name else ""))
            lost = frozenset({Mask.CATCH}) if masks is None else masks
            raised = raised | lost
            ended = ended | lost if not kinds or kinds & {"BaseException", "SystemExit"} else ended
        if any(isinstance(one, ast.Return | ast.Break | ast.Continue) for one in attempt.finalbody):
            raised, ended = raised | {Mask.CATCH}, ended | {Mask.CATCH}
        gone = self.gone
        then = [*attempt.orelse[:_NEAR], *attempt.finalbody[:_NEAR], *after][:_NEAR]
        yield from self.body(attempt.body, where._replace(raised=raised, ended=ended), then)
        self.gone = gone if attempt.handlers else self.gone
        for handler in attempt.handlers:
            yield from self.body(handler.body, where.also(Mask.BRANCH, Mask.AFTER_FAILURE))
        yield from self.body(attempt.orelse, where, after)
        yield from self.body(attempt.finalbody, where, after)

    def _values(self, values: Sequence[ast.expr], sink: Sink, where: Where) -> Iterator[RunCommand]:
        """Yield the programs that values start; the code of a value as it is goes into the sink."""
        for value in values:
            direct = value.value if isinstance(value, ast.Attribute) and value.attr == "returncode" else value
            todo: list[ast.AST] = [value]
            while todo:
                node = todo.pop()
                if isinstance(node, _APART):
                    yield from self._apart(node, where)
                    continue
                if isinstance(node, ast.Call):
                    told = sink if node is direct else LOST
                    yield from self._call(node, told.through_attribute() if direct is not value else told, where)
                todo += reversed(list(ast.iter_child_nodes(node)))

    def _call(self, node: ast.Call, sink: Sink, where: Where) -> Iterator[RunCommand]:
        start = self._start(node)
        if start is not None:
            yield from self._started(start, sink, where)
        elif isinstance(node.func, ast.Name) and node.func.id in self.functions:
            name = node.func.id
            self.called.add(name)
            if name not in self.active:
                self.active.add(name)
                left = self.left
                returned = sink.masks if Tells.CODE in sink.takes else UNCHECKED
                yield from self.body(self.functions[name].body, where._replace(returned=returned))
                self.left = left
                self.active.discard(name)

    def _start(self, call: ast.Call) -> Start | None:
        return start_of(call, self.names) or tests_of(call, self.names, judged=self.judged)

    def _started(self, start: Start, sink: Sink, where: Where) -> Iterator[RunCommand]:
        always = where.always | self._now()
        return started_commands(start, always | hidden_by(start, sink, where), always)

    def _apart(self, node: ast.AST, where: Where) -> Iterator[RunCommand]:
        """Yield the programs of what is not followed: methods, functions within functions, comprehensions."""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                if self.functions.get(node.name) is not node:
                    yield from self.alone(node.body, where.also(Mask.NOT_FOLLOWED))
            case ast.ClassDef():
                unlike = UNCHECKED if is_command(node, self.names) else frozenset()
                for ran in self.body(node.body, where):
                    yield ran._replace(masks=ran.masks - unlike)
            case _:
                yield from self._within(node, where.also(Mask.NOT_FOLLOWED))

    def _within(self, node: ast.AST, where: Where) -> Iterator[RunCommand]:
        for inner in ast.walk(node):
            self.step()
            start = self._start(inner) if isinstance(inner, ast.Call) else None
            if start is not None:
                yield from self._started(start, LOST, where)
