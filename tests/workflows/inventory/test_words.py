from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dodcheck.workflows.inventory.crons import schedule_in_words
from dodcheck.workflows.inventory.generated import generated_mark
from dodcheck.workflows.inventory.triggers import trigger_in_words
from dodcheck.workflows.read import read_workflow
from support.yaml_files import documents, loaded

CASES = Path(__file__).resolve().parent.parent / "cases" / "inventory"
CRONS: dict[str, str] = loaded(CASES / "crons.yml")
# The key `on` is a truth in YAML 1.1, which the loader of the tests reads.
TRIGGERS: list[dict[Any, Any]] = documents(CASES / "triggers.yml")
GENERATED: list[dict[str, str | None]] = loaded(CASES / "generated.yml")


@pytest.mark.parametrize("cron", CRONS)
def test_a_schedule_in_words(cron: str) -> None:
    assert schedule_in_words(cron) == CRONS[cron]


@pytest.mark.parametrize("case", TRIGGERS, ids=lambda case: str(case["about"]))
def test_triggers_in_words(case: dict[Any, Any]) -> None:
    jobs = {"a": {"runs-on": "u", "steps": [{"run": "x"}]}}
    workflow = read_workflow("ci.yml", yaml.safe_dump({"on": case[True], "jobs": jobs}, sort_keys=False))
    assert [words for one in workflow.triggers for words in trigger_in_words(one)] == case["words"]


@pytest.mark.parametrize("case", GENERATED, ids=lambda case: f"{case['name']}: {case['text']!r}")
def test_what_says_that_a_file_is_generated(case: dict[str, str]) -> None:
    found = generated_mark(f".github/workflows/{case['name']}", case["text"].split("\n"))
    assert (found and f"{found.line} {found.words}") == case["told"]
