from __future__ import annotations

import json

import jsonschema
import pytest

from dodcheck.reports.ci_gate.json import gate_schema
from dodcheck.reports.ci_gate.report import GateReport
from dodcheck.reports.formats import CI_GATE
from dodcheck.reports.width import width
from dodcheck.workflows.gate import audit
from support.gate_cases import Case, cases, snapshot_of

ALL = [pytest.param(case, id=name) for name, case in cases()]
NASTY = "\x1b[31m \u202e ##[error]x ::warning::y <b>@name</b> `|` " + "long " * 100
HOSTILE = f"on: pull_request\njobs:\n  {json.dumps(NASTY)}:\n    if: {json.dumps(NASTY)}\n    steps:\n"
HOSTILE += f"      - run: {json.dumps('dodcheck claims ' + repr(NASTY))}\n"


def report(case: Case) -> GateReport:
    snapshot = snapshot_of(case)
    return GateReport(audit(snapshot, case.branches), snapshot.facts())


@pytest.mark.parametrize("case", ALL)
def test_every_report_in_json_satisfies_the_published_schema(case: Case) -> None:
    told = json.loads(CI_GATE["json"](report(case)))
    jsonschema.validate(told, gate_schema(), jsonschema.Draft202012Validator)
    assert told["gate"]["blocking"] == [one["key"] for one in told["findings"] if one["severity"] != "low"]


@pytest.mark.parametrize("case", ALL)
def test_only_what_is_to_be_copied_is_wider_than_a_terminal(case: Case) -> None:
    told = CI_GATE["terminal"](report(case))
    pasted = {one.paste for one in report(case).audit.findings}
    assert [line for line in told.splitlines() if width(line) > 80 and line.strip() not in pasted] == []


@pytest.mark.parametrize("name", CI_GATE)
def test_nothing_of_a_workflow_is_obeyed(name: str) -> None:
    told = CI_GATE[name](report(Case("hostile", passes=False, workflow=HOSTILE)))
    assert [sign for sign in ("\x1b", "\u202e", "##[") if sign in told] == []
    assert [line for line in told.splitlines() if line.lstrip().startswith("::")] == []


def test_markdown_of_a_workflow_is_disarmed() -> None:
    told = CI_GATE["markdown"](report(Case("hostile", passes=False, workflow=HOSTILE)))
    assert [sign for sign in ("<b>", "@name", "`|`") if sign in told] == []


def test_colours_change_no_word() -> None:
    one = report(Case("hostile", passes=False, workflow=HOSTILE))
    coloured = CI_GATE.coloured(one)
    bare = "".join(part.partition("m")[2] for part in ("m" + coloured).split("\x1b["))
    assert "\n".join(line.rstrip() for line in bare.splitlines()) == CI_GATE["terminal"](one).rstrip("\n")


def test_many_findings_are_counted() -> None:
    steps = "".join(f"      - run: dodcheck phase {number} || true\n" for number in range(70))
    workflow = f"on: pull_request\njobs:\n  gate:\n    runs-on: ubuntu-latest\n    steps:\n{steps}"
    told = CI_GATE["terminal"](report(Case("many", passes=False, workflow=workflow)))
    assert "RUNS (70): what runs where" in told
    assert told.count("and 50 more; --format json has them all") == 2
    markdown = CI_GATE["markdown"](report(Case("many", passes=False, workflow=workflow)))
    assert "10 more: the JSON report has them all." in markdown
