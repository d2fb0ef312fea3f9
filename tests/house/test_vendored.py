from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDORED = ROOT / "src" / "dodcheck" / "vendored"
OFFICIAL = ROOT / "tests" / "official"
FOLDERS = sorted(path.name for path in VENDORED.iterdir() if path.is_dir())
OF_TESTS = sorted(path.name for path in OFFICIAL.iterdir() if path.is_dir())
PLACES = [*(VENDORED / name for name in FOLDERS), *(OFFICIAL / name for name in OF_TESTS)]
OWN_NOTES = {"SHA256SUMS", "UPSTREAM"}


def test_there_is_something_to_check() -> None:
    assert FOLDERS == ["cyclonedx", "schemas", "spdx"]
    assert OF_TESTS == ["junit", "sarif"]


@pytest.mark.parametrize("folder", PLACES, ids=lambda folder: folder.name)
def test_files_of_others_are_unchanged(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: checksum for checksum, name in map(str.split, lines)}
    there = [path for path in folder.iterdir() if path.name not in OWN_NOTES]
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in there} == listed


@pytest.mark.parametrize("folder", FOLDERS)
def test_they_come_with_their_licence_and_say_where_they_are_from(folder: str) -> None:
    assert list((VENDORED / folder).glob("LICENSE*"))
    keys = [
        line.partition(":")[0] for line in (VENDORED / folder / "UPSTREAM").read_text(encoding="utf-8").splitlines()
    ]
    assert keys == ["Name", "URL", "Version", "License"]
    page = (VENDORED / "README.md").read_text(encoding="utf-8")
    assert f"| `{folder}` |" in page


@pytest.mark.parametrize("folder", OF_TESTS)
def test_those_of_the_tests_do_so_too(folder: str) -> None:
    assert (OFFICIAL / folder / "LICENSE").is_file()
    assert f"| `{folder}` |" in (OFFICIAL / "README.md").read_text(encoding="utf-8")
