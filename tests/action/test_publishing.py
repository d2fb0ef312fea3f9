from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.action.publishing import ROOM, Result, annotation, failure, hand_over, quoted, result, summarise
from support.composite import read_outputs


def test_outputs_are_read_back_whatever_stands_in_them(tmp_path: Path) -> None:
    path = tmp_path / "output"
    path.write_text("earlier=1\n", encoding="utf-8")
    told = Result(passed=True, tally='{"proved": 1}', report="/a\npassed=false\nb", markdown="")
    hand_over(told, {"GITHUB_OUTPUT": str(path)})
    assert read_outputs(path.read_text(encoding="utf-8")) == {
        "earlier": "1",
        "passed": "true",
        "tally": '{"proved": 1}',
        "report": "/a\npassed=false\nb",
        "markdown": "",
    }


@pytest.mark.parametrize("told", ["", "{", "[]", '{"gate": {"passed": "true"}, "tally": {}}', '{"gate": null}'])
def test_a_report_that_says_nothing_has_not_passed(tmp_path: Path, told: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(told, encoding="utf-8")
    assert not result(path, path).passed
    assert result(tmp_path / "none", path) == Result()


def test_a_summary_that_is_too_long_ends_at_a_line(tmp_path: Path) -> None:
    path = tmp_path / "summary"
    summarise("é" * 99 + "\n" + "x" * ROOM, {"GITHUB_STEP_SUMMARY": str(path)})
    assert path.read_text(encoding="utf-8") == "é" * 99 + "\n\nThe summary ends here: it would be too long.\n"


def test_without_the_files_of_a_runner_nothing_is_written() -> None:
    summarise("x", {})
    hand_over(Result(), {})


def test_the_runner_obeys_nothing_that_is_quoted() -> None:
    first, *lines = quoted("::error::x\nmore").splitlines()
    token = first.removeprefix("::stop-commands::")
    assert (len(token), lines) == (32, ["::error::x", "more", f"::{token}::"])
    assert quoted("x") != quoted("x")


def test_an_annotation_is_one_line() -> None:
    assert annotation("100 %\r\n::add-mask::x") == "::error title=dodcheck::100 %25%0D%0A::add-mask::x\n"


def test_a_failure_is_text_in_the_summary() -> None:
    assert failure("<b>\n</pre># x\n") == "## dodcheck: nothing was judged\n\n    <b>\n    </pre># x\n\n"
