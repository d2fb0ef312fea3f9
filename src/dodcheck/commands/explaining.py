"""What `explain` does, once the repository is known."""

from __future__ import annotations

import os
from pathlib import Path

from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.options import Options
from dodcheck.commands.request import Request
from dodcheck.commands.sources import read_sources
from dodcheck.commands.streams import say, wants_colour
from dodcheck.documents.grammar import block_parser
from dodcheck.errors import user_error
from dodcheck.judge.case import prepare
from dodcheck.judge.explanation import Explanation, Loaded, Paste, explain
from dodcheck.judge.governance_loader import GovernanceLoader
from dodcheck.judge.places import TypedPlace, ends_with, read_place
from dodcheck.judge.scopes import NamedDocument

FORMATS = ("json", "terminal")
"""The formats of an explanation."""

_MARKDOWN = (".md", ".markdown", ".mdx", ".mdc")


def show_explanation(asked: str, options: Options, request: Request) -> int:
    """Print the explanation of a statement. Raises ``UserError`` where none or several are meant."""
    if options.format not in FORMATS:
        hint = f"The formats are: {', '.join(FORMATS)}."
        raise user_error(f"--format: explain has no format `{options.format}`", hint)
    block_parser()
    place = read_place(asked.strip())
    loader = GovernanceLoader(_named_documents(place, request) if place else ())
    case = prepare(request.snapshot, request.caller, loader)

    def source(path: str) -> bytes | None:
        return next((document.data for document in loader.named if document.path == path), None) or request.source(path)

    meant = from_root(asked, place, loader.named, request.root)
    explanation = explain(case, Loaded(loader.governance, source), meant)
    from dodcheck.setup.paste import paste  # noqa: PLC0415 - lazy: git lists the tracked files while the engine loads

    say(_render(options.format, explanation, paste(explanation)))
    return PASSED


def _named_documents(place: TypedPlace, request: Request) -> tuple[NamedDocument, ...]:
    """Return the Markdown document that a place names: from the working directory, from the root, or by any end."""
    if not place.path.lower().endswith(_MARKDOWN):
        return ()
    for path in (Path(place.path), request.root / place.path):
        if path.is_file():
            return read_sources([str(path)], request)
    tracked = [path for path in request.snapshot.files() if ends_with(path, place.path)]
    data = request.source(tracked[0]) if len(tracked) == 1 else None
    return (NamedDocument(tracked[0], data),) if data is not None else ()


def from_root(asked: str, place: TypedPlace | None, named: tuple[NamedDocument, ...], root: Path) -> str:
    """Return what was asked, a place in a file that is there with its path from the root."""
    if place is None:
        return asked
    whole = Path(os.path.normpath(Path.cwd().resolve() / place.path))
    there = whole.relative_to(root).as_posix() if whole.is_relative_to(root) and whole.is_file() else place.path
    column = "" if place.column is None else f":{place.column}"
    return f"{named[0].path if named else there}:{place.line}{column}"


def _render(name: str, explanation: Explanation, lines: Paste) -> str:
    if name == "json":
        from dodcheck.reports.explain import json as explain_json  # noqa: PLC0415 - lazy: one format is asked for at a time

        return explain_json.render(explanation, lines)
    from dodcheck.reports.explain.terminal import render, render_coloured  # noqa: PLC0415 - lazy: the same

    return (render_coloured if wants_colour(refused=False) else render)(explanation, lines)
