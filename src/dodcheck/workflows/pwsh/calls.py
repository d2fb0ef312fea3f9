"""One command of PowerShell: a program, a cmdlet, a function, a script block."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dodcheck.workflows.pwsh.after import UNCHECKED, Outlook
from dodcheck.workflows.pwsh.checks import exits_with, is_failure
from dodcheck.workflows.pwsh.leaving import After, Masks
from dodcheck.workflows.pwsh.names import cmdlet_of, error_action, has_switch, may_be_anything, option_value, tolerates
from dodcheck.workflows.pwsh.parser import parse_pwsh
from dodcheck.workflows.pwsh.state import Place, Session
from dodcheck.workflows.pwsh.tree import Call, Expression, Leave, Script
from dodcheck.workflows.shell.run_command import Mask, RunCommand, shared_masks
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.words import ShellProblem, Word

MAX_INNER = 8
"""Functions and scripts within scripts that are nested deeper are not followed."""

_JOBS = frozenset({"start-job", "start-threadjob"})
_ROUNDS = frozenset({"foreach-object", "where-object"})
_HERE = frozenset({"measure-command", "invoke-command"})
_ELSEWHERE = ("-computername", "-session", "-vmname", "-hostname", "-containerid", "-asjob")
_HIDING = frozenset({Mask.OR, Mask.PIPE, Mask.BACKGROUND})


@dataclass(slots=True)
class Caller(ABC):
    """Yields the commands in a command. ``core`` says that `$PSNativeCommandUseErrorActionPreference` is known."""

    look: Outlook
    session: Session
    core: bool
    depth: int = 0

    @abstractmethod
    def script(self, script: Script, after: After, place: Place) -> Iterator[RunCommand]:
        """Yield the commands of a script. A walk says how it goes."""

    def element(self, element: Call | Expression, after: After, place: Place) -> Iterator[RunCommand]:
        """Yield the commands in a command or value behind which ``after`` holds."""
        behind = self.look.element(element._replace(subs=()), after, place.exits)
        if isinstance(element, Call):
            yield from self._call(element, after, place)
        else:
            for block in element.blocks:
                yield from self.script(block, UNCHECKED, place.also(Mask.NOT_FOLLOWED))
            if (code := exits_with(element.text)) is not None:
                self.session.leave(Leave("exit", "", ()), place, fails=is_failure(code))
        yield from self._subs(element.subs, behind, place)

    def _subs(self, subs: Sequence[Script], after: After, place: Place) -> Iterator[RunCommand]:
        afters = [after]
        for script in reversed(subs[1:]):
            afters.append(self.look.before(script, afters[-1], place.exits))
        for script, behind in zip(subs, reversed(afters), strict=False):
            yield from self.script(script, behind, place)

    def _call(self, call: Call, after: After, place: Place) -> Iterator[RunCommand]:
        first = call.words[0]
        if call.operator and call.blocks and first.text.startswith("{"):
            yield from self._inner(call.blocks[0], after, place)
            return
        name = first.text.lower()
        if name in self.look.functions:
            yield from self._function(call, name, after, place)
            return
        cmdlet = cmdlet_of(first.text, windows=self.look.windows)
        if cmdlet is not None:
            yield from self._cmdlet(cmdlet, call, after, place)
            return
        yield self._ran(call.words, self._of_program(call.words, after, place), place)
        for block in call.blocks:
            yield from self.script(block, UNCHECKED, place.also(Mask.NOT_FOLLOWED))

    def _of_program(self, words: Sequence[Word], after: After, place: Place) -> Masks:
        """Return what hides the failure of a program, of these words."""
        status = after.status
        if self.core and self.session.native and self.session.stops and not status & _HIDING:
            status = place.exits.raised
        return status | {Mask.NOT_FOLLOWED} if may_be_anything(words) else status

    def _ran(self, words: tuple[Word, ...], status: Masks, place: Place) -> RunCommand:
        always = place.always | self.session.masks(words[0].text)
        raised = shared_masks(place.exits.raised | always)
        settings = Settings(errexit=self.session.stops)
        return RunCommand((), words, words[0].line, shared_masks(status | always), settings, raised)

    def _inner(self, block: Script, after: After, place: Place) -> Iterator[RunCommand]:
        """Yield the commands of a script block or a function that is called here."""
        if self.depth >= MAX_INNER:
            raise ShellProblem("its functions are nested too deeply", 0)
        self.depth += 1
        scope = self.session.scope()
        yield from self.script(block, after, place._replace(exits=place.exits._replace(returned=after)))
        self.session.close(scope)
        self.depth -= 1

    def _function(self, call: Call, name: str, after: After, place: Place) -> Iterator[RunCommand]:
        """Yield a call of a function, and its commands; one that calls itself is not followed again."""
        self.session.called.add(name)
        hidden = self._of_program(call.words, after, place)
        yield self._ran(call.words, hidden | {Mask.SHADOWED}, place)
        for block in call.blocks:
            yield from self.script(block, UNCHECKED, place.also(Mask.NOT_FOLLOWED))
        if name not in self.look.active and self.depth < MAX_INNER:
            self.look.active.add(name)
            yield from self._inner(self.look.functions[name], after, place)
            self.look.active.discard(name)

    def _cmdlet(self, name: str, call: Call, after: After, place: Place) -> Iterator[RunCommand]:
        if name == "start-process":
            yield self._ran(_started(call.words), frozenset({Mask.DETACHED}), place)
            return
        if name == "invoke-expression":
            yield from self._evaluated(call, after, place)
            return
        action = error_action(call.words)
        lax = tolerates(action, stops=self.session.stops)
        yield self._ran(call.words, after.last and frozenset({Mask.SILENCED}) if lax else place.exits.raised, place)
        self._note(name, call.words, place)
        for block in call.blocks:
            yield from self._block(name, call, block, after, place)

    def _note(self, name: str, words: Sequence[Word], place: Place) -> None:
        texts = [word.text.lower() for word in words[1:]]
        if name in ("set-alias", "new-alias"):
            self.session.shadowed.update(text for text in texts if not text.startswith("-"))
        if name in ("set-variable", "new-variable") and any("preference" in text for text in texts):
            self.session.prefer("erroractionpreference", "", place)

    def _block(self, name: str, call: Call, block: Script, after: After, place: Place) -> Iterator[RunCommand]:
        """Yield the commands of a script block that a cmdlet is given."""
        if name in _JOBS or any(has_switch(call.words, flag) for flag in _ELSEWHERE):
            yield from self.script(block, After.of(Mask.BACKGROUND), place.also(Mask.BACKGROUND))
        elif name in _HERE:
            yield from self._inner(block, after, place)
        elif name in _ROUNDS and not has_switch(call.words, "-parallel"):
            again = self.look.blocks([block], after, place.exits)
            yield from self._inner(block, again, place.also(Mask.BRANCH))
        else:
            yield from self.script(block, UNCHECKED, place.also(Mask.NOT_FOLLOWED))

    def _evaluated(self, call: Call, after: After, place: Place) -> Iterator[RunCommand]:
        asked = option_value(call.words, "-command") or next(iter(call.words[1:]), None)
        given = self.session.text_of(asked) if asked else None
        if given is None or not given.exact or self.depth >= MAX_INNER:
            yield self._ran(call.words, frozenset({Mask.NOT_FOLLOWED}), place)
            return
        try:
            script = parse_pwsh(given.text)
        except ShellProblem:
            yield self._ran(call.words, frozenset({Mask.NOT_FOLLOWED}), place)
            return
        self.depth += 1
        for ran in self.script(script, after, place):
            yield _moved(ran, given.line)
        self.depth -= 1


def _moved(ran: RunCommand, line: int) -> RunCommand:
    return RunCommand(ran.assigned, ran.words, line, ran.masks, ran.settings, ran.raised)


def _started(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the program that `Start-Process` starts, and its arguments."""
    plain = [word for word in words[1:2] if not word.text.startswith("-")]
    program = option_value(words, "-filepath") or next(iter(plain), None)
    if program is None:
        return words
    given = option_value(words, "-argumentlist") or (words[2] if plain and len(words) > len("ab") else None)
    if given is None or given.text.startswith("-"):
        return (program,)
    parts = given.text.replace(",", " ").replace("'", " ").replace('"', " ").split()
    return (program, *(given._replace(text=part, bare=True) for part in parts))
