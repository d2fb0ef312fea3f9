"""A pull request, judged through the steps of the action: red on a false box, green once there is evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.pull_request import PullRequest

DOD = "docs/DEFINITION_OF_DONE.md"
BEFORE = "# Definition of Done\n\n## Phase 1: Foundation\n\n- [x] `LICENSE` exists\n- [ ] `docs/guide.md` created\n"
AFTER = BEFORE.replace("[ ]", "[x]")
GUIDE = "# Guide\n\nAll there is to know.\n"


@pytest.fixture(params=["pull_request", "pull_request_target"])
def change(tmp_path: Path, request: pytest.FixtureRequest) -> PullRequest:
    change = PullRequest(tmp_path, request.param, {DOD: BEFORE, "LICENSE": "MIT\n"})
    change.push({DOD: AFTER})
    return change


def test_it_is_red_on_a_false_box_and_green_once_the_evidence_is_there(change: PullRequest) -> None:
    red = change.judged()
    assert (red.code, red.outputs["passed"], json.loads(red.outputs["tally"])["refuted"]) == (1, "false", 1)
    assert "## dodcheck: pr, gate blocked" in red.summary
    assert f"<code>{DOD.replace('_', chr(92) + '_')}:6</code> | docs/guide.md created | refuted" in red.summary
    change.push({"docs/guide.md": GUIDE})
    green = change.judged()
    assert (green.code, green.outputs["passed"], json.loads(green.outputs["tally"])["refuted"]) == (0, "true", 0)
    assert "## dodcheck: pr, gate passed" in green.summary
