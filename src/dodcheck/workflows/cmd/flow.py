"""The commands of a batch script, each with what becomes of its exit code. What is unsure counts as masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import assert_never

from dodcheck.workflows.cmd.parser import QUIET, parse_cmd
from dodcheck.workflows.cmd.tree import Chain, Command, For, Group, If, Label, Script, Simple
from dodcheck.workflows.shell.run_command import Mask, RunCommand
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.words import Word

KEPT = 256
"""Scripts whose commands are kept."""

Masks = frozenset[Mask]
_NONE: Masks = frozenset()
_UNCHECKED: Masks = frozenset({Mask.UNCHECKED})
_UNSURE = frozenset({Mask.BRANCH, Mask.AFTER_FAILURE, Mask.AFTER_SUCCESS})
_LEVEL = re.compile(r"(?:%errorlevel%|!errorlevel!)")
_FAILED = re.compile(
    r"errorlevel 1|(?:%errorlevel%|!errorlevel!) (?:neq|gtr) 0|not (?:%errorlevel%|!errorlevel!) (?:==|equ) 0"
)
_WELL = re.compile(
    r"not errorlevel 1|(?:%errorlevel%|!errorlevel!) (?:==|equ) 0|not (?:%errorlevel%|!errorlevel!) neq 0"
)
_NUMBER = re.compile(r"-?[0-9]{1,10}")
_BATCHES = frozenset(
    {"npm", "npx", "yarn", "pnpm", "tsc", "mvn", "gradle", "gradlew", "corepack", "gulp", "bundle", "gem"}
)


def commands_of(text: str, hidden: Masks = _NONE) -> tuple[RunCommand, ...]:
    """Return the commands of a script; ``hidden`` is what hides the failure of all of it. Raises ``ShellProblem``."""
    return _commands(text, hidden, _BATCHES)


def commands_of_line(text: str, hidden: Masks = _NONE) -> tuple[RunCommand, ...]:
    """Return the commands of a line that is no part of a batch file, where other batch files come back.

    Raises ``ShellProblem``.
    """
    return _commands(text, hidden, frozenset())


@lru_cache(maxsize=KEPT)
def _commands(text: str, hidden: Masks, batches: frozenset[str]) -> tuple[RunCommand, ...]:
    """Return the commands of a script; kept, because the same steps stand in many jobs."""
    flow = _BatchWalker(hidden, batches)
    return tuple(flow.lines(parse_cmd(text)))


@dataclass(slots=True)
class _BatchWalker:
    """Walks through statements. ``labels`` are places that `goto` leads to, with what hides a failure there.

    ``batches`` are programs that are batch files, and take the script over; none where they come back.
    ``gone``: the script has ended for sure; ``left``: it may have ended with success.
    """

    ended: Masks
    batches: frozenset[str]
    labels: dict[str, Masks] = field(default_factory=dict)
    gone: bool = False
    left: bool = False

    def lines(self, script: Script) -> Iterator[RunCommand]:
        """Yield the commands of the whole script. A batch file that is not `call`ed takes the script over."""
        behind = self._behind_each(script, self.ended)
        called = any(_calls_label(command) for chain in script for command in chain.commands)
        for chain, after in zip(script, behind, strict=True):
            taken = self._takes_over(chain)
            always = frozenset({Mask.NOT_FOLLOWED}) if called else _NONE
            yield from self._chain(chain, self.ended if taken else after, always | self.ended)
            self.gone = self.gone or taken

    def _takes_over(self, chain: Chain) -> bool:
        first = chain.commands[0]
        if not isinstance(first, Simple):
            return False
        name = first.words[0].text.replace("\\", "/").rpartition("/")[2].lower()
        return bool(self.batches) and (name.endswith((".bat", ".cmd")) or name in self.batches)

    def _behind_each(self, script: Script, after: Masks) -> list[Masks]:
        afters = []
        for chain in reversed(script):
            afters.append(after)
            after = self._before_chain(chain, after)
        return afters[::-1]

    def _before(self, script: Script, after: Masks) -> Masks:
        for chain in reversed(script):
            after = self._before_chain(chain, after)
        return after

    def _before_chain(self, chain: Chain, after: Masks) -> Masks:
        """Return what hides a failure in front of commands; those behind the first one may not be run."""
        ways = after
        for command in reversed(chain.commands[1:]):
            ways = ways | self._before_command(command, ways)
        return self._before_command(chain.commands[0], ways)

    def _before_command(self, command: Command, after: Masks) -> Masks:
        match command:
            case Simple():
                return self._before_simple(command, after)
            case Group(body):
                return self._before(body, after)
            case If(condition, body, other, early):
                failing = _failing(condition, body, other, early=early)
                if failing is not None:
                    return self._before(failing, after)
                return self._before(body, after) | self._before(other, after)
            case For(body):
                return after | self._before(body, after)
            case Label(name):
                self.labels[name] = after
                return after
            case _:
                assert_never(command)

    def _before_simple(self, command: Simple, after: Masks) -> Masks:
        texts = [word.text.lower() for word in command.words]
        name = texts[0]
        if name == "exit":
            return self._exited(texts[1:], early=command.early)
        if name == "goto" or name.startswith("goto:"):
            target = (texts[1] if len(texts) > 1 else name.removeprefix("goto")).removeprefix(":")
            return self.ended if target == "eof" else self.labels.get(target, _UNCHECKED)
        return after if name in QUIET else frozenset({Mask.NATIVE})

    def _exited(self, words: list[str], *, early: bool) -> Masks:
        """Return what hides a failure at an `exit`: without a code it keeps the error level."""
        code = next((word for word in words if word != "/b"), "")
        if code.startswith("%") and early:
            return _UNCHECKED
        kept = not code or _LEVEL.fullmatch(code) is not None
        return self.ended if kept or _is_failure(code) else _UNCHECKED

    def _chain(self, chain: Chain, after: Masks, always: Masks) -> Iterator[RunCommand]:
        afters = self._joined(chain, after)
        hidden = False
        for number, command in enumerate(chain.commands):
            here = always
            join = chain.joins[number - 1] if number else ""
            if join == "||":
                here = always | {Mask.AFTER_FAILURE}
            elif join == "&&" and hidden:
                here = always | {Mask.AFTER_SUCCESS}
            yield from self._command(command, afters[number], here, shared=join == "&&")
            hidden = bool(afters[number])

    def _joined(self, chain: Chain, after: Masks) -> list[Masks]:
        """Return what hides the failure of each command of a chain."""
        masks: list[Masks] = []
        handled = after
        for number in range(len(chain.commands) - 1, -1, -1):
            join = chain.joins[number] if number < len(chain.joins) else ""
            if join == "||":
                ways = self._before_command(chain.commands[number + 1], handled)
                handled = frozenset({Mask.OR}) if ways and ways != after else ways
            masks.append(frozenset({Mask.PIPE}) if join == "|" else handled)
        return masks[::-1]

    def _command(self, command: Command, after: Masks, always: Masks, *, shared: bool) -> Iterator[RunCommand]:
        match command:
            case Simple():
                masks = _hidden(command, after) | always | self._now()
                yield RunCommand((), _called(command), command.line, masks, Settings())
                self._note(command, always, shared=shared)
            case Group(body):
                yield from self._script(body, after, always)
            case If(condition, body, other, early):
                failing = _failing(condition, body, other, early=early)
                for branch in (body, other):
                    told = failing is not None and branch is failing
                    yield from self._script(
                        branch, after, always | {Mask.BRANCH} | ({Mask.AFTER_FAILURE} if told else _NONE)
                    )
            case For(body):
                again = after | self._before(body, after)
                yield from self._script(body, again, always | {Mask.BRANCH})
            case Label():
                if self.gone:
                    self.gone, self.left = False, True
            case _:
                assert_never(command)

    def _script(self, script: Script, after: Masks, always: Masks) -> Iterator[RunCommand]:
        for chain, behind in zip(script, self._behind_each(script, after), strict=True):
            yield from self._chain(chain, behind, always)

    def _now(self) -> Masks:
        """Return what holds for every command that stands here."""
        if self.gone:
            return frozenset({Mask.UNREACHED})
        return frozenset({Mask.LEFT}) if self.left else _NONE

    def _note(self, command: Simple, always: Masks, *, shared: bool) -> None:
        """Take in that a command ends the script, or may do so with success."""
        texts = [word.text.lower() for word in command.words]
        if texts[0] not in ("exit", "goto") and not texts[0].startswith("goto:"):
            return
        code = next((word for word in texts[1:] if word != "/b"), "")
        if not (always & _UNSURE or shared):
            self.gone = True
        elif texts[0] != "exit" or not (
            _is_failure(code) or (Mask.AFTER_FAILURE in always and not _NUMBER.fullmatch(code))
        ):
            self.left = self.left or Mask.AFTER_FAILURE not in always or texts[0] == "exit"


def _called(command: Simple) -> tuple[Word, ...]:
    """Return the words of a command without the `call` before them."""
    return command.words[1:] if command.words[0].text.lower() == "call" and command.words[1:] else command.words


def _hidden(command: Simple, after: Masks) -> Masks:
    """Return what hides the failure of a command; what only leads on has none."""
    name = command.words[0].text.lower()
    return _NONE if name in ("exit", "goto") or name in QUIET else after


def _calls_label(command: Command) -> bool:
    return (
        isinstance(command, Simple)
        and [word.text[:1] for word in command.words[1:2]] == [":"]
        and (command.words[0].text.lower() == "call")
    )


def _failing(condition: str, body: Script, other: Script, *, early: bool) -> Script | None:
    """Return what is run after a failure that a condition asks about, ``None`` where it asks for anything else."""
    if early and "%" in condition:
        return None
    if _FAILED.fullmatch(condition):
        return body
    return other if _WELL.fullmatch(condition) else None


def _is_failure(code: str) -> bool:
    return _NUMBER.fullmatch(code) is not None and int(code) % 256 != 0
