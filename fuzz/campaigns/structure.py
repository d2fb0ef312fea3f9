"""Imports and includes: a text as a module and as a header of a small repository, and what a graph comes to."""

from __future__ import annotations

from contextlib import suppress

from dodcheck.rules.imports import ImportsRule
from dodcheck.rules.includes import IncludesRule
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.structure.baseline import BaselineError, read_baseline
from dodcheck.structure.cycles import find_cycles
from dodcheck.structure.includes.directives import includes_of
from dodcheck.structure.includes.survey import survey_includes
from dodcheck.structure.python.survey import survey_python
from dodcheck.structure.survey import GraphSurvey
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import files_like, soup

PIECES = (
    "import ", "from ", " import ", "app", "app.a", "app.b", "core", ".", "..", "*", ", ", " as x", "\n", "    ", "if ",
    "TYPE_CHECKING:\n", "def f():\n", "class A:\n", "try:\n", "except E:\n", "pass\n", "(", ")", "\\\n", "# coding: ",
    "latin-1", "#include ", '"core/x.h"', "<app/y.h>", '"../', "#if 0\n", "#if ", "#else\n", "#endif\n", "//", "/*",
    "*/",
    'R"(', ')"', '"', "'", "#import ", "MACRO", "\0", "\r\n", '{"schema": "dodcheck-modules/1"', '"python": ',
    '"parts": []', '"cycles": [', '{"modules": ["app"]}', "}", "]", ": ", "1",
)  # fmt: skip
AROUND = {
    "app/__init__.py": b"from app import a\n",
    "app/a.py": b"import app.b\n",
    "app/b.py": b"def f():\n    import core\n",
    "core/__init__.py": b"",
    "core/x.h": b'#include "app/y.h"\n',
    "app/y.h": b"",
}


def check(given: Given) -> None:
    """Judge a repository with the text in it; places are lines of their files, and witnesses go round."""
    data = given[TEXT]
    lines = [one.line for one in includes_of(data)]
    assert lines == sorted(lines)
    assert all(1 <= line <= data.count(b"\n") + 1 for line in lines)
    with suppress(BaselineError):
        read_baseline(data, "python")
    snapshot = MemorySnapshot({**AROUND, "app/c.py": data, "core/z.c": data})
    for seen in (survey_python(snapshot), survey_includes(snapshot)):
        _check(seen, snapshot)
    for rule in (
        ImportsRule(acyclic=True),
        IncludesRule(acyclic=True),
        ImportsRule(acyclic=True, between=("app", "core")),
    ):
        assert rule.examine(snapshot).summary


def _check(seen: GraphSurvey, snapshot: MemorySnapshot) -> None:
    for edge in seen.graph.edges:
        assert edge.source != edge.target
        assert 1 <= edge.line <= snapshot.read(edge.path).count(b"\n") + snapshot.read(edge.path).count(b"\r") + 1
    for cycle in find_cycles(seen.graph):
        ends = [edge.target for edge in cycle.witness]
        assert [edge.source for edge in cycle.witness] == [ends[-1], *ends[:-1]]


CAMPAIGN = Campaign(
    name="structure",
    about="imports and includes",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=files_like("src/dodcheck/structure/*.py", "src/dodcheck/structure/*/*.py"),
)
