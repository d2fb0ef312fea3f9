"""How statements go on that only run after a failure: whether they end their shell, or their function, with one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto

from dodcheck.workflows.shell.tree import Chain, Command, Function, Group, Loop, Pipeline, Simple, parts

STATUS = re.compile(r"\$\?|\$\{\?\}|\$\{PIPESTATUS\[0\]\}|\$PIPESTATUS")
"""What stands for the status of the command before."""
NUMBER = re.compile(r"[0-9]{1,6}")
"""A status that is written out."""
_NEAR = 200
_TELLING = frozenset({"echo", "printf", "cat", ":", "true"})
_OR_NUMBER = re.compile(r"\$\{[1-9@*]:?-([0-9]{1,6})\}")
_OF_LOOPS = frozenset({"break", "continue"})
_LEAVING = frozenset({"exit", "return", "exec"}) | _OF_LOOPS


class Ending(Enum):
    """How statements that see a failure go on: ``FAILED`` gives their shell a status that is one, and no more."""

    PASSED = auto()
    EXITED = auto()
    RETURNED = auto()
    FAILED = auto()


_ENDING_BY_NAME = {"exit": Ending.EXITED, "return": Ending.RETURNED}


def ending_of_script(script: Sequence[Chain]) -> Ending:
    """Return how statements end with a failure; their first one sees a status that is one."""
    for at, chain in enumerate(script[:_NEAR]):
        command = chain.alone() or _last_after_message(chain)
        name = command.words[0].text if command is not None and command.words else ""
        if command is not None and name in _ENDING_BY_NAME:
            seen = at == 0 and chain.alone() is not None
            failed = is_failure(first_argument(command)) or (seen and is_status(first_argument(command)))
            return _ENDING_BY_NAME[name] if failed else Ending.PASSED
        if name == "false" and at == len(script) - 1:
            return Ending.FAILED
        if _may_leave_well(chain):
            return Ending.PASSED
    return Ending.PASSED


def ends_with_failure(script: Sequence[Chain]) -> bool:
    """Return whether statements end the shell with a failure; their first one sees a status that is one."""
    return ending_of_script(script) is Ending.EXITED


def ending_of_command(command: Command, functions: Mapping[str, Command]) -> Ending:
    """Return how a command goes on that only runs after a failure, in a shell that knows these functions."""
    match command:
        case Group():
            return ending_of_script(command.body)
        case Simple(words=(word, *_)) if word.text in functions:
            return ending_of_call(word.text, functions)
        case _:
            return ending_of_script((Chain((Pipeline((command,), negated=False),), (), background=False),))


def ending_of_call(name: str, functions: Mapping[str, Command]) -> Ending:
    """Return how the call of a function ends that sees a status which is a failure; it is all that is known of it."""
    body = functions.get(name)
    if not isinstance(body, Group):
        return Ending.PASSED
    way = ending_of_script(body.body)
    return Ending.FAILED if way is Ending.RETURNED or (body.own_shell and way is Ending.EXITED) else way


def leaves_well(command: Simple, *, after_failure: bool) -> bool:
    """Return whether an `exit` may end the shell with success; ``after_failure``: it sees the status of a failure."""
    status = first_argument(command)
    return not after_failure if is_status(status) else not is_failure(status)


def first_argument(command: Simple) -> str:
    """Return the first word behind a command, empty where there is none."""
    return command.words[1].text if len(command.words) > 1 else ""


def is_status(text: str) -> bool:
    """Return whether an `exit` or `return` with this argument hands on the status of the command before."""
    return text == "" or STATUS.fullmatch(text) is not None


def is_failure(text: str) -> bool:
    """Return whether an `exit` with this argument is a failure: a number, or one that stands for a missing argument."""
    number = NUMBER.fullmatch(text) or _OR_NUMBER.fullmatch(text)
    return number is not None and int(number[number.lastindex or 0]) % 256 != 0


def _last_after_message(chain: Chain) -> Simple | None:
    """Return the last command of `echo … && exit 1`: what stands before it does not fail."""
    commands = [
        pipeline.commands[0] for pipeline in chain.pipelines if len(pipeline.commands) == 1 and not pipeline.negated
    ]
    plain = [command for command in commands if isinstance(command, Simple) and command.words]
    if chain.background or "||" in chain.joins or len(plain) < len(chain.pipelines):
        return None
    return plain[-1] if all(simple.words[0].text in _TELLING for simple in plain[:-1]) else None


def _may_leave_well(chain: Chain) -> bool:
    """Return whether a statement may leave the script before what stands behind it, and not with a failure."""
    return any(
        not (command.words[0].text == "exit" and is_failure(first_argument(command)))
        for command, looped in _own_commands(chain)
        if command.words and command.words[0].text in _LEAVING - (_OF_LOOPS if looped else frozenset())
    )


def _own_commands(chain: Chain) -> Iterator[tuple[Simple, bool]]:
    """Yield the commands of a statement that its own shell runs, each with whether a loop of it stands around."""
    todo = [(command, False) for pipeline in chain.pipelines for command in pipeline.commands]
    while todo:
        command, looped = todo.pop()
        if isinstance(command, Simple):
            yield command, looped
        elif not (isinstance(command, Function) or (isinstance(command, Group) and command.own_shell)):
            inside = looped or isinstance(command, Loop)
            todo += [
                (inner, inside)
                for script in parts(command)
                for one in script
                for pipeline in one.pipelines
                for inner in pipeline.commands
            ]
