from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from bench.vendored_tree.pieces import planted_files, recorded
from dodcheck.reports.formats import SBOM_GENERATE
from dodcheck.reports.json import as_json
from dodcheck.reports.sbom_generate.report import GenerateReport
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.supply.making.about import Clock, Made, at_commit, on_day
from dodcheck.supply.making.document import comparable, document
from dodcheck.supply.validation.checked_bom import CheckedBom, Demands, Validity
from dodcheck.supply.validation.validate import validate
from dodcheck.supply.vendoring.find import vendored_in
from dodcheck.supply.vendoring.survey import VendoredSurvey

COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
DAY = datetime(2026, 2, 3, tzinfo=UTC)


def made(snapshot: MemorySnapshot, *, time: datetime | None = DAY, commit: str | None = COMMIT) -> GenerateReport:
    about = Made(vendored_in(snapshot), "0.1.0", "bench", time, Clock.COMMIT if time else None, commit, dirty=False)
    return GenerateReport(about, document(about, snapshot))


def checked(report: GenerateReport, *, listed: bool = True) -> CheckedBom:
    asked = Demands(least=len(report.code) if listed else None, vendored=listed, strict=True)
    return validate("SBOM.json", as_json(report.document).encode(), asked, report.made.survey if listed else None)


def bench_tree() -> MemorySnapshot:
    return MemorySnapshot(planted_files(), recorded=recorded(), commit=COMMIT)


def test_what_is_made_passes_its_own_strict_validation_and_lists_all_that_is_vendored() -> None:
    said = checked(made(bench_tree()))
    assert (said.validity, said.findings, said.components, said.listed) == (Validity.VALID, (), 71, 71)


def test_the_same_tree_gives_the_same_bytes_whatever_the_order_of_its_files() -> None:
    files = list(planted_files().items())
    random.Random(5).shuffle(files)  # noqa: S311 - the same order every time, nothing secret
    again = MemorySnapshot(dict(files), recorded=recorded(), commit=COMMIT)
    assert as_json(made(again).document) == as_json(made(bench_tree()).document)


def test_the_serial_number_follows_from_the_content() -> None:
    one, later = made(bench_tree()).document, made(bench_tree(), time=datetime(2026, 2, 4, tzinfo=UTC)).document
    changed = made(MemorySnapshot(planted_files() | {"third_party/new/new.c": b"x"}, recorded=recorded())).document
    assert len({str(value["serialNumber"]) for value in (one, later, changed)}) == 3
    assert comparable(one) == comparable(later)
    assert comparable(one) != comparable(changed)


def test_time_and_commit_make_no_difference_to_what_is_compared() -> None:
    one = made(bench_tree()).document
    other = made(bench_tree(), time=None, commit="0" * 40).document
    assert comparable(json.loads(as_json(one))) == comparable(json.loads(as_json(other)))


def test_without_a_commit_there_is_no_time_and_nothing_says_where_it_is_from() -> None:
    metadata = made(bench_tree(), time=None, commit=None).document["metadata"]
    assert isinstance(metadata, dict)
    assert "timestamp" not in metadata
    assert metadata["properties"] == [{"name": "dodcheck:uncommitted-changes", "value": "false"}]


@pytest.mark.parametrize(
    ("seconds", "time"), [(0, datetime(1970, 1, 1, tzinfo=UTC)), (10**20, None), (-(10**20), None)]
)
def test_a_clock_may_say_what_is_no_time(seconds: int, time: datetime | None) -> None:
    assert at_commit(seconds) == time


def test_a_day_begins_at_midnight() -> None:
    assert on_day(date(2026, 2, 3)) == DAY


def test_what_was_skipped_is_told_and_the_list_is_incomplete() -> None:
    files = {"third_party/a/a.c": b"", "third_party/a/package.json": b"{"}
    value = made(MemorySnapshot(files)).document
    assert value["compositions"] == [{"aggregate": "incomplete", "assemblies": ["project"]}]
    assert "third_party/a/package.json:1 says nothing of its package" in as_json(value)


HOSTILE = (
    *(
        "plain",
        "a b",
        "ünï",
        "日本",
        "e\u0301",
        "quote\"s'",
        "<b>",
        "a|b",
        "`x`",
        "tab\tx",
        "line\nx",
        "bell\x07",
        "\x7f",
    ),
    *("%2e", "..x", "-dash", "a@b", "a?b#c", "\u202eevil", "\u200bwide", "\udcff\udc80", "x" * 200, "&amp;", "$(id)"),
    *("::add::", "\\n"),
)
WORDS = (
    *("MIT", 'x"y', "\u202e", "1.2.3", "https://a.b/c d", "javascript:x", "\udcfe", "\x00", "a" * 5000),
    *("{", "}", "\n", ":"),
)


def hostile_tree(chance: random.Random) -> MemorySnapshot:
    files: dict[str, bytes] = {}
    submodules: dict[str, str] = {}
    for _ in range(chance.randrange(1, 12)):
        root = chance.choice(("third_party", "vendor", "node_modules", "deps", "src", "a/b/extern"))
        name = chance.choice(HOSTILE)
        path = f"{root}/{name}"
        if chance.random() < 0.2:
            submodules[path] = f"{chance.getrandbits(160):040x}"
            continue
        files |= {f"{path}/{key}": text.encode("utf-8", "surrogateescape") for key, text in contents(chance).items()}
    if submodules:
        files[".gitmodules"] = "".join(
            f'[submodule "{number}"]\npath = "{escaped(path)}"\nurl = {chance.choice(WORDS)}\n'
            for number, path in enumerate(submodules)
        ).encode("utf-8", "surrogateescape")
    return MemorySnapshot(files or {"third_party/a/a.c": b"x"}, recorded=submodules, commit=COMMIT)


def escaped(path: str) -> str:
    return path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def contents(chance: random.Random) -> Mapping[str, str]:
    word = "".join(chance.choice((*WORDS, *HOSTILE)) for _ in range(chance.randrange(3)))
    found = {
        "a.c": f"// Copied from https://github.com/{word or 'x'}/y\n",
        "LICENSE": f"Copyright (c) {word}\nSPDX-License-Identifier: {word}\n",
        "package.json": json.dumps({"name": word, "version": word, "license": word, "homepage": word, "author": word}),
        "README.chromium": f"Name: {word}\nURL: {word}\nVersion: {word}\nLicense: {word}\n",
        "METADATA": f'name: "{word}" third_party {{ version: "{word}" }}',
        f"{chance.choice(HOSTILE)}.h": f'#define A_VERSION "{word}"\n',
    }
    return {key: text for key, text in found.items() if chance.random() < 0.5} or {"a.c": ""}


@pytest.mark.parametrize("seed", range(60))
def test_what_is_made_of_a_hostile_tree_passes_strict_validation(seed: int) -> None:
    report = made(hostile_tree(random.Random(seed)))  # noqa: S311 - the same trees every time
    if report.code:
        # What JSON can't hold, and paths with backslashes, are told apart by no reader; a refused file is told as that.
        plain = not any("\\" in one.path or not one.path.isprintable() for one in report.code)
        assert [one for one in checked(report, listed=plain).findings if one.code != "not-looked-at"] == []
    for form in ("markdown", "terminal"):
        text = SBOM_GENERATE[form](report)
        assert not any(char in text for char in "\u202e\u200b\x07\x7f\t")
        text.encode()


def test_an_empty_survey_makes_a_document_too() -> None:
    about = Made(VendoredSurvey(()), "0.1.0", None, DAY, Clock.CALLER)
    value = document(about, MemorySnapshot({}))
    assert value["components"] == []
    assert validate("x.json", as_json(value).encode(), Demands(), None).validity is Validity.VALID
