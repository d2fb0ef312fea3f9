"""What `dodcheck sbom generate` does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dodcheck import __version__
from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.replacing import check_replaced
from dodcheck.commands.report_files import check_place, write_report
from dodcheck.commands.request import Request
from dodcheck.commands.sbom.comparing import difference_in_words
from dodcheck.commands.streams import note, say
from dodcheck.errors import user_error
from dodcheck.model.report import SnapshotFacts
from dodcheck.reports.formats import SBOM_GENERATE
from dodcheck.reports.sbom_generate.report import GenerateReport
from dodcheck.snapshot.git import Git
from dodcheck.supply.making.about import Clock, Made, at_commit, on_day
from dodcheck.supply.making.document import document
from dodcheck.supply.making.project import project_name
from dodcheck.supply.vendoring.find import vendored_in

_IS_EARLIER_OUTPUT: Mapping[str, Callable[[bytes], bool]] = {
    "--output": lambda data: b'"bomFormat"' in data,
    "--table": lambda data: b"Made by `dodcheck sbom generate`" in data,
}
"""What tells of each file that an earlier run wrote it."""


class SbomGenerateArguments(NamedTuple):
    """The arguments: files to write, whether to compare instead, whether a day was given, and a format."""

    output: Path | None
    table: Path | None
    check: bool
    day_given: bool
    format: str


def generate(request: Request, arguments: SbomGenerateArguments, *, colour_refused: bool) -> int:
    """Print what is vendored, write or compare the files, and return the exit code. Raises ``UserError``."""
    check_format(arguments.format, SBOM_GENERATE)
    _check(request, arguments)
    report = _report(request, arguments)
    if not report.code:
        raise user_error(
            f"there is no vendored code to list{_skipped(report)}",
            "Looked for: submodules, folders such as third_party/, folders with a licence file of their own, and files "
            "that say where they were copied from.",
        )
    if arguments.check:
        return _compare_files(report, arguments)
    output = render_for_terminal(report, arguments.format, SBOM_GENERATE, colour_refused=colour_refused)
    _write(report, arguments)
    say(output)
    return PASSED


def _check(request: Request, arguments: SbomGenerateArguments) -> None:
    places = [(arguments.output, "--output"), (arguments.table, "--table")]
    if arguments.check and not any(path for path, _ in places):
        raise user_error("--check compares files, and none is named", "Name them with --output and --table.")
    if arguments.check and request.at is not None:
        raise user_error("--check compares the files of the work tree, and --at names a commit")
    if arguments.output is not None and arguments.output == arguments.table:
        raise user_error("--output and --table name the same file")
    for path, option in places:
        if path is not None:
            check_place(path, option)
            if path.is_symlink():
                raise user_error(f"{option}: {path} is a symbolic link", "Name the file that it leads to.")
            if not arguments.check:
                check_replaced(path, request.root, (), option, _IS_EARLIER_OUTPUT[option])


def _report(request: Request, arguments: SbomGenerateArguments) -> GenerateReport:
    snapshot = request.snapshot
    survey = vendored_in(snapshot)
    facts = snapshot.facts()
    time = on_day(request.caller.as_of) if arguments.day_given else _commit_time(request, facts)
    clock = Clock.CALLER if arguments.day_given else Clock.COMMIT
    made = Made(
        survey=survey,
        version=__version__,
        name=project_name(snapshot),
        time=time,
        clock=clock if time else None,
        commit=facts.commit,
        dirty=facts.dirty,
    )
    return GenerateReport(made, document(made, snapshot))


def _commit_time(request: Request, facts: SnapshotFacts) -> datetime | None:
    """Return when the commit was made by its committer's clock, ``None`` where there is no commit."""
    if facts.commit is None:
        return None
    seconds = Git(request.root).run("log", "-1", "--no-show-signature", "--format=%ct", facts.commit, "--").strip()
    return at_commit(int(seconds)) if seconds.isdigit() else None


def _skipped(report: GenerateReport) -> str:
    skipped = report.made.survey.skipped
    if not skipped:
        return ""
    more = f" and {len(skipped) - 1} more" if len(skipped) > 1 else ""
    return f"; not looked at: {skipped[0].place.path} ({skipped[0].why}){more}"


def _texts(report: GenerateReport, arguments: SbomGenerateArguments) -> list[tuple[Path, str, str]]:
    texts = ((arguments.output, "--output", "json"), (arguments.table, "--table", "markdown"))
    return [(path, option, SBOM_GENERATE[form](report)) for path, option, form in texts if path is not None]


def _write(report: GenerateReport, arguments: SbomGenerateArguments) -> None:
    for path, option, text in _texts(report, arguments):
        write_report(path, text, option)
        note(f"{path}: written")


def _compare_files(report: GenerateReport, arguments: SbomGenerateArguments) -> int:
    differing = False
    for path, option, text in _texts(report, arguments):
        differing_by = difference_in_words(path, option, text)
        differing = differing or differing_by is not None
        say(f"{path}: {differing_by or 'up to date'}\n")
    if differing:
        note("To bring them up to date, run the same command without --check.")
    return BLOCKED if differing else PASSED
