from __future__ import annotations

import re
from pathlib import Path

from tools.console.blocks import pages

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def linked(path: Path) -> set[Path]:
    """Return the files of the repository that a page links to."""
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    return {(path.parent / target).resolve() for target in targets if ":" not in target}


def test_every_page_is_two_clicks_from_the_readme() -> None:
    first = linked(ROOT / "README.md")
    reached = first | {page for one in first if one.suffix == ".md" for page in linked(one)}
    assert [str(path) for path in pages(ROOT) if path not in reached and path.name != "README.md"] == []


def test_the_index_links_every_page_itself() -> None:
    index = ROOT / "docs" / "index.md"
    assert [str(path) for path in pages(ROOT) if path not in linked(index) and path != index] == []


def test_every_file_that_a_page_links_is_there() -> None:
    missing = [f"{page}: {target}" for page in pages(ROOT) for target in linked(page) if not target.exists()]
    assert missing == []
