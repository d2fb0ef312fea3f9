from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.gating.call import call_of
from dodcheck.workflows.model import Script, Step
from dodcheck.workflows.refs import Ref, ref_meant
from dodcheck.workflows.runs.step import Runner
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.variables import fill_variables


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        ("dodcheck pr", "dodcheck pr"),
        ("./.venv/bin/dodcheck claims", "dodcheck claims"),
        ("dodcheck.exe claims", "dodcheck claims"),
        ("python -m dodcheck claims", "dodcheck claims"),
        ("python3.12 -X dev -Im dodcheck claims", "dodcheck claims"),
        ("python -mdodcheck claims", "dodcheck claims"),
        ("python -m pip install dodcheck", None),
        ("python script.py -m dodcheck", None),
        ("uvx dodcheck@1 claims", "dodcheck claims"),
        ("uvx --python 3.12 --index x dodcheck claims", "dodcheck claims"),
        ("uvx other dodcheck", None),
        ("uv tool run --from dodcheck==1 dodcheck claims", "dodcheck claims"),
        ("pipx run --spec=dodcheck==1 dodcheck claims", "dodcheck claims"),
        ("pipx install dodcheck", None),
        ("echo dodcheck", None),
        ("dodcheck-next claims", None),
        ("cat dodcheck", None),
        ("command -v dodcheck", None),
    ],
)
def test_which_commands_run_dodcheck(typed: str, call: str | None) -> None:
    step = Step(line=1, run=Script(typed, 1, straight=False), given={}, env={})
    (command,) = Runner(MemorySnapshot({})).commands(step, "x", Settings(errexit=True))
    found = call_of(command)
    assert (found.shown() if found else None) == call


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("", Ref.EVENT),
        ("HEAD", Ref.EVENT),
        ("$GITHUB_SHA", Ref.EVENT),
        ("${{github.sha}}", Ref.EVENT),
        ("${{ inputs.ref || github.sha }}", Ref.EVENT),
        ("main", Ref.BASE),
        ("origin/master", Ref.BASE),
        ("refs/heads/main", Ref.BASE),
        ("${{ github.base_ref }}", Ref.BASE),
        ("${{ github.event.pull_request.base.sha }}", Ref.BASE),
        ("${{ github.event.repository.default_branch }}", Ref.BASE),
        ("${{ github.event.pull_request.head.sha }}", Ref.HEAD),
        ("${{ github.head_ref || github.ref }}", Ref.HEAD),
        ("refs/pull/1/merge", Ref.HEAD),
        ("$GITHUB_HEAD_REF", Ref.HEAD),
        ("FETCH_HEAD", Ref.FETCHED),
        ("v1.0", Ref.OTHER),
        ("mainly", Ref.OTHER),
        ("$BASE_SHA", Ref.OTHER),
    ],
)
def test_what_a_name_of_a_commit_stands_for(text: str, ref: Ref) -> None:
    assert ref_meant(text) is ref


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("$A-${B}-${{ env.A }}-$C", "a-a-a-$C"),
        ("${A:-x} ${C:-x}", "a ${C:-x}"),
        ("$LOOP", "$LOOP"),
        ("$ONE", "$TWO"),
    ],
)
def test_variables(text: str, filled: str) -> None:
    known = {"A": "a", "B": "$A", "LOOP": "$LOOP", "ONE": "$TWO"}
    assert fill_variables(text, known) == filled
