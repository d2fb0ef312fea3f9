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
    "github-summary": "md",
    "html": "html",
    "in-toto": "json",
    "json": "json",
    "junit": "xml",
    "markdown": "md",
    "sarif": "sarif",
}
"""What the golden files of a format end with, where that is not `txt`."""
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


def golden_file(kind: str, name: str) -> Path:
    return GOLDEN / kind / f"{name}.{SUFFIXES.get(kind, 'txt')}"


@pytest.mark.parametrize(("kind", "name"), CASES + STYLED)
def test_a_report_is_rendered_as_its_golden_file_says(kind: str, name: str) -> None:
    golden = golden_file(kind, name)
    rendered = RENDERERS[kind](MADE[name]()).encode("utf-8")
    if UPDATE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(rendered)
    assert rendered == golden.read_bytes()


def test_every_golden_file_has_its_report() -> None:
    expected = {golden_file(kind, name) for kind, name in CASES + STYLED}
    assert {path for kind in GOLDEN.iterdir() for path in kind.iterdir()} == expected
