from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.commands.module_graph import language_of
from dodcheck.reports.formats import MODULES
from dodcheck.reports.modules.drawing import draw_parts
from dodcheck.reports.modules.json import modules_schema
from dodcheck.reports.modules.report import INCLUDES, PYTHON, ModulesReport, instability
from dodcheck.reports.width import width
from dodcheck.rules.structures.looking import included, python
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.structure.baseline import BaselineDifference, baseline_difference, read_baseline
from dodcheck.structure.cycles import find_cycles
from dodcheck.structure.graph import Edge, Graph, GraphBuilder
from dodcheck.structure.parts import Part, Parts, cut_into_parts

NASTY = '\x1b[31m \u202e ##[error]x ::warning::y <b>@name</b> `c` | & " '
PLAIN = {
    "app/__init__.py": "",
    "app/a.py": "import app.b\nimport app._gone\n",
    "app/b.py": "def f():\n    import app.a\n",
    "app/bad.py": "def (\n",
    "core/x.h": '#include "gui/y.h"\n',
    "gui/y.h": "",
    "gui/z.c": '#include "core/x.h"\n#include "none.h"\n#include MACRO\n',
}
HOSTILE = {
    f"{NASTY}/__init__.py": "",
    f"{NASTY}/{NASTY}{'long' * 40}.py": "from . import b\nfrom . import gone\n",
    f"{NASTY}/b.py": f"from . import {'x' * 300}\n",
    f"c{NASTY}/a.h": f'#include "d{NASTY.replace(chr(34), "")}/b.h"\n',
    f"d{NASTY}/b.h": "",
}


def report(files: dict[str, str]) -> ModulesReport:
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()})
    first = language_of(PYTHON, python(snapshot, (), None), {}, (("app.a",), ("app.b",)))
    second = language_of(INCLUDES, included(snapshot, (), (), None), {}, ())
    return ModulesReport((first, second), snapshot.facts(), (NASTY,), (), ("app.a", "app.b"), NASTY)


REPORTS = [
    pytest.param(report(PLAIN), id="plain"),
    pytest.param(report(HOSTILE), id="hostile"),
    pytest.param(report({"a.py": ""}), id="bare"),
]


@pytest.mark.parametrize("one", REPORTS)
def test_every_report_in_json_satisfies_the_published_schema_and_is_a_baseline_of_itself(one: ModulesReport) -> None:
    text = MODULES["json"](one)
    jsonschema.validate(json.loads(text), modules_schema(), jsonschema.Draft202012Validator)
    for language in one.languages:
        baseline = read_baseline(text.encode(), language.tongue.key)
        assert baseline_difference(baseline, language.parts, language.cycles) == BaselineDifference((), (), ())


@pytest.mark.parametrize("one", REPORTS)
def test_no_line_is_wider_than_a_terminal(one: ModulesReport) -> None:
    assert [line for line in MODULES["terminal"](one).splitlines() if width(line) > 80] == []


@pytest.mark.parametrize("one", REPORTS)
@pytest.mark.parametrize("name", ["markdown", "svg", "terminal"])
def test_nothing_of_the_repository_is_obeyed(one: ModulesReport, name: str) -> None:
    text = MODULES[name](one)
    assert not {"\x1b", "\u202e"} & set(text)
    assert "##[error]" not in text
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert name == "terminal" or "<b>" not in text


@pytest.mark.parametrize("one", REPORTS)
def test_colours_change_no_word(one: ModulesReport) -> None:
    plain, coloured = MODULES["terminal"](one), MODULES.coloured(one)
    for code in ("\x1b[1;31m", "\x1b[33m", "\x1b[32m", "\x1b[1m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert [line.rstrip() for line in coloured.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("one", REPORTS)
def test_the_picture_is_xml_with_a_box_for_each_part(one: ModulesReport) -> None:
    root = ET.fromstring(MODULES["svg"](one))  # noqa: S314 - made here
    boxes = [each for each in root.iter("{http://www.w3.org/2000/svg}rect") if "box" in each.attrib["class"]]
    assert len(boxes) == sum(len(language.parts.parts) for language in one.languages)
    assert MODULES["svg"](one) == MODULES["svg"](one)


def test_what_is_missing_and_what_goes_round_is_told() -> None:
    told = json.loads(MODULES["json"](report(PLAIN)))
    assert [one["modules"] for one in told["python"]["cycles"]] == [["app.a", "app.b"]]
    assert told["python"]["cycles_when_loaded"] == 0
    assert [one["location"] for one in told["python"]["not_read"]] == [{"path": "app/bad.py", "line": 1}]
    assert [one["name"] for one in told["python"]["not_tracked"]] == ["app._gone"]
    assert [one["modules"] for one in told["includes"]["cycles"]] == [["core", "gui"]]
    assert told["gate"]["passed"] is False


NAMES = [f"p{at}" for at in range(8)]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20)


def parts_of(pairs: list[tuple[str, str]]) -> Parts:
    growing = GraphBuilder(set(NAMES))
    for source, target in pairs:
        growing.add(Edge(source, target, "a.py", 1))
    return cut_into_parts(growing.build(), {name: name for name in NAMES})


@given(PAIRS)
def test_every_arrow_that_goes_down_does_and_nothing_that_is_reached_is_lost(pairs: list[tuple[str, str]]) -> None:
    parts = parts_of(pairs)
    drawing = draw_parts(parts)
    row = {part.name: number for number, parts_ in enumerate(drawing.rows) for part in parts_}
    assert sorted(row) == NAMES
    assert all(row[edge.source] < row[edge.target] for edge in drawing.down)
    left = Graph(parts.graph.nodes, (*drawing.down, *drawing.round))
    assert len(drawing.down) + len(drawing.round) + drawing.implied == len(parts.graph.edges)
    assert [one.modules for one in find_cycles(left)] == [one.modules for one in find_cycles(parts.graph)]
    assert _reached(left) == _reached(parts.graph)


def _reached(graph: Graph) -> set[tuple[str, str]]:
    found = {(edge.source, edge.target) for edge in graph.edges}
    while more := {(one, far) for one, near in found for other, far in found if near == other} - found:
        found |= more
    return found


@pytest.mark.parametrize(("used_by", "uses", "said"), [(1, 2, "0.67"), (2, 1, "0.33"), (3, 0, "0.00"), (0, 0, "–")])
def test_instability_is_rounded_to_two_places(used_by: int, uses: int, said: str) -> None:
    assert instability(Part("app", 1, used_by, uses)) == said
