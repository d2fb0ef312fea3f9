from __future__ import annotations

import json

import jsonschema
import pytest

from dodcheck.reports.formats import POSTURE
from dodcheck.reports.posture.json import posture_schema
from dodcheck.reports.posture.report import PostureReport
from dodcheck.reports.width import width
from dodcheck.rules.metrics.bound import BOUND
from dodcheck.rules.scorecard.areas import AREAS
from dodcheck.rules.scorecard.card import scorecard
from dodcheck.rules.scorecard.stated import stated_scores
from dodcheck.snapshot.memory import MemorySnapshot

NASTY = "\x1b[31m \u202e ##[error]x ::warning::y <b>@name</b> `c` " + "long " * 60
PATH = "docs/a\x1b[31m.md"
DOCUMENT = (
    f"# S\n\n| Category | Score |\n|---|---|\n| **Secret Management** | 🟢 8/10 |\n| CI Supply Chain {NASTY} | 5/10 |\n"
    f"| Vulnerability {NASTY} | 6/10 |\n| Files | 12 |\n\n**Overall Score**: 6.3/10\n\n**Target**: 9/10\n"
)


def report(files: dict[str, str], least: str | None = None, *, document: bool = False) -> PostureReport:
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()})
    told = stated_scores(DOCUMENT.encode(), AREAS) if document else ()
    minimum = BOUND.read(least) if least else None
    return PostureReport(scorecard(snapshot, AREAS), snapshot.facts(), minimum, PATH if document else None, told)


WORKFLOW = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
HOSTILE = {f".github/workflows/{NASTY[:40]}.yml": f"{WORKFLOW}      - uses: {json.dumps('a/b@' + NASTY)}\n"}
REPORTS = [
    pytest.param(report({"a.py": "x\n"}), id="bare"),
    pytest.param(report(HOSTILE, "7/10", document=True), id="hostile"),
    pytest.param(report({".github/workflows/ci.yml": "on: push\n"}, "0/10"), id="not evaluated"),
]


@pytest.mark.parametrize("one", REPORTS)
def test_every_report_in_json_satisfies_the_published_schema(one: PostureReport) -> None:
    told = json.loads(POSTURE["json"](one))
    jsonschema.validate(told, posture_schema(), jsonschema.Draft202012Validator)
    for area in told["areas"]:
        outcomes = [point["outcome"] for point in area["points"]]
        assert area["held"] == outcomes.count("holds")
        assert area["untold"] == outcomes.count("unknown") + outcomes.count("error")
        assert area["score"] == int(1000 * area["held"] / len(outcomes)) / 100


@pytest.mark.parametrize("one", REPORTS)
def test_nothing_but_a_command_is_wider_than_a_terminal(one: PostureReport) -> None:
    lines = POSTURE["terminal"](one).splitlines()
    assert [line for line in lines if width(line) > 80 and not line.lstrip().startswith("$ ")] == []


@pytest.mark.parametrize("name", POSTURE)
def test_nothing_of_a_repository_is_obeyed(name: str) -> None:
    told = POSTURE[name](report(HOSTILE, "7/10", document=True))
    assert [sign for sign in ("\x1b", "\u202e", "##[") if sign in told] == []
    assert [line for line in told.splitlines() if line.lstrip().startswith("::")] == []


def test_markdown_of_a_repository_is_disarmed() -> None:
    told = POSTURE["markdown"](report(HOSTILE, "7/10", document=True))
    assert [sign for sign in ("<b>", "@name", "`c`") if sign in told] == []


def test_colours_change_no_word() -> None:
    one = report(HOSTILE, "7/10", document=True)
    bare = "".join(part.partition("m")[2] for part in ("m" + POSTURE.coloured(one)).split("\x1b["))
    assert "\n".join(line.rstrip() for line in bare.splitlines()) == POSTURE["terminal"](one).rstrip("\n")


def test_rows_of_a_document_stand_beside_their_areas() -> None:
    found = stated_scores(DOCUMENT.encode(), AREAS)
    assert [(one.label[:15], one.words, one.line, one.area) for one in found] == [
        ("Secret Manageme", "8/10", 5, "secrets"),
        ("CI Supply Chain", "5/10", 6, "ci"),
        ("Vulnerability \x1b", "6/10", 7, None),
        ("Overall Score", "6.3/10", 10, None),
    ]


@pytest.mark.parametrize(
    ("label", "area"),
    [
        ("Dependency Management", "updates"),
        ("Dependency updates", "updates"),
        ("Vulnerability Scanning", None),
        ("Dependency vulnerabilities", None),
        ("Secret Management", "secrets"),
        ("Credentials", "secrets"),
        ("SBOM / Provenance", "sbom"),
        ("CI Supply Chain", "ci"),
        ("Action pinning", "ci"),
        ("GitHub Actions security", "ci"),
        ("Workflow permissions", "permissions"),
        ("Least privilege", "permissions"),
        ("Code quality", None),
        ("Documentation", None),
    ],
)
def test_which_area_a_row_speaks_of(label: str, area: str | None) -> None:
    (one,) = stated_scores(f"| Area | Score |\n|---|---|\n| {label} | 5/10 |\n".encode(), AREAS)
    assert one.area == area
