from __future__ import annotations

import re
from pathlib import Path

import yaml

from dodcheck import __version__
from dodcheck.setup.recipe import owned, workflow

CI = Path(__file__).parents[2] / ".github" / "workflows" / "ci.yml"
PINS = re.compile(r"actions/\S+@[0-9a-f]{40} # v\S+")


def test_actions_are_pinned_as_in_our_own_workflow() -> None:
    pins = PINS.findall(workflow(None))
    assert (len(pins), set(pins)) == (2, set(PINS.findall(CI.read_text(encoding="utf-8"))))


def test_the_workflow_reads_only_and_runs_this_version() -> None:
    told = yaml.safe_load(workflow("dodcheck phase 1"))
    steps = told["jobs"]["dodcheck"]["steps"]
    assert told["permissions"] == {"contents": "read"}
    assert steps[0]["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert [step["run"] for step in steps if "run" in step] == [
        f"pip install dodcheck=={__version__}",
        "dodcheck claims",
    ]


def test_paths_for_the_owners() -> None:
    assert owned(["docs/My DoD.md", "docs/[x].md", "docs/\u202e.md"])[3:] == [
        "/docs/My\\ DoD.md                           @OWNERS",
        "/.github/workflows/definition-of-done.yml  @OWNERS",
        "/.github/CODEOWNERS                        @OWNERS",
    ]
