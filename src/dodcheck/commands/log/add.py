"""What `dodcheck log add` does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from dodcheck.commands.changed_file import as_diff, replace_file
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.log.choosing import chosen_logs, milestone_asked
from dodcheck.commands.paths import path_from_root
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.setup.logging.adding import log_with_entry
from dodcheck.setup.logging.entry import NewEntry
from dodcheck.snapshot.protocol import Presence


class LogAddArguments(NamedTuple):
    """The arguments: the log, the entry, and whether it is written."""

    log: str
    entry: NewEntry
    write: bool


def add(request: Request, arguments: LogAddArguments) -> int:
    """Print what would be added to a log, or add it. Raises ``UserError``."""
    if not (arguments.entry.tool.strip() or arguments.entry.purpose.strip()):
        raise user_error("an entry tells what was done, and neither --tool nor --purpose is given")
    path = _path(arguments.log, request)
    new = log_with_entry(path, request.read(path), arguments.entry, datetime.now(tz=UTC))
    diff = as_diff(path, new.before, new.after)
    if not arguments.write:
        say(f"{diff}\nNothing is written yet. To write it: the same command with --write\n")
        return PASSED
    replace_file(request, path, new.before, new.after)
    say(diff)
    return PASSED


def _path(asked: str, request: Request) -> str:
    """Return the path of the one tracked log that is meant."""
    logs = chosen_logs(asked, request)
    if len(logs) > 1:
        names = ", ".join(log.path for log in logs)
        raise user_error(f"{asked} names {len(logs)} logs: {names}", "Name one of them by its path.")
    path = logs[0].path
    if milestone_asked(asked) is None and Path(asked).exists() and path_from_root(Path(asked), request.root) != path:
        # What lies outside goes by its name alone, and a log of the repository may be called so too.
        raise user_error(f"{asked} lies outside the repository, so it is not written", "Say where it is with --repo.")
    if logs[0].log is None:
        raise user_error(f"{path} can't be read: {logs[0].why}")
    if request.snapshot.presence(path) is not Presence.FILE:
        raise user_error(f"{path} is not tracked by git, so it is not written", "To have it count: git add it first.")
    return path
