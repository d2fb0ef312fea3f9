"""Whether a statement looks at the status of the one before it, and the script may fail for it: `case $? in`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from dodcheck.workflows.shell.tree import Case, Chain, Command, If, Loop, Script, Simple, parts

_STATUS = re.compile(r"\$\?|\$\{\?\}")
_OF_PIPE = re.compile(r"\$\{PIPESTATUS\[[0@*]\]\}|\$PIPESTATUS\b")
_TELLING = frozenset({"echo", "printf", "cat", ":", "true", "logger", "exit", "return"})
_HANDED_TO_LATER_STEPS = re.compile(r"[\w-]+=(?:\$\?|\$\{\?\}|\$\{PIPESTATUS\[0\]\})")
"""What a script hands on to later steps: `echo "code=$?" >> "$GITHUB_OUTPUT"`."""
_LEAVING = frozenset({"exit", "return", "false", "kill"})
_TESTING = frozenset({"[", "[[", "test"})
_NOTE_OF_FAILURE = re.compile(r"^\(\(\s*(\w+)\s*(?:\+\+|[+|]?=)|^let (\w+)|^([A-Za-z_]\w*)\+?=|^touch ([\w./-]+)")
"""How a script notes a failure down: a number, a list, a file."""
_DEEPEST = 40
_MOST = 2_000


class StatusQuestion(Enum):
    """What a statement asks of the one before it: nothing, its status, or that of the first of its pipe."""

    NOTHING = auto()
    STATUS = auto()
    PIPE = auto()


def status_question(script: Script, at: int, *, stops: bool) -> StatusQuestion:
    """Return what the statement behind the one at a position asks of it; ``stops``: a failure ends the shell.

    Whoever only tells of a status, and goes on, asks nothing.
    """
    if at + 1 >= len(script):
        return StatusQuestion.NOTHING
    chain = script[at + 1]
    texts = [*_words_read_first(chain)]
    if not any(_STATUS.search(text) or _OF_PIPE.search(text) for text in texts):
        return StatusQuestion.NOTHING if not _is_array(chain) else StatusQuestion.PIPE
    command = chain.alone()
    ends = at + 2 == len(script) and isinstance(chain.pipelines[0].commands[0], Simple)
    decides = ends or stops or _leaves(chain)
    if command is not None and command.words and not _is_test(command):
        name = command.words[0].text
        decides = name not in _TELLING or any(map(_HANDED_TO_LATER_STEPS.fullmatch, texts))
    if not decides:
        return StatusQuestion.NOTHING
    return StatusQuestion.PIPE if any(map(_OF_PIPE.search, texts)) else StatusQuestion.STATUS


def _words_read_first(chain: Chain) -> Iterator[str]:
    """Yield the words that a statement comes to first, before any command in it changes the status."""
    command = chain.pipelines[0].commands[0]
    match command:
        case Simple():
            yield from (word.text for word in (*command.assigned, *command.words))
        case If(branches=((condition, _), *_)) if condition:
            yield from _words_read_first(condition[0])
        case Loop(words=words, condition=condition):
            yield from (word.text for word in words or ())
            yield from _words_read_first(condition[0]) if condition else ()
        case Case(subject=subject) if subject is not None:
            yield subject.text
        case _:
            pass


def _is_array(chain: Chain) -> bool:
    """Return whether a statement only fills an array: what is in it is not read, and may be `PIPESTATUS`."""
    command = chain.alone()
    return (
        command is not None
        and not command.words
        and any(not one.exact and one.text.endswith("=") for one in command.assigned)
    )


def _is_test(command: Simple) -> bool:
    return command.words[0].text in _TESTING or command.words[0].text.startswith("((")


def _leaves(chain: Chain) -> bool:
    """Return whether any command in a statement may end the shell, or its function, with a failure.

    Behind a question that is met, `$?` is the status of that, and ends it well.
    """
    met = isinstance(chain.pipelines[0].commands[0], If | Loop) or chain.joins[:1] == ("&&",)
    well = (["0"], [], ["$?"]) if met else (["0"],)
    leaving = (one for one in _commands_in([chain]) if one.words and one.words[0].text in _LEAVING)
    return any(one.words[0].text == "false" or [word.text for word in one.words[1:]] not in well for one in leaving)


def notes_failure(command: Simple, following: Sequence[Chain]) -> bool:
    """Return whether a command that a failure leads to notes it down where a later statement looks: `((failed++))`."""
    texts = [word.text for word in (*command.assigned, *command.words)]
    found = _NOTE_OF_FAILURE.search(" ".join(texts[:2]))
    name = next(filter(None, found.groups()), "") if found else ""
    if not name:
        return False
    used = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])")
    later = (
        word.text
        for one in _commands_in(following)
        for word in one.words
        if one.words[0].text not in _TELLING - {"exit"}
    )
    return any(used.search(text) for text in later)


def _commands_in(chains: Sequence[Chain]) -> Iterator[Simple]:
    """Yield the simple commands in some statements, so many of them, and no deeper than that."""
    todo: list[tuple[Command, int]] = [(one, 0) for chain in chains[:_MOST] for one in _of_chain(chain)]
    for _ in range(_MOST):
        if not todo:
            return
        command, depth = todo.pop()
        if isinstance(command, Simple):
            yield command
        elif depth < _DEEPEST:
            todo.extend((one, depth + 1) for script in parts(command) for chain in script for one in _of_chain(chain))


def _of_chain(chain: Chain) -> Iterator[Command]:
    yield from (command for pipeline in chain.pipelines for command in pipeline.commands)
