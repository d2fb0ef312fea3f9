from __future__ import annotations

import pytest

from dodcheck.rules.workflows.ineffective.building_nothing import option_without_build, option_without_pages


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
        ("hugo --renderToMemory", "--renderToMemory"),
        ("hugo --renderToMemory=false", None),
        ("pdm build --no-wheel", None),
        ("pdm build --no-sdist", None),
        ("pdm build --no-wheel --no-sdist", "--no-wheel --no-sdist"),
        ("pdm install --no-wheel --no-sdist", None),
        ("uv build --list", "--list"),
        ("uv pip --list", None),
        ("build --metadata", "--metadata"),
        ("hatch build --hooks-only", "--hooks-only"),
        ("typedoc --showConfig", "--showConfig"),
        ("nx build docs", None),
        ("nx build docs --graph", "--graph"),
        ("nx show --graph", None),
        ("python setup.py sdist", None),
        ("python setup.py -n sdist", "-n"),
        ("python tool.py -n", None),
        ("sphinx-build -M html docs out", None),
        ("sphinx-build -M clean docs out", "-M clean"),
    ],
)
def test_what_keeps_a_builder_from_building(command: str, expected: str | None) -> None:
    tool, *words = command.split()
    assert option_without_build(tool, words) == expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("sphinx-build docs out", None),
        ("sphinx-build -b html docs out", None),
        ("sphinx-build -n -b dirhtml docs out", None),
        ("sphinx-build -b dummy docs out", "-b dummy"),
        ("sphinx-build -M linkcheck docs out", "-M linkcheck"),
        ("sphinx-build --builder=doctest docs out", "--builder=doctest"),
        ("hugo -b dummy", None),
    ],
)
def test_what_keeps_sphinx_from_writing_pages(command: str, expected: str | None) -> None:
    tool, *words = command.split()
    assert option_without_pages(tool, words) == expected
