from __future__ import annotations

import json
from typing import NamedTuple

from dodcheck.workflows.expressions.evaluate import evaluate
from dodcheck.workflows.expressions.parser import parse_expression
from dodcheck.workflows.expressions.tree import ExpressionProblem
from dodcheck.workflows.expressions.values import Unknown, outcomes
from support.expression_values import CONTEXT, RECORD, RECORD_FILE, known, plain

REFUSED = '{"error": "refused"}'
FAILS = '{"error": "fails"}'
READ_AS_THE_RUNNER_DOES = {"'a''b''c'": "\"a'b'c\""}
"""Where the package alone is wrong."""


class Asked(NamedTuple):
    text: str
    theirs: str
    ours: str


def asked(key: str) -> list[Asked]:
    return [Asked(row[0], json.dumps(row[1]).replace("empty", "refused"), ours(row[0])) for row in RECORD[key]]


def ours(text: str) -> str:
    try:
        value = evaluate(parse_expression(text), CONTEXT)
    except ExpressionProblem:
        return REFUSED
    if isinstance(value, Unknown) and Unknown.ERROR in value:
        return FAILS
    return json.dumps(plain(value))


def truthy(theirs: str) -> Unknown:
    read = json.loads(theirs)
    return Unknown.TRUTHY if isinstance(read, dict) else outcomes(known(read))


def test_every_recorded_answer_of_github_is_ours() -> None:
    rows = asked("asked")
    assert len(rows) > 7_000
    assert [one for one in rows if one.ours != one.theirs] == []


def test_where_the_readers_of_github_differ_we_do_not_decide() -> None:
    rows = asked("unsettled")
    assert len(rows) > 30
    decided = {one.text: one.ours for one in rows if "unknown" not in one.ours and one.ours not in (REFUSED, FAILS)}
    assert decided == READ_AS_THE_RUNNER_DOES


def test_what_is_said_of_an_unsettled_one_leaves_room_for_the_answer() -> None:
    rows = [one for one in asked("unsettled") if one.theirs not in (REFUSED, FAILS) and "unknown" in one.ours]
    assert len(rows) > 10
    values = {one.text: evaluate(parse_expression(one.text), CONTEXT) for one in rows}
    assert [one for one in rows if truthy(one.theirs) not in outcomes(values[one.text])] == []


def test_the_record_says_what_was_asked_and_stays_small() -> None:
    assert RECORD["package"] == "@actions/expressions 0.3.61"
    assert RECORD_FILE.stat().st_size < 400_000
