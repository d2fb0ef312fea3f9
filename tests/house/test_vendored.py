from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

VENDORED = Path(__file__).resolve().parents[2] / "src" / "dodcheck" / "vendored"
FOLDERS = sorted(path.name for path in VENDORED.iterdir() if path.is_dir())
OWN_NOTES = {"SHA256SUMS", "UPSTREAM"}


def test_there_is_something_to_check() -> None:
    assert FOLDERS == ["cyclonedx", "schemas", "spdx"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_of_others_are_unchanged(folder: str) -> None:
    lines = (VENDORED / folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: checksum for checksum, name in map(str.split, lines)}
    there = [path for path in (VENDORED / folder).iterdir() if path.name not in OWN_NOTES]
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
