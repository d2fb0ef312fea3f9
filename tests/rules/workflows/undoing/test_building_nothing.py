from __future__ import annotations

import pytest

from dodcheck.rules.workflows.undoing.building_nothing import option_without_build


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("docker build .", None),
        ("docker build --check .", "--check"),
        ("docker build --check=false .", None),
        ("docker buildx build --call=check .", "--call=check"),
        ("docker build --call outline .", "--call outline"),
        ("docker build --call build .", None),
        ("docker buildx bake --print", "--print"),
        ("docker compose build --dry-run", "--dry-run"),
        ("docker run image mypy --check", None),
        ("docker build --build-arg MODE=--check .", None),
        ("cargo package", None),
        ("cargo package --list", "--list"),
        ("cargo test --list", None),
        ("cibuildwheel", None),
        ("cibuildwheel --print-build-identifiers", "--print-build-identifiers"),
        ("typedoc --out docs", None),
        ("typedoc --emit none", "--emit none"),
        ("doxygen Doxyfile", None),
        ("doxygen -g", "-g"),
        ("hugo", None),
        ("hugo --minify", None),
        ("hugo server", "server"),
        ("antora site.yml", None),
        ("antora -v", "-v"),
    ],
)
def test_what_keeps_a_builder_from_building(command: str, expected: str | None) -> None:
    tool, *words = command.split()
    assert option_without_build(tool, words) == expected
