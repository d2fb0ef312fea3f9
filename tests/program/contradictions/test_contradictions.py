from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from dodcheck.documents.document import Document, read_document
from dodcheck.program.contradictions import FORMS, MAX_OF_A_FORM, find_contradictions
from dodcheck.program.discover import NamedDocuments, discover
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "cases"
CASES = [
    pytest.param(case, id=f"{path.stem} {case['about']}")
    for path in sorted(FOLDER.glob("*.yml"))
    for case in loaded(path)
]


def documents(files: dict[str, str]) -> list[Document]:
    found = discover(files, NamedDocuments())
    return [read_document(one.path, files[one.path].encode(), one.role, one.scope) for one in found]


@pytest.mark.parametrize("case", CASES)
def test_contradictions(case: dict[str, Any]) -> None:
    found = list(find_contradictions(documents(case["files"])))
    assert [{str(one.location): one.message, "beside": str(one.beside)} for one in found] == case["said"]


@pytest.mark.parametrize("case", CASES)
def test_each_message_names_the_other_place(case: dict[str, Any]) -> None:
    for one in find_contradictions(documents(case["files"])):
        assert one.beside is not None
        named = f"on line {one.beside.line}" if one.beside.path == one.location.path else f"in {one.beside}"
        assert one.kind == "contradiction"
        assert named in one.message


def test_each_form_has_cases_and_look_alikes() -> None:
    names = {form.__module__.rpartition(".")[2] for form in FORMS}
    assert {path.stem for path in FOLDER.glob("*.yml")} == names
    for path in FOLDER.glob("*.yml"):
        told = [bool(case["said"]) for case in loaded(path)]
        assert {*told} == {True, False}, path


def test_many_are_cut_off_and_take_linear_time() -> None:
    count = 3000
    plans = {f"milestones/M{at}/M{at}_plan.md": "# Plan\n\n**Status:** Planned\n" for at in range(count)}
    ledger = "".join(f"#### M{at} — Work\n\n**Status:** Closed\n\n" for at in range(count))
    read = documents({"REFACTOR.md": ledger, **plans})
    start = time.process_time()
    assert len(list(find_contradictions(read))) == MAX_OF_A_FORM
    assert time.process_time() - start < 2
