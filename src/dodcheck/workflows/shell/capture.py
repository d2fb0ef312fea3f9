"""Whether a script ends with the status it kept: `code=$?` and later `exit $code`, or `exit $?` at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from dodcheck.workflows.shell.ending import NUMBER, STATUS, argument, fails, is_status
from dodcheck.workflows.shell.status_questions import StatusQuestion, notes_failure, status_question
from dodcheck.workflows.shell.tree import Chain, If, Script, Simple

_NEAR = 200
_KEPT = re.compile(rf"(?:local |declare )?([A-Za-z_][A-Za-z_0-9]*)=({STATUS.pattern})")
_NOT_ZERO = frozenset({"-ne", "!=", "-gt"})
_ZERO = frozenset({"-eq", "=", "=="})
_COMPARED = ("the code", "how", "with what")
_MARKED = re.compile(r"([A-Za-z_][A-Za-z_0-9]*)=([1-9][0-9]{0,2})")


class Kept(Enum):
    """What becomes of a status. ``SOMEWHERE``: it is kept in a variable that no `exit` is seen to use.

    ``ASKED``: the next statement looks at it, ``ASKED_PIPE`` at that of the first in its pipe, and the script may fail
    for it. ``RETURNED``: a function ends with it.
    """

    LOST = auto()
    EXITED = auto()
    EXITED_PIPE = auto()
    SOMEWHERE = auto()
    ASKED = auto()
    ASKED_PIPE = auto()
    RETURNED = auto()


_ASKED = {
    StatusQuestion.NOTHING: Kept.LOST,
    StatusQuestion.STATUS: Kept.ASKED,
    StatusQuestion.PIPE: Kept.ASKED_PIPE,
}


def kept_after(script: Script, at: int, *, stops: bool) -> Kept:
    """Return what the statements behind the one at a position do with its status.

    ``stops``: a failure of one of them ends the shell.
    """
    kept = _kept_after(script, at)
    return _ASKED[status_question(script, at, stops=stops)] if kept is Kept.LOST else kept


def _kept_after(script: Script, at: int) -> Kept:
    following = script[at + 1].alone() if at + 1 < len(script) else None
    if following is None:
        asked = _asked_at_once(script[at + 1]) if at + 1 < len(script) else ""
        return _by_pipe(asked, Kept.EXITED) if asked else Kept.LOST
    if _is_exit(following):
        return _by_pipe(argument(following), Kept.EXITED) if is_status(argument(following)) else Kept.LOST
    if following.words and following.words[0].text == "return" and is_status(argument(following)):
        return Kept.RETURNED
    return kept_by(following, script, at + 1)


def kept_by(command: Simple, script: Script, at: int, *, after_failure: bool = False) -> Kept:
    """Return what becomes of a status that a command is the first to see; it stands in the statement ``at``.

    ``after_failure``: it only runs after a failure, so that any number it keeps tells of one.
    """
    text = command.assigned[0].text if len(command.assigned) == 1 and not command.words else ""
    match = _KEPT.fullmatch(text) or (_MARKED.fullmatch(text) if after_failure else None)
    if match is None:
        marked = after_failure and notes_failure(command, script[at + 1 : at + _NEAR])
        return Kept.SOMEWHERE if marked else Kept.LOST
    return _by_pipe(match[2], Kept.EXITED) if _exits_with(match[1], script[at + 1 : at + _NEAR]) else Kept.SOMEWHERE


def failed_words(condition: Script) -> frozenset[str]:
    """Return the words that stand for a status that is a failure where a condition is met: `[ $code -ne 0 ]`."""
    asked = condition[-1].alone() if condition else None
    match [word.text for word in asked.words] if asked else []:
        case ["[" | "[[" | "test", name, how, "0", *rest] if how in _NOT_ZERO and rest in ([], ["]"], ["]]"]):
            return frozenset({name})
        case _:
            return frozenset()


def _exits_with(name: str, following: Sequence[Chain]) -> bool:
    used = re.compile(rf"\$(?:{name}|\{{{name}(?::-[0-9]+)?\}})")
    for chain in following:
        command = chain.alone()
        if command is None:
            if _exits_where_it_failed(chain, used):
                return True
            continue
        if _is_exit(command):
            return used.fullmatch(argument(command)) is not None
        if any(word.text.startswith(f"{name}=") for word in command.assigned):
            return False
    return False


def _exits_where_it_failed(chain: Chain, used: re.Pattern[str]) -> bool:
    """Return whether a statement is `if [ $code -ne 0 ]; then exit $code; fi`, or `[ $code -eq 0 ] || exit $code`."""
    name, left = _left_where_it_failed(chain)
    return left is not None and used.fullmatch(name) is not None and _leaves(left, used)


def _leaves(left: Chain, used: re.Pattern[str]) -> bool:
    last = left.alone()
    return last is not None and _is_exit(last) and (used.fullmatch(argument(last)) is not None or fails((left,)))


def _asked_at_once(chain: Chain) -> str:
    """Return by which word a statement asks for the status before it and exits where that is a failure, else nothing.

    In the branch of an `if`, `$?` is the status of the question, which was met: `exit $?` ends well there.
    """
    name, left = _left_where_it_failed(chain)
    if left is None or not is_status(name):
        return ""
    last = left.alone()
    known = chain.joins or (last is not None and NUMBER.fullmatch(argument(last)) is not None)
    return name if known and fails((left,)) else ""


def _left_where_it_failed(chain: Chain) -> tuple[str, Chain | None]:
    """Return what a statement compares with zero, and the last that it does where that is not zero."""
    first, *more = chain.pipelines
    match first.commands[0]:
        case If(branches=((condition, branch),), other=other) if not more and len(condition) == 1:
            asked = condition[0].alone()
            well = asked is not None and any(word.text in _ZERO for word in asked.words)
            then, wanted = (other, _ZERO) if well else (branch, _NOT_ZERO)
        case Simple() as asked if list(chain.joins) == ["||"]:
            then, wanted = (Chain((more[0],), (), background=False),), _ZERO
        case _:
            return "", None
    words = [word.text for word in asked.words] if asked else []
    compared = words[1 : 1 + len(_COMPARED)]
    if len(words) <= len(_COMPARED) or compared[1] not in wanted or compared[2] != "0" or not then:
        return "", None
    return compared[0], then[-1]


def _is_exit(command: Simple) -> bool:
    return bool(command.words) and command.words[0].text == "exit"


def _by_pipe(text: str, plain: Kept) -> Kept:
    return Kept.EXITED_PIPE if "PIPESTATUS" in text else plain
