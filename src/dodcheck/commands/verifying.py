"""What `verify` does, once the repository is known."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.options import VerifyOptions
from dodcheck.commands.paths import STANDARD_INPUT
from dodcheck.commands.progress import ProgressDisplay, progress
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.request import Request, read_named
from dodcheck.commands.streams import say, standard_input
from dodcheck.documents.grammar import block_parser
from dodcheck.judge.scopes import NamedDocument
from dodcheck.model.report import Report
from dodcheck.reports import in_toto
from dodcheck.reports import json as json_report
from dodcheck.reports.formats import VERIFY
from dodcheck.reports.in_toto_schema import statement_schema
from dodcheck.reports.schema import report_schema
from dodcheck.snapshot.commit import find_commit
from dodcheck.snapshot.git import Git
from dodcheck.trust.saved.reading import read_saved
from dodcheck.trust.saved.saved import Kind
from dodcheck.trust.saved.verify import verify
from dodcheck.trust.saved.ways import CallerMaterial


def show_verification(path: str, documents: Sequence[Path], options: VerifyOptions, request: Request) -> int:
    """Judge a saved report again, print what it is worth, and return the exit code."""
    check_format(options.format, VERIFY)
    schemas = {Kind.REPORT: report_schema, Kind.STATEMENT: statement_schema}
    saved = read_saved(path, standard_input() if path == STANDARD_INPUT else read_named(Path(path), "verify"), schemas)
    block_parser()
    with progress() as shown:
        verification = verify(saved, _caller_material(documents, options.base, request, shown), _plain_report_by_kind())
    say(render_for_terminal(verification, options.format, VERIFY, colour_refused=options.no_color))
    return PASSED if verification.holds else BLOCKED


def _plain_report_by_kind() -> Mapping[Kind, Callable[[Report], Mapping[str, Any]]]:
    """Return what gives a report as the plain values that stand in a file of each kind."""
    return {
        Kind.REPORT: lambda report: json.loads(json_report.render(report)),
        Kind.STATEMENT: lambda report: json.loads(in_toto.render(report)),
    }


def _caller_material(
    documents: Sequence[Path], base: str | None, request: Request, shown: ProgressDisplay
) -> CallerMaterial:
    names = request.snapshot.handed_over_names()
    evidence = {name: request.snapshot.handed_over(name) or b"" for name in names}
    named = tuple(NamedDocument(path.as_posix(), read_named(path, "verify")) for path in documents)
    tip = find_commit(Git(request.root), base, "--base") if base is not None else None
    here = shown.watched(request.snapshot)
    return CallerMaterial(request.root, here, request.caller, evidence, named, base, tip, shown)
