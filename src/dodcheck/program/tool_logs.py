"""The tool-call logs of a program: that of all of it, and those of its milestones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dodcheck.documents.document import Role
from dodcheck.documents.logs.log import ToolLog
from dodcheck.documents.logs.read import read_log
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.milestone import MilestoneId
from dodcheck.program.discover import NamedDocuments, Source, milestone_of
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


class LogFile(NamedTuple):
    """A log with its milestone, ``None`` for that of the program; ``why`` says why a log can't be read."""

    path: str
    milestone: MilestoneId | None
    log: ToolLog | None
    why: str = ""


def log_files(snapshot: Snapshot, sources: Iterable[Source], named: NamedDocuments) -> tuple[LogFile, ...]:
    """Return the logs among the documents of a program, in their order."""
    paths = (source.path for source in sources if source.role is Role.TOOL_LOG)
    return tuple(log_file(path, snapshot, milestone_of(path, named)) for path in paths)


def log_file(path: str, snapshot: Snapshot, milestone: MilestoneId | None) -> LogFile:
    """Return a tracked log, or why it can't be read."""
    try:
        return LogFile(path, milestone, log_of(path, snapshot.read(path)))
    except UnreadableError as problem:
        return LogFile(path, milestone, None, problem.message)
    except UndecodableError as problem:
        return LogFile(path, milestone, None, str(problem))


def log_of(path: str, data: bytes) -> ToolLog:
    """Return the log that bytes are. Raises ``UndecodableError``."""
    return read_log(parse_markdown(decode(data)), path)
