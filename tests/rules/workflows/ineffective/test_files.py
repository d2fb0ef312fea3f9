from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.rules.workflows.ineffective.configuration import weakened_by_configuration
from dodcheck.rules.workflows.ineffective.hollow_scripts import is_hollow
from dodcheck.rules.workflows.ineffective.pytest_settings import pytest_settings
from dodcheck.snapshot.memory import MemorySnapshot
from support.yaml_files import loaded

_FOLDER = Path(__file__).parent


def _cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["about"]) for case in loaded(_FOLDER / name)]


@pytest.mark.parametrize("case", _cases("pytest_settings.yml"))
def test_what_the_settings_of_pytest_are(case: dict[str, Any]) -> None:
    settings = pytest_settings(case["words"].split(), case.get("folder", ""), _snapshot(case))
    told = settings and {
        "path": settings.path,
        "values": {name: list(words) for name, words in settings.values.items()},
    }
    assert told == case["told"]


@pytest.mark.parametrize("case", _cases("configuration.yml"))
def test_what_files_of_tools_say(case: dict[str, Any]) -> None:
    found = weakened_by_configuration(case["words"].split(), case.get("folder", ""), _snapshot(case))
    assert [effect.why for effect in found] == case["told"]


@pytest.mark.parametrize("case", _cases("hollow_scripts.yml"))
def test_whether_a_script_checks_nothing(case: dict[str, Any]) -> None:
    assert is_hollow(case["code"].encode()) is case["told"]


def test_a_long_script_is_not_looked_at() -> None:
    line = b"echo passed\n"
    assert is_hollow(line * 1365) is True
    assert is_hollow(line * 1366) is False


def _snapshot(case: dict[str, Any]) -> MemorySnapshot:
    return MemorySnapshot({path: text.encode() for path, text in case["files"].items()})
