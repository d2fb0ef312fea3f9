from __future__ import annotations

import json
import time

import pytest

from dodcheck.supply.bom import Component, Dependency, Encoding, Family, Hash, Licence, LicenceForm, Link, Ref, Spec
from dodcheck.supply.document import NotRead
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.reading.read import read_bom

DOCUMENT = """{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
  "metadata": {
    "timestamp": "2026-01-02T03:04:05Z",
    "authors": [{"name": "Ada"}, {"email": "bob@example.org"}],
    "tools": {"components": [{"type": "application", "name": "maker", "bom-ref": "tool"}]},
    "component": {"type": "application", "name": "app", "bom-ref": "app"}
  },
  "components": [
    {
      "type": "library", "bom-ref": "z", "name": "zlib", "version": "1.3.1", "group": "madler",
      "supplier": {"name": "Mark"}, "purl": "pkg:github/madler/zlib@v1.3.1", "cpe": "cpe:2.3:a:zlib:zlib",
      "description": "Deflate",
      "hashes": [{"alg": "SHA-256", "content": "ab"}],
      "licenses": [{"license": {"id": "Zlib"}}, {"license": {"name": "Other"}}],
      "externalReferences": [{"type": "vcs", "url": "https://example.org/zlib"}],
      "pedigree": {"commits": [{"uid": "51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf"}]},
      "evidence": {"occurrences": [{"location": "third_party/zlib"}]},
      "properties": [{"name": "dodcheck:path", "value": "third_party/zlib"}, {"name": "dodcheck:path", "value": "x"}],
      "components": [{"type": "file", "name": "adler32.c", "licenses": [{"expression": "Zlib OR MIT"}]}]
    }
  ],
  "dependencies": [{"ref": "app", "dependsOn": ["z"]}]
}
"""

COMPONENTS = (
    Component(
        name="zlib",
        version="1.3.1",
        kind="library",
        ref="z",
        at=("components", 0),
        group="madler",
        supplier="Mark",
        purl="pkg:github/madler/zlib@v1.3.1",
        cpe="cpe:2.3:a:zlib:zlib",
        description="Deflate",
        licences=(
            Licence(LicenceForm.ID, "Zlib", ("components", 0, "licenses", 0, "license", "id")),
            Licence(LicenceForm.NAME, "Other", ("components", 0, "licenses", 1, "license", "name")),
        ),
        hashes=(Hash("SHA-256", "ab", ("components", 0, "hashes", 0)),),
        links=(Link("vcs", "https://example.org/zlib", ("components", 0, "externalReferences", 0)),),
        commits=("51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf",),
        places=("third_party/zlib",),
        properties={"dodcheck:path": "third_party/zlib"},
    ),
    Component(
        name="adler32.c",
        version=None,
        kind="file",
        ref=None,
        at=("components", 0, "components", 0),
        licences=(
            Licence(
                LicenceForm.EXPRESSION,
                "Zlib OR MIT",
                ("components", 0, "components", 0, "licenses", 0, "expression"),
            ),
        ),
        is_file=True,
    ),
)


def test_a_document_says_what_it_says() -> None:
    document = read_bom("bom.json", DOCUMENT.encode())
    bom = document.bom
    assert document.spec == bom.spec == Spec(Family.CYCLONEDX, "1.6", Encoding.JSON)
    assert bom.components == COMPONENTS
    assert bom.subject is not None
    assert (bom.subject.name, bom.subject.at) == ("app", ("metadata", "component"))
    assert bom.dependencies == (Dependency("app", ("z",), ("dependencies", 0)),)
    assert bom.declared == (
        Ref("tool", "component", ("metadata", "tools", "components", 0, "bom-ref")),
        Ref("app", "component", ("metadata", "component", "bom-ref")),
        Ref("z", "component", ("components", 0, "bom-ref")),
    )
    assert bom.used == (
        Ref("app", "dependencies", ("dependencies", 0, "ref")),
        Ref("z", "dependsOn", ("dependencies", 0, "dependsOn", 0)),
    )
    assert bom.serial == "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"
    assert bom.timestamp == ("2026-01-02T03:04:05Z", ("metadata", "timestamp"))
    assert bom.authors == ("Ada", "bob@example.org", "maker")


def test_places_have_their_lines() -> None:
    lines = read_bom("bom.json", DOCUMENT.encode()).lines
    assert [lines(at) for at in ((), ("specVersion",), ("metadata", "authors", 1, "email"))] == [1, 3, 7]
    assert lines(("components", 0, "components", 0, "licenses")) == 22
    assert lines(("components", 0, "nowhere", 3)) == 12


def test_a_document_in_one_line_has_that_line_everywhere() -> None:
    lines = read_bom("bom.json", json.dumps(json.loads(DOCUMENT)).encode()).lines
    assert {lines(at) for at in ((), ("components", 0), ("dependencies", 0, "dependsOn", 0))} == {1}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_with_a_mark_or_plain_zeros_are_read(encoding: str) -> None:
    document = read_bom("bom.json", DOCUMENT.encode(encoding))
    assert document.bom.components[0].name == "zlib"
    codes = [(one.code, one.severity) for one in document.misfits if one.code != "schema"]
    assert codes == ([] if encoding == "utf-8-sig" else [("encoding", Severity.WARNING)])


def test_a_key_that_stands_twice_is_told_where_it_stands_again() -> None:
    start = '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": ['
    text = f'{start}\n{{"type": "file",\n"name": "a",\n"name": "b"}}]}}'
    document = read_bom("bom.json", text.encode())
    said = "the key 'name' stands twice in one object, and readers differ in which value they take"
    assert document.misfits == (Problem("duplicate-key", Severity.ERROR, said, ("components", 0, "name")),)
    assert document.lines(("components", 0, "name")) == 4


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"", "it is empty", None),
        (b"\xef\xbb\xbf \n", "it is empty", None),
        (b"{", "it is no JSON: expecting property name enclosed in double quotes (column 2)", 1),
        (DOCUMENT.encode()[:400], "it is no JSON: expecting value (column 67)", 9),
        (b'{\n"bomFormat": NaN}', "it is no JSON: NaN is no value", None),
        (b'{\n"bomFormat": "\xe9"}', "it is not UTF-8: byte 17 belongs to no character", 2),
        (b"[]", "it is no bill of materials: its outermost value is not an object", None),
        (b"{}", "it is no bill of materials of a known format: it has neither `bomFormat` nor `spdxVersion`", None),
        (b'{"bomFormat": ' + b"[" * 100_000, "it is nested deeper than 200 levels", None),
        (b'{"bomFormat": ' + b"[" * 300 + b"]" * 300 + b"}", "it is nested deeper than 200 levels", None),
        (b'{"bomFormat": ' + b"9" * 5_000 + b"}", "it holds a number with more than 300 digits", None),
        (b'{"bomFormat": 1e999}', "it holds a number that is too large", None),
        (b'{"bomFormat": "CycloneDX", "specVersion": "1.9"}', "CycloneDX 1.9 is not supported; 1.2 to 1.7 are", None),
        (b"Deflate\n", "it is no bill of materials of a known format: it is neither JSON nor XML", None),
    ],
)
def test_what_is_no_bill_of_materials_is_not_read(data: bytes, message: str, line: int | None) -> None:
    with pytest.raises(NotRead) as caught:
        read_bom("bom.json", data)
    assert (caught.value.message, caught.value.line) == (message, line)


WRONG: list[object] = [None, True, 0, -1.5, "", "x", [], {}, [[]], [{}], ["x"], [None], {"name": 1}]
NAMES = [
    "metadata",
    "components",
    "services",
    "dependencies",
    "compositions",
    "vulnerabilities",
    "annotations",
    "formulation",
    "declarations",
    "serialNumber",
    "specVersion",
    "bomFormat",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_type_is_no_defect(name: str) -> None:
    for wrong in WRONG:
        value = {**json.loads(DOCUMENT), name: wrong}
        read_bom("bom.json", json.dumps(value).encode())
        inner = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": "a", name: wrong}]}
        read_bom("bom.json", json.dumps(inner).encode())


PARTS = [
    "name",
    "version",
    "type",
    "bom-ref",
    "group",
    "supplier",
    "purl",
    "cpe",
    "description",
    "licenses",
    "hashes",
    "externalReferences",
    "pedigree",
    "evidence",
    "properties",
    "components",
]


@pytest.mark.parametrize("name", PARTS)
def test_a_wrong_type_in_a_component_leaves_that_part_out(name: str) -> None:
    for wrong in (None, 7, [7], [[7]], {"x": 7}):
        value = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{name: wrong}]}
        (found,) = read_bom("bom.json", json.dumps(value).encode()).bom.components
        assert found == Component(name="", version=None, kind=None, ref=None, at=("components", 0))


def test_lines_are_found_in_a_large_document_without_reading_it_again_and_again() -> None:
    parts = ",\n".join(f'{{"type": "library", "name": "n{number}"}}' for number in range(20_000))
    text = f'{{"bomFormat": "CycloneDX", "specVersion": "1.6",\n"components": [\n{parts}]}}'
    document = read_bom("bom.json", text.encode())
    start = time.process_time()
    assert [document.lines(("components", number, "name")) for number in range(20_000)] == list(range(3, 20_003))
    assert time.process_time() - start < 2
