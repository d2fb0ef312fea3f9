from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.supply.vendoring.facts.copied import copied_from
from dodcheck.supply.vendoring.facts.file_fact import FactFile, FileFact
from dodcheck.supply.vendoring.facts.heads import head_licences
from dodcheck.supply.vendoring.facts.macros import read_macros
from dodcheck.supply.vendoring.facts.table import LAST, NOTES, OTHERS, PACKAGES
from support.yaml_files import documents

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['about']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in documents(path)
]


def read(path: str, text: str) -> list[FileFact]:
    """Return what every reader that takes the file says of it, in their order."""
    file = FactFile(path, text)
    if path.startswith("head/"):
        found = copied_from(text)
        return [*(found.told if found else ()), *head_licences(text)]
    if path.startswith("macros/"):
        return list(read_macros(file, path.split("/")[1]))
    readers = [one for one in (*NOTES, *PACKAGES, *OTHERS, *LAST) if one.takes(file.name)]
    assert readers, path
    return [told for reader in readers for told in reader.read(file)]


@pytest.mark.parametrize("case", CASES)
def test_what_a_file_says_of_its_code(case: dict[str, Any]) -> None:
    said = [f"{one.field}: {one.value} ({one.confidence}, line {one.line})" for one in read(case["path"], case["text"])]
    assert said == (case["said"] or [])
