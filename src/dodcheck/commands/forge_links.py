"""Where the judged commit can be looked at, for the reports that people read in a browser."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from dodcheck.commands.options import JudgeOptions, Options
from dodcheck.commands.request import Request
from dodcheck.model.report import Report
from dodcheck.snapshot.protocol import UnreadableError

LINKED: Final = frozenset({"html"})
"""The formats with links to the forge; to all others the report is the same whatever the clone comes from."""


def with_forge_place(report: Report, options: Options, request: Request) -> Report:
    """Return the report with its place on the forge, where a format wants it, and a clean commit was judged."""
    if LINKED.isdisjoint(_formats(options)) or report.snapshot.commit is None or report.snapshot.dirty:
        return report
    from dodcheck.model.forge import OnForge  # noqa: PLC0415 - lazy: few reports have links
    from dodcheck.snapshot.git import Git  # noqa: PLC0415 - lazy: the same
    from dodcheck.snapshot.remote import forge_of_origin  # noqa: PLC0415 - lazy: the same

    forge = forge_of_origin(Git(request.root))
    if forge is None:
        return report
    held = frozenset(request.snapshot.files()).difference(_other_documents(report, request))
    return replace(report, on_forge=OnForge(forge, report.snapshot.commit, held))


def _formats(options: Options) -> Collection[str]:
    files = (options.report or ()) if isinstance(options, JudgeOptions) else ()
    return {options.format, *(pair.partition("=")[0] for pair in files)}


def _other_documents(report: Report, request: Request) -> Iterator[str]:
    """Yield the path of each document that is not the commit's: the caller's own may be called like one of it."""
    for document in report.documents:
        try:
            same = request.snapshot.digest(document.path) == document.digest
        except UnreadableError:
            same = False
        if not same:
            yield document.path
