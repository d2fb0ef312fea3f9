from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from dodcheck.binding import recognise
from dodcheck.binding.recognise.hints import Hinted
from dodcheck.binding.recognise.phrase import phrase
from dodcheck.binding.recognise.table import GRAMMARS
from dodcheck.binding.tree import as_data
from dodcheck.model.criterion import Criterion, Form, Tick
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.model.location import Location
from dodcheck.rules.base import Rule
from dodcheck.rules.manual import manual_of
from dodcheck.rules.table import PLUGIN_KINDS
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import UnreadableError
from dodcheck.testing import as_told
from dodcheck.workflows.audit.audit import audit_of
from dodcheck.workflows.audit.repository import read_repository
from support.hostile import hostile
from support.judging import DOD, checklist, judged
from support.pattern_cases import WORKFLOW
from support.pattern_cases import told as risk_as_told
from support.reports import every_verdict
from support.rule_cases import EXPECTED, snapshot_of
from support.selftesting import as_told as fate
from support.selftesting import self_tested
from tools.console.blocks import blocks_of

ROOT = Path(__file__).resolve().parents[2]
FILES = {"src/a.py": b"x\n" * 3, "src/b.py": b"x\n" * 5}


def blocks(page: str, language: str) -> list[str]:
    path = ROOT / "docs" / "how-to" / f"{page}.md"
    found = blocks_of(path.name, path.read_text(encoding="utf-8"))
    return ["\n".join(one.body) for one in found if one.language == language]


@pytest.fixture
def shown(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ModuleType]:
    """The first block of Python in a how-to page, as a module."""
    path = tmp_path / "shown_in_the_docs.py"
    path.write_text(blocks(request.param, "python")[0], encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[path.stem]


class Unread(MemorySnapshot):
    """A snapshot whose files can't be read, for a reason or without one."""

    why: Unknown | None = None

    def read(self, path: str) -> bytes:
        raise UnreadableError(path, "is not read", self.why)


@pytest.mark.parametrize("shown", ["add-a-kind"], indirect=True)
def test_the_kind_of_the_page_decides_what_it_says(shown: ModuleType) -> None:
    snapshot = MemorySnapshot(FILES)
    rules = {lines: shown.LongestRule(in_=("src/**",), lines=lines) for lines in (4, 5)}
    assert isinstance(rules[4], Rule)
    seen = {lines: rule.examine(snapshot) for lines, rule in rules.items()}
    assert (seen[4].outcome, seen[4].summary) == (Outcome.FAILS, "src/b.py has more than 4 lines")
    assert (seen[5].outcome, seen[5].summary) == (Outcome.HOLDS, "none of 2 files has more than 5 lines")
    assert (seen[4].examined, seen[4].matched, [place.path for place in seen[4].places]) == (2, 1, ["src/b.py"])
    planted = [one.planted_in(snapshot) for one in rules[5].counterexamples(snapshot, seen[5])]
    assert [rules[5].examine(one).outcome for one in planted] == [Outcome.FAILS]


@pytest.mark.parametrize("shown", ["add-a-kind"], indirect=True)
def test_the_kind_of_the_page_proves_nothing_of_nothing(shown: ModuleType) -> None:
    rule = shown.LongestRule(in_=("src/**",), lines=5)
    assert rule.examine(MemorySnapshot({})).unknown is Unknown.EMPTY_SCOPE
    unread = Unread(FILES)
    assert rule.examine(unread).outcome is Outcome.ERROR
    unread.why = Unknown.SKIPPED
    assert rule.examine(unread).unknown is Unknown.SKIPPED


@pytest.mark.parametrize("shown", ["add-a-kind"], indirect=True)
def test_the_kind_of_the_page_has_a_manual(shown: ModuleType) -> None:
    assert "| `lines` | At most so many lines. | required |" in manual_of(shown.LongestRule)


@pytest.mark.parametrize("shown", ["add-a-kind"], indirect=True)
def test_the_cases_of_the_kind_hold(shown: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PLUGIN_KINDS, "longest", shown.LongestRule)
    said, turning, planted = map(yaml.safe_load, blocks("add-a-kind", "yaml"))
    rule = shown.LongestRule(in_=tuple(said["rule"]["longest"]["in"]), lines=said["rule"]["longest"]["lines"])
    evidence = as_told(rule.examine(snapshot_of(said)))
    assert evidence == {"outcome": "fails", **{key: said[key] for key in EXPECTED}}
    asked = shown.LongestRule(in_=("src/**",), lines=turning[0]["rule"]["longest"]["lines"])
    assert (asked.makes_it_hold(), asked.makes_it_fail()) == (turning[0]["holds"], turning[0]["fails"])
    told = [{"statement": one.judgement.criterion.text, **fate(one)} for one in self_tested(planted).tested]
    assert told == [{key: value for key, value in one.items() if key != "rule"} for one in planted["said"]]


@pytest.mark.parametrize("shown", ["add-a-sentence"], indirect=True)
def test_the_cases_of_the_sentence_hold(shown: ModuleType) -> None:
    for case in yaml.safe_load(blocks("add-a-sentence", "yaml")[0]):
        words = phrase(boxed(case["statement"]))
        assert words is not None
        found = shown.read(words)
        assert (found and as_data(found.tree), found and str(found.strength)) == (case["rule"], case.get("strength"))


@pytest.mark.parametrize("shown", ["add-a-sentence"], indirect=True)
def test_the_verdicts_of_the_sentence_are_as_told(shown: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dodcheck.binding.recognise.filled", shown)
    monkeypatch.setattr(recognise, "GRAMMARS", (*GRAMMARS, Hinted("filled", words=("empty",))))
    case = yaml.safe_load(blocks("add-a-sentence", "yaml")[1])
    page = checklist(*(f"- [x] {one['statement']}" for one in case["said"]))
    told = [
        {"statement": one.criterion.text, "verdict": str(one.verdict), "reason": one.reason}
        for one in judged({DOD: page, **case["files"]}).judgements
    ]
    assert told == case["said"]


def test_the_hints_of_the_sentence_stand_in_what_it_reads() -> None:
    words = re.findall(r'"(\w+)"', blocks("add-a-sentence", "python")[1].partition("words=")[2])
    cases = yaml.safe_load(blocks("add-a-sentence", "yaml")[0])
    assert [any(word in case["statement"] for word in words) for case in cases if case["rule"]] == [True, True]


@pytest.mark.parametrize("shown", ["add-a-ci-pattern"], indirect=True)
def test_the_cases_of_the_pattern_hold(shown: ModuleType) -> None:
    for case in yaml.safe_load_all(blocks("add-a-ci-pattern", "yaml")[0]):
        snapshot = MemorySnapshot({WORKFLOW: case["workflow"].encode()})
        risks = audit_of(read_repository(snapshot), snapshot, [shown.PATTERN]).risks
        assert list(map(risk_as_told, risks)) == case.get("risks", [])


def boxed(statement: str) -> Criterion:
    place = Location("docs/DOD.md", 3, 1)
    return Criterion("phase-1/x", statement, Form.BOX, "phase-1", None, True, place, Tick.TICKED)  # noqa: FBT003 - the tick


@pytest.mark.parametrize("shown", ["add-a-report"], indirect=True)
def test_the_report_of_the_page_has_a_line_for_each_criterion(shown: ModuleType) -> None:
    report = every_verdict()
    lines = shown.render(report).splitlines()
    assert len(lines) == len(report.judgements)
    assert re.fullmatch(r"docs/\S+:10: proved: `SECURITY\.md` created", lines[0])


@pytest.mark.parametrize("shown", ["add-a-report"], indirect=True)
def test_the_report_of_the_page_lets_no_word_of_a_repository_break_its_lines(shown: ModuleType) -> None:
    report = hostile()
    rendered = shown.render(report)
    assert rendered.count("\n") == len(report.judgements)
    assert {char for char in rendered if not char.isprintable()} == {"\n"}
    assert [line for line in rendered.splitlines() if line.startswith("::")] == []
