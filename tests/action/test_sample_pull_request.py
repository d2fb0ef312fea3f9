"""A pull request, judged through the steps of the action: red on a false box, green once there is evidence."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from support.pull_request import PullRequest
from support.repo import Repo
from support.workflow_commands import Command, obeyed

DOD = "docs/DEFINITION_OF_DONE.md"
BEFORE = "# Definition of Done\n\n## Phase 1: Foundation\n\n- [x] `LICENSE` exists\n- [ ] `docs/guide.md` created\n"
AFTER = BEFORE.replace("[ ]", "[x]")
GUIDE = "# Guide\n\nAll there is to know.\n"
PAGE = re.compile(r'v-\w+">(\w+)</span><span class="said"><span class="statement"><code>docs/guide\.md</code> created')


@dataclass(frozen=True)
class Seen:
    """What a reader of the pull request meets."""

    check: str
    annotations: list[Command]
    summary: str
    sarif: list[tuple[str, str, int]]
    page: str


@pytest.fixture(params=["pull_request", "pull_request_target"])
def change(tmp_path: Path, request: pytest.FixtureRequest) -> PullRequest:
    change = PullRequest(tmp_path, request.param, {DOD: BEFORE, "LICENSE": "MIT\n"})
    change.push({DOD: AFTER})
    return change


def seen(change: PullRequest, folder: Path) -> Seen:
    sarif, page = folder / "dod.sarif", folder / "dod page.html"
    done = change.judged(sarif=str(sarif), html=str(page))
    assert {name: bool(value) for name, value in done.outputs.items()} == dict.fromkeys(done.outputs, True)
    told: dict[str, Any] = json.loads(sarif.read_bytes())
    return Seen(
        check=f"{done.code} {done.outputs['passed']}",
        annotations=obeyed(done.log),
        summary=done.summary,
        sarif=[_placed(result) for result in told["runs"][0]["results"]],
        page=page.read_text(encoding="utf-8"),
    )


def _placed(result: dict[str, Any]) -> tuple[str, str, int]:
    place = result["locations"][0]["physicalLocation"]
    return result["level"], place["artifactLocation"]["uri"], place["region"]["startLine"]


def test_it_is_red_on_a_false_box_and_green_once_the_evidence_is_there(change: PullRequest, tmp_path: Path) -> None:
    red = seen(change, tmp_path)
    assert (red.check, red.sarif) == ("1 false", [("error", DOD, 6)])
    assert red.annotations == [
        Command(
            "error",
            {"file": DOD, "line": "6", "col": "1", "title": "refuted: docs/guide.md created"},
            "docs/guide.md is missing; before the change it was open\n"
            "The change claims what no evidence shows. Add the evidence to the change, or take the claim back.\n"
            "Reproduce: git ls-files -s -- docs/guide.md\n"
            f"More: dodcheck explain {DOD}:6",
        )
    ]
    assert red.summary.startswith(
        "## dodcheck: pr, gate blocked\n\n**❌ the change brings 1 claim without evidence.**\n"
    )
    assert PAGE.findall(red.page) == ["refuted"]
    change.push({"docs/guide.md": GUIDE})
    green = seen(change, tmp_path)
    assert (green.check, green.sarif, green.annotations) == ("0 true", [], [])
    assert green.summary.startswith("## dodcheck: pr, gate passed\n\n**✅ the change claims nothing without evidence")
    assert PAGE.findall(green.page) == ["proved"]


def test_the_tally_can_be_read_by_a_later_step(change: PullRequest) -> None:
    assert json.loads(change.judged().outputs["tally"])["refuted"] == 1


def test_a_merge_queue_is_judged_by_what_it_is_for(change: PullRequest) -> None:
    change.event = "merge_group"
    change.told = {"merge_group": {"base_sha": change.base, "head_sha": change.head}}
    assert change.judged().code == 1


def test_a_push_is_compared_with_what_was_there(change: PullRequest) -> None:
    change.event, change.told = "push", {"before": change.base, "after": change.head}
    assert change.judged().code == 1
    change.told = {"before": change.head, "after": change.head}
    assert change.judged().code == 0


def test_older_debt_blocks_a_phase_and_no_change(change: PullRequest) -> None:
    Repo(change.author.root).git("switch", "--quiet", "main")
    change.event = "pull_request"
    assert (change.judged(scope="phase 1").code, change.judged(scope="pr", base=change.head).code) == (1, 0)
