"""What `verify` does, once the repository is known."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dodcheck.commands.codes import BLOCKED, PASSED
from dodcheck.commands.options import VerifyOptions
from dodcheck.commands.progress import ProgressDisplay, progress
from dodcheck.commands.request import Request, read_named
from dodcheck.commands.streams import say, standard_input, wants_colour
from dodcheck.documents.grammar import block_parser
from dodcheck.errors import user_error
from dodcheck.judge.scopes import NamedDocument
from dodcheck.model.report import Report
from dodcheck.reports import in_toto
from dodcheck.reports import json as json_report
from dodcheck.reports.in_toto_schema import statement_schema
from dodcheck.reports.schema import report_schema
from dodcheck.snapshot.commit import find_commit
from dodcheck.snapshot.git import Git
from dodcheck.trust.saved.reading import read_saved
from dodcheck.trust.saved.saved import Kind
from dodcheck.trust.saved.verify import Verification, verify
from dodcheck.trust.saved.ways import Brought

FORMATS = ("json", "terminal")
"""The formats of a verification."""

_STANDARD_INPUT = "-"


def show_verification(path: str, documents: Sequence[Path], options: VerifyOptions, request: Request) -> int:
    """Judge a saved report again, print what it is worth, and return the exit code."""
    if options.format not in FORMATS:
        raise user_error(f"--format: verify has no format `{options.format}`", f"It has: {', '.join(FORMATS)}.")
    schemas = {Kind.REPORT: report_schema, Kind.STATEMENT: statement_schema}
    saved = read_saved(path, standard_input() if path == _STANDARD_INPUT else read_named(Path(path), "verify"), schemas)
    block_parser()
    with progress() as shown:
        told = verify(saved, _brought(documents, options.base, request, shown), _plain())
    say(_rendered(options, told))
    return PASSED if told.holds else BLOCKED


def _plain() -> Mapping[Kind, Callable[[Report], Mapping[str, Any]]]:
    """Return what gives a report as the plain values that stand in a file of each kind."""
    return {
        Kind.REPORT: lambda report: json.loads(json_report.render(report)),
        Kind.STATEMENT: lambda report: json.loads(in_toto.render(report)),
    }


def _brought(documents: Sequence[Path], base: str | None, request: Request, shown: ProgressDisplay) -> Brought:
    names = request.snapshot.handed_over_names()
    evidence = {name: request.snapshot.handed_over(name) or b"" for name in names}
    named = tuple(NamedDocument(path.as_posix(), read_named(path, "verify")) for path in documents)
    tip = find_commit(Git(request.root), base, "--base") if base is not None else None
    here = shown.watched(request.snapshot)
    return Brought(request.root, here, request.caller, evidence, named, base, tip, shown)


def _rendered(options: VerifyOptions, told: Verification) -> str:
    if options.format == "json":
        from dodcheck.reports import verification_json  # noqa: PLC0415 - lazy: one format is asked for at a time

        return verification_json.render(told)
    from dodcheck.reports.verification import render, render_coloured  # noqa: PLC0415 - lazy: the same

    return (render_coloured if wants_colour(refused=options.no_color) else render)(told)
