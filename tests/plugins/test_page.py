"""What docs/plugins.md shows: the files of the sample, and what dodcheck prints with it installed."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
from pathlib import Path

import pytest

from dodcheck import testing
from support.hostile import hostile
from support.plugins import ROOT, SAMPLE, new_environment
from support.repo import Repo
from tools.console.blocks import Command, blocks_of, commands_of
from tools.console.compare import fits
from tools.console.samples import environment
from tools.console.session import on_the_day

PAGE = ROOT / "docs" / "plugins.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = list(blocks_of(PAGE.name, TEXT))
NUMBER = 7
DOD = """\
## Phase 1: Release

- [x] The changelog tells of 1.2.0
- [x] The changelog tells of 2.0.0
- [ ] `CHANGELOG.md` exists
"""
RULES = """\
version: 1
rules:
  phase-1/the-changelog-tells-of-1-2-0:
    changelog: {version: 1.2.0, min_entries: 2}
  phase-1/the-changelog-tells-of-2-0-0:
    changelog: {version: 2.0.0}
"""
CHANGES = "# Changes\n\n## 1.2.0\n\n- Faster\n- Smaller\n"


@pytest.mark.parametrize("name", ["kind.py", "report.py", "pyproject.toml", "test_changelog.py"])
def test_the_page_shows_the_files_of_the_sample(name: str) -> None:
    (path,) = (one for one in SAMPLE.rglob(name) if one.is_file())
    shown = [one for one in BLOCKS if one.language in {"python", "toml"}]
    assert path.read_text(encoding="utf-8") in ["\n".join([*one.body, ""]) for one in shown]


def test_the_report_of_the_sample_gives_no_command_to_a_ci_runner() -> None:
    (path,) = SAMPLE.rglob("report.py")
    lines = runpy.run_path(str(path))["render"](hostile()).splitlines()
    assert [line for line in lines if line.startswith("::") or "##[" in line] == []


def test_the_page_names_the_functions_that_there_are() -> None:
    named = re.findall(r"^\| `(\w+)\(", TEXT, re.MULTILINE)
    defined = [name for name, one in vars(testing).items() if getattr(one, "__module__", "") == testing.__name__]
    assert named == [name for name in defined if not name.startswith("_")]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Command, list[str]]]:
    folder = tmp_path_factory.mktemp("page")
    installed = new_environment(folder / "venv")
    installed.install(SAMPLE)
    script = folder / "venv" / "bin" / "dodcheck"
    script.write_text(on_the_day(installed.python), encoding="utf-8")
    script.chmod(0o755)
    repo = Repo(folder / "repo").write({"DOD.md": DOD, "dodcheck.yml": RULES, "CHANGELOG.md": CHANGES})
    repo.commit()
    env = environment(folder) | {"PATH": os.pathsep.join([str(script.parent), os.environ.get("PATH", os.defpath)])}
    (block,) = (one for one in BLOCKS if one.language == "text")
    told: list[tuple[Command, list[str]]] = []
    code = 0
    for one in commands_of(block):
        lines, code = _said(f"(exit {code})\n{one.text}", repo.root, env)
        told.append((one, lines))
    return told


def _said(command: str, root: Path, env: dict[str, str]) -> tuple[list[str], int]:
    done = subprocess.run(  # noqa: S603 - a command of the page
        ["bash", "-c", command],  # noqa: S607 - the shell of whoever reads it
        cwd=root,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return [line.rstrip() for line in done.stdout.decode().splitlines()], done.returncode


def test_the_page_says_what_is_printed(printed: list[tuple[Command, list[str]]]) -> None:
    assert len(printed) == NUMBER
    for command, lines in printed:
        assert fits(command.expected or (), lines), "\n".join([command.text, *lines])
