"""Runs the steps of a composite action as a runner does: inputs, expressions, scripts, and the files they write to."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from support.cases import environment

EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
Outputs = dict[str, str]


@dataclass(frozen=True)
class Finished:
    """What an action came to: exit code, log, summary and outputs."""

    code: int
    log: str
    summary: str
    outputs: Outputs


@dataclass
class Composite:
    """An action, and what stands in for some of its steps: by id, what gives their outputs."""

    action: Path
    folder: Path
    stands_in: Mapping[str, Callable[[], Outputs]]
    event: str = "push"
    payload: Path | None = None
    variables: dict[str, str] = field(default_factory=dict)

    def run(self, workspace: Path, **inputs: str) -> Finished:
        """Run the action in a workspace; names of inputs are written with `_` for `-`. A failing step ends it."""
        told = self._told()
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        if unknown := set(given) - set(told["inputs"]):
            raise AssertionError(f"no such input: {unknown}")
        known = {"github.token": "secret-token"}
        for name, about in told["inputs"].items():
            known[f"inputs.{name}"] = given.get(name, evaluated(about["default"], known))
        self.folder.mkdir(exist_ok=True)
        log, code = "", 0
        for number, step in enumerate(told["runs"]["steps"]):
            if step["id"] in self.stands_in:
                outputs = self.stands_in[step["id"]]()
            else:
                code, said, outputs = self._script(number, step, known, workspace)
                log += said
            known |= {f"steps.{step['id']}.outputs.{name}": value for name, value in outputs.items()}
            if code:
                break
        outputs = {name: evaluated(about["value"], known) for name, about in told["outputs"].items()}
        return Finished(code, log, self._file("summary").read_text(encoding="utf-8"), outputs)

    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] = yaml.load((self.action / "action.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
        return told

    def _file(self, name: str) -> Path:
        path = self.folder / name
        path.touch()
        return path

    def _script(
        self, number: int, step: Mapping[str, Any], known: Outputs, workspace: Path
    ) -> tuple[int, str, Outputs]:
        assert step["shell"] == "bash"
        script, output = self._file(f"step-{number}.sh"), self._file(f"output-{number}")
        script.write_text(evaluated(step["run"], known), encoding="utf-8")
        variables = environment(**self.variables) | {
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_EVENT_NAME": self.event,
            "GITHUB_EVENT_PATH": str(self.payload or ""),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self._file("summary")),
            "RUNNER_TEMP": str(self.folder),
        }
        variables |= {name: evaluated(value, known) for name, value in step["env"].items()}
        done = subprocess.run(  # noqa: S603 - the action's own script
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],  # noqa: S607 - as a runner does
            cwd=workspace,
            env={name: value for name, value in variables.items() if "\0" not in value},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, os.fsdecode(done.stdout), read_outputs(output.read_text(encoding="utf-8"))


def evaluated(text: str, known: Mapping[str, str]) -> str:
    """Return a text with its expressions replaced: contexts alone; a step that set nothing gives nothing."""

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name not in known and not name.startswith("steps."):
            raise AssertionError(f"unknown in an expression: {name}")
        return known.get(name, "")

    return EXPRESSION.sub(value, text)


def read_outputs(text: str) -> Outputs:
    """Return what a step wrote to ``GITHUB_OUTPUT``: `name=value` lines, and values between marks."""
    found, lines = {}, iter(text.split("\n"))
    for line in lines:
        name, marked, end = line.partition("<<")
        if marked and "=" not in name:
            value = []
            while (one := next(lines)) != end:
                value.append(one)
            found[name] = "\n".join(value)
        elif "=" in line:
            name, _, found[name] = line.partition("=")
    return found
