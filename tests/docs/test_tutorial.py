from __future__ import annotations

import re
from pathlib import Path

from tools.console.session import Session

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial.md"


def test_three_commands_of_the_tutorial_adopt_a_repository(tmp_path: Path) -> None:
    promised = re.search(
        r"It takes three commands:\s+`(.+?)`,\s+`(.+?)`,\s+`(.+?)`\.", PAGE.read_text(encoding="utf-8")
    )
    assert promised is not None
    first, second, third = promised.groups()
    session = Session(tmp_path)
    assert session.run("parcels", first).code == 1  # it has a false claim
    assert session.run("parcels", second).code == 0
    kept = "git switch --quiet --create adopt && git add dodcheck.yml && git commit --quiet --message Adopt"
    assert session.run("parcels", kept).code == 0
    assert session.run("parcels", f"{third} --base main").lines[-2:] == (
        "GATE PASSED: the change claims nothing without evidence, loses nothing and",
        "weakens nothing",
    )
