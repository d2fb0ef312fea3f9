"""What `dodcheck log recover` tells, whatever the format."""

from __future__ import annotations

import shlex
from typing import NamedTuple, assert_never

from dodcheck.documents.inline import plain
from dodcheck.documents.logs.log import CallStatus, LogEntry
from dodcheck.model.criterion import Criterion
from dodcheck.model.milestone import Status
from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.program.recovery import Recovery, Step
from dodcheck.snapshot.globs import is_glob


class RecoverReport(NamedTuple):
    """Where work was left, and the snapshot that tells it."""

    recovery: Recovery
    snapshot: SnapshotFacts


class Advice(NamedTuple):
    """What to do next, in one sentence, and a command for it, or ``None``."""

    words: str
    command: str | None = None


def heading(found: Recovery) -> str:
    """Return what is told of, and what the ledger says of it."""
    name = str(found.milestone) if found.milestone else "The program"
    said = "" if found.status is Status.UNKNOWN else f": {found.status}"
    told = f" ({found.told})" if found.told and said else ""
    return f"{name}{said}{told}"


def last_action(found: Recovery) -> str:
    """Return what the newest entry tells."""
    if found.last is None:
        return "no call is logged"
    return action(found.last)


def action(entry: LogEntry) -> str:
    """Return in one line when a call was, with what tool, and for what."""
    what = ": ".join(part for part in (entry.tool or entry.actor, entry.purpose or entry.title) if part)
    return " ".join(part for part in (entry.when, what) if part) or "an entry that tells nothing"


def status(found: Recovery) -> str:
    """Return how the last call ended, and which earlier ones may not have."""
    if found.last is None:
        return "nothing to tell"
    said = f" (“{found.last.status_text}”)" if found.last.status_text else ""
    return f"{_ended_in_words(found.last.status)}{said}"


def remaining(found: Recovery) -> str:
    """Return in one clause what is open in the plan."""
    if found.plan is None:
        return "no plan is tracked"
    if not found.boxes:
        return f"{found.plan} has no boxes"
    open_ = len(found.remaining)
    return f"{open_} of {counted(found.boxes, 'box', 'boxes')} {'is' if open_ == 1 else 'are'} open in {found.plan}"


def box_words(criterion: Criterion) -> str:
    """Return the words of an open box."""
    return plain(criterion.text)


def advice(found: Recovery) -> Advice:
    """Return what to do next."""
    match found.step:
        case Step.READ:
            unread = next(log for log in found.logs if log.log is None)
            return Advice(f"repair {unread.path}: it can't be read, {unread.why}")
        case Step.CHECK:
            return Advice("see whether the last call ended, then say so in the log", _git_status_command(found.last))
        case Step.REPAIR:
            return Advice(
                "repair what failed, run it again, and log that as a call of its own", _git_status_command(found.last)
            )
        case Step.BEGIN | Step.CONTINUE | Step.CLOSE | Step.NOTHING:
            return Advice(_work(found), _add_command(found) if found.step in (Step.BEGIN, Step.CONTINUE) else None)
        case _:
            assert_never(found.step)


def _work(found: Recovery) -> str:
    """Return what to do where the log leaves nothing to do."""
    first = f"the first open box: {_first_open_box(found)}" if found.remaining else ""
    if found.step is Step.BEGIN:
        return f"begin{f' with {first}' if first else ''}; log each call"
    if found.step is Step.CONTINUE:
        return f"go on with {first}"
    if found.step is Step.CLOSE:
        return "nothing is open in the plan: close the milestone in plan and ledger" if found.milestone else "nothing"
    return "nothing: the milestone is closed"


def _ended_in_words(status: CallStatus) -> str:
    match status:
        case CallStatus.DONE:
            return "finished"
        case CallStatus.FAILED:
            return "failed"
        case CallStatus.UNDER_WAY:
            return "not finished"
        case CallStatus.UNSAID:
            return "the entry does not say whether it finished"
        case CallStatus.UNCLEAR:
            return "the entry's status is not understood"
        case _:
            assert_never(status)


def _first_open_box(found: Recovery) -> str:
    criterion = found.remaining[0]
    return f"{box_words(criterion)} ({criterion.location.path}:{criterion.location.line})"


def _git_status_command(last: LogEntry | None) -> str:
    files = [path for path in last.files if not is_glob(path)][:4] if last else []
    return f"git status --short{' -- ' if files else ''}{' '.join(map(shlex.quote, files))}"


def _add_command(found: Recovery) -> str | None:
    if not found.milestone or not found.logs:
        return None
    return f"dodcheck log add {found.milestone} --tool NAME --purpose WORDS --status done"
