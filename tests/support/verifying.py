"""A small repository with a report of every kind of thing in it, and verifying it in this process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import governance, phase
from dodcheck.model.caller import Caller
from dodcheck.model.report import EvidenceFile, Report
from dodcheck.reports import in_toto
from dodcheck.reports import json as json_report
from dodcheck.reports.in_toto_schema import statement_schema
from dodcheck.reports.schema import report_schema
from dodcheck.snapshot.worktree import WorkTree
from dodcheck.trust.saved.reading import read_saved
from dodcheck.trust.saved.saved import Kind
from dodcheck.trust.saved.verify import Verification, verify
from dodcheck.trust.saved.ways import CallerMaterial

DAY = date(2026, 2, 8)
EVIDENCE = {"junit": b"<testsuites/>", "notes": b"all is well"}
FACTS = tuple(EvidenceFile(name, f"sha256:{sha256(data).hexdigest()}") for name, data in EVIDENCE.items())
PLAIN = {
    Kind.REPORT: lambda found: json.loads(json_report.render(found)),
    Kind.STATEMENT: lambda found: json.loads(in_toto.render(found)),
}
SCHEMAS = {Kind.REPORT: report_schema, Kind.STATEMENT: statement_schema}
FILES = {
    "docs/DOD.md": """## Phase 1: One

### Files

- [x] `a.md` created
- [x] `b.md` created
- [ ] `c.md` created
- [~] `d.md` created
- [x] `a.md` and `gone.md` exist
- [ ] Everyone is happy
- [ ] `later.md` created (Deferred)
- [x] No `print` in `src/`

## Phase 2: Two

- [x] `e.md` created
""",
    "docs/refactor/REFACTOR.md": "# Ledger\n",
    "a.md": "# A\n",
    "d.md": "# D\n",
    "src/a.py": "x = 1\n",
    "dodcheck.waivers.yml": """version: 1
waivers:
  - {criterion: phase-1/files/b-md-created, reason: next month, owner: Ada, expires: 2026-03-31}
  - {criterion: phase-1/files/a-md-created, reason: not needed, owner: Ada, expires: 2026-03-31}
""",
    "dodcheck.yml": """version: 1
rules:
  phase-1/files/everyone-is-happy:
    all: [{file: {path: a.md}}, {text: {in: "src/**", literal: x, min: 1}}]
  phase-1/files/nothing-of-the-kind:
    file: {path: a.md}
""",
}


def brought(root: Path, day: date = DAY, evidence: Mapping[str, bytes] = EVIDENCE) -> CallerMaterial:
    """What a caller brings who has the same evidence."""
    return CallerMaterial(root, WorkTree(root, evidence), Caller(day, None, FACTS), evidence, ())


def written(root: Path) -> Report:
    """The report of phase 1 of a repository."""
    case = prepare(WorkTree(root, EVIDENCE), Caller(DAY, None, FACTS), governance)
    return report(case, phase(case.program, "1"))


def verified(value: Mapping[str, Any], with_: CallerMaterial) -> Verification:
    """Verify what stands in a file as plain values."""
    data = json.dumps(value).encode()
    return verify(read_saved("r.json", data, SCHEMAS), with_, PLAIN)
