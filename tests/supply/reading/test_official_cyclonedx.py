from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dodcheck.supply.reading.read import read_bom
from dodcheck.supply.validation.checked_bom import Demands, Validity
from dodcheck.supply.validation.validate import validate
from support.shared import SHARED

FOLDER = SHARED / "corpus" / "cyclonedx"
DOCUMENTS = sorted(FOLDER.glob("*/*.json"))
LEAST = 199
MISSING = pytest.mark.skipif(not DOCUMENTS, reason=f"the official documents are not at {FOLDER}")


@MISSING
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_an_official_document_is_judged_as_its_publisher_does(path: Path) -> None:
    checked = validate(path.name, path.read_bytes(), Demands(), None)
    wanted = Validity.INVALID if "invalid" in path.name else Validity.VALID
    assert (checked.validity, checked.findings if checked.validity is not wanted else ()) == (wanted, ())


@MISSING
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_schema_alone_judges_an_official_document_as_its_publisher_does(path: Path) -> None:
    document = read_bom(path.name, path.read_bytes())
    assert bool(document.misfits) is ("invalid" in path.name)
    assert all(document.lines(one.at) for one in document.misfits)


@MISSING
def test_all_official_documents_are_tried(record_property: Callable[[str, object], None]) -> None:
    record_property("documents", len(DOCUMENTS))
    assert len(DOCUMENTS) >= LEAST, os.fspath(FOLDER)
