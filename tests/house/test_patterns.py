from __future__ import annotations

import re
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src"
TURNED = re.compile(r"\((?:\?[:!=P][^()]*)?[^()]*[|?][^()]*\)[*+?]\+")


def places() -> list[str]:
    return [
        f"{path.relative_to(SRC)}:{number}"
        for path in sorted(SRC.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := TURNED.search(line)) and re.search(r"\|", found[0])
    ]


def test_no_possessive_group_holds_a_choice_which_python_before_3_11_5_matches_wrongly() -> None:
    assert places() == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        (r'X = re.compile(r"(?:a|b)*+c")', True),
        (r'X = re.compile(r"a*+(?:b[^c]*+)*+")', False),
        (r'X = re.compile(r"(?:a|b)*c")', False),
    ],
)
def test_what_is_seen(line: str, *, seen: bool) -> None:
    assert (TURNED.search(line) is not None and "|" in line) == seen
