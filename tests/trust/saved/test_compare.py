from __future__ import annotations

from typing import Any

import pytest

from dodcheck.trust.saved.compare import How, differences

ONE = {"id": "a", "verdict": "proved", "evidence": [{"outcome": "holds"}]}
TWO = {"id": "b", "verdict": "open", "evidence": [{"outcome": "fails"}]}


def shown(then: dict[str, Any], now: dict[str, Any]) -> list[tuple[str | None, str, str, object, object]]:
    return [(one.criterion, one.field, one.how.value, one.then, one.now) for one in differences(then, now)]


@pytest.mark.parametrize(
    ("then", "now"),
    [(1, True), (1, 1.0), (0, False), (None, "x"), ("", None), ([], {}), ("1", 1), ([1], [2]), ({"x": 1}, {"x": 2})],
)
def test_values_of_another_type_are_other_values(then: object, now: object) -> None:
    assert len(differences({"x": then}, {"x": now})) == 1
    assert differences({"x": then}, {"x": then}) == ()


def test_the_order_of_keys_is_no_difference() -> None:
    assert differences({"a": 1, "b": 2}, {"b": 2, "a": 1}) == ()


def test_criteria_are_paired_by_id() -> None:
    changed = {**TWO, "verdict": "proved", "evidence": [{"outcome": "holds"}]}
    assert shown({"criteria": [ONE, changed]}, {"criteria": [ONE, TWO]}) == [
        ("b", "verdict", "changed", "proved", "open"),
        ("b", "evidence[0].outcome", "changed", "holds", "fails"),
    ]


def test_a_criterion_that_is_dropped_and_one_that_is_added() -> None:
    assert shown({"criteria": [ONE]}, {"criteria": [TWO]}) == [
        ("b", "", "dropped", None, TWO),
        ("a", "", "added", ONE, None),
    ]


def test_a_criterion_that_stands_twice_is_added_once() -> None:
    assert shown({"criteria": [ONE, ONE]}, {"criteria": [ONE]}) == [("a", "", "added", ONE, None)]


def test_another_order_of_criteria_is_told_once() -> None:
    assert shown({"criteria": [TWO, ONE]}, {"criteria": [ONE, TWO]}) == [
        (None, "order of criteria", "changed", ["b", "a"], ["a", "b"])
    ]


def test_lists_of_another_length_are_told_whole() -> None:
    assert shown({"gate": {"blocking": []}}, {"gate": {"blocking": ["a"]}}) == [
        (None, "gate.blocking", "changed", [], ["a"])
    ]


def test_documents_are_paired_by_path_and_inputs_by_name() -> None:
    then, now = {"path": "D.md", "digest": "1"}, {"path": "D.md", "digest": "2"}
    assert shown({"documents": [then]}, {"documents": [now]}) == [(None, "documents[D.md].digest", "changed", "1", "2")]
    inputs = ({"predicate": {"inputs": {"evidence": [{"name": "x", "digest": said}]}}} for said in "12")
    assert [one.field for one in differences(*inputs)] == ["predicate.inputs.evidence[x].digest"]


def test_keys_that_only_one_of_them_has() -> None:
    found = differences({"options": {"a": 1}}, {"options": {"b": 2}})
    assert [(one.field, one.how) for one in found] == [("options.b", How.DROPPED), ("options.a", How.ADDED)]
