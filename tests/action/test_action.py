from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from dodcheck.action.inputs import variable
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit.audit import audit as audit_risks
from dodcheck.workflows.severity import Limit
from support.cases import environment
from support.pull_request import ACTION, TARGET, PullRequest
from support.workflow_commands import obeyed

DOD = "docs/DEFINITION_OF_DONE.md"
TEXT = (ACTION / "action.yml").read_text(encoding="utf-8")
SHELL = "\"; touch hit; \"'; touch hit; '$(touch hit)`touch hit`"
"""What a shell obeys wherever it stands in a script: between quotes of both kinds, and without any."""
HOSTILE = [SHELL, "x\ntouch hit", "${{ x }}", "--help"]


def told() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(TEXT, yaml.BaseLoader)  # noqa: S506 - strings only
    return found


def steps() -> dict[str, dict[str, Any]]:
    return {step["id"]: step for step in told()["runs"]["steps"]}


@pytest.fixture
def change(tmp_path: Path) -> PullRequest:
    change = PullRequest(tmp_path, TARGET, {DOD: "## Phase 1: One\n\n- [ ] `a.md` created\n- [ ] All tests pass\n"})
    change.push({DOD: "## Phase 1: One\n\n- [x] `a.md` created\n- [ ] All tests pass\n"})
    return change


def test_no_expression_stands_in_a_script() -> None:
    assert [step["run"] for step in steps().values() if "${{" in step.get("run", "")] == []
    assert {step["shell"] for step in steps().values() if "run" in step} == {"bash"}


def test_every_input_reaches_the_step_by_its_variable() -> None:
    assert {name: value for name, value in steps()["judge"]["env"].items() if name != "PYTHON"} == {
        variable(name): f"${{{{ inputs.{name} }}}}" for name in told()["inputs"]
    }


def test_actions_are_pinned_as_in_our_own_workflow() -> None:
    ours = (ACTION / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    pins = re.findall(r"uses: (\S+ # v\S+)", TEXT)
    assert (len(pins), [pin for pin in pins if pin not in ours]) == (1, [])


def test_the_python_of_the_job_stays_what_it_was() -> None:
    assert steps()["python"]["with"] == {"python-version": "3.13", "update-environment": "false"}


def risks(action: str) -> list[str]:
    workflow = "on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: ./\n"
    files = {".github/workflows/a.yml": workflow, "action.yml": action}
    told = audit_risks(MemorySnapshot({name: text.encode() for name, text in files.items()}))
    return [str(risk.pattern) for risk in told.beyond(Limit.NONE) if risk.location.path == "action.yml"]


def test_nothing_is_green_for_no_reason_in_the_action() -> None:
    assert (risks(TEXT), risks(TEXT.replace('action/install"', 'action/install" || true'))) == ([], ["or-true"])


@pytest.mark.parametrize("script", [f"echo {SHELL}", f"echo '{SHELL}'", f'echo "{SHELL}"'])
def test_a_script_that_an_input_is_pasted_into_obeys_it(tmp_path: Path, script: str) -> None:
    subprocess.run(["bash", "-c", script], cwd=tmp_path, stdout=subprocess.DEVNULL, check=False)  # noqa: S603, S607 - the trap itself
    assert (tmp_path / "hit").is_file()


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("name", ["scope", "base", "evidence", "strict", "sarif", "html", "reports", "repo", "token"])
def test_a_hostile_input_does_nothing(change: PullRequest, tmp_path: Path, name: str, hostile: str) -> None:
    change.push({"docs/more.md": "- [x] `b.md` created\n"})
    done = change.judged(**{name: hostile})
    assert (list(tmp_path.rglob("hit")), done.code in (1, 2), done.outputs["passed"]) == ([], True, "false")


def test_a_change_from_a_fork_is_judged_as_objects(change: PullRequest) -> None:
    evil = "import os\nos.system('touch hit')\n"
    change.push(
        {"yaml.py": evil, "dodcheck/__init__.py": evil, "sitecustomize.py": evil, "action/install": "touch hit"}
    )
    workspace = change.checked_out()
    assert change.judged_in(workspace).code == 1
    assert sorted(path.name for path in workspace.iterdir()) == [".git", "docs"]


def test_a_tree_that_is_checked_out_lends_no_module(change: PullRequest, tmp_path: Path) -> None:
    change.event = "pull_request"
    evil = "import os\nos.system('touch hit')\n"
    change.push({"yaml.py": evil, "dodcheck/__init__.py": evil, "sitecustomize.py": evil, "json.py": evil})
    assert (change.judged().code, list(tmp_path.rglob("hit"))) == (1, [])


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"scope": "phase 1"}, 1),
        ({"scope": "claims"}, 1),
        ({"scope": f"claims {DOD}"}, 1),
        ({"scope": "pr", "report_only": "true"}, 0),
        ({"scope": "phase 2"}, 2),
        ({"base": "nowhere"}, 2),
    ],
)
def test_scopes_and_their_exit_codes(change: PullRequest, inputs: dict[str, str], code: int) -> None:
    done = change.judged(**inputs)
    assert (done.code, done.outputs["passed"], bool(done.outputs["report"])) == (code, "false", code < 2)


def test_the_runner_obeys_nothing_of_the_repository(change: PullRequest) -> None:
    words = "- [x] `x.md` created ::add-mask::on\n- [x] ::set-output name=a::b `y.md` created\n::error::mine\n"
    change.push({DOD: f"## Phase 1: One\n\n- [ ] `a.md` created\n{words}"})
    done = change.judged(base="nowhere\x1b::error::x")
    assert [(one.name, one.properties) for one in obeyed(done.log)] == [("error", {"title": "dodcheck"})]
    shown = obeyed(change.judged(scope="phase 1").log)
    assert {(one.name in ("error", "warning"), one.properties["file"]) for one in shown} == {(True, DOD)}


def test_a_mistake_is_told_in_the_log_beside_the_run_and_in_the_summary(change: PullRequest) -> None:
    done = change.judged(scope="fase\x1b 1", strict="yes")
    said = (
        r"dodcheck: scope: there is no scope `fase\x1b`",
        "  For example: pr, program, claims, phase 1, milestone M03",
        "strict: `true` or `false`, not `yes`",
    )
    first, *lines = done.log.splitlines()
    mark = first.removeprefix("::stop-commands::")
    assert lines == [*said, f"::{mark}::", f"::error title=dodcheck::{'%0A'.join(said)}"]
    assert done.summary == "## dodcheck: nothing was judged\n\n" + "".join(f"    {line}\n" for line in said) + "\n"
    assert done.outputs == {"passed": "false", "tally": "{}", "report": "", "markdown": ""}


def test_the_token_is_in_nothing_that_is_printed(change: PullRequest) -> None:
    done = change.judged(token="a-token-of-its-own")  # noqa: S106 - no real one
    assert (done.code, "a-token" in done.log + done.summary + str(done.outputs)) == (1, False)


def test_reports_go_where_they_are_asked_for(change: PullRequest, tmp_path: Path) -> None:
    workspace = change.checked_out()
    done = change.judged_in(workspace, evidence="\n\n", reports=f"junit={tmp_path / 'dod.xml'}\nbadge=dod.svg")
    assert {Path(done.outputs[name]).parent.parent.name for name in ("report", "markdown")} == {
        f"temp-of-{workspace.name}"
    }
    assert ((tmp_path / "dod.xml").is_file(), (workspace / "dod.svg").is_file()) == (True, True)
    comment, _, said = Path(done.outputs["markdown"]).read_text(encoding="utf-8").partition("\n")
    assert (comment, said) == ("<!-- dodcheck comment: pr -->", done.summary)


FAKE = '#!/bin/sh\necho "$PWD: $*" >>"$LOG"\n[ "$3" != venv ] || { mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; }\n'


def installed(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    fake = tmp_path / "fake-python"
    fake.write_text(FAKE, encoding="utf-8")
    fake.chmod(0o755)
    names = {"GITHUB_ACTION_PATH": tmp_path / "the action", "RUNNER_TEMP": tmp_path, "LOG": tmp_path / "log"}
    names |= {"PYTHON": fake, "GITHUB_OUTPUT": tmp_path / "output"}
    return subprocess.run(  # noqa: S603 - the action's own script
        ["bash", ACTION / "action/install"],  # noqa: S607 - as the step does
        cwd=ACTION,
        env=environment(**{name: str(value) for name, value in names.items()}, **variables),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_installs_itself_from_its_locks_and_nothing_of_the_workspace(tmp_path: Path) -> None:
    done = installed(tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    python = (tmp_path / "output").read_text(encoding="utf-8").removeprefix("python=").rstrip("\n")
    home = os.path.dirname(os.path.dirname(python))  # noqa: PTH120 - a string, to be replaced in strings
    locks, pip = tmp_path / "the action/requirements", "-I -m pip --disable-pip-version-check --quiet install"
    assert (tmp_path / "log").read_text(encoding="utf-8").replace(home, "HOME").splitlines() == [
        "HOME: -I -m venv HOME",
        f"HOME: {pip} --require-hashes --only-binary :all: -r {locks}/runtime.txt -r {locks}/build.txt",
        f"HOME: {pip} --no-deps --no-build-isolation --no-index {tmp_path}/the action",
    ]


def test_a_runner_that_can_not_run_it_is_told(tmp_path: Path) -> None:
    done = installed(tmp_path, RUNNER_OS="Windows")
    assert (done.returncode, (tmp_path / "log").exists()) == (2, False)
    assert done.stdout == (
        "::error title=dodcheck::dodcheck runs on Linux and macOS: choose such a runner, for example ubuntu-24.04\n"
    )
