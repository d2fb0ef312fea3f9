from __future__ import annotations

from pathlib import Path

from dodcheck.supply.vendoring.facts.table import NOTES, OTHERS, PACKAGES
from dodcheck.supply.vendoring.names import ROOTS
from support.yaml_files import documents

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "sbom.md").read_text(encoding="utf-8")
CASES = ROOT / "tests" / "commands" / "cases" / "sbom" / "generate.yml"


def test_the_page_shows_what_the_command_prints() -> None:
    _, first, *_ = documents(CASES)
    assert f"```\n{first['out']}```\n" in PAGE


def test_the_page_names_folders_and_files_that_are_looked_for() -> None:
    section = PAGE.partition("### Where it looks")[2].partition("### What stands in the file")[0]
    words = {word for part in section.split("`")[1::2] for word in (part.rpartition("/")[2],)}
    folders = {"third_party", "extern", "_vendor", "node_modules", "vendor", "external", "deps", "contrib", "packages"}
    assert folders <= words & ROOTS
    files = {"README.chromium", "moz.yaml", "METADATA", "UPSTREAM", "package.json", "Cargo.toml", "pom.xml", "VERSION"}
    assert files <= words
    assert all(any(one.takes(name) for one in (*NOTES, *PACKAGES, *OTHERS)) for name in files)
