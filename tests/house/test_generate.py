from __future__ import annotations

from pathlib import Path

import pytest

from tools.generate import GENERATED, ROOT, between, layers_table, stale
from tools.layers import LAYERS


def test_generated_files_are_what_their_sources_say() -> None:
    assert stale() == []


def test_every_published_schema_is_generated() -> None:
    schemas = {str(path.relative_to(ROOT)) for path in (ROOT / "schemas").iterdir()}
    assert schemas - set(GENERATED) == set()


def test_every_layer_stands_in_the_table() -> None:
    rows = [line.split("`")[1] for line in layers_table().splitlines() if line.startswith("| `")]
    assert [name for name in rows if name in {layer.name for layer in LAYERS}] == [layer.name for layer in LAYERS]


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("above\n<!-- begin x -->\nold\n<!-- end x -->\nbelow\n", encoding="utf-8")
    assert between(page, "x", "new") == "above\n<!-- begin x -->\nnew\n<!-- end x -->\nbelow\n"


def test_missing_marks_are_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing here\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="the marks <!-- begin x --> and <!-- end x --> are missing"):
        between(page, "x", "new")
