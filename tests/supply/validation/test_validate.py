from __future__ import annotations

import json

import pytest

from dodcheck.model.evidence import Place
from dodcheck.supply.finding import BomFinding, Severity
from dodcheck.supply.validation.checked_bom import CheckedBom, Demands, Validity
from dodcheck.supply.validation.validate import validate
from dodcheck.supply.vendoring.survey import SkippedPlace, VendoredSurvey
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Held, Vendored

COMMIT, OTHER = "51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf", "0123456789abcdef0123456789abcdef01234567"


def bom(*components: dict[str, object], **more: object) -> bytes:
    made = {"timestamp": "2026-02-08T09:10:11Z", "authors": [{"name": "Ada"}]}
    value = {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": made, "components": components, **more}
    return json.dumps(value, indent=1).encode()


def library(name: str, version: str = "1", **more: object) -> dict[str, object]:
    return {"type": "library", "name": name, "version": version, **more}


def code(path: str, commit: str | None = None) -> Vendored:
    place = Place(path)
    recorded = None if commit is None else Fact(commit, Confidence.RECORDED, place)
    name = Fact(path.rpartition("/")[2], Confidence.DECLARED, place)
    return Vendored(path, Held.FOLDER, name, commit=recorded)


def errors(checked: CheckedBom) -> list[tuple[str, str, int | None]]:
    return [(one.code, one.message, one.line) for one in checked.findings_of(Severity.ERROR)]


ZLIB = code("third_party/zlib", COMMIT)
FMT = code("third_party/fmt")
DEEP = code("vendor/group/json")


@pytest.mark.parametrize(
    ("components", "least", "told"),
    [
        ([library("a"), library("b")], 2, []),
        (
            [library("a"), library("A ")],
            2,
            [("too-few-components", "1 distinct component is listed, and at least 2 are asked for", None)],
        ),
        (
            [library("a"), {**library("b"), "type": "file"}, library(" ")],
            3,
            [("too-few-components", "1 distinct component is listed, and at least 3 are asked for", None)],
        ),
        ([library("a", "1"), library("a", "2"), library("a", "2", group="x")], 3, []),
        (
            [],
            1,
            [("too-few-components", "0 distinct components are listed, and at least 1 are asked for", None)],
        ),
    ],
)
def test_components_are_counted_once(
    components: list[dict[str, object]], least: int, told: list[tuple[str, str, int | None]]
) -> None:
    assert errors(validate("f", bom(*components), Demands(least=least), None)) == told


def test_all_vendored_code_has_to_be_listed_at_its_commit() -> None:
    data = bom(library("zlib", OTHER), library("other"))
    checked = validate("f", data, Demands(vendored=True, least=2), VendoredSurvey((FMT, ZLIB)))
    assert checked.validity is Validity.INVALID
    assert errors(checked) == [
        ("too-few-components", "0 vendored components are listed, and at least 2 are asked for", None),
        ("not-listed", "third_party/fmt is vendored and not listed", None),
        (
            "other-commit",
            f"third_party/zlib is listed at {OTHER}, and the tree has {COMMIT}",
            13,
        ),
    ]


@pytest.mark.parametrize(
    ("globs", "missing"),
    [
        (["third_party"], ["third_party/fmt"]),
        (["./third_party/"], ["third_party/fmt"]),
        (["third_party/*"], ["third_party/fmt"]),
        (["third_party/zlib"], []),
        (["vendor"], ["vendor/group/json"]),
        (["vendor/*"], ["vendor/group/json"]),
        (["**/json"], ["vendor/group/json"]),
        (["third_party", "vendor"], ["third_party/fmt", "vendor/group/json"]),
    ],
)
def test_the_code_of_folders_that_are_named_has_to_be_listed(globs: list[str], missing: list[str]) -> None:
    checked = validate(
        "f", bom(library("zlib", COMMIT)), Demands(covers=tuple(globs)), VendoredSurvey((FMT, ZLIB, DEEP))
    )
    assert errors(checked) == [("not-listed", f"{path} is vendored and not listed", None) for path in missing]
    assert checked.listed == 1


def test_a_submodule_that_is_listed_by_a_release_is_not_compared() -> None:
    module = ZLIB._replace(held=Held.SUBMODULE)
    checked = validate("f", bom(library("zlib", "1.3.1")), Demands(vendored=True), VendoredSurvey((module,)))
    assert (checked.validity, checked.listed) == (Validity.VALID, 0)
    said = f"third_party/zlib is listed at 1.3.1, which does not tell whether it is commit {COMMIT}"
    assert BomFinding("commit-untold", Severity.WARNING, said, 13) in checked.findings
    told = validate("f", bom(library("zlib", COMMIT)), Demands(vendored=True), VendoredSurvey((module,)))
    assert "commit-untold" not in {one.code for one in told.findings}
    assert told.listed == 1
    few = errors(
        validate("f", bom(library("zlib", "1.3.1")), Demands(vendored=True, least=1), VendoredSurvey((module,)))
    )
    assert few == [("too-few-components", "0 vendored components are listed, and at least 1 are asked for", None)]


def test_nothing_is_true_of_no_code() -> None:
    assert errors(validate("f", bom(library("a")), Demands(vendored=True), VendoredSurvey(()))) == [
        ("nothing-vendored", "no vendored code was found in this tree, so nothing shows that it is listed", None)
    ]
    assert errors(validate("f", bom(library("zlib")), Demands(covers=("deps",)), VendoredSurvey((ZLIB,)))) == [
        ("nothing-vendored", "deps: no vendored code was found there", None)
    ]


def test_what_could_not_be_looked_at_may_be_missing() -> None:
    survey = VendoredSurvey((ZLIB,), (SkippedPlace(Place(".gitmodules", 3), "the entry has no path"),))
    assert errors(validate("f", bom(library("zlib")), Demands(vendored=True), survey)) == [
        ("not-looked-at", ".gitmodules:3: the entry has no path, so code there may be missing from the list", None)
    ]


def test_what_the_schema_says_is_not_said_again() -> None:
    data = bom(library("a", hashes=[{"alg": "MD5", "content": "x"}]), serialNumber="7")
    told = [code for code, _, _ in errors(validate("f", data, Demands(), None))]
    assert told == ["schema", "schema"]


def test_findings_stand_by_line_and_the_whole_file_first() -> None:
    checked = validate("f", bom(library("a"), library("b", "")), Demands(least=9), None)
    lines = [one.line or 0 for one in checked.findings]
    assert lines == sorted(lines)
    assert checked.findings[0].code == "too-few-components"


def test_strict_counts_warnings_and_no_notes() -> None:
    poor = bom(library("a"))
    assert validate("f", poor, Demands(), None).validity is Validity.VALID
    assert validate("f", poor, Demands(strict=True), None).validity is Validity.INVALID


def test_what_is_no_bill_is_unreadable() -> None:
    finding = BomFinding("not-read", Severity.ERROR, "it is empty", None)
    assert validate("f", b"", Demands(), None) == CheckedBom("f", Validity.UNREADABLE, (finding,))


def test_a_time_of_xml_may_lack_its_zone() -> None:
    made = b"<metadata><timestamp>2026-02-08T09:10:11</timestamp></metadata>"
    checked = validate("f", b'<bom xmlns="http://cyclonedx.org/schema/bom/1.6">' + made + b"</bom>", Demands(), None)
    assert checked.validity is Validity.VALID
    said = "the time 2026-02-08T09:10:11 has no zone, and may be half a day off"
    assert BomFinding("no-zone", Severity.WARNING, said, 1) in checked.findings
    in_json = validate("f", bom(metadata={"timestamp": "2026-02-08T09:10:11"}), Demands(), None)
    assert [code for code, _, _ in errors(in_json)] == ["schema"]
