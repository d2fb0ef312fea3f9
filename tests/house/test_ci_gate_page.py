from __future__ import annotations

import re
from pathlib import Path

from dodcheck.workflows.gating.finding import Pattern

PAGE = Path(__file__).resolve().parents[2] / "docs" / "ci-gate.md"


def test_the_page_names_every_finding_once() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`([a-z-]+)`", row.split("|")[1])]
    assert sorted(named) == sorted(Pattern)
