"""Where reports go: standard output, files, the exit code."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.options import JudgeOptions
from dodcheck.commands.replacing import InputFile, check_judged, check_replaced, inputs_named_by
from dodcheck.commands.report_files import check_place, write_report
from dodcheck.commands.streams import say, wants_colour
from dodcheck.errors import user_error
from dodcheck.model.report import Report
from dodcheck.reports.table import FORMATS
from dodcheck.reports.terminal import render_coloured, render_quiet


class ReportFile(NamedTuple):
    """A file that a report is written to, and the format that it is written in."""

    format: str
    path: Path


class Output(NamedTuple):
    """What a judging command prints and writes, checked before anything is judged; ``root`` is what it judges."""

    root: Path
    format: str
    files: tuple[ReportFile, ...]
    report_only: bool
    quiet: bool
    colour: bool


def read_output(options: JudgeOptions, root: Path, documents: Sequence[str] = ()) -> Output:
    """Return the output that the options ask for; ``documents`` are those that are named. Raises ``UserError``."""
    known_format(options.format, "--format")
    files = read_files(options.report or (), FORMATS)
    check_files(files, root, tuple(inputs_named_by(options, documents)))
    return Output(
        root,
        options.format,
        files,
        options.report_only,
        options.quiet,
        wants_colour(refused=options.no_color),
    )


def read_files(pairs: Sequence[str], formats: Collection[str]) -> tuple[ReportFile, ...]:
    """Return the file of each `--report`. Raises ``UserError``."""
    files = tuple(_file(pair, formats) for pair in pairs)
    paths = [file.path for file in files]
    twice = next((path for at, path in enumerate(paths) if path in paths[:at]), None)
    if twice is not None:
        raise user_error(f"--report names {twice} twice", "Give each report a file of its own.")
    return files


def check_files(files: Sequence[ReportFile], root: Path, inputs: Sequence[InputFile]) -> None:
    """Raise ``UserError`` where a report would overwrite a file that is no earlier report."""
    for file in files:
        check_replaced(file.path, root, inputs)


def deliver(report: Report, output: Output) -> int:
    """Write the reports that were asked for and return the exit code. Raises ``UserError``."""
    documents = [document.path for document in report.documents]
    for file in output.files:
        check_judged(file.path, output.root, documents)
    for file in output.files:
        write_report(file.path, render_report(file.format, report))
    say(_standard_output_text(report, output))
    return PASSED if report.passed or output.report_only else BLOCKED


def render_report(name: str, report: Report) -> str:
    """Return a report in a known format."""
    return FORMATS[name](report)


def _standard_output_text(report: Report, output: Output) -> str:
    """Return what goes to standard output; who reads the log of a step needs the report as well as its commands."""
    if output.format == "github":
        from dodcheck.reports.github import render_log  # noqa: PLC0415 - lazy: one format is asked for at a time

        return render_log(report, quiet=output.quiet)
    if output.format != "terminal":
        return render_report(output.format, report)
    if output.quiet:
        return render_quiet(report)
    return render_coloured(report) if output.colour else render_report(output.format, report)


def known_format(name: str, option: str, formats: Collection[str] = FORMATS) -> None:
    """Raise ``UserError`` for a format that does not exist; ``option`` is where it was named."""
    if name not in formats:
        raise user_error(f"{option}: there is no format `{name}`", f"The formats are: {', '.join(sorted(formats))}.")


def _file(pair: str, formats: Collection[str]) -> ReportFile:
    name, equals, path = pair.partition("=")
    if not (equals and path):
        raise user_error(f"--report takes NAME=PATH, not `{pair}`", "For example: --report markdown=report.md")
    known_format(name, "--report", formats)
    check_place(Path(path))
    return ReportFile(name, Path(path))
