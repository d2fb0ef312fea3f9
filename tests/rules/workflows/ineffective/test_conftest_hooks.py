from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.rules.workflows.ineffective import conftest_hooks
from support.yaml_files import loaded

_CASES = loaded(Path(__file__).parent / "conftest_hooks.yml")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["about"]) for case in _CASES])
def test_what_a_conftest_takes_from_pytest(case: dict[str, Any]) -> None:
    assert told_of(case) == case["told"]


def told_of(case: dict[str, Any]) -> list[str]:
    """Return each line that does so, and what it does."""
    return [f"{line} {what}" for line, what in conftest_hooks.overriding_lines_of(case["code"].encode())]
