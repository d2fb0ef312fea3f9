"""Whether a script ends with the status it kept: `code=$?` and later `exit $code`, or `exit $?` at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from dodcheck.workflows.shell.failure_ending import NUMBER, STATUS, ends_with_failure, first_argument, is_status
from dodcheck.workflows.shell.status_questions import StatusQuestion, notes_failure, status_question
from dodcheck.workflows.shell.tree import Chain, If, Script, Simple

_NEAR = 200
_KEPT = re.compile(rf"(?:local |declare )?([A-Za-z_][A-Za-z_0-9]*)=({STATUS.pattern})")
_NOT_ZERO = frozenset({"-ne", "!=", "-gt"})
_ZERO = frozenset({"-eq", "=", "=="})
_WORDS_OF_COMPARISON = ("the code", "how", "with what")
_MARKED = re.compile(r"([A-Za-z_][A-Za-z_0-9]*)=([1-9][0-9]{0,2})")


class StatusUse(Enum):
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


_USE_OF_QUESTION = {
    StatusQuestion.NOTHING: StatusUse.LOST,
    StatusQuestion.STATUS: StatusUse.ASKED,
    StatusQuestion.PIPE: StatusUse.ASKED_PIPE,
}


def use_after(script: Script, at: int, *, stops: bool) -> StatusUse:
    """Return what the statements behind the one at a position do with its status.

    ``stops``: a failure of one of them ends the shell.
    """
    kept = _kept_by_following(script, at)
    return _USE_OF_QUESTION[status_question(script, at, stops=stops)] if kept is StatusUse.LOST else kept


def _kept_by_following(script: Script, at: int) -> StatusUse:
    following = script[at + 1].alone() if at + 1 < len(script) else None
    if following is None:
        asked = _asked_at_once(script[at + 1]) if at + 1 < len(script) else ""
        return _use_of_pipe_or(asked, StatusUse.EXITED) if asked else StatusUse.LOST
    if _is_exit(following):
        return (
            _use_of_pipe_or(first_argument(following), StatusUse.EXITED)
            if is_status(first_argument(following))
            else StatusUse.LOST
        )
    if following.words and following.words[0].text == "return" and is_status(first_argument(following)):
        return StatusUse.RETURNED
    return use_by(following, script, at + 1)


def use_by(command: Simple, script: Script, at: int, *, after_failure: bool = False) -> StatusUse:
    """Return what becomes of a status that a command is the first to see; it stands in the statement ``at``.

    ``after_failure``: it only runs after a failure, so that any number it keeps tells of one.
    """
    text = command.assigned[0].text if len(command.assigned) == 1 and not command.words else ""
    match = _KEPT.fullmatch(text) or (_MARKED.fullmatch(text) if after_failure else None)
    if match is None:
        marked = after_failure and notes_failure(command, script[at + 1 : at + _NEAR])
        return StatusUse.SOMEWHERE if marked else StatusUse.LOST
    return (
        _use_of_pipe_or(match[2], StatusUse.EXITED)
        if _exits_with(match[1], script[at + 1 : at + _NEAR])
        else StatusUse.SOMEWHERE
    )


def failed_words(condition: Script) -> frozenset[str]:
    """Return the words that stand for a status that is a failure where a condition is met: `[ $code -ne 0 ]`."""
    question = condition[-1].alone() if condition else None
    match [word.text for word in question.words] if question else []:
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
            return used.fullmatch(first_argument(command)) is not None
        if any(word.text.startswith(f"{name}=") for word in command.assigned):
            return False
    return False


def _exits_where_it_failed(chain: Chain, used: re.Pattern[str]) -> bool:
    """Return whether a statement is `if [ $code -ne 0 ]; then exit $code; fi`, or `[ $code -eq 0 ] || exit $code`."""
    name, left = _left_where_it_failed(chain)
    return left is not None and used.fullmatch(name) is not None and _exits_with_failure(left, used)


def _exits_with_failure(left: Chain, used: re.Pattern[str]) -> bool:
    last = left.alone()
    return (
        last is not None
        and _is_exit(last)
        and (used.fullmatch(first_argument(last)) is not None or ends_with_failure((left,)))
    )


def _asked_at_once(chain: Chain) -> str:
    """Return by which word a statement asks for the status before it and exits where that is a failure, else nothing.

    In the branch of an `if`, `$?` is the status of the question, which was met: `exit $?` ends well there.
    """
    name, left = _left_where_it_failed(chain)
    if left is None or not is_status(name):
        return ""
    last = left.alone()
    known = chain.joins or (last is not None and NUMBER.fullmatch(first_argument(last)) is not None)
    return name if known and ends_with_failure((left,)) else ""


def _left_where_it_failed(chain: Chain) -> tuple[str, Chain | None]:
    """Return what a statement compares with zero, and the last that it does where that is not zero."""
    first, *more = chain.pipelines
    match first.commands[0]:
        case If(branches=((condition, branch),), other=other) if not more and len(condition) == 1:
            question = condition[0].alone()
            asks_for_success = question is not None and any(word.text in _ZERO for word in question.words)
            reaction, wanted = (other, _ZERO) if asks_for_success else (branch, _NOT_ZERO)
        case Simple() as question if list(chain.joins) == ["||"]:
            reaction, wanted = (Chain((more[0],), (), background=False),), _ZERO
        case _:
            return "", None
    words = [word.text for word in question.words] if question else []
    compared = words[1 : 1 + len(_WORDS_OF_COMPARISON)]
    if len(words) <= len(_WORDS_OF_COMPARISON) or compared[1] not in wanted or compared[2] != "0" or not reaction:
        return "", None
    return compared[0], reaction[-1]


def _is_exit(command: Simple) -> bool:
    return bool(command.words) and command.words[0].text == "exit"


def _use_of_pipe_or(text: str, plain: StatusUse) -> StatusUse:
    return StatusUse.EXITED_PIPE if "PIPESTATUS" in text else plain
