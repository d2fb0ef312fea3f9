"""What `dodcheck sbom versions` does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.paths import tracked_file
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.request import Request, read_named
from dodcheck.commands.sbom.keeping import check_kept, keep_latest
from dodcheck.commands.streams import say
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.errors import user_error
from dodcheck.formats.problem import FormatProblem
from dodcheck.reports.formats import SBOM_VERSIONS
from dodcheck.reports.sbom_versions.report import ComparedSources, VersionsReport
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.supply.bom import Bom
from dodcheck.supply.document import NotRead
from dodcheck.supply.reading.read import read_bom
from dodcheck.supply.vendoring.find import vendored_in
from dodcheck.supply.versions.aging import VersionPolicy
from dodcheck.supply.versions.conventions import sboms_in, tables_in
from dodcheck.supply.versions.entry import Table
from dodcheck.supply.versions.latest import Latest, read_latest
from dodcheck.supply.versions.order import Behind
from dodcheck.supply.versions.places import places_in
from dodcheck.supply.versions.state import Limits
from dodcheck.supply.versions.survey import Sources, judged
from dodcheck.supply.versions.table import read_table


class SbomVersionsArguments(NamedTuple):
    """The arguments as they are typed: the files to compare, the limits, a file to write, a format."""

    sbom: str | None
    table: str | None
    latest: Path | None
    max_age: int | None
    max_behind: str | None
    stale_after: int
    write_latest: Path | None
    format: str
    strict: bool


def report_versions(request: Request, arguments: SbomVersionsArguments, *, colour_refused: bool) -> int:
    """Print the versions of vendored code, keep the file of newest ones, return the exit code. Raises ``UserError``."""
    check_format(arguments.format, SBOM_VERSIONS)
    limits = _limits(arguments)
    if arguments.write_latest is not None:
        check_kept(arguments.write_latest)
    latest = _read_latest(arguments.latest) if arguments.latest else None
    report = _report(request, arguments, VersionPolicy(request.caller.as_of, limits, latest))
    output = render_for_terminal(report, arguments.format, SBOM_VERSIONS, colour_refused=colour_refused)
    if arguments.write_latest is not None:
        keep_latest(arguments.write_latest, report.libraries)
    say(output)
    return PASSED if report.passed else BLOCKED


def _report(request: Request, arguments: SbomVersionsArguments, asked: VersionPolicy) -> VersionsReport:
    snapshot = request.snapshot
    table_at = _place(snapshot, arguments.table, "--table", tables_in(snapshot.files()), "table of versions")
    sbom_at = _place(snapshot, arguments.sbom, "--sbom", sboms_in(snapshot.files()), "bill of materials")
    survey = vendored_in(snapshot)
    if table_at is None and sbom_at is None:
        raise user_error(
            "there is nothing to compare: no table of versions and no bill of materials is found by its name",
            "Name them: --table docs/THIRD_PARTY_VERSIONS.md --sbom docs/SBOM.json",
        )
    table = _table(snapshot, table_at) if table_at else None
    bom = _bom(snapshot, sbom_at) if sbom_at else None
    libraries = judged(Sources(table, bom, survey.code, places_in(snapshot)), asked)
    if not libraries and not survey.skipped:
        raise user_error(
            f"there is nothing to compare: {table_at or sbom_at} lists no library, and no vendored code is tracked",
            "A table has a column that names the library and one that names its version.",
        )
    recorded = asked.latest.recorded if asked.latest else None
    rows = table.skipped if table else ()
    latest = arguments.latest.name if arguments.latest else None
    compared = ComparedSources(table_at, sbom_at, latest, recorded, rows)
    return VersionsReport(libraries, survey.skipped, compared, asked.limits, asked.as_of, snapshot.facts())


def _place(snapshot: Snapshot, named: str | None, option: str, candidates: Sequence[str], called: str) -> str | None:
    if named is not None:
        return tracked_file(named, snapshot, option)
    if len(candidates) > 1:
        raise user_error(
            f"{len(candidates)} files could be the {called}: {', '.join(candidates[:10])}",
            f"Name the one that counts: {option} {candidates[0]}",
        )
    return candidates[0] if candidates else None


def _table(snapshot: Snapshot, path: str) -> Table:
    try:
        return read_table(parse_markdown(decode(snapshot.read(path))))
    except UnreadableError as problem:
        raise user_error(f"{path} can't be read: {problem.message}") from None
    except UndecodableError as problem:
        raise user_error(f"{path} can't be read: it {problem}") from None


def _bom(snapshot: Snapshot, path: str) -> Bom:
    try:
        return read_bom(path, snapshot.read(path)).bom
    except UnreadableError as problem:
        raise user_error(f"{path} can't be read: {problem.message}") from None
    except NotRead as problem:
        at = f" (line {problem.line})" if problem.line else ""
        raise user_error(f"{path} can't be read as a bill of materials{at}: {problem.message}") from None


def _read_latest(path: Path) -> Latest:
    try:
        return read_latest(read_named(path, "--latest"))
    except FormatProblem as problem:
        at = f" at line {problem.line}" if problem.line else ""
        raise user_error(f"--latest: {path} is not understood{at}: {problem}") from None


def _limits(arguments: SbomVersionsArguments) -> Limits:
    for option, days in (("--max-age", arguments.max_age), ("--stale-after", arguments.stale_after)):
        if days is not None and days < 0:
            raise user_error(f"{option} takes a number of days from 0, not {days}")
    try:
        most = None if arguments.max_behind is None else Behind(arguments.max_behind.strip().lower())
    except ValueError:
        names = ", ".join(level.value for level in Behind)
        raise user_error(f"--max-behind takes one of {names}, not `{arguments.max_behind}`") from None
    return Limits(arguments.max_age, most, arguments.stale_after, arguments.strict)
