"""What `dodcheck rebind` does."""

from __future__ import annotations

import shlex
from typing import NamedTuple

from dodcheck.binding.entries import PLACES
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.options import Options
from dodcheck.commands.request import Request, read_request
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.scopes import governance
from dodcheck.setup.file import write_whole
from dodcheck.setup.orphans import Rebinding, find_rebinding
from dodcheck.setup.rebind_report import preview, rebound_summary
from dodcheck.setup.rebinding import rebound_rules_file
from dodcheck.snapshot.protocol import Presence


class _Rebindable(NamedTuple):
    request: Request
    case: Case
    path: str
    rebinding: Rebinding


def show(asked: str, other: str | None, options: Options) -> int:
    """Print old words, new words and rule of a statement that was edited, and return the exit code."""
    rebindable = _find(asked, other, options)
    _changed_file(rebindable)
    at = rebindable.rebinding.entry.location
    to = f" --to {shlex.quote(other)}" if other else ""
    command = f"dodcheck rebind {shlex.quote(f'{at.path}:{at.line}')}{to} --write"
    say(preview(rebindable.rebinding, rebindable.case.program.phases, command))
    return PASSED


def write(asked: str, other: str | None, options: Options) -> int:
    """Bind the rule of a statement that was edited to its new words, tell so, and return the exit code."""
    rebindable = _find(asked, other, options)
    write_whole(rebindable.request.root, rebindable.path, _changed_file(rebindable))
    waived = (
        place for waiver, place in rebindable.case.waivers.entries if waiver.criterion == rebindable.rebinding.entry.key
    )
    say(rebound_summary(rebindable.rebinding, waived))
    return PASSED


def _find(asked: str, other: str | None, options: Options) -> _Rebindable:
    request = read_request(options)
    path = next((path for path in PLACES if request.snapshot.presence(path) is Presence.FILE), None)
    if path is None:
        raise user_error("no dodcheck.yml is tracked here, so there is no rule to bind again", "See: dodcheck init")
    case = prepare(request.snapshot, request.caller, governance)

    return _Rebindable(request, case, path, find_rebinding(case, asked, other, request.source))


def _changed_file(rebindable: _Rebindable) -> bytes:
    return rebound_rules_file(
        rebindable.path, rebindable.request.snapshot.read(rebindable.path), rebindable.rebinding, rebindable.case
    )
