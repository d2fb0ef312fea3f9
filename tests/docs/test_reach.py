from __future__ import annotations

import re
from pathlib import Path

from tools.console.blocks import pages

ROOT = Path(__file__).resolve().parents[2]
PATH = re.compile(r"`([\w.-]+(?:/[\w.-]*)+|\w+\.py)`")
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


def test_every_file_that_the_architecture_names_is_there() -> None:
    source = ROOT / "src" / "dodcheck"
    layers = [path for path in source.iterdir() if path.is_dir()]
    homes = [ROOT, source, *layers, *(path for layer in layers for path in layer.iterdir() if path.is_dir())]
    named = PATH.findall((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    assert len(named) > 30
    assert [name for name in named if not any((home / name).exists() for home in homes)] == []
