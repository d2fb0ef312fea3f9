"""The graphs for machines, and the schema of them: what a later run takes as its baseline."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.reports.json import versioned_json
from dodcheck.reports.modules.report import REACHES, Language, ModulesReport
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import COUNT, FLAG, MAYBE_TEXT, PLACE, WORDS, array, place_data, record, snapshot_facts
from dodcheck.structure.graph import Edge
from dodcheck.structure.parts import Part
from dodcheck.structure.survey import SkippedFile, Untracked

SCHEMA: Final = "dodcheck-modules/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: ModulesReport) -> str:
    """Return the report as JSON."""
    return versioned_json(
        SCHEMA,
        {
            "snapshot": snapshot_facts(report.snapshot),
            "packages": list(report.packages),
            "folders": list(report.folders),
            **{language.tongue.key: _language(language) for language in report.languages},
            "gate": {
                "name": "modules",
                "passed": report.passed,
                "baseline": report.baseline,
                "layers": list(report.layers),
                "checks": [_check(language, check) for language in report.languages for check in language.checks],
            },
        },
    )


def _language(language: Language) -> _Object:
    return {
        "files": language.seen.files,
        "left_out": language.seen.left_out,
        "dependencies": len(language.seen.graph.edges),
        "parts": [_part(part) for part in language.parts.parts],
        "between_parts": [{**_edge(edge), "count": edge.pairs} for edge in language.parts.graph.edges],
        "cycles": [
            {"modules": list(cycle.modules), "witness": [_edge(edge) for edge in cycle.witness]}
            for cycle in language.cycles
        ],
        "cycles_when_loaded": language.loaded,
        "not_read": [_skipped(each) for each in language.seen.skipped],
        "not_tracked": [_untracked(each) for each in language.seen.untracked],
        "one_of_several": [_untracked(each) for each in language.seen.unclear],
    }


def _part(part: Part) -> _Object:
    instability = part.instability
    share = None if instability is None else (instability.numerator * 1000 // instability.denominator) / 1000
    return {
        "name": part.name,
        "modules": part.modules,
        "afferent": part.afferent,
        "efferent": part.efferent,
        "instability": share,
    }


def _edge(edge: Edge) -> _Object:
    place = place_data(edge)
    return {"from": edge.source, "to": edge.target, "reach": REACHES[edge.reach], "location": place}


def _skipped(skipped: SkippedFile) -> _Object:
    unknown = None if skipped.unknown is None else skipped.unknown.value
    return {"location": place_data(skipped), "why": skipped.why, "unknown": unknown}


def _untracked(untracked: Untracked) -> _Object:
    return {"name": untracked.name, "location": place_data(untracked)}


def _check(language: Language, evidence: Evidence) -> _Object:
    return {
        "language": language.tongue.key,
        "outcome": evidence.outcome.value,
        "unknown": None if evidence.unknown is None else evidence.unknown.value,
        "summary": evidence.summary,
        "locations": [place_data(place) for place in evidence.places],
    }


def modules_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every report of `modules` in JSON satisfies."""
    names: _Object = array(WORDS)
    unknown: _Object = {"enum": [*(one.value for one in Unknown), None]}
    check = record(
        language={"enum": ["python", "includes"]},
        outcome={"enum": [outcome.value for outcome in Outcome]},
        unknown=unknown,
        summary=WORDS,
        locations=array(PLACE),
    )
    language = _language_schema(unknown)
    return versioned_schema(
        SCHEMA,
        "modules",
        "Imports of Python and includes of C and C++ as graphs: parts, coupling, cycles.",
        snapshot=shared_shape("snapshot"),
        packages={**names, "description": "The Python packages that were asked for; empty for all."},
        folders={**names, "description": "The folders of C and C++ that were asked for; empty for all."},
        python=language,
        includes=language,
        gate=record(
            name={"const": "modules"},
            passed=FLAG,
            baseline=MAYBE_TEXT,
            layers=names,
            checks=array(check),
        ),
    )


def _language_schema(unknown: _Object) -> _Object:
    edge: _Object = {"from": WORDS, "to": WORDS, "reach": {"enum": [*REACHES.values()]}, "location": PLACE}
    named = array(record(name=WORDS, location=PLACE))
    part = record(
        name=WORDS,
        modules=COUNT,
        afferent={**COUNT, "description": "Modules of other parts that depend on it."},
        efferent={**COUNT, "description": "Modules of other parts that it depends on."},
        instability={"type": ["number", "null"], "minimum": 0, "maximum": 1},
    )
    return record(
        files={**COUNT, "description": "Files that were read."},
        left_out=COUNT,
        dependencies={**COUNT, "description": "Pairs of modules of which one depends on the other."},
        parts=array(part),
        between_parts=array(record(**edge, count=COUNT)),
        cycles=array(record(modules=array(WORDS), witness=array(record(**edge)))),
        cycles_when_loaded={**COUNT, "description": "Cycles that are left when only what loading runs counts."},
        not_read=array(record(location=PLACE, why=WORDS, unknown=unknown)),
        not_tracked=named,
        one_of_several=named,
    )
