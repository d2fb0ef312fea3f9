from __future__ import annotations

import json

import jsonschema
import pytest

from dodcheck.reports.ci_pins.json import pins_schema
from dodcheck.reports.ci_pins.report import PinsReport
from dodcheck.reports.formats import CI_PINS
from dodcheck.reports.width import width
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.pins.survey import survey

COMMIT = "34e114876b0b11c390a56381ad16ebd13914f8d5"
HEAD = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
NASTY = "\x1b[31m \u202e ##[error]x ::warning::y <b>@name</b> `|` " + "long " * 100
UNREAD = f"on: push\njobs:\n  {json.dumps(NASTY)}: {{}}\n"
HOSTILE = (
    f"{HEAD}      - uses: {json.dumps('::warning::' + NASTY)}\n      - uses: {json.dumps('a/b@' + NASTY)}\n"
    f"      - uses: {json.dumps(NASTY + '/b@' + COMMIT)} # ::warning::v1.0 <b>@name</b> `|` ##[error]\n"
    f"      - uses: {json.dumps('./' + NASTY)}\n      - uses: a/b@{COMMIT} # v1.0\n      - uses: a/b@{COMMIT} # v2.0\n"
)


def report(files: dict[str, str], *allow: str) -> PinsReport:
    snapshot = MemorySnapshot({f".github/workflows/{name}.yml": text.encode() for name, text in files.items()})
    return PinsReport(survey(snapshot, allow), snapshot.facts())


def many() -> PinsReport:
    uses = "".join(f"      - uses: octo{at}/name@v{at}\n" for at in range(70))
    return report({"ci": HEAD + uses, **{f"x{at}": "on: push\n" for at in range(30)}})


REPORTS = [
    pytest.param(report({"hostile": HOSTILE, "unread": UNREAD}, NASTY), id="hostile"),
    pytest.param(report({"ci": f"{HEAD}      - uses: a/b@{COMMIT} # v1.0.0\n"}), id="pinned"),
    pytest.param(report({"ci": f"{HEAD}      - run: make\n"}), id="nothing used"),
    pytest.param(many(), id="many"),
]


@pytest.mark.parametrize("one", REPORTS)
def test_every_report_in_json_satisfies_the_published_schema(one: PinsReport) -> None:
    told = json.loads(CI_PINS["json"](one))
    jsonschema.validate(told, pins_schema(), jsonschema.Draft202012Validator)
    gate = told["gate"]
    assert gate["passed"] is (gate["unpinned"] + gate["untold"] + gate["not_evaluated"] == 0)
    assert (
        sum(told["ways"].values()) == len(told["pins"]) == sum(file["uses"] + file["images"] for file in told["files"])
    )
    assert gate["unpinned"] == sum(pin["state"] == "unpinned" for pin in told["pins"])


@pytest.mark.parametrize("one", REPORTS)
def test_nothing_is_wider_than_a_terminal(one: PinsReport) -> None:
    assert [line for line in CI_PINS["terminal"](one).splitlines() if width(line) > 80] == []


@pytest.mark.parametrize("name", CI_PINS)
def test_nothing_of_a_workflow_is_obeyed(name: str) -> None:
    told = CI_PINS[name](report({"hostile": HOSTILE, "unread": UNREAD}, NASTY))
    assert [sign for sign in ("\x1b", "\u202e", "##[") if sign in told] == []
    assert [line for line in told.splitlines() if line.lstrip().startswith("::")] == []


def test_markdown_of_a_workflow_is_disarmed() -> None:
    told = CI_PINS["markdown"](report({"hostile": HOSTILE, "unread": UNREAD}, NASTY))
    assert [sign for sign in ("<b>", "@name", "`|`") if sign in told] == []


def test_colours_change_no_word() -> None:
    one = report({"hostile": HOSTILE, "unread": UNREAD}, NASTY)
    bare = "".join(part.partition("m")[2] for part in ("m" + CI_PINS.coloured(one)).split("\x1b["))
    assert "\n".join(line.rstrip() for line in bare.splitlines()) == CI_PINS["terminal"](one).rstrip("\n")


def test_what_is_too_much_is_counted() -> None:
    told = CI_PINS["terminal"](many())
    assert "NOT PINNED (70): they may be something else tomorrow" in told
    assert told.count("and 50 more; --format json has them all") == 2
    assert told.count("and 10 more; --format json has them all") == 1
    assert CI_PINS["markdown"](many()).count("10 more: the JSON report has them all.") == 2
