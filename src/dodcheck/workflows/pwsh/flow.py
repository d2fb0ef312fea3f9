"""The commands of a PowerShell script, each with what becomes of its exit code. What is unsure counts as masked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, assert_never

from dodcheck.workflows.pwsh.after import UNCHECKED, Outlook
from dodcheck.workflows.pwsh.leaving import After, Exits, Masks
from dodcheck.workflows.pwsh.parser import parse_pwsh
from dodcheck.workflows.pwsh.settings import Ending, Pwsh
from dodcheck.workflows.pwsh.state import Place, Session
from dodcheck.workflows.pwsh.tree import Function, If, Loop, Script, Switch, Try
from dodcheck.workflows.pwsh.walk import Walk
from dodcheck.workflows.shell.indirect_calls import maybe_called
from dodcheck.workflows.shell.run_command import Mask, RunCommand

KEPT = 256
"""Scripts whose commands are kept."""

_PREFERRED = re.compile(r"erroractionpreference['\"]?\s{0,20}=\s{0,20}(?:\[[\w.]{1,80}\]::)?['\"]?(\w+)", re.IGNORECASE)
_QUIET = frozenset({"silentlycontinue", "ignore"})
_WORD = re.compile(r"\w+")
_SET_AND_USED = 2


class Began(NamedTuple):
    """What hides the exit code of a script from whoever runs it, an error that it raises, and all that is in it."""

    ended: Masks = frozenset()
    raised: Masks = frozenset()
    always: Masks = frozenset()


def commands_of(text: str, settings: Pwsh, began: Began | None = None) -> tuple[RunCommand, ...]:
    """Return the commands of a script that is run by such a PowerShell. Raises ``ShellProblem``."""
    return _commands(text, settings, began or Began())


@lru_cache(maxsize=KEPT)
def _commands(text: str, settings: Pwsh, began: Began) -> tuple[RunCommand, ...]:
    """Return the commands of a script; kept, because the same steps stand in many jobs."""
    script = parse_pwsh(text)
    bodies = dict[str, list[Script]]()
    for function in _functions(script):
        bodies.setdefault(function.name, []).append(function.body)
    functions = {
        name: statementses[0] if len(statementses) == 1 else (Switch((), tuple(statementses)),)
        for name, statementses in bodies.items()
    }
    preferred = [preference.lower() for preference in _PREFERRED.findall(text)]
    stops = settings.stops or preferred[:1] == ["stop"]
    end = _at_end(settings.ending, began)
    exits = Exits(
        began.ended,
        began.raised,
        end if settings.ending is Ending.CALLER else UNCHECKED,
        UNCHECKED,
        stops=stops and all(preference == "stop" for preference in preferred),
        silent=any(preference in _QUIET for preference in preferred),
    )
    session = Session(settings.stops, plain=_plain_names(text))
    walk = Walk(Outlook(functions, settings.windows), session, settings.core)
    place = Place(exits)
    ran_commands = [ran.within(began.always) for ran in walk.script(script, end, place)]
    alone = {name: body for name, body in functions.items() if name not in walk.session.called}
    perhaps = maybe_called(alone, ran_commands) if alone else frozenset[str]()
    for name, body in alone.items():
        walk.session.gone = False
        never = Mask.BRANCH if name in perhaps else Mask.UNCALLED
        ran_commands += walk.script(body, UNCHECKED, place.also(never))
    return tuple(ran_commands)


def _plain_names(text: str) -> frozenset[str]:
    """Return the names that stand in a script exactly twice: whoever sets one again would name it again."""
    return frozenset(name for name, count in Counter(_WORD.findall(text.lower())).items() if count == _SET_AND_USED)


def _at_end(ending: Ending, began: Began) -> After:
    match ending:
        case Ending.CODE | Ending.CALLER:
            return After(began.ended, UNCHECKED.last)
        case Ending.STATUS:
            return After(UNCHECKED.code, began.ended)
        case Ending.NOTHING:
            return UNCHECKED
        case _:
            assert_never(ending)


def _functions(script: Script) -> Iterator[Function]:
    """Yield every function that a script defines, wherever it does."""
    todo = list(reversed(script))
    while todo:
        statement = todo.pop()
        match statement:
            case Function():
                yield statement
                todo += reversed(statement.body)
            case If():
                todo += [statement for _, _, body in statement.branches for statement in body]
                todo += statement.other
            case Loop():
                todo += statement.body
            case Try():
                todo += statement.body
            case _:
                pass
