"""The commands of a script, each with what becomes of its exit code. What is unsure counts as masked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from dodcheck.workflows.shell.failure_ending import Ending, ending_of_call, ending_of_command
from dodcheck.workflows.shell.indirect_calls import maybe_called
from dodcheck.workflows.shell.kept_status import StatusUse, failed_words, use_after, use_by
from dodcheck.workflows.shell.parser import parse_script
from dodcheck.workflows.shell.run_command import UNSURE, Around, Mask, RunCommand, shared_masks
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.state import NONE, Place, Shell, Sourced, ends
from dodcheck.workflows.shell.status_masks import by_branch, constant, in_chain, masks_by_use, negated, without_negation
from dodcheck.workflows.shell.takers import next_or, taker_of_pipe, takers_behind_or
from dodcheck.workflows.shell.tree import Case, Command, Function, Group, If, Loop, Pipeline, Script, Simple
from dodcheck.workflows.shell.waiting import Waiting, wait_for
from dodcheck.workflows.shell.words import ShellProblem, Substitution, Word

MAX_INNER = 6
"""Scripts within scripts (command substitutions, functions) that are nested deeper are not followed."""
KEPT = 256
"""Scripts whose commands are kept."""
MAX_RAN = 50_000
"""A script that comes to more commands, functions followed at each call, is not followed."""
_OF_LIST, _OF_WORD = frozenset({Mask.SUBSTITUTION, Mask.LISTED}), frozenset({Mask.SUBSTITUTION})
_APART, _LOST = frozenset({Mask.APART}), frozenset({Mask.BACKGROUND})
_DECIDING = frozenset({"[", "[[", "test", "exit", "let"})
_IF, _WHILE = (("if",),), (("while",),)


def commands_of(
    text: str, settings: Settings, around: Around | None = None, sourced: Sourced = ()
) -> tuple[RunCommand, ...]:
    """Return the commands of a script that is run under these settings. Raises ``ShellProblem``."""
    return _commands(text, settings.as_key(), around or Around(), sourced)


@lru_cache(maxsize=KEPT)
def _commands(text: str, told: tuple[bool, bool, bool], around: Around, sourced: Sourced) -> tuple[RunCommand, ...]:
    """Return the commands of a script; kept, because the same steps stand in many jobs."""
    flow = _ScriptWalker()
    shell = Shell(Settings(*told), sourced=sourced)
    place = Place(around.ended, around.ended)
    ran_commands = [ran.within(around.always) for ran in flow.script(parse_script(text), place, shell)]
    alone = {name: body for name, body in shell.functions.items() if name not in shell.called}
    perhaps = maybe_called(alone, ran_commands) if alone else NONE
    for name, body in alone.items():
        never = Mask.BRANCH if name in perhaps else Mask.UNCALLED
        ran_commands += flow.command(body, Place(always=frozenset({never})), NONE, shell)
    return tuple(ran_commands)


@dataclass(slots=True)
class _ScriptWalker:
    """Walks through statements; ``count`` and ``depth`` keep a hostile script from costing more than its size."""

    count: int = 0
    depth: int = 0

    def script(self, script: Script, place: Place, shell: Shell) -> Iterator[RunCommand]:
        for at, chain in enumerate(script):
            alone = chain.alone()
            if alone is None:
                yield from self._chain(script, at, place, shell)
                continue
            where = place.also(Mask.UNREACHED) if shell.ended else place
            yield from self.command(alone, where, self._status(script, at, 0, place, shell)[0], shell)
            shell.ended = shell.ended or (ends(alone) and UNSURE.isdisjoint(place.always))

    def _chain(self, script: Script, at: int, place: Place, shell: Shell) -> Iterator[RunCommand]:
        chain = script[at]
        where = place.also(Mask.UNREACHED) if shell.ended else place
        for number, pipeline in enumerate(chain.pipelines):
            status, rescued = self._status(script, at, number, place, shell)
            heeded = place.heeded and number == len(chain.joins) and not chain.background
            takers = takers_behind_or(chain, number)
            here = in_chain(where, script, at, number)
            here = here if here.heeded == heeded else here._replace(heeded=heeded)
            here = here if takers is None else here._replace(takers=takers)
            ended = shell.ended
            yield from self._pipeline(pipeline, here, status, shell, rescued=rescued)
            shell.ended = ended if number else shell.ended

    def _status(self, script: Script, at: int, number: int, place: Place, shell: Shell) -> tuple[frozenset[Mask], bool]:
        """Return what hides the status of a pipeline, and whether a pipe in it hides nothing."""
        chain = script[at]
        if chain.background:
            return self._status_in_background(script, at, place, shell), False
        after = next_or(chain, number)
        if after is not None:
            return self._status_behind_or(script, at, after + 1, place, shell)
        lost = Mask.UNCHECKED if number == len(chain.joins) else Mask.AND
        stops = shell.settings.errexit and place.heeded and not chain.pipelines[number].negated
        use = use_after(script, at, stops=stops)
        if use is StatusUse.EXITED_PIPE or (use is StatusUse.ASKED_PIPE and not (stops and shell.settings.pipefail)):
            return place.on_exit if use is StatusUse.EXITED_PIPE else masks_by_use(use, place, lost), True
        if number == len(chain.joins) and stops:
            return place.on_exit, False
        if at == len(script) - 1:
            return place.on_end, False
        return masks_by_use(use, place, lost), False

    def _status_in_background(self, script: Script, at: int, place: Place, shell: Shell) -> frozenset[Mask]:
        """Return what hides the status of a statement in the background: a later `wait` has it."""
        wait = wait_for(script, at)
        if wait.waiting is not Waiting.SEEN:
            return _LOST if wait.waiting is Waiting.NONE else _LOST | {Mask.AWAITED}
        masks = self._status(script, wait.at, 0, place, shell)[0]
        return masks if masks <= {Mask.CAPTURED} else _LOST

    def _status_behind_or(
        self, script: Script, at: int, number: int, place: Place, shell: Shell
    ) -> tuple[frozenset[Mask], bool]:
        """Return what hides a status that leads to the pipeline of a number, behind a `||`."""
        chain = script[at]
        pipeline = chain.pipelines[number]
        only = pipeline.commands[0] if len(pipeline.commands) == 1 and not pipeline.negated else None
        if only is None:
            return frozenset({Mask.OR}), False
        way, last = ending_of_command(only, shell.functions), number == len(chain.joins)
        if way is Ending.PASSED:
            use = use_by(only, script, at, after_failure=True) if isinstance(only, Simple) and last else StatusUse.LOST
            return masks_by_use(use, place, Mask.OR), False
        if way is Ending.FAILED or (isinstance(only, Group) and only.own_shell):
            return self._status(script, at, number, place, shell) if last else (frozenset({Mask.OR}), False)
        return place.on_exit if way is Ending.EXITED else place.on_return, False

    def _pipeline(
        self, pipeline: Pipeline, place: Place, status: frozenset[Mask], shell: Shell, *, rescued: bool
    ) -> Iterator[RunCommand]:
        seen_as = negated(status) if pipeline.negated else status
        here = place._replace(heeded=False) if pipeline.negated else place
        if len(pipeline.commands) == 1:
            yield from self.command(pipeline.commands[0], here, seen_as, shell)
            return
        for number, command in enumerate(pipeline.commands):
            last = number == len(pipeline.commands) - 1
            seen = last or shell.settings.pipefail or (rescued and number == 0)
            masks = seen_as if seen else frozenset({Mask.PIPE})
            own = shell.inner(errexit=True)
            into = here if seen else here._replace(takers=taker_of_pipe(pipeline))
            yield from self.command(command, into._replace(on_exit=masks, apart=True), masks, own)

    def command(self, command: Command, place: Place, status: frozenset[Mask], shell: Shell) -> Iterator[RunCommand]:
        """Yield the commands in a command whose own status is hidden by ``status``."""
        self.count += 1
        if self.count > MAX_RAN:
            raise ShellProblem(f"it comes to more than {MAX_RAN:,} commands", 0)
        body = place if isinstance(command, Simple) else place._replace(on_end=status)
        match command:
            case Simple():
                yield from self._simple(command, place, status, shell)
            case Group(own_shell=True):
                yield from self.script(
                    command.body, body._replace(on_exit=status, apart=True), shell.inner(errexit=True)
                )
            case Group():
                yield from self.script(command.body, body, shell)
            case If():
                yield from self._if(command, body, shell)
            case Loop():
                yield from self._loop(command, body, shell)
            case Case():
                yield from self._case(command, body, shell)
            case Function():
                shell.define(command)
            case _:
                assert_never(command)

    def _if(self, command: If, body: Place, shell: Shell) -> Iterator[RunCommand]:
        only = command.branches[0] if len(command.branches) == 1 else None
        for condition, branch in command.branches:
            asked = condition[-1].pipelines[-1] if condition and not condition[-1].joins else None
            failing = branch if asked and asked.negated else command.other
            stops = shell.settings.errexit and body.heeded
            hidden = by_branch(failing, body, stops=stops) if only and asked else None
            plain = condition if hidden is None else without_negation(condition)
            where = body._replace(heeded=False, on_end=frozenset({Mask.CONDITION}) if hidden is None else hidden)
            yield from self.script(plain, where._replace(takers=_IF), shell)
            taken = body._replace(failed=body.failed | failed_words(condition))
            held = constant(condition)
            if not (held and only):
                taken = taken.also(Mask.UNREACHED if held is False else Mask.BRANCH)
            yield from self.script(branch, taken, shell)
        yield from self.script(command.other, body.also(Mask.BRANCH), shell)

    def _case(self, command: Case, body: Place, shell: Shell) -> Iterator[RunCommand]:
        hidden = body._replace(on_exit=_OF_WORD, on_end=_OF_WORD)
        for inner in command.subject.inner if command.subject else ():
            yield from self._substitution(inner, hidden, shell)
        for branch in command.branches:
            yield from self.script(branch, body.also(Mask.BRANCH), shell)

    def _loop(self, command: Loop, body: Place, shell: Shell) -> Iterator[RunCommand]:
        hidden = frozenset({Mask.CONDITION})
        yield from self.script(command.condition, body._replace(heeded=False, on_end=hidden, takers=_WHILE), shell)
        listed = body._replace(on_exit=_OF_LIST, on_end=_OF_LIST)
        for inner in (inner for word in (*(command.words or ()), command.fed) for inner in word.inner):
            yield from self._substitution(inner, listed, shell)
        sure = bool(command.words) and any(word.exact for word in command.words or ())
        if sure and all(word.exact for word in command.words or ()):
            first = (command.words or ())[0]
            named = first._replace(text=f"{command.name}={first.text}", inner=())
            yield RunCommand((named,), (), first.line, body.always, shell.settings)
        inside = body._replace(on_end=frozenset({Mask.UNCHECKED}))
        yield from self.script(command.body, inside if sure else inside.also(Mask.BRANCH), shell)

    def _simple(self, command: Simple, place: Place, status: frozenset[Mask], shell: Shell) -> Iterator[RunCommand]:
        command = command if shell.given is None else shell.with_arguments(command)
        name = command.words[0].text if command.words else ""
        status = place.on_exit if ending_of_call(name, shell.functions) is Ending.EXITED else status
        masks = status | place.always | shell.masks(name)
        if place.apart and (not name or name in _DECIDING):
            masks |= _APART
        masks = shared_masks(masks)
        yield RunCommand(command.assigned, command.words, command.line, masks, shell.settings, takers=place.takers)
        hidden = status if not command.words else frozenset({Mask.SUBSTITUTION})
        for word in (*command.assigned, *command.words):
            for inner in word.inner:
                yield from self._substitution(inner, place._replace(on_exit=hidden, on_end=hidden), shell)
        if name in shell.functions:
            yield from self._call(command.words, place._replace(on_end=status), shell)
        shell.note(command, place)

    def _substitution(self, inner: Substitution, place: Place, shell: Shell) -> Iterator[RunCommand]:
        if self.depth >= MAX_INNER:
            raise ShellProblem("its command substitutions are nested too deeply", inner.line)
        self.depth += 1
        place = place._replace(takers=())
        for ran in self.script(parse_script(inner.text), place, shell.inner(errexit=False)):
            yield ran._replace(line=ran.line + inner.line) if inner.line else ran
        self.depth -= 1

    def _call(self, words: tuple[Word, ...], place: Place, shell: Shell) -> Iterator[RunCommand]:
        """Yield the commands of a function where it is called; one that calls itself is not followed again."""
        name, around = words[0].text, shell.enter_call(words)
        shell.called.add(name)
        body = shell.functions.pop(name)
        if self.depth < MAX_INNER:
            self.depth += 1
            handed = place.always | place.on_end
            for ran in self.command(body, place._replace(on_return=place.on_end), place.on_end, shell):
                yield ran._replace(handed=ran.handed | handed, depth=ran.depth + 1)
            self.depth -= 1
        shell.functions.setdefault(name, body)
        shell.given = around
