from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.runs.defined_tasks import defined_tasks
from dodcheck.workflows.runs.tasks import Task

HATCH = """\
[tool.hatch.envs.default.scripts]
test = "pytest {args}"
all = ["- ruff check", "test"]
[tool.hatch.envs.docs.scripts]
build = "mkdocs build"
"""
PDM = """\
[tool.pdm.scripts]
lint.cmd = ["ruff", "check"]
test = {shell = "pytest | tee log"}
all = {composite = ["test", "mypy src"]}
"""
TASKFILE = """\
version: '3'
tasks:
  build: go build ./...
  test:
    deps: [build]
    cmds:
      - cmd: go vet ./...
        ignore_error: true
      - task: unit
  unit: {cmds: [go test ./...]}
  round: {cmds: [{task: round}]}
"""
JUSTFILE = """\
set shell := ["bash", "-c"]
version := "1"

# All of it.
check: lint (test "unit")

@lint:
    -ruff check .
    @mypy src

test kind='all' *args:
    pytest {{args}}

script:
    #!/usr/bin/env bash
    set -e
    pytest
"""
NOXFILE = """\
import nox

@nox.session(name="unit", python=["3.11"])
def tests(session):
    session.install("pytest")
    session.run("pytest", "-q", *session.posargs)

@nox.session
def lint(session):
    session.run("ruff", "check", success_codes=[0, 1])

def helper(session):
    session.run("echo")
"""
TOX = """\
[tool.tox]
env_list = ["py", "lint"]
[tool.tox.env_run_base]
commands = [["pytest", "{posargs}"]]
[tool.tox.env.lint]
commands = [["-", "ruff", "check"], ["mypy", "src"]]
"""
LEGACY = '''\
[tool.tox]
legacy_tox_ini = """
[testenv]
commands = pytest
"""
'''
BRANCHES = """\
import nox

@nox.session
def unit(session):
    if session.posargs:
        session.run("pytest", *session.posargs)
    with session.chdir("src"):
        session.run("pytest")
    def more():
        session.run("mypy")
    with suppress(Exception):
        session.run("ruff")

@nox.session
def ends(session):
    session.run("pytest")
    if not session.interactive:
        return
    session.run("mypy")
    session.posargs and session.run("ruff")
"""
FACTORS = """\
[tox]
envlist = py-{unit,lint}
[testenv]
platform =
    linux: linux
    windows: win32
commands =
    unit: pytest \\
        {posargs:tests}
    lint,types: ruff check
    !unit: mypy
    !win32: vulture
    py-docs: sphinx-build
    py*: black
    {posargs: coverage}
[testenv:mac]
platform = darwin|win32
commands = ! pytest
"""
TOML_PLATFORM = """\
[env_run_base]
platform = "darwin"
commands = [["pytest"]]
"""
CASES = [
    ("hatch run test", {"pyproject.toml": HATCH}, ["pyproject.toml:2 pytest {args}"]),
    (
        "hatch run all",
        {"pyproject.toml": HATCH},
        ["pyproject.toml:3 ruff check (ignored)", "pyproject.toml:2 pytest {args}"],
    ),
    ("hatch run docs:build", {"pyproject.toml": HATCH}, ["pyproject.toml:5 mkdocs build"]),
    ("hatch run build", {"pyproject.toml": HATCH}, []),
    ("hatch build", {"pyproject.toml": HATCH}, []),
    ("pdm run lint", {"pyproject.toml": PDM}, ["pyproject.toml:2 ruff check"]),
    ("pdm run all", {"pyproject.toml": PDM}, ["pyproject.toml:3 pytest | tee log", "pyproject.toml:4 mypy src"]),
    ("pdm lint", {"pyproject.toml": PDM}, ["pyproject.toml:2 ruff check"]),
    ("pdm build", {"pyproject.toml": PDM.replace("lint =", "build =")}, []),
    (
        "task test",
        {"Taskfile.yml": TASKFILE},
        ["Taskfile.yml:3 go build ./...", "Taskfile.yml:7 go vet ./... (ignored)", "Taskfile.yml:10 go test ./..."],
    ),
    ("task round", {"Taskfile.yml": TASKFILE}, []),
    ("task --list test", {"Taskfile.yml": TASKFILE}, []),
    (
        "just check",
        {"justfile": JUSTFILE},
        ["justfile:8 ruff check . (ignored)", "justfile:9 mypy src", "justfile:12 pytest {{args}}"],
    ),
    ("just script", {"justfile": JUSTFILE}, ["justfile:16 set -e\npytest"]),
    ("just missing", {"justfile": JUSTFILE}, []),
    ("nox", {"noxfile.py": NOXFILE}, ["noxfile.py:6 pytest -q", "noxfile.py:10 ruff check (ignored)"]),
    ("python -m nox -s unit-3.11", {"noxfile.py": NOXFILE}, ["noxfile.py:6 pytest -q"]),
    ("nox --list", {"noxfile.py": NOXFILE}, []),
    ("nox", {"noxfile.py": "def ("}, []),
    (
        "tox",
        {"pyproject.toml": TOX},
        ["pyproject.toml:4 pytest '{posargs}'", "pyproject.toml:6 ruff check (ignored)", "pyproject.toml:6 mypy src"],
    ),
    ("tox -e py", {"pyproject.toml": TOX}, ["pyproject.toml:4 pytest '{posargs}'"]),
    ("tox -e py", {"pyproject.toml": LEGACY}, ["pyproject.toml:4 pytest"]),
    ("tox", {}, []),
    (
        "nox -s unit",
        {"noxfile.py": BRANCHES},
        ["noxfile.py:6 pytest (perhaps)", "noxfile.py:8 pytest", "noxfile.py:12 ruff (perhaps)"],
    ),
    (
        "nox -s ends",
        {"noxfile.py": BRANCHES},
        ["noxfile.py:16 pytest", "noxfile.py:19 mypy (perhaps)", "noxfile.py:20 ruff (perhaps)"],
    ),
    (
        "tox",
        {"tox.ini": FACTORS},
        [
            "tox.ini:8 pytest tests",
            "tox.ini:10 ruff check",
            "tox.ini:11 mypy",
            "tox.ini:12 vulture (perhaps)",
            "tox.ini:13 sphinx-build (perhaps)",
            "tox.ini:14 black (perhaps)",
            "tox.ini:15  coverage",
        ],
    ),
    ("tox -e mac", {"tox.ini": FACTORS}, ["tox.ini:18 pytest (ignored) (perhaps)"]),
    (
        "tox -e py-lint -- src",
        {"tox.ini": FACTORS},
        [
            "tox.ini:8 pytest {posargs:tests} (perhaps)",
            "tox.ini:10 ruff check",
            "tox.ini:11 mypy",
            "tox.ini:12 vulture (perhaps)",
            "tox.ini:13 sphinx-build (perhaps)",
            "tox.ini:14 black (perhaps)",
            "tox.ini:15 {posargs: coverage}",
        ],
    ),
    ("tox", {"tox.toml": TOML_PLATFORM}, ["tox.toml:3 pytest (perhaps)"]),
    ("tox -q exec -e py -- pytest", {"tox.ini": FACTORS}, []),
    ("tox devenv", {"tox.ini": FACTORS}, []),
    ("tox -x testenv.commands=true", {"tox.ini": FACTORS}, []),
]


def shown(task: Task) -> str:
    signs = ((task.ignored, " (ignored)"), (task.perhaps, " (perhaps)"))
    return f"{task.path}:{task.line} {task.text}{''.join(sign for told, sign in signs if told)}"


@pytest.mark.parametrize(("call", "files", "lines"), CASES)
def test_the_lines_of_a_task(call: str, files: dict[str, str], lines: list[str]) -> None:
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()})
    launched, words = (
        (call.split()[:2], call.split()[2:]) if call.startswith(("hatch run", "pdm run")) else ([], call.split())
    )
    found = defined_tasks(launched, words, "", snapshot)
    assert [shown(one) for one in (found.lines if found else ())] == lines
