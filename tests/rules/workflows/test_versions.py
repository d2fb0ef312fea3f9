from __future__ import annotations

from typing import Any

import pytest

from dodcheck.rules.options import OptionError
from dodcheck.rules.workflow import LANGUAGES, WorkflowRule
from dodcheck.rules.workflows.versions import SETUPS


def test_every_language_that_can_be_asked_for_has_its_setup_actions() -> None:
    assert tuple(SETUPS) == LANGUAGES


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"versions": ("3.12",)}, "versions and min_versions go with sets_up, which names their language"),
        ({"min_versions": 2}, "versions and min_versions go with sets_up, which names their language"),
        ({"sets_up": "python", "min_versions": 0}, "min_versions takes a number from 1"),
    ],
)
def test_versions_are_those_of_a_language(options: dict[str, Any], said: str) -> None:
    with pytest.raises(OptionError) as wrong:
        WorkflowRule(**options)
    assert str(wrong.value) == said
