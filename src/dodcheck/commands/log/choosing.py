"""Which logs a caller means: a milestone, a path, or all that there are."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from dodcheck.commands.request import Request
from dodcheck.commands.sources import read_sources
from dodcheck.documents.document import Role
from dodcheck.documents.text import UndecodableError
from dodcheck.errors import UserError, user_error
from dodcheck.judge.case import prepare
from dodcheck.judge.scopes import governance
from dodcheck.model.milestone import MilestoneId
from dodcheck.program.discover import NamedDocuments, Source, milestone_of
from dodcheck.program.load import Program
from dodcheck.program.tool_logs import LogFile, log_files, log_of
from dodcheck.snapshot.paths import from_caller
from dodcheck.snapshot.protocol import Presence

_WHERE = """dodcheck looks for toolcalls.md at the root, in docs/ or below docs/refactor/,
  and for logs such as milestones/M01/M01_toolcalls.md."""


class KnownLogs(NamedTuple):
    """The documents of a program, and its logs."""

    program: Program
    named: NamedDocuments
    logs: tuple[LogFile, ...]


def known_logs(request: Request) -> KnownLogs:
    """Return the documents that govern the repository, and the logs among them. Raises ``UserError``."""
    case = prepare(request.snapshot, request.caller, governance)
    sources = [Source(document.path, document.role, "") for document in case.program.documents]
    sources += [Source(unread.criterion.location.path, unread.role, "") for unread in case.program.unread]
    logs = [source for source in sources if source.role is Role.TOOL_LOG]
    return KnownLogs(case.program, case.rules.documents, log_files(request.snapshot, logs, case.rules.documents))


def milestone_asked(asked: str | None) -> MilestoneId | None:
    """Return the milestone that an argument is, ``None`` for a path or no argument."""
    return MilestoneId.parse(asked) if asked else None


def chosen_logs(asked: str, request: Request) -> tuple[LogFile, ...]:
    """Return the logs that an argument means: those of a milestone, or the file at a path. Raises ``UserError``."""
    milestone = milestone_asked(asked)
    if milestone is None:
        return _at_path(asked, request)
    known = known_logs(request)
    own = tuple(log for log in known.logs if log.milestone == milestone)
    if not own:
        raise no_log_mistake(known, milestone)
    return own


def no_log_mistake(known: KnownLogs, milestone: MilestoneId | None) -> UserError:
    """Return the mistake of asking for a log that there is not, with what would help."""
    if milestone is None:
        return user_error("no tool-call log is tracked here", _WHERE)
    others = ", ".join(str(log.milestone) for log in known.logs if log.milestone)
    hint = f"There are logs of {others}." if others else _WHERE
    return user_error(f"no tool-call log of {milestone} is tracked", hint)


def _at_path(asked: str, request: Request) -> tuple[LogFile, ...]:
    if not Path(asked).exists() and request.snapshot.presence(from_caller(asked)) is not Presence.FILE:
        raise user_error(f"{asked} is neither a milestone nor a file", "For example: dodcheck log show M03")
    logs: list[LogFile] = []
    for document in read_sources([asked], request):
        try:
            logs.append(LogFile(document.path, milestone_of(document.path), log_of(document.path, document.data)))
        except UndecodableError as problem:
            raise user_error(f"{document.path} can't be read: {problem}") from problem
    return tuple(logs)
