from __future__ import annotations

from pathlib import Path

import pytest

from tools.console.blocks import pages
from tools.console.pages import counted, wrong

ROOT = Path(__file__).resolve().parents[2]
PAGES = [pytest.param(path, id=str(path.relative_to(ROOT))) for path in pages(ROOT)]


@pytest.mark.parametrize("path", PAGES)
def test_every_command_prints_what_its_page_says(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    found = wrong(name, path.read_text(encoding="utf-8"))
    assert not found, f"`python -m tools.console --write {name}` writes it anew; read it then\n\n" + "\n\n".join(found)


def test_most_commands_are_run_and_the_others_say_why_not() -> None:
    found = [counted(str(path), path.read_text(encoding="utf-8")) for path in pages(ROOT)]
    ran, left = sum(number for number, _ in found), [reason for _, reasons in found for reason in reasons]
    assert ran > 80
    assert len(left) * 6 < ran
    assert [reason for reason in left if len(reason.split()) < 4] == []
