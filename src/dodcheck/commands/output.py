"""Where reports go: standard output, files, the exit code."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from dodcheck.commands.codes import BLOCKED, PASSED
from dodcheck.commands.options import JudgeOptions
from dodcheck.commands.replacing import InputFile, check_judged, check_replaced, given_by
from dodcheck.commands.report_files import check_place, write_report
from dodcheck.commands.streams import say, wants_colour
from dodcheck.errors import user_error
from dodcheck.model.report import Report
from dodcheck.reports.table import FORMATS
from dodcheck.reports.terminal import render_coloured, render_quiet


class Output(NamedTuple):
    """What a judging command prints and writes, checked before anything is judged; ``root`` is what it judges."""

    root: Path
    format: str
    files: tuple[tuple[str, Path], ...]
    report_only: bool
    quiet: bool
    colour: bool


def read_output(options: JudgeOptions, root: Path, documents: Sequence[str] = ()) -> Output:
    """Return the output that the options ask for; ``documents`` are those that are named. Raises ``UserError``."""
    known_format(options.format, "--format")
    files = read_files(options.report or (), FORMATS)
    check_files(files, root, tuple(given_by(options, documents)))
    return Output(
        root,
        options.format,
        files,
        options.report_only,
        options.quiet,
        wants_colour(refused=options.no_color),
    )


def read_files(pairs: Sequence[str], formats: Collection[str]) -> tuple[tuple[str, Path], ...]:
    """Return format and path of each `--report`. Raises ``UserError``."""
    files = tuple(_file(pair, formats) for pair in pairs)
    twice = next((path for at, (_, path) in enumerate(files) if path in {other for _, other in files[:at]}), None)
    if twice is not None:
        raise user_error(f"--report names {twice} twice", "Give each report a file of its own.")
    return files


def check_files(files: Sequence[tuple[str, Path]], root: Path, given: Sequence[InputFile]) -> None:
    """Raise ``UserError`` where a report would overwrite a file that is no earlier report."""
    for _, path in files:
        check_replaced(path, root, given)


def deliver(report: Report, output: Output) -> int:
    """Write the reports that were asked for and return the exit code. Raises ``UserError``."""
    for _, path in output.files:
        check_judged(path, output.root, [one.path for one in report.documents])
    for name, path in output.files:
        write_report(path, rendered(name, report))
    say(_shown(report, output))
    return PASSED if report.passed or output.report_only else BLOCKED


def rendered(name: str, report: Report) -> str:
    """Return a report in a known format."""
    return FORMATS[name](report)


def _shown(report: Report, output: Output) -> str:
    """Return what goes to standard output; who reads the log of a step needs the report as well as its commands."""
    if output.format == "github":
        from dodcheck.reports.github import render_log  # noqa: PLC0415 - lazy: one format is asked for at a time

        return render_log(report, quiet=output.quiet)
    if output.format != "terminal":
        return rendered(output.format, report)
    if output.quiet:
        return render_quiet(report)
    return render_coloured(report) if output.colour else rendered(output.format, report)


def known_format(name: str, option: str, formats: Collection[str] = FORMATS) -> None:
    """Raise ``UserError`` for a format that does not exist; ``option`` is where it was named."""
    if name not in formats:
        raise user_error(f"{option}: there is no format `{name}`", f"The formats are: {', '.join(sorted(formats))}.")


def _file(pair: str, formats: Collection[str]) -> tuple[str, Path]:
    name, equals, path = pair.partition("=")
    if not (equals and path):
        raise user_error(f"--report takes NAME=PATH, not `{pair}`", "For example: --report markdown=report.md")
    known_format(name, "--report", formats)
    check_place(Path(path))
    return name, Path(path)
