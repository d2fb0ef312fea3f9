"""Reports are the same bytes wherever they are made: two machines differ in all that is tried here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from support.forked import Python, forked_of
from support.repo import Repo

COMMANDS = (("phase", "1"), ("claims",), ("pr", "--base", "start"))
"""The judging commands; each is tried on every machine."""

DAY = ("--as-of", "2026-02-08")
QUESTIONS = (
    ("diff", "start", "HEAD", *DAY),
    ("diff", "start", "HEAD", *DAY, "--format", "markdown"),
    ("history", *DAY),
    ("history", *DAY, "--format", "json"),
    ("history", *DAY, "--format", "svg"),
    ("blame", "docs/DEFINITION_OF_DONE.md:7", *DAY, "--format", "json"),
    ("explain", "docs/DEFINITION_OF_DONE.md:8", *DAY, "--format", "json"),
    ("selftest", *DAY, "--format", "json"),
    ("ci", "gate", "--format", "json"),
    ("ci", "risks", "--format", "json"),
    ("ci", "inventory", "--format", "json"),
    ("ci", "signals", "--format", "json"),
    ("ci", "pins", "--format", "json"),
    (*DAY,),
)
"""The other commands that say something about a repository; what each prints is compared."""

FORMATS = ("badge", "github", "github-summary", "json", "junit", "markdown", "sarif", "terminal")

FILES = {
    "docs/DEFINITION_OF_DONE.md": """# Definition of Done

## Phase 1: Größe

### Files

- [x] `a.md` created
- [x] `gone.md` created
- [x] `naïve/ÿ ü.md` created
- [ ] `z.md` created
- [x] No `LEGACY` in `src/`
- [~] Half done
- [x] Everyone is happy
- [x] Tests pass
- [x] p\u0430ssword is gone

**Evidence**:
- `ci.yml` workflow file

## Phase 2: İstanbul

- [x] I is ready
""",
    "dodcheck.yml": """version: 1
rules:
  phase-1/files/no-legacy-in-src:
    says: No `LEGACY` in `src/`
    text: {literal: LEGACY, in: ["src/**"], max: 0}
  phase-1/files/tests-pass:
    all: [{file: {path: "src/m?.py"}}, {text: {pattern: "[A-Z]+", in: ["src/*.py"]}}]
""",
    "dodcheck.waivers.yml": """version: 1
waivers:
  - {criterion: phase-1/files/gone-md-created, reason: Später, owner: ada, expires: 2026-03-01}
""",
    "REFACTOR.md": "# Ledger\n\n## M01: İlk\n\n**Status:** Closed\n\n## M02\n\n**Status:** Open\n",
    "docs/refactor/milestones/M01/M01_plan.md": "# M01\n\n**Status:** Closed\n\n- [x] `a.md` created\n",
    "a.md": "# A\n",
    "naïve/ÿ ü.md": "# Ü\n",
    ".github/workflows/ci.yml": "on: [push, pull_request]\njobs:\n  size:\n    runs-on: x\n    steps:\n"
    "      - uses: a/b@v1\n      - run: pytest | tee log\n      - run: ./ci/İ.sh || true\n",
    ".github/workflows/lint.yml": "on: {schedule: [{cron: '0 0 1 * *'}]}\n"
    "jobs: {a: {runs-on: x, steps: [{run: ruff check}]}}",
    "ci/İ.sh": "ruff check --exit-zero\npytest\n",
    ".gitattributes": "*.md text\n",
    ".gitignore": "*.log\n",
    **{f"src/m{number}.py": f"# LEGACY {number}\n" for number in range(9)},
    **{f"src/{name}.py": "X = 1\n" for name in ("İ", "ı", "I", "i", "Z", "_", "é")},
}


@dataclass(frozen=True, eq=False)
class Machine:
    """What may differ from one machine to the next."""

    env: dict[str, str] = field(default_factory=dict)
    place: str = "one/repo"
    inside: str | None = "."
    flags: tuple[str, ...] = ()
    umask: str = "022"


MACHINES = {
    "a subfolder, English, a narrow terminal": Machine(
        inside="docs/refactor",
        env={"LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "0", "COLUMNS": "20", "LINES": "5", "TERM": "dumb"},
    ),
    "outside, German, a wide terminal, no home": Machine(
        inside=None,
        env={"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}
        | {
            "COLUMNS": "400",
            "TERM": "xterm-256color",
            "FORCE_COLOR": "1",
            "HOME": "/dev/null/home",
            "USER": "somebody",
        },
    ),
    "another place, Turkish, a strict mask": Machine(
        place="two/much deeper/ünïcode repo",
        env={"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/Adak", "PYTHONHASHSEED": "random"},
        umask="077",
    ),
    "a clone, an old encoding, no mask": Machine(
        place="clone/repo",
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"},
        umask="000",
    ),
    "files in another order and of another time, an optimised Python": Machine(
        place="reversed/repo", flags=("-OO", "-B"), env={"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "x"}
    ),
    "other settings of git, an isolated Python": Machine(place="settings/repo", flags=("-I",)),
}
SETTINGS = {
    "core.quotePath": "true",
    "core.abbrev": "5",
    "core.pager": "false",
    "color.ui": "always",
    "core.eol": "crlf",
    "core.autocrlf": "input",
    "core.ignoreCase": "true",
    "diff.renames": "copies",
    "diff.noprefix": "true",
    "diff.algorithm": "patience",
    "log.follow": "true",
    "log.decorate": "full",
    "merge.renames": "false",
}


def history(root: Path, names: list[str], time: int) -> None:
    """Make the repository, its files written in this order; its commits have the same ids wherever it is made."""
    repo = Repo(root)
    repo.write(
        {"docs/DEFINITION_OF_DONE.md": FILES["docs/DEFINITION_OF_DONE.md"].replace("[x]", "[ ]"), "a.md": "# A\n"}
    )
    repo.commit("Begin")
    repo.git("branch", "start")
    for name in names:
        repo.write({name: FILES[name]})
        os.utime(root / name, (time, time))
    repo.commit("Go on")


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("places")
    history(base / "one/repo", sorted(FILES), 1_700_000_000)
    history(base / "reversed/repo", sorted(FILES, reverse=True), 1_000_000_000)
    for place in ("two/much deeper/ünïcode repo", "settings/repo"):
        shutil.copytree(base / "one/repo", base / place, symlinks=True, copy_function=shutil.copyfile)
    Repo(base / "clone").git("clone", "--quiet", str(base / "one/repo"), "repo")
    Repo(base / "clone/repo").git("branch", "start", "origin/start")
    for key, value in SETTINGS.items():
        Repo(base / "settings/repo").git("config", key, value)
    (base / "junit.xml").write_text("<testsuite/>", encoding="utf-8")
    return base


PLAIN = Machine()


def started(base: Path, machine: Machine, words: list[str]) -> subprocess.CompletedProcess[bytes]:
    """Run dodcheck on a machine."""
    root = base / machine.place
    shell = ("/bin/sh", "-c", f'umask {machine.umask}; exec "$@"', "sh", sys.executable, *machine.flags)
    python = Python(shell, tuple(machine.env.items()))
    place, named = (root / machine.inside, []) if machine.inside else (Path("/"), ["--repo", str(root)])
    return forked_of(python, *words, *named, cwd=place)


@cache
def reported(base: Path, machine: Machine, command: tuple[str, ...]) -> dict[str, bytes]:
    """Return what a command prints on a machine, and the file it writes in every format."""
    out = base / "out"
    out.mkdir(exist_ok=True)
    words = [*command, *DAY, "--format", "json", "--evidence", f"junit={base}/junit.xml"]
    done = started(
        base, machine, [*words, *(word for name in FORMATS for word in ("--report", f"{name}={out}/{name}"))]
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert {(out / name).stat().st_mode & 0o777 for name in FORMATS} == {0o666 & ~int(machine.umask, 8)}
    return {"printed": done.stdout, **{name: (out / name).read_bytes() for name in FORMATS}}


@cache
def answered(base: Path, machine: Machine, question: tuple[str, ...]) -> tuple[int, bytes, bytes]:
    """Return the exit code of a command on a machine, and what it prints."""
    done = started(base, machine, list(question))
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_answers_are_the_same_bytes(places: Path, machine: Machine, question: tuple[str, ...]) -> None:
    code, printed, complained = answered(places, machine, question)
    assert (code, printed, complained) == answered(places, PLAIN, question)
    assert (code in (0, 1), len(printed) > 50, complained) == (True, True, b"")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_reports_are_the_same_bytes(places: Path, machine: Machine, command: tuple[str, ...]) -> None:
    assert reported(places, machine, command) == reported(places, PLAIN, command)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_is_printed_is_what_is_written_and_no_place_stands_in_it(places: Path, command: tuple[str, ...]) -> None:
    found = reported(places, PLAIN, command)
    assert found["printed"] == found["json"]
    assert all(os.fsencode(places) not in text and len(text) > 100 for text in found.values())


def test_a_document_is_named_in_the_language_of_the_machine(places: Path) -> None:
    command = ("claims", "naïve/ÿ ü.md", "docs/DEFINITION_OF_DONE.md")
    old = MACHINES["a clone, an old encoding, no mask"]
    assert reported(places, old, command) == reported(places, PLAIN, command)
