"""Small random repositories: governance documents, policy files, and what the statements speak of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random

from dodcheck.model.caller import Caller
from dodcheck.snapshot.memory import MemorySnapshot

DAY = date(2026, 2, 8)
CALLER = Caller(DAY)

STATEMENTS = (
    "`README.md` exists", "`src/a.py` created", "`docs/missing.md` exists", "`src/a.py` defines `f`",
    "No `HACK` in `src/`", "`README.md` contains `Install`", "`data.json` is valid JSON",
    "Dependabot active for github-actions", "`src/` has 3+ files", "`.github/dependabot.yml` created",
    "pre-commit hook `ruff` configured", "All tests pass", "`grep -rc HACK src` returns 0 results",
    "`README.md` and `LICENSE` exist", "CI green on main", "`data.json` validates against `schema.json`",
    "Nobody knows this", "`f()` raises `ValueError`", "`REFACTOR.md` contains M00-M02 entries",
    "`pyproject.toml` sets `line-length` to 120", "`README.md` exists and passes review",
    "`tests/test_a.py` has a test", "M01 closed", "`M01` complete",
    "`README.md` lists every file in `src/`", "All workflows inventoried in `README.md`",
)  # fmt: skip
"""Statements of every kind that is recognised, some true in some of the repositories, and some that nobody can tell."""

RULES = (
    "file: {path: README.md}", "text: {path: src/*.py, literal: HACK, max: 0}",
    "data: {path: data.json, query: a, equals: 1}", "symbol: {name: f, path: src/a.py}",
    "not: {file: {path: secret.txt}}", "all: [{file: {path: README.md}}, {file: {path: b}}]",
    "any: [{file: {path: README.md}}, {file: {path: LICENSE}}]", "text: {path: '**', pattern: 'H.CK', max: 0}",
    "criteria: {scope: phase-1}", "schema: {path: data.json, schema: schema.json}", "dependabot: {ecosystem: pip}",
)  # fmt: skip

_FILES: Mapping[str, tuple[bytes, ...]] = {
    "README.md": (b"# Read me\n\n## Install\n\nx\n", b"", b"HACK\n"),
    "LICENSE": (b"MIT\n",),
    "src/a.py": (b"def f():\n    raise ValueError\n", b"# HACK\n", b"def f(): ...\n"),
    "src/b.py": (b"x = 1\n", b"HACK = 1\n"),
    "tests/test_a.py": (b"def test_a():\n    assert f()\n", b"def test_a():\n    pass\n"),
    "data.json": (b'{"a": 1}', b"{", b'{"a": 1, "a": 2}', b"\xff\xfe{"),
    "schema.json": (b'{"type": "object"}', b'{"$ref": "#"}', b'{"type": "array"}', b'{"pattern": "("}'),
    "pyproject.toml": (b"[tool.ruff]\nline-length = 120\n", b"[", b"line-length = 1\n"),
    ".github/dependabot.yml": (
        b"version: 2\nupdates:\n  - {package-ecosystem: github-actions, directory: /, schedule: {interval: weekly}}\n",
        b"version: 2\nupdates: []\n",
    ),
    ".pre-commit-config.yaml": (
        b"repos:\n  - repo: local\n    hooks: [{id: ruff, name: r, entry: ruff, language: system}]\n",
    ),
    ".gitignore": (b"*.log\n", b"*\n!README.md\n", b"docs/\n"),
    ".gitattributes": (b"* text=auto\n", b"*.md linguist-generated\n", b"src/** -diff\n"),
    "secret.txt": (b"x\n",),
}


def repository(random: Random) -> dict[str, bytes]:
    """Return files by path, governance documents among them."""
    files = {path: random.choice(contents) for path, contents in _FILES.items() if random.random() < 0.6}
    files["docs/DOD.md"] = checklist(random).encode()
    if random.random() < 0.4:
        files["REFACTOR.md"] = _ledger(random).encode()
    if random.random() < 0.4:
        files["docs/refactor/milestones/M01/M01_plan.md"] = _plan(random).encode()
    if random.random() < 0.3:
        files["dodcheck.yml"] = _rules(random).encode()
    if random.random() < 0.2:
        files["dodcheck.waivers.yml"] = _waivers(random).encode()
    return files


def snapshot(files: Mapping[str, bytes], commit: str = "c0" * 20) -> MemorySnapshot:
    """Return the snapshot of these files."""
    return MemorySnapshot(files, commit=commit)


def checklist(random: Random) -> str:
    """Return a checklist of one to three phases."""
    lines = []
    for number in range(1, random.randint(2, 4)):
        lines += [f"## Phase {number}: Name", ""]
        if random.random() < 0.5:
            lines += ["### Group", ""]
        lines += [line for _ in range(random.randint(1, 5)) for line in _box(random)]
        if random.random() < 0.3:
            lines += ["", "**Evidence**:", f"- {random.choice(STATEMENTS)}"]
        lines.append("")
    return "\n".join(lines)


def _box(random: Random) -> list[str]:
    deferred = " (Deferred)" if random.random() < 0.08 else ""
    lines = [f"- [{random.choice(' x')}] {random.choice(STATEMENTS)}{deferred}"]
    if random.random() < 0.15:
        lines.append(f"  <!-- dodcheck {{{random.choice(RULES)}}} -->")
    return lines


def _ledger(random: Random) -> str:
    entries = (
        f"### M{number:02}: Name\n\n- **Status**: {random.choice(('Closed', 'Open', 'Done', 'In progress'))}\n"
        f"- **Evidence**: `README.md`\n"
        for number in range(random.randint(1, 4))
    )
    return "# Ledger\n\n" + "\n".join(entries)


def _plan(random: Random) -> str:
    boxes = "\n".join(line for _ in range(random.randint(1, 3)) for line in _box(random))
    return f"# M01: Name\n\n**Status**: {random.choice(('Closed', 'Open'))}\n\n## Definition of Done\n\n{boxes}\n"


def _rules(random: Random) -> str:
    names = random.sample(("readme-md-exists", "src-a-py-created", "all-tests-pass", "nobody-knows-this"), 2)
    entries = (f"  phase-1/{random.choice(('', 'group/'))}{name}:\n    {random.choice(RULES)}\n" for name in names)
    return "version: 1\nrules:\n" + "".join(entries)


def _waivers(random: Random) -> str:
    expires = random.choice(("2026-03-01", "2026-01-01"))
    name = random.choice(("readme-md-exists", "all-tests-pass", "group/nobody-knows-this"))
    return f"version: 1\nwaivers:\n  - {{criterion: phase-1/{name}, reason: r, owner: o, expires: {expires}}}\n"
