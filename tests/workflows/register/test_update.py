from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.model.location import Location
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit.audit import audit
from dodcheck.workflows.audit.risk import Confidence, Family, Risk
from dodcheck.workflows.register.accepted import accepted_in
from dodcheck.workflows.register.update import Columns, update
from dodcheck.workflows.severity import Severity

COLUMNS = Columns(("ID", "Risk", "State"), lambda risk: (risk.id, risk.message, "open"))
OPENING = "# Register"


def risk(name: str, message: str = "it is masked") -> Risk:
    return Risk(
        id=name,
        pattern="or-true",
        family=Family.SOFT_FAIL,
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        location=Location("ci.yml", 1),
        workflows=("ci.yml",),
        job=None,
        step=None,
        message=message,
        follow_up="Take it away.",
        accepted=None,
    )


ONE, TWO = "or-true-00000a", "or-true-00000b"


def test_a_new_register() -> None:
    found = update("", [risk(ONE), risk(TWO)], COLUMNS, OPENING)
    assert found.text == (
        "# Register\n\n"
        "| ID | Risk | State | Accepted | Owner | Notes |\n"
        "|---|---|---|---|---|---|\n"
        "| or-true-00000a | it is masked | open |  |  |  |\n"
        "| or-true-00000b | it is masked | open |  |  |  |\n"
    )
    assert found[1:] == (2, 0, 0)


def test_a_new_register_without_risks_has_a_table_to_write_in() -> None:
    text = "# Register\n\n| ID | Risk | State | Accepted | Owner | Notes |\n|---|---|---|---|---|---|\n"
    assert update("", [], COLUMNS, OPENING).text == text


def test_what_people_wrote_their_order_and_everything_around_stays() -> None:
    before = (
        "# Ours\r\n\r\nWords | here.\r\n\r\n"
        "| Owner | id | Accepted | Ticket | RISK |\r\n"
        "| :-- | --- | --- | --- | --- |\r\n"
        "| @ops |  `or-true-00000b` | yes, \\| see | T-1 | old words |\r\n"
        "| me | M03-R01 | no | | by hand |\r\n"
        "\r\nAfter.\r\n"
    )
    after = (
        "# Ours\r\n\r\nWords | here.\r\n\r\n"
        "| Owner | id | Accepted | Ticket | RISK |\r\n"
        "| :-- | --- | --- | --- | --- |\r\n"
        "| @ops | or-true-00000b | yes, \\| see | T-1 | it is masked |\r\n"
        "| me | M03-R01 | no | | by hand |\r\n"
        "|  | or-true-00000a |  |  | it is masked |\r\n"
        "\r\nAfter.\r\n"
    )
    found = update(before, [risk(ONE), risk(TWO)], COLUMNS, OPENING)
    assert found == (after, 1, 0, 0)


def test_a_risk_that_is_gone_stays_where_people_wrote_and_goes_where_nobody_did() -> None:
    before = (
        "| ID | Risk | State | Accepted | Owner | Notes |\n"
        "|---|---|---|---|---|---|\n"
        "| or-true-00000a | it is masked | open | for now | ops | |\n"
        "| or-true-00000b | it is masked | open | | | |\n"
        "| or-true-00000c | it is masked | gone | once | | |\n"
    )
    after = (
        "| ID | Risk | State | Accepted | Owner | Notes |\n"
        "|---|---|---|---|---|---|\n"
        "| or-true-00000a | it is masked | gone | for now | ops |  |\n"
        "| or-true-00000c | it is masked | gone | once | | |\n"
    )
    assert update(before, [], COLUMNS, OPENING) == (after, 0, 2, 1)


def test_a_column_of_people_keeps_a_row_too() -> None:
    text = "| ID | Accepted | Ticket |\n|---|---|---|\n| or-true-00000a | | T-1 |\n"
    assert update(text, [], COLUMNS, OPENING) == (text, 0, 1, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Words without a table.\n",
        "```\n| ID | Accepted |\n|---|---|\n```\n",
        "| ID | Risk |\n|---|---|\n| 1 | x |\n",
        "    | ID | Accepted |\n    |---|---|\n",
        "| ID | Accepted |\nno table\n",
    ],
)
def test_a_document_without_a_register_gets_one_at_its_end(text: str) -> None:
    found = update(text, [risk(ONE)], COLUMNS, OPENING).text
    assert found.startswith(f"{text}\n# Register\n\n| ID | Risk |")


def test_a_short_row_is_filled_and_a_long_one_keeps_what_is_too_much() -> None:
    before = "| ID | Risk | Accepted |\n|---|---|---|\n| or-true-00000a |\n| or-true-00000b | x | | more |\n"
    after = (
        "| ID | Risk | Accepted |\n|---|---|---|\n"
        "| or-true-00000a | it is masked |  |\n"
        "| or-true-00000b | it is masked |  | more |\n"
    )
    assert update(before, [risk(ONE), risk(TWO)], COLUMNS, OPENING).text == after


def test_a_row_that_says_the_same_stays_byte_for_byte() -> None:
    text = "|ID|Risk|Accepted|\n|-|-|-|\n|or-true-00000a|  it is masked|  for now |\n"
    assert update(text, [risk(ONE)], COLUMNS, OPENING).text == text


WORDS = st.text(alphabet="ab |\\`#-~\r\n", max_size=60)
ROWS = st.lists(st.sampled_from([f"| {ONE} | x | y |", f"| {TWO} | | |", "| M03-R01 | z | |", "text", ""]), max_size=6)


@given(WORDS, ROWS, st.sets(st.sampled_from([ONE, TWO])))
def test_a_second_time_nothing_changes(before: str, rows: list[str], names: set[str]) -> None:
    text = "\n".join([before, "", "| ID | Accepted | Risk |", "|---|---|---|", *rows, ""])
    risks = [risk(name) for name in sorted(names)]
    once = update(text, risks, COLUMNS, OPENING).text
    assert update(once, risks, COLUMNS, OPENING).text == once
    kept = [row for row in rows if "M03" in row or row == "text"]
    assert [row for row in kept if row not in once.splitlines()] == []


PLACED = Columns(("ID", "Where", "State"), lambda risk: (risk.id, f"{risk.location}<br>{risk.job}", "open"))


def masked_in(path: str, *, twice: bool = False, above: str = "") -> tuple[Risk, ...]:
    """Return the risks of a workflow at a path: one mask, or two that are equal but for their lines."""
    steps = "      - run: pytest a_b || true\n" * (2 if twice else 1)
    text = f"{above}on: push\njobs:\n  my_job:\n    runs-on: ubuntu-latest\n    steps:\n{steps}"
    return tuple(one for one in audit(MemorySnapshot({path: text.encode()})).risks if one.pattern == "or-true")


def written(before: str, risks: Sequence[Risk]) -> tuple[str, Mapping[str, str]]:
    """Return a register that is brought up to date, and the reasons of its accepted rows."""
    text = update(before, risks, PLACED, OPENING).text
    return text, accepted_in(text)


def accepted_of(risks: Sequence[Risk]) -> str:
    """Return a new register whose last row is accepted."""
    before, _, behind = update("", risks, PLACED, OPENING).text.rpartition("open |  |  |  |")
    return f"{before}open | until #7 is done | @ops |  |{behind}"


OLD, NEW = ".github/workflows/old_name.yml", ".github/workflows/new_name.yml"


def test_what_people_accepted_stays_when_lines_move() -> None:
    text = accepted_of(masked_in(OLD))
    moved = masked_in(OLD, above="# a\n# b\n")
    text, reasons = written(text, moved)
    assert reasons == {moved[0].id: "until #7 is done (@ops)"}
    assert ".yml:8<br>my_job" in text


def test_what_people_accepted_stays_when_a_workflow_gets_another_name() -> None:
    text = accepted_of(masked_in(OLD))
    new = masked_in(NEW)
    text, reasons = written(text, new)
    assert reasons == {new[0].id: "until #7 is done (@ops)"}
    assert "old_name" not in text
    assert text.count("or-true-") == 1


def test_equal_risks_of_a_job_keep_their_own_words_and_names() -> None:
    first, second = masked_in(OLD, twice=True)
    assert (second.id, second.location.line) == (f"{first.id}-2", 7)
    text = accepted_of([first, second])
    assert written(text, masked_in(OLD, twice=True))[1] == {second.id: "until #7 is done (@ops)"}
    new = masked_in(NEW, twice=True)
    assert written(text, new)[1] == {new[1].id: "until #7 is done (@ops)"}


def test_words_do_not_go_to_another_file_while_theirs_has_risks() -> None:
    text = accepted_of(masked_in(OLD))
    other = [replace(one, id="or-true-0abcde") for one in masked_in(OLD)]
    text, reasons = written(text, [*other, *masked_in(NEW)])
    assert list(reasons) == [masked_in(OLD)[0].id]
    assert "gone" in text
