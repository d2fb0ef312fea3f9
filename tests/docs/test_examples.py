from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.base import Rule
from dodcheck.rules.manual import manual_of
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import UnreadableError
from support.hostile import hostile
from support.reports import every_verdict
from tools.console.blocks import blocks_of

ROOT = Path(__file__).resolve().parents[2]
FILES = {"src/a.py": b"x\n" * 3, "src/b.py": b"x\n" * 5}


@pytest.fixture
def shown(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ModuleType]:
    """The first block of Python in a how-to page, as a module."""
    page = ROOT / "docs" / "how-to" / f"{request.param}.md"
    code = next(one for one in blocks_of(page.name, page.read_text(encoding="utf-8")) if one.language == "python")
    path = tmp_path / "shown_in_the_docs.py"
    path.write_text("\n".join(code.body), encoding="utf-8")
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


@pytest.mark.parametrize("shown", ["add-a-report"], indirect=True)
def test_the_report_of_the_page_has_a_line_for_each_criterion(shown: ModuleType) -> None:
    report = every_verdict()
    lines = shown.render(report).splitlines()
    assert len(lines) == len(report.judgements)
    assert re.fullmatch(r"proved\tdocs/\S+:10\t`SECURITY\.md` created", lines[0])


@pytest.mark.parametrize("shown", ["add-a-report"], indirect=True)
def test_the_report_of_the_page_lets_no_word_of_a_repository_break_its_lines(shown: ModuleType) -> None:
    report = hostile()
    assert [line.count("\t") for line in shown.render(report).split("\n")[:-1]] == [2] * len(report.judgements)
