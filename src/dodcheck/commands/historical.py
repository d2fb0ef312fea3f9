"""What the commands about a line of commits do, once the repository is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from shlex import quote
from typing import NamedTuple, TypeVar

from dodcheck.binding.tree import Bound
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.options import HistoryOptions
from dodcheck.commands.output import ReportFile, check_files, read_files
from dodcheck.commands.progress import progress
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.replacing import inputs_named_by
from dodcheck.commands.report_files import write_report
from dodcheck.commands.request import Request, read_request
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.reports.formats import BLAME, DIFF, HISTORY, Formats
from dodcheck.snapshot.commit import Commit, find_commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.walking import Walk

_Report = TypeVar("_Report")


class HistoryRequest(NamedTuple):
    """A repository, the commit whose history is asked for, and the way back from it, which git lists already."""

    request: Request
    git: Git
    walk: Walk


def read_line(options: HistoryOptions, most: int | None, since: str | None = None) -> HistoryRequest:
    """Return the line that the options ask for: that of HEAD unless they name a commit. Raises ``UserError``."""
    if options.evidence:
        said = "--evidence: a result file speaks of one commit, and this judges many"
        raise user_error(said, "Leave it out; dodcheck phase, claims and diff take it.")
    request = read_request(replace(options, at=options.at or "HEAD"), at_called="--at" if options.at else "HEAD")
    git = Git(request.root)
    start = find_commit(git, since, "--since") if since else None
    return HistoryRequest(request, git, Walk(git, request.at or "", most, start))


def show_history(scope: str, options: HistoryOptions, most: int, since: str | None) -> int:
    """Print how the tally went."""
    files = _report_files(options, HISTORY)
    line = read_line(options, None if since else most, since)
    check_files(files, line.request.root, tuple(inputs_named_by(options)))
    from dodcheck.documents.grammar import block_parser  # noqa: PLC0415 - lazy: git lists the history meanwhile
    from dodcheck.trust.past.chosen import ScopeChoice  # noqa: PLC0415 - lazy: the same
    from dodcheck.trust.past.history import read_history  # noqa: PLC0415 - lazy: the same

    block_parser()
    with progress() as shown:
        history = read_history(line.git, line.walk, line.request.caller, ScopeChoice(scope), shown)
    return deliver(history, options, HISTORY, files)


def show_diff(base: str, head: str | None, options: HistoryOptions) -> int:
    """Print which verdicts differ between a commit and the work tree or another commit."""
    files = _report_files(options, DIFF)
    if head and options.at:
        raise user_error("diff takes HEAD or --at, not both: they mean the same", "dodcheck diff BASE HEAD")
    request = read_request(replace(options, at=head or options.at), at_called="HEAD" if head else "--at")
    check_files(files, request.root, tuple(inputs_named_by(options)))
    git = Git(request.root)
    commit = find_commit(git, base, "BASE")
    from dodcheck.trust.change.sides import compare, read_side  # noqa: PLC0415 - lazy: the same
    from dodcheck.trust.past.differences import differences  # noqa: PLC0415 - lazy: git lists the tracked files meanwhile

    with progress() as shown:
        before = read_side(base, commit, shown.watched(Commit(git, commit, {})), request.caller)
        found = differences(compare(before, shown.watched(request.snapshot), request.caller), shown)
    return deliver(found, options, DIFF, files)


def show_blame(asked: str, options: HistoryOptions) -> int:
    """Print which commits turned a statement. Raises ``UserError`` where none or several are meant."""
    files = _report_files(options, BLAME)
    line = read_line(options, None)
    check_files(files, line.request.root, tuple(inputs_named_by(options)))
    from dodcheck.commands.explaining import from_root  # noqa: PLC0415 - lazy: git lists the history meanwhile
    from dodcheck.judge.case import prepare  # noqa: PLC0415 - lazy: the same
    from dodcheck.judge.find import find_among  # noqa: PLC0415 - lazy: the same
    from dodcheck.judge.places import read_place  # noqa: PLC0415 - lazy: the same
    from dodcheck.judge.scopes import governance  # noqa: PLC0415 - lazy: the same
    from dodcheck.trust.past.blame import blame  # noqa: PLC0415 - lazy: the same

    request = line.request
    case = prepare(request.snapshot, request.caller, governance)
    meant = from_root(asked, read_place(asked.strip()), (), request.root)
    found = find_among(case.program.criteria, meant, request.source)
    if not isinstance(case.bindings.by_id.get(found.id), Bound):
        at = f"{found.location.path}:{found.location.line}"
        said = "no rule decides this statement, so no commit made it true or broke it"
        raise user_error(said, f"How to give it one: dodcheck explain {quote(at)}", found.location)
    with progress() as shown:
        past = blame(line.git, line.walk, case, found, shown)
    return deliver(past, options, BLAME, files)


def _report_files(options: HistoryOptions, formats: Formats[_Report]) -> tuple[ReportFile, ...]:
    check_format(options.format, formats)
    return read_files(options.report or (), formats)


def deliver(report: _Report, options: HistoryOptions, formats: Formats[_Report], files: Sequence[ReportFile]) -> int:
    """Write a result in every format that was asked for, and return the exit code."""
    for file in files:
        write_report(file.path, formats[file.format](report))
    say(render_for_terminal(report, options.format, formats, colour_refused=options.no_color))
    return PASSED
