from __future__ import annotations

import json

import jsonschema
import pytest
from markdown_it import MarkdownIt

from dodcheck.model.evidence import Outcome
from dodcheck.reports.ci_inventory.json import inventory_schema
from dodcheck.reports.ci_inventory.report import InventoryReport
from dodcheck.reports.formats import CI_INVENTORY
from dodcheck.reports.width import width
from dodcheck.rules.inventory import InventoryRule
from dodcheck.snapshot.memory import MemorySnapshot
from support.inventory_cases import Case, cases, listed, snapshot_of

ALL = [pytest.param(case, id=f"{name}: {told}") for name in ("scope", "cost", "required") for told, case in cases(name)]
NASTY = "\x1b[31m \u202e ##[error]x ::warning::y <b>@name</b> `|` " + "long " * 100
SAID = json.dumps(NASTY)
HOSTILE = (
    f"name: {SAID}\non:\n  push: {{branches: [{SAID}], paths: [{SAID}]}}\n  {SAID}:\n"
    f"  workflow_run: {{workflows: [{SAID}]}}\njobs:\n  {SAID}:\n    name: {SAID}\n    runs-on: {SAID}\n"
    f"    timeout-minutes: {SAID}\n    container: {json.dumps('cuda ' + NASTY)}\n"
    f"    steps: [{{run: {json.dumps('pytest ' + repr(NASTY))}}}]\n  b:\n    uses: {SAID}\n"
)
PROTECTION = json.dumps({"required_status_checks": {"contexts": [NASTY, "x" + NASTY]}, "enforce_admins": {}})
OPEN = "on: ["
NAMES = (
    "_build.yml",
    "a-b.c.yaml",
    "lint.yml",
    "rocm-mi300.yml",
    "UPPER.yml",
    "x_y__z.yml",
    "not-missing.yml",
    "1.yml",
)


def hostile() -> Case:
    """Return a repository whose workflow, evidence and file names are hostile."""
    evidence = {"protection": PROTECTION}
    return Case("hostile", [], {"a.yml": HOSTILE, "##[error]::x\x1b<b>@me.yml": HOSTILE, "::b.yml": OPEN}, {}, evidence)


def report(case: Case) -> InventoryReport:
    """Return the report of a case."""
    return InventoryReport(listed(case), snapshot_of(case).facts())


@pytest.mark.parametrize("case", [*ALL, pytest.param(hostile(), id="hostile")])
def test_every_inventory_in_json_satisfies_the_published_schema(case: Case) -> None:
    told = json.loads(CI_INVENTORY["json"](report(case)))
    jsonschema.validate(told, inventory_schema(), jsonschema.Draft202012Validator)
    assert len(told["workflows"]) + len(told["not_evaluated"]) == told["totals"]["files"] == len(case.workflows)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told | {"more": 1}, inventory_schema())


@pytest.mark.parametrize("case", [*ALL, pytest.param(hostile(), id="hostile")])
def test_nothing_is_wider_than_a_terminal(case: Case) -> None:
    told = CI_INVENTORY["terminal"](report(case))
    assert [line for line in told.splitlines() if width(line) > 80] == []


@pytest.mark.parametrize("name", CI_INVENTORY)
def test_nothing_of_a_workflow_is_obeyed(name: str) -> None:
    told = CI_INVENTORY[name](report(hostile()))
    assert [sign for sign in ("\x1b", "\u202e", "##[") if sign in told] == []
    assert [line for line in told.splitlines() if line.lstrip().startswith("::")] == []


def test_markdown_of_a_workflow_is_disarmed() -> None:
    told = CI_INVENTORY["markdown"](report(hostile()))
    assert [sign for sign in ("<b>", "@name", "@me", "`|`") if sign in told] == []


def test_every_row_has_every_cell() -> None:
    html = MarkdownIt("commonmark").enable("table").render(CI_INVENTORY["markdown"](report(hostile())))
    inventory = html.split("<table>")[2]
    assert [row.count("<td") for row in inventory.split("<tr>")[2:]] == [12, 12, 12]


def test_colours_change_no_word() -> None:
    one = report(hostile())
    bare = "".join(part.partition("m")[2] for part in ("m" + CI_INVENTORY.coloured(one)).split("\x1b["))
    assert "\n".join(line.rstrip() for line in bare.splitlines()) == CI_INVENTORY["terminal"](one).rstrip("\n")


def test_the_inventory_in_markdown_covers_every_file_as_the_kind_inventory_reads_it() -> None:
    workflow = (
        "name: excluded, not covered\non: [push, workflow_dispatch]\njobs: {a: {runs-on: cuda, steps: [{run: pytest}]}}"
    )
    texts = dict.fromkeys(NAMES, workflow) | {"broken.yml": OPEN}
    checks = json.dumps({"required_status_checks": {"contexts": ["a", "other.yml"]}, "enforce_admins": {}})
    one = Case("", [], texts, evidence={"protection": checks})
    document = f"# Audit\n\nWords.\n\n{CI_INVENTORY['markdown'](report(one))}\n## Risks\n\nNone.\n"
    files = {f".github/workflows/{name}": text.encode() for name, text in texts.items()}
    rule = InventoryRule(document="docs/audit.md", files=(".github/workflows",), count=9, exact=True)
    evidence = rule.examine(MemorySnapshot(files | {"docs/audit.md": document.encode()}))
    assert (evidence.outcome, evidence.summary) == (
        Outcome.HOLDS,
        "docs/audit.md lists all 9 files that match .github/workflows/** in 9 rows",
    )
    late = MemorySnapshot(files | {"docs/audit.md": document.encode(), ".github/workflows/new.yml": b"x"})
    assert rule.examine(late).outcome is Outcome.FAILS


def test_the_table_of_142_workflows_is_read_back() -> None:
    workflow = "on: {schedule: [{cron: 0 3 * * *}]}\njobs: {a: {runs-on: u, steps: [{run: pytest}]}}"
    texts = {f"job_{at:03}.yml": workflow for at in range(142)}
    document = CI_INVENTORY["markdown"](report(Case("", [], texts)))
    files = {f".github/workflows/{name}": text.encode() for name, text in texts.items()}
    rule = InventoryRule(document="A.md", files=(".github/workflows/*.yml",), count=142, value_column=("Required",))
    evidence = rule.examine(MemorySnapshot(files | {"A.md": document.encode()}))
    assert (evidence.outcome, evidence.matched) == (Outcome.HOLDS, 142)
