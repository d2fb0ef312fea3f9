from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.schema import rules_file_schema
from dodcheck.errors import UserError
from dodcheck.exceptions.schema import waivers_schema
from dodcheck.exceptions.waivers_file import read_waivers
from dodcheck.formats.yaml import load_nodes
from dodcheck.formats.yaml_values import to_value
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.fragments import rule_definitions, schema_of
from dodcheck.rules.manual import manual_of
from dodcheck.rules.table import KINDS
from support.rule_cases import Case, cases

Validator = jsonschema.Draft202012Validator
ONE_RULE: dict[str, Any] = {"$ref": "#/$defs/rule", "$defs": rule_definitions()}
RULES, WAIVERS, RULE = Validator(rules_file_schema()), Validator(waivers_schema()), Validator(ONE_RULE)
WAIVER = "{criterion: a/b, reason: why, owner: who, expires: 2026-12-31}"

GOOD_RULES = [
    "file: {path: README.md}",
    "file: {path: /docs//*.md, min: 1, max: 3}",
    "text: {in: src/**, literal: x}",
    "text: {in: [a, b], pattern: 'x+', max: 0, except: {path: a, reason: why}}",
    "text: {in: [a], literal: x, max: 0, except: [{path: a, reason: why}], word: true}",
    "document: {path: a.md, table: [A, B], rows: 2, all_links_resolve: true}",
    "ledger: {milestones: [M00-M02, M10.5, V15-M01], status: Closed}",
    "ledger: {milestones: M3, status: in progress}",
    "criteria: {any_of: phase-1/*}",
    "all: [{file: {path: a}}, {not: {any: [{file: {path: b}}]}}]",
    "says: Words\n    file: {path: a}",
    "nth: 2\n    file: {path: a}",
]
BAD_RULES = [
    "fyle: {path: a}",
    "file: {pth: a}",
    "file: {}",
    "file: README.md",
    "file:",
    "file: {path: ''}",
    "file: {path: '  '}",
    "file: {path: 3}",
    "file: {path: ../a}",
    "file: {path: .git/config}",
    "file: {path: a, min: '1'}",
    "file: {path: a, min: -1}",
    "file: {path: a, min: true}",
    "text: {literal: x}",
    "text: {in: [], literal: x}",
    "text: {in: a, literal: x, code_only: yes please}",
    "text: {in: a, literal: x, except: [{path: a}]}",
    "text: {in: a, literal: x, except: [{path: a, reason: b, owner: c}]}",
    "document: {path: '*.md', section: A}",
    "ledger: {milestones: everything}",
    "ledger: {milestones: M1, status: unknown}",
    "all: []",
    "all: {file: {path: a}}",
    "not: [{file: {path: a}}]",
    "any: [{file: {path: a}, text: {in: a, literal: x}}]",
    "says: Words",
    "says: ' '\n    file: {path: a}",
    "nth: 0\n    file: {path: a}",
    "file: {path: a}\n    text: {in: a, literal: x}",
]
BEYOND_THE_SCHEMA = [
    "text: {in: a}",
    "text: {in: a, literal: x, pattern: y}",
    "text: {in: a, literal: x, min: 3, max: 2}",
    "text: {in: a, literal: x, min: 0}",
    'text: {in: a, literal: "x\\ny", max: 0}',
    "text: {in: a, pattern: 'x\\ny', max: 0}",
    "text: {in: a, pattern: '('}",
    "file: {path: a, min: 0}",
    "file: {path: a/../../b}",
    "document: {path: a.md}",
    "document: {path: a.md, equals: x}",
    "document: {path: a.md, mentions: [A], rows: 1}",
    "ledger: {milestones: M05-M02}",
    "criteria: {}",
    "criteria: {all_of: a, any_of: b}",
]
GOOD_FILES = [
    "version: 1",
    "version: 1\nrules:",
    "version: '1'\ndocuments: {checklist: docs/DOD.md, milestones: 'docs/{id}/{id}_plan.md'}",
]
BAD_FILES = [
    "version: 2",
    "rules: {}",
    "[]",
    "version: 1\nrule: {}",
    "version: 1\nrules: []",
    "version: 1\nrules: {a: {}}",
    "version: 1\ndocuments: {plan: a.md}",
    "version: 1\ndocuments: {ledger: ../a.md}",
    "version: 1\ndocuments: {milestones: docs/plan.md}",
]
GOOD_WAIVERS = ["version: 1\nwaivers: []", f"version: 1\nwaivers: [{WAIVER}]"]
BAD_WAIVERS = [
    "version: 1",
    "waivers: []",
    "version: 1\nwaivers: {}",
    "version: 1\nwaivers: [a]",
    "version: 1\nwaivers: [{criterion: a, reason: b, owner: c}]",
    "version: 1\nwaivers: [{criterion: a, reason: ' ', owner: c, expires: 2026-12-31}]",
    "version: 1\nwaivers: [{criterion: a, reason: b, owner: c, expires: soon}]",
    "version: 1\nwaivers: [{criterion: a, reason: b, owner: c, expires: 2026-12-31, by: d}]",
    f"version: 1\nwaivers: [{WAIVER}]\nmore: 1",
]


def value_of(text: str) -> object:
    node = load_nodes(text)
    assert node is not None
    return to_value(node)


def is_read(read: Callable[[str, bytes], object], text: str) -> bool:
    try:
        read("file.yml", text.encode())
    except UserError:
        return False
    return True


def in_a_file(rule: str) -> str:
    return f"version: 1\nrules:\n  phase-1/a:\n    {rule}\n"


@pytest.mark.parametrize("text", [*map(in_a_file, GOOD_RULES), *GOOD_FILES])
def test_schema_and_parser_take_a_good_rules_file(text: str) -> None:
    assert (RULES.is_valid(value_of(text)), is_read(read_rules_file, text)) == (True, True)


@pytest.mark.parametrize("text", [*map(in_a_file, BAD_RULES), *BAD_FILES])
def test_schema_and_parser_refuse_a_bad_rules_file(text: str) -> None:
    assert (RULES.is_valid(value_of(text)), is_read(read_rules_file, text)) == (False, False)


@pytest.mark.parametrize("rule", BEYOND_THE_SCHEMA)
def test_the_parser_refuses_more_than_a_schema_can_say(rule: str) -> None:
    assert not is_read(read_rules_file, in_a_file(rule))


@pytest.mark.parametrize("text", GOOD_WAIVERS)
def test_schema_and_parser_take_a_good_waivers_file(text: str) -> None:
    assert (WAIVERS.is_valid(value_of(text)), is_read(read_waivers, text)) == (True, True)


@pytest.mark.parametrize("text", BAD_WAIVERS)
def test_schema_and_parser_refuse_a_bad_waivers_file(text: str) -> None:
    assert (WAIVERS.is_valid(value_of(text)), is_read(read_waivers, text)) == (False, False)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases()])
def test_the_rule_of_every_case_fits_the_schema(case: Case) -> None:
    RULE.validate(case.told["rule"])


def test_the_schemas_are_schemas() -> None:
    for schema in (rules_file_schema(), waivers_schema(), ONE_RULE, *map(schema_of, KINDS.values())):
        Validator.check_schema(schema)


@pytest.mark.parametrize("class_", [*KINDS.values(), All, AnyOf, Not])
def test_every_example_of_the_manual_is_a_rule(class_: type[Any]) -> None:
    assert class_.example.startswith(f"{class_.kind}: ")
    assert is_read(read_rules_file, in_a_file(class_.example))
    RULE.validate(value_of(class_.example))


def test_the_manual_of_a_kind() -> None:
    assert manual_of(KINDS["criteria"]).splitlines()[-9:] == [
        "",
        "| option | what it means | default |",
        "|---|---|---|",
        "| `all_of` | Ids or globs over ids; all of them must be met. | – |",
        "| `any_of` | Ids or globs over ids; one of them must be met. | – |",
        "",
        "```yaml",
        "criteria: {all_of: phase-1/sbom-generated/*}",
        "```",
    ]
