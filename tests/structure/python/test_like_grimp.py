"""Our graph beside that of grimp, which also reads syntax alone, but from folders on `sys.path`."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.structure.python.survey import survey_python

PACKAGES = ["typer", "jsonschema", "rdflib", "markdown_it", "referencing", "_pytest", "hatchling", "dodcheck"]
ONLY_OURS = {
    "yaml": set[tuple[str, str]](),
    "packageurl": {("packageurl.contrib.sqlalchemy.mixin", "packageurl")},
}
"""A folder without `__init__.py` inside a package is part of it; grimp does not look there."""


def ours(name: str) -> set[tuple[str, str]]:
    found = importlib.util.find_spec(name)
    assert found is not None
    assert found.submodule_search_locations is not None
    root = Path(found.submodule_search_locations[0])
    files = {f"{name}/{path.relative_to(root).as_posix()}": path.read_bytes() for path in root.rglob("*.py*")}
    seen = survey_python(MemorySnapshot({path: data for path, data in files.items() if path.endswith((".py", ".pyi"))}))
    assert seen.skipped == ()
    return {(edge.source, edge.target) for edge in seen.graph.edges}


def theirs(name: str) -> set[tuple[str, str]]:
    grimp = pytest.importorskip("grimp", reason="grimp is not installed")
    graph = grimp.build_graph(name, cache_dir=None)
    pairs = {(one, other) for one in graph.modules for other in graph.find_modules_directly_imported_by(one)}
    return {(one, other) for one, other in pairs if one != other}


@pytest.mark.parametrize("name", [*PACKAGES, *ONLY_OURS])
def test_the_graph_is_that_of_grimp(name: str) -> None:
    expected = theirs(name)
    found = ours(name)
    assert (found - expected, expected - found) == (ONLY_OURS.get(name, set()), set())
