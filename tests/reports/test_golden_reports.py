from __future__ import annotations

import os
from pathlib import Path

import pytest

from dodcheck.reports.table import FORMATS
from dodcheck.reports.terminal import render_coloured, render_quiet
from support.forge_reports import change
from support.hostile import hostile
from support.pages import bare
from support.reports import REPORTS, put_off

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
UPDATE = "DODCHECK_UPDATE_GOLDEN" in os.environ
ALL = {**REPORTS, "hostile": hostile}
MADE = {**ALL, "change": change, "put-off": put_off}
SUFFIXES = {
    "badge": "svg",
    "coloured": "txt",
    "github": "txt",
    "github-summary": "md",
    "html": "html",
    "in-toto": "json",
    "json": "json",
    "junit": "xml",
    "markdown": "md",
    "quiet": "txt",
    "sarif": "sarif",
    "terminal": "txt",
}
RENDERERS = {
    **FORMATS,
    "html": lambda report: bare(FORMATS["html"](report)),
    "quiet": render_quiet,
    "coloured": render_coloured,
}
FORGE = ("badge", "github", "github-summary", "junit", "markdown", "sarif")
GATED = ("badge", "github", "html", "json", "junit", "markdown", "terminal")
CASES = [
    *((kind, name) for kind in FORMATS for name in ALL),
    *((kind, "change") for kind in FORGE),
    *((kind, "put-off") for kind in GATED),
]
STYLED = [("quiet", "every-verdict"), ("quiet", "passed"), ("quiet", "empty"), ("coloured", "every-verdict")]


@pytest.mark.parametrize(("kind", "name"), CASES + STYLED)
def test_a_report_is_rendered_as_its_golden_file_says(kind: str, name: str) -> None:
    golden = GOLDEN / kind / f"{name}.{SUFFIXES[kind]}"
    rendered = RENDERERS[kind](MADE[name]()).encode("utf-8")
    if UPDATE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(rendered)
    assert rendered == golden.read_bytes()


def test_every_golden_file_has_its_report() -> None:
    expected = {f"{kind}/{name}.{SUFFIXES[kind]}" for kind, name in CASES + STYLED}
    assert {path.relative_to(GOLDEN).as_posix() for kind in SUFFIXES for path in (GOLDEN / kind).iterdir()} == expected
