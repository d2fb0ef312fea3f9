from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest

from dodcheck.model.evidence import Place
from dodcheck.reports.formats import SBOM_VERSIONS
from dodcheck.reports.sbom_versions.json import versions_schema
from dodcheck.reports.sbom_versions.report import ComparedSources, VersionsReport, verdict
from dodcheck.reports.width import width
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.supply.vendoring.survey import SkippedPlace
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Held, Vendored
from dodcheck.supply.versions.aging import VersionPolicy
from dodcheck.supply.versions.entry import Entry, Table
from dodcheck.supply.versions.latest import read_latest
from dodcheck.supply.versions.order import Behind
from dodcheck.supply.versions.places import places_in
from dodcheck.supply.versions.state import Limits
from dodcheck.supply.versions.stated_version import read_version
from dodcheck.supply.versions.survey import Sources, judged

NASTY = "\x1b[31m \u202e ##[error]x ::warning::y <b>@name</b> `|` " + "long " * 100
DAY = date(2026, 2, 8)
NO_LIMITS = Limits()
LATEST = json.dumps({"recorded": "2026-02-01", NASTY: "2.0", "a": "2.0", "::warning::b": NASTY})


def report(*entries: Entry, code: tuple[Vendored, ...] = (), limits: Limits = NO_LIMITS) -> VersionsReport:
    snapshot = MemorySnapshot({"a": b"a"}, commit="c0" * 20)
    latest = read_latest(LATEST.encode())
    sources = Sources(Table(entries, 1), None, code, places_in(snapshot))
    skipped = (SkippedPlace(Place(NASTY, 3), NASTY),) if code else ()
    compared = ComparedSources(
        NASTY if code else "a.md", None, NASTY if code else "new.json", DAY, (4, 5) if code else ()
    )
    return VersionsReport(
        judged(sources, VersionPolicy(DAY, limits, latest)), skipped, compared, limits, DAY, snapshot.facts()
    )


def hostile() -> VersionsReport:
    entries = (
        Entry(NASTY, 1, read_version("1.0"), path=NASTY, licence=NASTY, source=NASTY, updated=date(2020, 1, 1)),
        Entry("::warning::b", 2, read_version(NASTY[:200]), path="::error::/x"),
        Entry("a", 3, read_version("1.0"), path="a"),
    )
    code = (Vendored(NASTY + "/x", Held.FOLDER, Fact(NASTY, Confidence.READ, Place(NASTY))),)
    return report(*entries, code=code, limits=Limits(10, Behind.MINOR, strict=True))


def many() -> VersionsReport:
    return report(*(Entry(f"lib{at}", at + 1, read_version("1.0"), path="a") for at in range(230)))


REPORTS = [
    pytest.param(hostile(), id="hostile"),
    pytest.param(report(Entry("a", 1, read_version("2.0"), path="a")), id="current"),
    pytest.param(report(), id="none"),
    pytest.param(many(), id="many"),
]


@pytest.mark.parametrize("one", REPORTS)
def test_every_report_in_json_satisfies_the_published_schema(one: VersionsReport) -> None:
    told = json.loads(SBOM_VERSIONS["json"](one))
    jsonschema.validate(told, versions_schema(), jsonschema.Draft202012Validator)
    assert sum(told["states"].values()) == len(told["libraries"])
    blocking = [any(remark["blocks"] for remark in library["remarks"]) for library in told["libraries"]]
    assert told["gate"]["passed"] is not (any(blocking) or bool(told["not_seen"]))


@pytest.mark.parametrize("one", REPORTS)
def test_nothing_is_wider_than_a_terminal(one: VersionsReport) -> None:
    assert [line for line in SBOM_VERSIONS["terminal"](one).splitlines() if width(line) > 80] == []


@pytest.mark.parametrize("name", SBOM_VERSIONS)
def test_nothing_of_a_table_is_obeyed(name: str) -> None:
    told = SBOM_VERSIONS[name](hostile())
    assert [sign for sign in ("\x1b", "\u202e", "##[") if sign in told] == []
    assert [line for line in told.splitlines() if line.lstrip().startswith("::")] == []


def test_markdown_of_a_table_is_disarmed() -> None:
    told = SBOM_VERSIONS["markdown"](hostile())
    assert [sign for sign in ("<b>", "@name", "`|`") if sign in told] == []


def test_colours_change_no_word() -> None:
    bare = "".join(part.partition("m")[2] for part in ("m" + SBOM_VERSIONS.coloured(hostile())).split("\x1b["))
    assert "\n".join(line.rstrip() for line in bare.splitlines()) == SBOM_VERSIONS["terminal"](hostile()).rstrip("\n")


def test_what_is_too_much_is_counted() -> None:
    assert "and 30 more; --format json has them all" in SBOM_VERSIONS["terminal"](many())
    assert "80 more: the JSON report has them all." in SBOM_VERSIONS["markdown"](many())


def test_the_verdict_counts_a_library_for_what_keeps_it_from_passing() -> None:
    known = {"recorded": "2026-02-01", "a": "1.0", "b": "2.0"}
    entries = (
        Entry("a", 1, read_version("3.0"), path="a", updated=date(2020, 1, 1)),
        Entry("b", 2, read_version("latest"), path="a"),
    )
    snapshot = MemorySnapshot({"a": b"a"})
    sources = Sources(Table(entries, 1), None, (), places_in(snapshot))
    limits = Limits(max_age=10)
    found = judged(sources, VersionPolicy(DAY, limits, read_latest(json.dumps(known).encode())))
    assert [one.state.value for one in found] == ["unknown", "unpinned"]
    told = VersionsReport(found, (), ComparedSources("a.md", None, None, None), limits, DAY, snapshot.facts())
    assert verdict(told) == "of 2 libraries 1 is not pinned and 1 is too old or behind"
    unseen = told._replace(libraries=(), skipped=(SkippedPlace(Place("x", 1), "is damaged"),))
    assert verdict(unseen) == "1 place was not seen"
