"""What a line asks of every milestone of a program, and whether it asks nothing else."""

from __future__ import annotations

import pytest

from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId
from dodcheck.model.promise import EachHas, Part
from dodcheck.program.milestones.around import Around
from dodcheck.program.milestones.needed import required_of_each

M00, M01, M02, M03 = (MilestoneId("", (number,), "") for number in range(4))


def around(ledger: str | None, *listed: MilestoneId) -> Around:
    return Around(frozenset(), ledger, listed, {}, None, frozenset())


def line(text: str, form: Form = Form.DERIVED, *, deferred: bool = False) -> Criterion:
    at = Location("docs/DOD.md", 5, 1)
    return Criterion("program/x", text, form, "program", None, None, at, deferred=deferred)


def found(text: str, ledger: str | None = "REFACTOR.md") -> tuple[str, str, bool] | None:
    told = required_of_each(line(text), (), around(ledger, M00))
    return None if told is None else (str(told.part), told.ledger, told.whole)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (
            "rollback",
            (
                "rollback|a roll-back|rollback plan|roll-back documented in its plan|"
                "rollback: documented in the milestone plan|rollback is documented in its plan|"
                "rollback plan documented in the milestone's plan|"
                "rollback plan: documented in milestone plan"
            ),
        ),
        (
            "entry",
            (
                "ledger|a ledger entry|an entry in the ledger|entry in the ledger|the summary in the ledger|"
                "documentation: milestone summary in `docs/a.md`|docs: a milestone entry in the ledger|"
                "ledger: summary in the ledger|ledger entry: an entry in the ledger"
            ),
        ),
        (
            "deliverables",
            (
                "code|code artifact|code artifacts|file|files|deliverable|deliverables|artifacts|files: files created|"
                "deliverables: deliverables are there|code: files modified|code: files changed|"
                "code: files created/modified|code: files created or modified|code: files created and modified|"
                "files committed|files (committed to main)|files and committed to `master`|files (committed to trunk)|"
                "files committed to git"
            ),
        ),
    ],
)
def test_lines_of_which_nothing_is_left(part: str, words: str) -> None:
    told = {one: found(one) for one in words.split("|")}
    where = {one: "docs/a.md" if "a.md" in one else "REFACTOR.md" for one in told}
    assert told == {one: (part, where[one], True) for one in told}


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (
            "rollback",
            (
                "rollback tried by two people|roll backs of all|rolled back once|how to revert it|"
                "reverting it is tried|it can be undone|undo it in a day|rollback documented in a plan"
            ),
        ),
        (
            "checks",
            ("ci|a check|green checks|workflow run|workflow runs linked|tests pass|test passing|tests are green"),
        ),
        (
            "entry",
            ("ledger read by all|a summary|an entry|documentation|it is documented|an entry in the log"),
        ),
        (
            "deliverables",
            (
                "code read by all|an artifact of it|a file for it|deliverables that people like|"
                "files committed to production"
            ),
        ),
    ],
)
def test_lines_that_ask_for_more(part: str, words: str) -> None:
    told = {one: found(one) for one in words.split("|")}
    assert told == dict.fromkeys(told, (part, "REFACTOR.md", False))


@pytest.mark.parametrize("text", [
    "Not a rollback plan", "No ledger entry", "Never a file", "Done without code", "Optional: rollback plan",
    "Rollback plan isn't needed", "A file that doesn’t break", "Applause", "Tests", "Classified", "",
])  # fmt: skip
def test_lines_that_ask_nothing_that_is_understood(text: str) -> None:
    assert found(text) is None


def test_the_ledger_is_the_one_that_the_line_names() -> None:
    assert found("Summary in `a.txt` and `docs/B.MD`") == ("entry", "docs/B.MD", False)
    assert found("Summary in docs/b.md") == ("entry", "REFACTOR.md", True)
    assert found("Rollback plan in `docs/b.md`") == ("rollback", "REFACTOR.md", False)
    assert found("Ledger", ledger="docs/LEDGER.md") == ("entry", "docs/LEDGER.md", True)
    assert found("Ledger", ledger=None) == ("entry", "REFACTOR.md", True)


def test_the_milestones_are_those_of_the_completion_list_without_those_put_off() -> None:
    listed = [
        line("M01: begun", Form.MILESTONE),
        line("M01-M02: gone on", Form.MILESTONE),
        line("M03: ended", Form.MILESTONE, deferred=True),
        line("Something else", Form.MILESTONE),
        line("M03: a box", Form.BOX),
    ]
    told = required_of_each(line("Rollback"), listed, around("REFACTOR.md", M00, M03))
    assert told == EachHas(Part.ROLLBACK, (M01, M02), "REFACTOR.md", whole=True)
    told = required_of_each(line("Rollback"), listed[4:], around("REFACTOR.md", M00, M03))
    assert told == EachHas(Part.ROLLBACK, (M00, M03), "REFACTOR.md", whole=True)
    assert required_of_each(line("Rollback"), (), around("REFACTOR.md")) is None
