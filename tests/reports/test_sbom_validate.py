from __future__ import annotations

import json

import jsonschema
import pytest

from dodcheck.reports.formats import SBOM_VALIDATE
from dodcheck.reports.sbom_validate.json import validation_schema
from dodcheck.reports.sbom_validate.report import ValidationReport
from dodcheck.reports.width import width
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.supply.validation.checked_bom import CheckedBom, Demands, Validity, unreadable
from dodcheck.supply.validation.validate import validate

NASTY = "\x1b[31m \u202e ##[error]x ::warning::y <b>@name</b> `|` " + "long " * 100


def checked(path: str, value: object) -> CheckedBom:
    return validate(path, json.dumps(value).encode(), Demands(), None)


def document(*components: object, **more: object) -> dict[str, object]:
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": list(components), **more}


HOSTILE = checked(
    f"a/{NASTY}.json",
    document(
        {"type": NASTY, "name": NASTY, NASTY: NASTY, "version": NASTY, "bom-ref": NASTY, "purl": NASTY},
        {"type": "library", "name": f"::error::{NASTY}", "licenses": [{"expression": NASTY}], "bom-ref": NASTY},
        serialNumber=NASTY,
        metadata={"timestamp": NASTY},
        dependencies=[{"ref": NASTY, "dependsOn": [f"{NASTY}2"]}],
    ),
)
MANY = checked("many.json", document(*({"type": "x", "name": f"n{number}"} for number in range(100))))
VALID = checked("good.json", document({"type": "library", "name": "a"}))
REPORTS = [
    pytest.param(ValidationReport((VALID,), Demands()), id="valid"),
    pytest.param(
        ValidationReport((HOSTILE, unreadable(NASTY, NASTY, 3)), Demands(7, (NASTY,), strict=True)), id="hostile"
    ),
    pytest.param(ValidationReport((MANY,), Demands(), MemorySnapshot({"a": b""}).facts()), id="many"),
    pytest.param(ValidationReport((VALID,) * 70, Demands()), id="many files"),
]


@pytest.mark.parametrize("one", REPORTS)
def test_every_report_in_json_satisfies_the_published_schema(one: ValidationReport) -> None:
    told = json.loads(SBOM_VALIDATE["json"](one))
    jsonschema.validate(told, validation_schema(), jsonschema.Draft202012Validator)
    gate = told["gate"]
    assert gate["passed"] is (gate["unreadable"] + gate["invalid"] == 0)
    assert [len(file["findings"]) for file in told["files"]] == [len(file.findings) for file in one.files]


@pytest.mark.parametrize("one", REPORTS)
def test_nothing_is_wider_than_a_terminal(one: ValidationReport) -> None:
    assert [line for line in SBOM_VALIDATE["terminal"](one).splitlines() if width(line) > 80] == []


@pytest.mark.parametrize("name", SBOM_VALIDATE)
def test_nothing_of_a_document_is_obeyed(name: str) -> None:
    told = SBOM_VALIDATE[name](ValidationReport((HOSTILE, unreadable(NASTY, NASTY)), Demands()))
    assert [sign for sign in ("\x1b", "\u202e", "##[") if sign in told] == []
    assert [line for line in told.splitlines() if line.lstrip().startswith("::")] == []


def test_markdown_of_a_document_is_disarmed() -> None:
    told = SBOM_VALIDATE["markdown"](ValidationReport((HOSTILE, unreadable(NASTY, NASTY)), Demands()))
    assert [sign for sign in ("<b>", "@name", "`|`") if sign in told] == []


@pytest.mark.parametrize("one", REPORTS)
def test_colours_change_no_word(one: ValidationReport) -> None:
    bare = "".join(part.partition("m")[2] for part in ("m" + SBOM_VALIDATE.coloured(one)).split("\x1b["))
    assert "\n".join(line.rstrip() for line in bare.splitlines()) == SBOM_VALIDATE["terminal"](one).rstrip("\n")


def test_what_is_too_much_is_counted() -> None:
    assert "and 80 more errors; --format json has them all\n" in SBOM_VALIDATE["terminal"](
        ValidationReport((MANY,), Demands())
    )
    assert "\n46 more findings: the JSON report has them all.\n" in SBOM_VALIDATE["markdown"](
        ValidationReport((MANY,), Demands())
    )
    assert "\n10 more files: the JSON report has them all.\n" in SBOM_VALIDATE["markdown"](
        ValidationReport((VALID,) * 70, Demands())
    )


def test_the_worst_file_decides() -> None:
    one = ValidationReport((VALID, MANY, unreadable("x", "it is empty")), Demands())
    assert not one.passed
    assert (
        SBOM_VALIDATE["terminal"](one).splitlines()[-1] == "GATE BLOCKED: of 3 files 1 can't be read and 1 is invalid"
    )
    assert [file.validity for file in one.files] == [Validity.VALID, Validity.INVALID, Validity.UNREADABLE]
