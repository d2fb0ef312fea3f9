from __future__ import annotations

import re
from pathlib import Path

import pytest

from dodcheck.reports.table import FORMATS
from dodcheck.rules.table import KINDS
from support.cases import Case, build, cases_below, dodcheck
from support.forked import forked

CASES = [pytest.param(case, id=name) for name, case in cases_below(Path(__file__).parent / "cases")]
COMMIT = re.compile(r"(\bcommit|\bagainst|\bgit diff|--at) [0-9a-f]{12}\b")


def begin(case: Case, root: Path, folder: Path) -> None:
    """Make the calls that come first, then the edits; paths of both are as in the case."""
    for words in case.first:
        done = forked(*(word.replace("{outside}", str(folder / "outside")) for word in words), cwd=root)
        assert done.returncode < 2, done.stderr
    for name, edits in case.edited.items():
        path = (folder if name.startswith("outside/") else root) / name
        text = path.read_text(encoding="utf-8")
        for old, new in edits.items():
            assert old in text, f"{name} does not say {old}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_the_whole_answer(case: Case, tmp_path: Path) -> None:
    root = build(case, tmp_path)
    begin(case, root, tmp_path)
    arguments = [word.replace("{outside}", str(tmp_path / "outside")) for word in case.run]
    done = (dodcheck if case.fresh else forked)(*arguments, cwd=root / case.cwd, stdin=case.stdin)
    told = [COMMIT.sub(r"\1 C", text).replace(str(tmp_path), "") for text in (done.stdout, done.stderr)]
    # Lists that grow with each new kind and format say nothing about the command.
    err = case.err.replace("{kinds}", ", ".join(KINDS)).replace("{formats}", ", ".join(sorted(FORMATS)))
    assert (told[0], told[1], done.returncode) == (case.out, err, case.exit)
    for name, text in case.written.items():
        path = (tmp_path if name.startswith("outside/") else root) / name
        assert COMMIT.sub(r"\1 C", path.read_text(encoding="utf-8")) == text
