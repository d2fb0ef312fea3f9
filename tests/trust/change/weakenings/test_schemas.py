from __future__ import annotations

from collections.abc import Mapping

import pytest

from dodcheck.trust.change.weakenings.schemas import find
from support.sides import weakened

RULE = "schema: {{path: a.json, schema: {}}}"
Files = Mapping[str, str | bytes]


def checklist(*rules: str) -> dict[str, str]:
    return {"DOD.md": "".join(f"- [ ] Valid {at}\n  <!-- dodcheck {{{one}}} -->\n" for at, one in enumerate(rules))}


ONE = checklist(RULE.format("s.json"))
LOST = "loosened/{0}, {0} -> {0}: `{0}`, by which “Valid 0” is judged, may ask for less; it says something else now"


def lost(checklists: Files, before: Files, after: Files) -> list[str]:
    return weakened(find, {**checklists, **before}, {**checklists, **after})


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param((RULE.format("s.json"), RULE.format("s.json")), id="told once"),
        pytest.param((f"not: {{{RULE.format('s.json')}}}",), id="inside not"),
        pytest.param((f"all: [{{file: {{path: x}}}}, {{{RULE.format('s.json')}}}]",), id="inside all"),
    ],
)
def test_a_schema_that_says_something_else(rules: tuple[str, ...]) -> None:
    assert lost(checklist(*rules), {"s.json": '{"type": "object"}'}, {"s.json": "{}"}) == [LOST.format("s.json")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"s.json": '{"a": 1, "b": 2}'}, {"s.json": '{"b":2,"a":1}\n'}),
        ({"s.json": "{}", "other.json": "1"}, {"s.json": "{}", "other.json": "2"}),
        ({}, {"s.json": "{}"}),
        ({"s.json": b"\xff"}, {"s.json": b"\xff"}),
    ],
)
def test_schemas_that_say_the_same(before: Files, after: Files) -> None:
    assert lost(ONE, before, after) == []


def test_a_schema_that_dodcheck_ships_is_none_of_the_repository() -> None:
    rule = RULE.format("dependabot")
    assert lost(checklist(rule), {"dependabot": "{}"}, {"dependabot": "[]"}) == []


def test_a_schema_that_is_no_json_is_compared_as_it_is() -> None:
    assert lost(ONE, {"s.json": "{"}, {"s.json": "{}"}) == [LOST.format("s.json")]
    assert lost(ONE, {"s.json": "{"}, {"s.json": "{ "}) == [LOST.format("s.json")]
    assert lost(ONE, {"s.json": "{"}, {"s.json": "{"}) == []


def refers(*paths: str, more: str = "") -> str:
    return "{" + ", ".join(f'"x{at}": {{"$ref": "{path}"}}' for at, path in enumerate(paths)) + more + "}"


def test_a_schema_that_others_refer_to_however_they_do() -> None:
    first = refers("t.json", "s.json", "../out.json", "gone.json#/a")
    before = {"s.json": first, "t.json": refers("s.json", "u.json"), "u.json": "{}"}
    after = {**before, "t.json": refers("s.json", "u.json", more=', "y": 1'), "u.json": "[]"}
    assert lost(ONE, before, after) == [LOST.format("t.json"), LOST.format("u.json")]


def test_a_reference_that_is_no_text_hides_no_other() -> None:
    first = b'{"x": {"$ref": "\xff.json"}, "y": {"$ref": "t.json"}}'
    assert lost(ONE, {"s.json": first, "t.json": "{}"}, {"s.json": first, "t.json": "[]"}) == [LOST.format("t.json")]


@pytest.mark.parametrize(("changed", "found"), [(99, True), (100, False)])
def test_so_many_files_are_followed_and_no_more(changed: int, *, found: bool) -> None:
    chain = {f"s{at}.json": refers(f"s{at + 1}.json") for at in range(102)}
    name = f"s{changed}.json"
    after = {**chain, name: refers(f"s{changed + 1}.json", more=', "y": 1')}
    assert lost(checklist(RULE.format("s0.json")), chain, after) == ([LOST.format(name)] if found else [])


def test_a_schema_is_found_from_the_document_that_names_it() -> None:
    named = checklist("schema: {path: a.json, schema: schemas/s.json, named_in: docs/x.md}")
    before = {"docs/schemas/s.json": "{}", "docs/x.md": "x\n"}
    path = "docs/schemas/s.json"
    assert lost(named, before, {**before, path: "[]"}) == [LOST.format(path)]
