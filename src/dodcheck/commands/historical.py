"""What the commands about a line of commits do, once the repository is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

from dodcheck.binding.tree import Bound
from dodcheck.commands.codes import PASSED
from dodcheck.commands.options import HistoryOptions
from dodcheck.commands.output import check_files, known_format, read_files
from dodcheck.commands.progress import progress
from dodcheck.commands.replacing import given_by
from dodcheck.commands.report_files import write_report
from dodcheck.commands.request import Request, read_request
from dodcheck.commands.streams import say, wants_colour
from dodcheck.errors import user_error
from dodcheck.snapshot.commit import Commit, find_commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.walking import Walk

Formats = Mapping[str, str]
"""The module of ``dodcheck.reports`` that renders each format."""

Files = tuple[tuple[str, Path], ...]
"""Format and path of each file to write."""

CHARTS: Formats = {"terminal": "history", "csv": "history_csv", "json": "history_json", "svg": "history_svg"}
"""The formats of a history."""


PASTS: Formats = {"terminal": "blame", "json": "blame_json"}
"""The formats of the past of a statement."""


DIFFERENCES: Formats = {"terminal": "diff", "json": "diff_json", "markdown": "diff_markdown"}
"""The formats of what differs between two snapshots."""


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
    request = read_request(replace(options, at=options.at or "HEAD"))
    git = Git(request.root)
    start = find_commit(git, since, "--since") if since else None
    return HistoryRequest(request, git, Walk(git, request.at or "", most, start))


def show_history(scope: str, options: HistoryOptions, most: int, since: str | None) -> int:
    """Print how the tally went."""
    files = _checked(options, CHARTS)
    line = read_line(options, None if since else most, since)
    check_files(files, line.request.root, tuple(given_by(options)))
    from dodcheck.documents.grammar import block_parser  # noqa: PLC0415 - lazy: git lists the history meanwhile
    from dodcheck.trust.past.chosen import ScopeChoice  # noqa: PLC0415 - lazy: the same
    from dodcheck.trust.past.history import read_history  # noqa: PLC0415 - lazy: the same

    block_parser()
    with progress() as shown:
        told = read_history(line.git, line.walk, line.request.caller, ScopeChoice(scope), shown)
    return deliver(told, options, CHARTS, files)


def show_diff(base: str, head: str | None, options: HistoryOptions) -> int:
    """Print which verdicts differ between a commit and the work tree or another commit."""
    files = _checked(options, DIFFERENCES)
    if head and options.at:
        raise user_error("diff takes HEAD or --at, not both: they mean the same", "dodcheck diff BASE HEAD")
    request = read_request(replace(options, at=head or options.at), at_called="HEAD" if head else "--at")
    check_files(files, request.root, tuple(given_by(options)))
    git = Git(request.root)
    commit = find_commit(git, base, "BASE")
    from dodcheck.trust.change.sides import compare, read_side  # noqa: PLC0415 - lazy: the same
    from dodcheck.trust.past.differences import differences  # noqa: PLC0415 - lazy: git lists the tracked files meanwhile

    with progress() as shown:
        before = read_side(base, commit, shown.watched(Commit(git, commit, {})), request.caller)
        told = differences(compare(before, shown.watched(request.snapshot), request.caller), shown)
    return deliver(told, options, DIFFERENCES, files)


def show_blame(asked: str, options: HistoryOptions) -> int:
    """Print which commits turned a statement. Raises ``UserError`` where none or several are meant."""
    files = _checked(options, PASTS)
    line = read_line(options, None)
    check_files(files, line.request.root, tuple(given_by(options)))
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
        told = blame(line.git, line.walk, case, found, shown)
    return deliver(told, options, PASTS, files)


def _checked(options: HistoryOptions, formats: Formats) -> Files:
    known_format(options.format, "--format", formats)
    return read_files(options.report or (), formats)


def deliver(told: object, options: HistoryOptions, formats: Formats, files: Files) -> int:
    """Write a result in every format that was asked for, and return the exit code."""
    for name, path in files:
        write_report(path, _renderer(formats[name])(told))
    if options.format == "terminal" and wants_colour(refused=options.no_color):
        say(_renderer(formats["terminal"], "render_coloured")(told))
    else:
        say(_renderer(formats[options.format])(told))
    return PASSED


def _renderer(module: str, name: str = "render") -> Callable[[Any], str]:
    render: Callable[[Any], str] = getattr(import_module(f"dodcheck.reports.{module}"), name)
    return render
