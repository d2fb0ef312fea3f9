"""The history of a repository whose milestone M03 audited the workflows, as its plan promised, and was closed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from support.repo import ENVIRONMENT
from support.shared import shared

DATA = Path(__file__).parents[1] / "program_table" / "milestone"
FOLDER = "docs/refactor/milestones/M03"
PLAN = f"{FOLDER}/M03_plan.md"
AUDIT_PACK = "docs/refactor/audit"
CHECKLIST = f"{AUDIT_PACK}/DEFINITION_OF_DONE.md"
_SEEDS = ("M03_plan.md", "DEFINITION_OF_DONE.md")
_PACK = ("BASELINE_AUDIT.md", "CI_GAPS_AND_GUARDRAILS.md", "REFACTOR_PHASE_MAP.md")
CORE = ("pull", "trunk", "lint")
_FIRST = 1_767_600_000
_STATUS = re.compile(r"(?m)^\*\*Status:\*\* .*?( *)$")
_CLASS = re.compile(r"(?m)^\* \*\*(.+?)\*\*$")

Files = Mapping[str, str | None]
"""What a commit puts at each path; ``None`` takes it away."""


class Commit(NamedTuple):
    """A commit: the name that cases call it by, its message, its files, its branch, and the branch that it merges.

    A branch begins at what `main` is then; what a merge brings is listed in its own files again.
    """

    name: str
    message: str
    files: Files
    branch: str = "main"
    merges: str | None = None


class Promised(NamedTuple):
    """A plan as it is when closed, the checklist, and what the plan classifies workflows by."""

    plan: str
    checklist: str
    by: str

    @property
    def workflows(self) -> int:
        """How many workflows its first box promises."""
        return int(re.findall(r"- \[x\] All (\d+) workflow", self.plan)[0])

    @property
    def table(self) -> str:
        """What it calls the table of all of them."""
        return str(re.findall(r"(?m)^\* (.+) \(embedded in audit\)$", self.plan)[0])

    @property
    def classes(self) -> Sequence[str]:
        """The closed list of classes, where the plan has it."""
        return _CLASS.findall(self.plan.partition("into one of:")[2].partition("\n---")[0])


def own() -> Promised:
    """Return the plan of these tests."""
    return Promised(_data("plan.md"), _data("documents/DEFINITION_OF_DONE.md"), "Assurance Level")


def history(promised: Promised) -> list[Commit]:
    """Return the commits, the oldest first: the setting, M02, the three of M03, and those that came after it."""
    plan, ledger, audit = promised.plan, _data("documents/REFACTOR.md"), _audit(promised)
    entry = ledger[ledger.index("#### M03") : ledger.index("---\n\n## Recovery")]
    started = entry.replace(" ✅ CLOSED", " 🔵 IN PROGRESS").replace("🔒 Closed and Locked", "In Progress")
    calls = _data("documents/M03_toolcalls.md")
    log = f"{FOLDER}/M03_toolcalls.md"
    setting: dict[str, str | None] = {f".github/workflows/{name}.yml": _workflow(name) for name in _names(promised)}
    setting |= {f"{AUDIT_PACK}/{name}": _data(f"documents/{name}") for name in _PACK}
    setting |= {"src/engine.py": "SPEED = 1\n", "README.md": "# The engine\n", CHECKLIST: promised.checklist}
    before = ledger.replace(entry, "")
    return [
        Commit("setting", "Import the engine", setting | {"REFACTOR.md": before.replace(*_M02)}),
        Commit("M02", "M02: Populate the ledger", {"REFACTOR.md": before}),
        Commit("start", "M03: Plan the audit", {
            PLAN: _opened(plan),
            "REFACTOR.md": ledger.replace(entry, started),
            log: calls[: calls.index("### Entry 2")],
        }),
        Commit("audit", "M03: List and classify the workflows", {f"{FOLDER}/M03_audit.md": audit, log: calls}),
        Commit("close", "M03: Close", {
            PLAN: plan,
            "REFACTOR.md": ledger,
            f"{FOLDER}/M03_summary.md": _data("documents/M03_summary.md"),
        }),
        Commit("M04", "M04: Show the failures of the measurements", {
            ".github/workflows/nightly-01.yml": _workflow("nightly-03"),
            "src/engine.py": "SPEED = 2\n",
        }),
        Commit("later", "M04: Say how to build it", {"README.md": "# The engine\n\nRun `make`.\n"}),
    ]  # fmt: skip


def seeds() -> Promised:
    """Return the plan and the checklist that the program itself was written for, or skip the test without them."""
    plan, checklist = (shared("seeds", name).read_text(encoding="utf-8") for name in _SEEDS)
    return Promised(plan, checklist, "Signal Strength")


def moved(commits: Sequence[Commit], old: str, new: str) -> list[Commit]:
    """Return the commits with a file at another path from the beginning on."""
    return [one._replace(files={new if at == old else at: text for at, text in one.files.items()}) for one in commits]


def changed(commits: Sequence[Commit], at: str, edits: Mapping[str, Sequence[str] | str | None]) -> list[Commit]:
    """Return the commits with files that are otherwise from the commit of a name on.

    A pair replaces words in a file wherever they stand; a text is what the file holds; ``None`` takes it away. A commit
    of that name which did not touch a file that was there does now.
    """
    number = [one.name for one in commits].index(at)
    found = list(commits)
    for path, edit in edits.items():
        old = next((one.files[path] for one in reversed(found[: number + 1]) if path in one.files), None)
        if old is not None or isinstance(edit, str):
            found[number] = found[number]._replace(files={**found[number].files, path: old})
        for later in range(number, len(found)):
            if path in found[later].files:
                files = {**found[later].files, path: _edited(found[later].files[path], edit)}
                found[later] = found[later]._replace(files=files)
    assert found != list(commits), edits
    return found


def _edited(text: str | None, edit: Sequence[str] | str | None) -> str | None:
    if edit is None or isinstance(edit, str):
        return edit
    old, new = edit
    assert text is not None, edit
    assert old in text, (old, text)
    return text.replace(old, new)


def import_commits(root: Path, commits: Sequence[Commit]) -> Path:
    """Write the commits to the branch `main` of a new repository without a checkout, and return its root."""
    root.mkdir(parents=True, exist_ok=True)
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "fast-import", "--quiet", given=b"".join(_stream(commits)))
    return root


def _stream(commits: Sequence[Commit]) -> Iterator[bytes]:
    begun = {"main"}
    for number, commit in enumerate(commits):
        branch = commit.branch.encode()
        yield b"commit refs/heads/%b\ncommitter Ada <ada@example.org> %d +0000\n" % (branch, _FIRST + number * 3600)
        yield _data_of(commit.message)
        yield b"" if commit.branch in begun else b"from refs/heads/main\n"
        yield b"" if commit.merges is None else b"merge refs/heads/%b\n" % commit.merges.encode()
        begun.add(commit.branch)
        for path, text in commit.files.items():
            yield (
                b"D %b\n" % path.encode() if text is None else b"M 100644 inline %b\n" % path.encode() + _data_of(text)
            )


def _data_of(text: str) -> bytes:
    return b"data %d\n%b\n" % (len(text.encode()), text.encode())


def _git(root: Path, *args: str, given: bytes = b"") -> None:
    subprocess.run(["git", *args], cwd=root, env=ENVIRONMENT, input=given, check=True)  # noqa: S603, S607 - the tests' own words


_M02 = (
    "#### M02 — Populate REFACTOR.md ✅ CLOSED\n\n**Status:** Closed",
    "#### M02 — Populate REFACTOR.md\n\n**Status:** In Progress",
)


def _data(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def _opened(plan: str) -> str:
    return _STATUS.sub(r"**Status:** In Progress\1", plan, count=1).replace("- [x]", "- [ ]")


def _names(promised: Promised) -> list[str]:
    rest = promised.workflows - len(CORE)
    return [*CORE, *(f"nightly-{number:02}" for number in range(1, rest + 1))]


def _workflow(name: str) -> str:
    job = "measure" if name.startswith("nightly") else "check"
    head = f"name: {name}\non: {'{schedule: [{cron: 0 3 * * *}]}' if job == 'measure' else 'pull_request'}\n"
    body = f"jobs:\n  {job}:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 20\n"
    more = {"nightly-01": "    continue-on-error: true\n", "nightly-02": "    if: false\n"}.get(name, "")
    return f"{head}{body}{more}    steps:\n    - run: make {job}\n"


def _audit(promised: Promised) -> str:
    names = _names(promised)
    rows = [
        f"| `{name}.yml` | {'Schedule' if name not in CORE else 'Pull request'} | Python | 1 job |"
        f" {promised.classes[at % len(promised.classes)]} | {_FOUND.get(name, 'None found')} |"
        for at, name in enumerate(names)
    ]
    words = {"@TABLE@": promised.table, "@BY@": promised.by, "@ROWS@": "\n".join(rows)}
    audit = _data("documents/M03_audit.md")
    for sign, said in words.items():
        audit = audit.replace(sign, said)
    return audit


_FOUND = {"nightly-01": "`continue-on-error: true` at its job", "nightly-02": "`if: false` at its job"}
