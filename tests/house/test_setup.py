from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def find_python(**environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(ROOT / "tools/find-python")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own


def fake(folder: Path, name: str, status: int) -> None:
    (folder / name).write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def test_the_newest_usable_python_is_chosen(tmp_path: Path) -> None:
    for name, status in {"python3.14": 1, "python3.13": 0, "python3.12": 0, "python3": 0}.items():
        fake(tmp_path, name, status)
    done = find_python(PATH=str(tmp_path) + os.pathsep + os.defpath)
    assert (done.returncode, done.stdout, done.stderr) == (0, "python3.13\n", "")


def test_a_named_python_is_the_only_one_asked(tmp_path: Path) -> None:
    fake(tmp_path, "python3.13", 0)
    fake(tmp_path, "mine", 0)
    done = find_python(PATH=str(tmp_path) + os.pathsep + os.defpath, PYTHON=str(tmp_path / "mine"))
    assert (done.returncode, done.stdout) == (0, f"{tmp_path}/mine\n")


def test_no_usable_python_is_told_with_the_way_out() -> None:
    done = find_python(PATH=os.defpath, PYTHON="no-such-python")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "No usable Python found (looked for: no-such-python).",
        "dodcheck needs Python 3.11 or newer with the modules venv and ensurepip. On Debian and Ubuntu:",
        "    sudo apt-get install python3 python3-venv",
        "If it stands elsewhere, name it: make demo PYTHON=/path/to/python3",
    ]


@pytest.mark.parametrize("script", [".ci/run", "tools/find-python", "tools/make-venv"])
def test_scripts_can_be_started(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)


def test_every_make_target_is_phony_or_a_stamp() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    assert targets == phony == {"bench", "check", "clean", "demo", "fuzz", "generate", "help", "lock", "site", "test"}


def test_ci_runs_the_tests_then_the_checks_and_nothing_else() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert re.findall(r"^make .*$", script, re.MULTILINE) == ["make test", "make check"]
    assert "set -euo pipefail" in script.splitlines()


def test_the_readme_opens_with_what_a_fresh_checkout_can_do() -> None:
    opening = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Begin\n")[0]
    assert [line.split("  ")[0] for line in opening.splitlines() if line.startswith("make ")] == [
        "make demo",
        "make test",
    ]
