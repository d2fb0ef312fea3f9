"""Every judging command writes every format of a forge, all of them in one run."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from support.forked import forked
from support.repo import Repo
from support.workflow_commands import obeyed

FILES = {
    "docs/DEFINITION_OF_DONE.md": "## Phase 1: One\n\n- [x] `a.md` created\n- [ ] `b.md` created\n- [ ] Happy\n",
    "REFACTOR.md": "# Ledger\n\n| Milestone | Status |\n|---|---|\n| M03 | Open |\n",
    "docs/milestones/M03/M03_plan.md": "# M03: Audit\n\n## Definition of Done\n\n- [x] `a.md` created\n",
    "a.md": "# A\n",
}
NAMES = ("badge", "github", "github-summary", "json", "junit", "markdown", "sarif", "terminal")
COMMANDS = (
    ("phase", "1"),
    ("milestone", "M03"),
    ("program",),
    ("claims",),
    ("claims", "--strict"),
    ("claims", "docs/DEFINITION_OF_DONE.md"),
    ("pr", "--base", "main"),
)


@pytest.fixture
def changed(repo: Repo) -> Repo:
    """Return a repository whose branch ticks a box for which nothing is there."""
    repo.write(FILES).commit()
    repo.git("switch", "--quiet", "--create", "change")
    ticked = FILES["docs/DEFINITION_OF_DONE.md"].replace("- [ ] `b.md`", "- [x] `b.md`")
    repo.write({"docs/DEFINITION_OF_DONE.md": ticked}).commit()
    return repo


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_one_run_writes_every_format(changed: Repo, tmp_path: Path, command: tuple[str, ...]) -> None:
    files = {name: tmp_path / f"report.{name}" for name in NAMES}
    done = forked(*command, "--quiet", *(f"--report={name}={path}" for name, path in files.items()), cwd=changed.root)
    told = {name: path.read_text(encoding="utf-8") for name, path in files.items()}
    whole = json.loads(told["json"])
    assert (done.returncode, done.stderr) == (0 if whole["gate"]["passed"] else 1, "")
    (run,) = json.loads(told["sarif"])["runs"]
    assert run["properties"]["tally"] == whole["tally"]
    cases = list(ET.fromstring(told["junit"]).iter("testcase"))  # noqa: S314 - text of our own
    assert len(cases) == len(whole["criteria"])
    errors = [one for one in run["results"] if one["level"] == "error"]
    assert len(errors) == sum(one.name == "error" for one in obeyed(told["github"]))
    assert told["markdown"].partition("\n")[2] == told["github-summary"]
    assert f"gate {'passed' if whole['gate']['passed'] else 'blocked'}</title>" in told["badge"]


def test_in_a_step_the_report_follows_the_commands(changed: Repo) -> None:
    shown = forked("pr", "--base", "main", "--format", "github", cwd=changed.root).stdout
    (one,) = obeyed(shown)
    assert one.properties == {
        "file": "docs/DEFINITION_OF_DONE.md",
        "line": "4",
        "col": "1",
        "title": "refuted: b.md created",
    }
    assert "\nGATE BLOCKED: the change brings 1 claim without evidence\n" in shown
    quiet = forked("pr", "--base", "main", "--format", "github", "--quiet", cwd=changed.root).stdout
    assert "\nCLAIMED" not in quiet
    assert "\nGATE BLOCKED: the change brings 1 claim without evidence\n" in quiet
