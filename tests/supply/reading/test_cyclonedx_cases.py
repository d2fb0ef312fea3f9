from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.supply.bom import Encoding
from dodcheck.supply.document import BomDocument, NotRead
from dodcheck.supply.reading.cyclonedx.version import VERSIONS
from dodcheck.supply.reading.read import read_bom

CASES = Path(__file__).resolve().parents[1] / "cases" / "cyclonedx"


def below(folder: str) -> list[Path]:
    found = sorted(path for path in (CASES / folder).iterdir() if path.suffix != ".expected")
    assert found
    return found


def read(path: Path) -> BomDocument:
    return read_bom("file", path.read_bytes())


def expected(path: Path) -> str:
    return path.with_name(f"{path.name}.expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", below("valid"), ids=lambda path: path.name)
def test_a_valid_document_fits_its_schema(path: Path) -> None:
    document = read(path)
    assert document.misfits == ()
    assert str(document.spec) == f"CycloneDX {path.stem.rpartition('-')[2]} {path.suffix[1:].upper()}"


@pytest.mark.parametrize("path", below("invalid"), ids=lambda path: path.name)
def test_an_invalid_document_is_told_what_does_not_fit_and_where(path: Path) -> None:
    document = read(path)
    rows = sorted((document.lines(one.at) or 0 if one.at else 0, one.code, one.message) for one in document.misfits)
    assert "".join(f"{line or '-'} {code} {message}\n" for line, code, message in rows) == expected(path)


@pytest.mark.parametrize("path", below("unreadable"), ids=lambda path: path.name)
def test_what_is_no_bill_of_materials_is_not_read(path: Path) -> None:
    with pytest.raises(NotRead) as caught:
        read(path)
    told = caught.value
    assert f"{told.line or '-'} {'unsure' if told.unsure else 'sure'} {told.message}\n" == expected(path)


@pytest.mark.parametrize("version", VERSIONS)
def test_json_and_xml_that_mean_the_same_are_the_same(version: str) -> None:
    json, xml = (read(CASES / "valid" / f"all-{version}.{suffix}") for suffix in ("json", "xml"))
    assert xml.bom == json.bom._replace(spec=json.spec._replace(encoding=Encoding.XML))
    assert len(json.bom.components) > 2
    assert {one.name for one in json.bom.used} <= {one.name for one in json.bom.declared}


@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_a_place_has_the_line_of_what_stands_there(suffix: str) -> None:
    path = CASES / "valid" / f"all-1.7.{suffix}"
    document, lines = read(path), path.read_text(encoding="utf-8").splitlines()
    places = (*document.bom.declared, *document.bom.used)
    assert len(places) > 60
    missed = [one for one in places if one.name not in lines[(document.lines(one.at) or 0) - 1]]
    assert missed == []


def test_there_are_documents_of_every_version_in_both_encodings() -> None:
    pairs = {f"-{version}.{suffix}" for version in VERSIONS for suffix in ("json", "xml")}
    for folder in ("valid", "invalid"):
        assert {f"-{path.name.rpartition('-')[2]}" for path in below(folder)} >= pairs
