"""The validation for machines, and the schema of it."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.reports.json import versioned_json
from dodcheck.reports.sbom_validate.report import SEVERITIES, ValidationReport
from dodcheck.reports.schema import shared_shape, versioned_schema
from dodcheck.reports.shapes import COUNT, FLAG, MAYBE_LINE, TEXT, WORDS, array, or_null, record, snapshot_facts
from dodcheck.supply.bom import Encoding, Family, Spec
from dodcheck.supply.finding import BomFinding
from dodcheck.supply.validation.checked_bom import CheckedBom, Validity

SCHEMA: Final = "dodcheck-sbom-validate/1"
"""The version of the shape: it changes when a reader of the old shape would err."""

_Object = dict[str, Any]


def render(report: ValidationReport) -> str:
    """Return the report as JSON."""
    asked = report.asked
    return versioned_json(
        SCHEMA,
        {
            "snapshot": None if report.snapshot is None else snapshot_facts(report.snapshot),
            "asked": {
                "min_components": asked.least,
                "covers": list(asked.covers),
                "vendored": asked.vendored,
                "strict": asked.strict,
            },
            "files": [_file(file) for file in report.files],
            "gate": {"name": "sbom-validate", "passed": report.passed, **_counts(report)},
        },
    )


def _file(file: CheckedBom) -> _Object:
    return {
        "path": file.path,
        "validity": file.validity.value,
        "format": None if file.spec is None else _format(file.spec),
        "components": file.components,
        "distinct": file.distinct,
        "vendored": file.listed,
        "findings": [_finding(finding) for finding in file.findings],
    }


def _format(spec: Spec) -> _Object:
    return {"family": spec.family.value, "version": spec.version, "encoding": spec.encoding.value}


def _finding(finding: BomFinding) -> _Object:
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "line": finding.line,
        "message": finding.message,
    }


def _counts(report: ValidationReport) -> _Object:
    return {validity.value: sum(file.validity is validity for file in report.files) for validity in Validity}


def validation_schema() -> dict[str, object]:
    """Return the schema (JSON Schema 2020-12) every report of `sbom validate` in JSON satisfies."""
    snapshot = {**or_null(shared_shape("snapshot")), "description": "Null where no repository was asked."}
    return versioned_schema(
        SCHEMA,
        "sbom validate",
        "Whether files are valid bills of materials, and as complete as they are asked to be.",
        snapshot=snapshot,
        asked=record(
            min_components=MAYBE_LINE,
            covers=array(WORDS),
            vendored=FLAG,
            strict=FLAG,
        ),
        files=array(_file_schema()),
        gate=record(
            name={"const": "sbom-validate"},
            passed=FLAG,
            **{validity.value: COUNT for validity in Validity},
        ),
    )


def _file_schema() -> _Object:
    format_ = record(
        family={"enum": [family.value for family in Family]},
        version={"type": "string", "description": "As it stands in the file."},
        encoding={"enum": [encoding.value for encoding in Encoding]},
    )
    finding = record(
        code={"type": "string", "pattern": "^[a-z][a-z-]*$"},
        severity={"enum": [severity.name.lower() for severity in SEVERITIES]},
        line={"type": ["integer", "null"], "minimum": 1, "description": "Null where it is about the whole file."},
        message=WORDS,
    )
    return record(
        path=TEXT,
        validity={"enum": [validity.value for validity in Validity]},
        format={**or_null(format_), "description": "Null where the file could not be read."},
        components={**COUNT, "description": "All that are listed, nested ones and files too."},
        distinct={**COUNT, "description": "Different packages: files, and what has no name, don't count."},
        vendored={
            "type": ["integer", "null"],
            "minimum": 0,
            "description": "Components that are vendored code of the tree, null where that was not asked.",
        },
        findings={**array(finding), "description": "By line; those about the whole file first."},
    )
