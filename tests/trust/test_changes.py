from __future__ import annotations

from pathlib import Path

import pytest

from support.changes import Case, answer, cases_below

FOLDER = Path(__file__).parent / "cases"
ATTACKS = [pytest.param(case, id=name) for name, case in cases_below(FOLDER / "attacks")]
HARMLESS = [pytest.param(case, id=name) for name, case in cases_below(FOLDER / "harmless")]


@pytest.mark.parametrize("case", ATTACKS)
def test_an_attack_is_blocked(case: Case, tmp_path: Path) -> None:
    found = answer(case, tmp_path)
    assert found == {"blocks": case.blocks, "mistakes": case.mistakes}
    assert found["blocks"] or found["mistakes"]


@pytest.mark.parametrize("case", HARMLESS)
def test_an_honest_change_passes(case: Case, tmp_path: Path) -> None:
    assert answer(case, tmp_path) == {"blocks": [], "mistakes": []}


def test_there_are_enough_of_both() -> None:
    assert len(ATTACKS) >= 40
    assert len(HARMLESS) >= 25
