"""Everything that a rule about third-party versions compares: read, or why it can't be."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.reading.markdown import ReadDocument, read_markdown
from dodcheck.rules.reading.named import missing_path_evidence, named_file
from dodcheck.rules.third_party import SBOM, TREE, ThirdPartyRule
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.supply.bom import Bom
from dodcheck.supply.document import NotRead
from dodcheck.supply.reading.read import read_bom
from dodcheck.supply.vendoring.find import vendored_in
from dodcheck.supply.vendoring.survey import VendoredSurvey
from dodcheck.supply.versions.aging import VersionPolicy
from dodcheck.supply.versions.conventions import sboms_in, tables_in
from dodcheck.supply.versions.latest import Latest, read_latest
from dodcheck.supply.versions.order import Behind
from dodcheck.supply.versions.places import places_in
from dodcheck.supply.versions.state import JudgedLibrary, Limits
from dodcheck.supply.versions.survey import Sources, judged
from dodcheck.supply.versions.table import read_table

_NO_DAY = date(1, 1, 1)
"""Stands where no age is asked for, and no day is known."""


class VersionSources(NamedTuple):
    """What was read: paths of table and bill of materials, what the tree holds, and every library as it is judged.

    ``survey`` is ``None`` where the tree is not compared. ``handed`` tells whether the newest versions were handed over
    by the caller; ``None`` where there are none. ``skipped`` are lines of the table that are not understood.
    """

    table: str
    sbom: str | None
    survey: VendoredSurvey | None
    libraries: tuple[JudgedLibrary, ...]
    handed: bool | None
    skipped: tuple[int, ...] = ()


def gather_sources(rule: ThirdPartyRule, snapshot: Snapshot) -> VersionSources | Evidence:
    """Return what a rule compares, or as evidence of its kind why that can't be."""
    table = _table(rule, snapshot)
    if isinstance(table, Evidence):
        return table
    sbom = _sbom(rule, snapshot) if rule.against in (None, SBOM) else None
    if isinstance(sbom, Evidence):
        return sbom
    day = snapshot.as_of()
    limited = rule.max_age is not None or rule.max_behind is not None
    if day is None and limited:
        return unknown(rule.kind, "how old it is can't be told without a day", Unknown.OUTSIDE, table.path)
    latest = _latest(rule, snapshot) if limited else None
    if isinstance(latest, Evidence):
        return latest
    read = read_table(table.outline)
    if not read.entries:
        return _no_entries(rule, table.path, understood=bool(read.tables) and not read.skipped)
    behind = Behind(rule.max_behind) if rule.max_behind else None
    limits = Limits(rule.max_age, behind, rule.stale_after)
    survey = vendored_in(snapshot) if rule.against in (None, TREE) else None
    path, bom = sbom or (None, None)
    asked = VersionPolicy(day or _NO_DAY, limits, latest[0] if latest else None)
    libraries = judged(Sources(read, bom, survey.code if survey else None, places_in(snapshot)), asked)
    return VersionSources(table.path, path, survey, libraries, latest[1] if latest else None, read.skipped)


def unknown(kind: str, summary: str, why: Unknown, path: str | None = None) -> Evidence:
    """Return evidence that nothing is known."""
    places = (Place(path),) if path else ()
    return Evidence(kind, Outcome.UNKNOWN, summary, 0, 0, "git ls-files", skipped=1, unknown=why, places=places)


def _table(rule: ThirdPartyRule, snapshot: Snapshot) -> ReadDocument | Evidence:
    if rule.document is not None:
        return read_markdown(snapshot, rule.document, rule.named_in, rule.kind)
    tables = tables_in(snapshot.files())
    if not tables:
        message = "no table of third-party versions is found by its name, such as THIRD_PARTY_VERSIONS.md"
        return unknown(rule.kind, message, Unknown.EMPTY_SCOPE)
    return _several(rule.kind, "table of versions", tables) or read_markdown(snapshot, tables[0], None, rule.kind)


def _sbom(rule: ThirdPartyRule, snapshot: Snapshot) -> tuple[str, Bom] | Evidence | None:
    if rule.sbom is not None:
        path = named_file(snapshot, rule.sbom, rule.named_in, rule.kind)
        return path if isinstance(path, Evidence) else _bom(rule.kind, snapshot, path)
    sboms = sboms_in(snapshot.files())
    if not sboms and rule.against == SBOM:
        return unknown(rule.kind, "no bill of materials is found by its name, such as SBOM.json", Unknown.EMPTY_SCOPE)
    if not sboms:
        return None
    return _several(rule.kind, "bill of materials", sboms) or _bom(rule.kind, snapshot, sboms[0])


def _bom(kind: str, snapshot: Snapshot, path: str) -> tuple[str, Bom] | Evidence:
    command = f"git grep -n -e '' -- {shlex.quote(path)}"
    try:
        return path, read_bom(path, snapshot.read(path)).bom
    except UnreadableError as problem:
        outcome = Outcome.ERROR if problem.unknown is None else Outcome.UNKNOWN
        message = f"{path} can't be read: {problem.message}"
        return Evidence(
            kind, outcome, message, 1, 0, command, skipped=1, unknown=problem.unknown, places=(Place(path),)
        )
    except NotRead as problem:
        message = f"{path} is not read as a bill of materials: {problem.message}"
        place = (Place(path, problem.line),)
        if problem.unsure:
            return Evidence(
                kind, Outcome.UNKNOWN, message, 1, 0, command, skipped=1, unknown=Unknown.SKIPPED, places=place
            )
        return Evidence(kind, Outcome.FAILS, message, 0, 0, command, places=place)


def _latest(rule: ThirdPartyRule, snapshot: Snapshot) -> tuple[Latest, bool] | Evidence | None:
    """Return the newest versions, and whether the caller handed them over."""
    data = snapshot.handed_over(rule.evidence)
    handed, name = data is not None, f"the evidence file {rule.evidence}"
    place: tuple[Place, ...] = ()
    if data is None and rule.latest is not None:
        path = named_file(snapshot, rule.latest, rule.named_in, rule.kind)
        if isinstance(path, Evidence):
            return path
        name, place = path, (Place(path),)
        try:
            data = snapshot.read(path)
        except UnreadableError:
            return missing_path_evidence(snapshot, path, None, rule.kind)
    if data is None:
        return None
    try:
        return read_latest(data), handed
    except FormatProblem as problem:
        at = f" at line {problem.line}" if problem.line else ""
        unread = isinstance(problem, UnreadProblem)
        message = f"{name} {'is not read' if unread else 'tells no newest versions'}{at}: {problem}"
        return Evidence(rule.kind, Outcome.ERROR, message, 1, 0, "git ls-files", places=place)


def _no_entries(rule: ThirdPartyRule, path: str, *, understood: bool) -> Evidence:
    """Return that no library is listed: for sure only by a table without rows, in the document that is named."""
    command, places = f"git grep -n -e '' -- {shlex.quote(path)}", (Place(path),)
    if understood and rule.document:
        message = f"{path} lists no library: its table has no rows"
        return Evidence(rule.kind, Outcome.FAILS, message, 1, 0, command, places=places)
    message = f"{path} has no table or list that is understood to name libraries and their versions"
    return Evidence(
        rule.kind, Outcome.UNKNOWN, message, 1, 0, command, skipped=1, unknown=Unknown.PARTIAL, places=places
    )


def _several(kind: str, what: str, paths: Sequence[str]) -> Evidence | None:
    """Return that several files may be meant, ``None`` where there is one."""
    if len(paths) == 1:
        return None
    message = f"{len(paths)} files could be the {what}: {', '.join(paths[:5])}"
    places = tuple(map(Place, paths[:5]))
    why = Unknown.AMBIGUOUS
    return Evidence(kind, Outcome.UNKNOWN, message, len(paths), 0, "git ls-files", unknown=why, places=places)
