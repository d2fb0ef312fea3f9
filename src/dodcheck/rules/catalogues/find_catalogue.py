"""Which document is the catalogue of invariants."""

from __future__ import annotations

import re
import shlex

from dodcheck.documents.invariants.catalogue import Catalogue, read_catalogue
from dodcheck.documents.text import UndecodableError
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.rules.reading.contents import unfit
from dodcheck.rules.reading.named import missing_path_evidence, named_file
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import is_foreign_path

_NAME = re.compile(r"invariants?[-_ ]?(?:catalog(?:ue)?|registry|register|list)?\.md", re.IGNORECASE)


def catalogue_of(
    snapshot: Snapshot, path: str | None, named_in: str | None, kind: str
) -> tuple[str, Catalogue] | Evidence:
    """Return the path of the catalogue and what it holds, or why there is none as evidence of that kind."""
    named = _by_name(snapshot, kind) if path is None else named_file(snapshot, path, named_in, kind)
    if isinstance(named, Evidence):
        return named
    if unfit(snapshot, named):
        return missing_path_evidence(snapshot, named if path is None else path, named_in, kind)
    try:
        catalogue = read_catalogue(snapshot.read(named))
    except UndecodableError as problem:
        message = f"{named} can't be read: {problem}"
        return Evidence(kind, Outcome.ERROR, message, 1, 0, f"file {shlex.quote(named)}", places=(Place(named),))
    return named, catalogue


def _by_name(snapshot: Snapshot, kind: str) -> str | Evidence:
    known = [path for path in snapshot.glob("**/*.md") if _NAME.fullmatch(name_of(path)) and not is_foreign_path(path)]
    if len(known) == 1:
        return known[0]
    if known:
        message = f"{len(known)} documents could be the catalogue of invariants: {', '.join(known[:3])}"
        return _unknown(kind, message, Unknown.AMBIGUOUS, tuple(map(Place, known[:3])), len(known))
    message = "no document is named as a catalogue of invariants is, such as INVARIANTS_CATALOG.md"
    return _unknown(kind, message, Unknown.EMPTY_SCOPE, (), 0)


def _unknown(kind: str, summary: str, why: Unknown, places: tuple[Place, ...], examined: int) -> Evidence:
    shown = "git ls-files '*nvariant*.md' '*NVARIANT*.md'"
    return Evidence(kind, Outcome.UNKNOWN, summary, examined, 0, shown, unknown=why, basis=Basis.STATED, places=places)
