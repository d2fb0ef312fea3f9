from __future__ import annotations

from collections.abc import Callable

import pytest

from dodcheck.binding.inline import read_inline
from dodcheck.binding.tree import Bound, Strength, Tree
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.rules.combine import All, AnyOf
from dodcheck.trust.change.stricter import MAX_COMPARED, asks_as_much, implies


def tree(source: str) -> Tree:
    read, mistakes = read_inline(Directive(f"{{{source}}}", Location("D.md", 1, 1)))
    assert read is not None, mistakes
    return read


def as_much(old: str, new: str) -> bool:
    return asks_as_much(Bound(tree(old), Origin.RULES_FILE), Bound(tree(new), Origin.RULES_FILE))


STRICTER = [
    ("test_results: {name: a}", "test_results: {name: [a, b]}"),
    ("wording: {document: a.md, forbid: x, exempt: [b, c]}", "wording: {document: a.md, forbid: [x, y], exempt: c}"),
    ("attestation: {}", "attestation: {max_age: 30}"),
    ("attestation: {max_age: 60}", "attestation: {max_age: 30}"),
    ("attestation: {max_age: 60}", "attestation: {max_age: 60, signed: true}"),
    ("third_party: {}", "third_party: {max_age: 365}"),
    ("third_party: {against: tree}", "third_party: {}"),
    ("third_party: {}", "third_party: {sbom: docs/SBOM.json, max_behind: minor}"),
    ("third_party: {max_age: 365, accept_stated: true}", "third_party: {max_age: 365}"),
    ("action_pins: {allow: [octo, hub]}", "action_pins: {allow: octo}"),
    ("action_pins: {allow: octo}", "action_pins: {comment: true, images: true}"),
    ("action_pins: {max: 5}", "action_pins: {max: 3}"),
    ("file: {path: 'a/*'}", "file: {path: 'a/*', min: 1}"),
    ("file: {path: 'a/*', min: 2}", "any: [{file: {path: 'a/*', min: 3}}, {file: {path: 'a/*', min: 4}}]"),
    (
        "all: [{file: {path: a.md}}, {file: {path: 'b/*', min: 2}}]",
        "all: [{file: {path: 'b/*', min: 3}}, {file: {path: a.md}}]",
    ),
    (
        "any: [{file: {path: a.md}}, {file: {path: 'b/*', min: 2}}]",
        "any: [{file: {path: 'b/*', min: 3}}, {file: {path: a.md}}]",
    ),
    ("file: {path: a.md}", "file: {path: a.md}"),
    ("file: {path: 'a/*'}", "file: {path: 'a/*', min: 3}"),
    ("file: {path: 'a/*', min: 2}", "file: {path: 'a/*', min: 3}"),
    ("file: {path: 'a/*', min: 2}", "file: {path: 'a/*', min: 2, max: 5}"),
    ("file: {path: 'a/*', max: 5}", "file: {path: 'a/*', max: 0}"),
    ("file: {path: a.txt}", "file: {path: a.txt, format: json}"),
    ("file: {path: a.md, named_in: docs/b.md}", "file: {path: a.md}"),
    ("file: {path: a.md, max: 0}", "file: {path: a.md, max: 0, named_in: docs/b.md}"),
    ("file: {path: a.md}", "all: [{file: {path: a.md}}, {file: {path: b.md}}]"),
    ("all: [{file: {path: a.md}}, {file: {path: b.md}}]", "all: [{file: {path: b.md}}, {file: {path: a.md}}]"),
    ("any: [{file: {path: a.md}}, {file: {path: b.md}}]", "file: {path: b.md}"),
    ("any: [{file: {path: a.md}}, {file: {path: b.md}}]", "all: [{file: {path: a.md}}, {file: {path: b.md}}]"),
    ("not: {file: {path: a.md}}", "not: {file: {path: a.md}}"),
    ("text: {in: a/*, literal: x, max: 0}", "text: {in: [a/*, b/*], literal: x, max: 0}"),
    ("text: {in: a/*, literal: x, max: 0, exclude: a/b}", "text: {in: a/*, literal: x, max: 0}"),
    ("text: {in: a, literal: x, max: 0, except: {path: a, reason: y}}", "text: {in: a, literal: x, max: 0}"),
    ("text: {in: [a, b], literal: x}", "text: {in: [a], literal: x, min: 2}"),
    ("text: {in: a, literal: x}", "text: {in: a, literal: x, exclude: b}"),
    ("document: {path: a.md, mentions: x}", "document: {path: a.md, mentions: [y, x], section: Z, words: 9}"),
    ("document: {path: a.md, words: 9}", "document: {path: a.md, words: 9, all_links_resolve: true}"),
    ("data: {path: a.json, query: x, at_least: 5}", "data: {path: a.json, query: x, at_least: 6}"),
    ("data: {path: a.json, query: x, at_most: 5}", "data: {path: a.json, query: x, at_most: 4}"),
    ("ledger: {milestones: M01}", "ledger: {milestones: [M01, M02], status: Closed}"),
    ("criteria: {all_of: a}", "criteria: {all_of: [a, b]}"),
    ("criteria: {all_of: [a, b]}", "criteria: {all_of: [b, a]}"),
    ("criteria: {any_of: [a, b]}", "criteria: {any_of: [a]}"),
    ("pre_commit: {hooks: a}", "pre_commit: {hooks: [a, b], pinned: true}"),
    ("action_pins: {allow: octo}", "action_pins: {}"),
    ("action_pins: {in: .github/workflows/*}", "action_pins: {in: [.github/workflows/*, .github/actions/**]}"),
    ("action_pins: {forbid: main, allow: octo}", "action_pins: {forbid: main}"),
    ("secrets: {exclude: [a/**, b/**]}", "secrets: {exclude: a/**}"),
    ("secrets: {exclude: a/**}", "secrets: {}"),
    ("secrets: {allow: {path: a, reason: x}}", "secrets: {}"),
    ("secrets: {in: src/**}", "secrets: {in: [src/**, docs/**]}"),
    ("secrets: {max: 3}", "secrets: {max: 1}"),
    ("soft_failures: {patterns: or-true}", "soft_failures: {patterns: [or-true, job-continue-on-error]}"),
    ("soft_failures: {patterns: or-true}", "soft_failures: {severity: medium}"),
    ("soft_failures: {severity: high}", "soft_failures: {}"),
    ("soft_failures: {}", "soft_failures: {severity: low, even_justified: true}"),
    ("soft_failures: {register: docs/a.md}", "soft_failures: {}"),
    (
        "soft_failures: {in: .github/workflows/a.yml}",
        "soft_failures: {in: [.github/workflows/b.yml, .github/workflows/a.yml]}",
    ),
    ("workflow: {runs: pytest}", "workflow: {runs: pytest, triggers: pull_request}"),
    ("workflow: {runs: pytest, triggers: push}", "workflow: {runs: pytest, triggers: [pull_request, push]}"),
    ("workflow: {runs: pytest}", "workflow: {runs: pytest, path: .github/workflows/a.yml, job: test}"),
    ("workflow: {checks: test}", "workflow: {checks: test, fails_loudly: true}"),
    ("test_results: {min_tests: 10}", "test_results: {min_tests: 11, max_seconds: 5}"),
    ("test_results: {covers: src/**}", "test_results: {covers: [src/**, lib/**]}"),
    ("coverage: {at_least: 75%}", "coverage: {at_least: 80%}"),
    ("coverage: {at_least: 75, of: src/**}", "coverage: {at_least: 75}"),
    ("sbom: {path: a.json}", "sbom: {path: a.json, min_components: 2}"),
    ("sbom: {path: a.json, min_components: 0}", "sbom: {path: a.json, min_components: 1}"),
    ("sbom: {path: a.json, min_components: 2}", "sbom: {path: a.json, min_components: 3, vendored: true}"),
    ("sbom: {path: a.json, check: readable}", "sbom: {path: a.json}"),
    (
        "sbom: {path: a.json}",
        "sbom: {path: a.json, check: strict, submodules: true, format: spdx, spec_version: '2.3'}",
    ),
    ("sbom: {path: a.json, fields: purl}", "sbom: {path: a.json, fields: [licence, purl]}"),
    ("sbom: {path: a.json, covers: a}", "sbom: {path: a.json, covers: [a, b]}"),
]
NOT_KNOWN_TO_BE = [
    ("test_results: {name: a}", "test_results: {}"),
    ("test_results: {}", "test_results: {name: a}"),
    ("wording: {document: a.md, forbid: x, exempt: b}", "wording: {document: a.md, forbid: x, exempt: [b, c]}"),
    ("wording: {document: a.md, forbid: x}", "wording: {document: a.md, forbid: x, exempt: Notes}"),
    ("sbom: {path: a.json}", "sbom: {path: b.json}"),
    ("sbom: {path: a.json}", "sbom: {}"),
    ("sbom: {path: a.json}", "sbom: {path: a.json, min_components: 0}"),
    ("sbom: {path: a.json, min_components: 50}", "sbom: {path: a.json, min_components: 42}"),
    ("sbom: {path: a.json, min_components: 50}", "sbom: {path: a.json}"),
    ("sbom: {path: a.json, vendored: true}", "sbom: {path: a.json}"),
    ("sbom: {path: a.json, vendored: true}", "sbom: {path: a.json, min_components: 50}"),
    ("sbom: {path: a.json}", "sbom: {path: a.json, check: readable}"),
    ("sbom: {path: a.json, check: strict}", "sbom: {path: a.json}"),
    ("sbom: {path: a.json, fields: [licence, purl]}", "sbom: {path: a.json, fields: purl}"),
    ("sbom: {path: a.json, covers: [a, b]}", "sbom: {path: a.json, covers: a}"),
    ("sbom: {path: a.json, submodules: true}", "sbom: {path: a.json, covers: '**'}"),
    ("sbom: {path: a.json, format: spdx}", "sbom: {path: a.json, format: cyclonedx}"),
    ("sbom: {path: a.json, spec_version: '2.3'}", "sbom: {path: a.json}"),
    ("sbom: {path: a.json, encoding: xml}", "sbom: {path: a.json}"),
    ("sbom: {path: a.json, libraries: true}", "sbom: {path: a.json}"),
    ("sbom: {path: a.json}", "schema: {path: a.json, schema: b.json}"),
    ("secrets: {}", "secrets: {exclude: a/**}"),
    ("secrets: {}", "secrets: {allow: {path: a, reason: x}}"),
    ("secrets: {}", "secrets: {max: 1}"),
    ("secrets: {}", "secrets: {in: src/**}"),
    ("action_pins: {}", "action_pins: {allow: octo}"),
    ("action_pins: {}", "action_pins: {in: .github/workflows/ci.yml}"),
    ("action_pins: {}", "action_pins: {max: 1}"),
    ("action_pins: {}", "action_pins: {forbid: main}"),
    ("action_pins: {comment: true}", "action_pins: {}"),
    ("action_pins: {forbid: [main, tags]}", "action_pins: {forbid: main}"),
    ("action_pins: {forbid: main}", "action_pins: {forbid: main, internal: any}"),
    ("text: {in: a, literal: x}", "text: {in: a, literal: x, min: 0, max: 3}"),
    ("file: {path: 'a/*', max: 5}", "file: {path: 'a/*', min: 1, max: 5}"),
    ("data: {path: a.json, query: x, equals: 0}", "data: {path: a.json, query: x, equals: false}"),
    ("file: {path: a.md}", "file: {path: b.md}"),
    ("file: {path: a.md, named_in: b.md}", "file: {path: a.md, named_in: docs/b.md}"),
    ("file: {path: a.md}", "text: {in: a.md, literal: x}"),
    ("file: {path: 'a/*', min: 3}", "file: {path: 'a/*', min: 2}"),
    ("file: {path: 'a/*', max: 0}", "file: {path: 'a/*', max: 9}"),
    ("file: {path: 'a/*', max: 0}", "file: {path: 'a/*'}"),
    ("file: {path: a}", "file: {path: a, max: 0}"),
    ("all: [{file: {path: a.md}}, {file: {path: b.md}}]", "file: {path: a.md}"),
    ("file: {path: a.md}", "any: [{file: {path: a.md}}, {file: {path: b.md}}]"),
    ("not: {file: {path: a.md, min: 2}}", "not: {file: {path: a.md, min: 3}}"),
    ("file: {path: a.md}", "not: {file: {path: a.md}}"),
    ("text: {in: a/*, literal: x, max: 0}", "text: {in: a/b, literal: x, max: 0}"),
    ("text: {in: a/*, literal: x, max: 0}", "text: {in: a/*, literal: x, max: 0, exclude: a/b}"),
    ("text: {in: a, literal: x, max: 0}", "text: {in: a, literal: x, max: 0, except: {path: a, reason: y}}"),
    ("text: {in: a, literal: x}", "text: {in: a, literal: x, max: 0}"),
    ("text: {in: a, literal: x}", "text: {in: [a, b], literal: x}"),
    ("text: {in: a, literal: x, min: 1, max: 3}", "text: {in: [a, b], literal: x, min: 1, max: 3}"),
    ("text: {in: a, literal: x}", "text: {in: a, literal: x, code_only: true}"),
    ("document: {path: a.md, mentions: [x, y]}", "document: {path: a.md, mentions: [x, z]}"),
    ("document: {path: a.md, section: X}", "document: {path: a.md, section: Y}"),
    ("document: {path: a.md, words: 9, all_links_resolve: true}", "document: {path: a.md, words: 9}"),
    ("data: {path: a.json, query: x, equals: true}", "data: {path: a.json, query: x, equals: false}"),
    ("data: {path: a.json, query: x, equals: 0}", "data: {path: a.json, query: x, equals: 1}"),
    ("data: {path: a.json, query: x, equals: false}", "data: {path: a.json, query: x, at_least: 0}"),
    ("ledger: {milestones: [M01, M02]}", "ledger: {milestones: M01}"),
    ("ledger: {milestones: M01, status: Closed}", "ledger: {milestones: M01}"),
    ("criteria: {all_of: [a, b]}", "criteria: {any_of: [a, b]}"),
    ("criteria: {any_of: [a]}", "criteria: {any_of: [a, b]}"),
    ("action_pins: {images: true}", "action_pins: {}"),
    ("action_pins: {allow: octo}", "action_pins: {allow: hub}"),
    ("action_pins: {forbid: main}", "action_pins: {forbid: main, allow: octo}"),
    ("soft_failures: {}", "soft_failures: {patterns: or-true}"),
    (
        "soft_failures: {patterns: [or-true, job-continue-on-error]}",
        "soft_failures: {patterns: [or-true, step-continue-on-error]}",
    ),
    ("soft_failures: {}", "soft_failures: {in: .github/workflows/ci.yml}"),
    ("soft_failures: {register: a.md}", "soft_failures: {register: b.md}"),
    ("soft_failures: {}", "workflow: {runs: pytest}"),
    ("workflow: {runs: pytest}", "workflow: {runs: make}"),
    ("workflow: {runs: a.py, every: month}", "workflow: {runs: a.py, every: year}"),
    ("workflow: {runs: a.py, every: month}", "workflow: {runs: a.py}"),
    ("workflow: {checks: test, fails_loudly: true}", "workflow: {checks: test, fails_loudly: true, job: docs}"),
    (
        "workflow: {checks: test, fails_loudly: true}",
        "workflow: {checks: test, fails_loudly: true, path: .github/workflows/a.yml}",
    ),
]


@pytest.mark.parametrize(("old", "new"), STRICTER)
def test_asks_for_as_much(old: str, new: str) -> None:
    assert as_much(old, new)


@pytest.mark.parametrize(("old", "new"), [*NOT_KNOWN_TO_BE, *((new, old) for old, new in STRICTER if old != new)])
def test_is_not_known_to_ask_for_as_much(old: str, new: str) -> None:
    equal = sorted(old) == sorted(new)
    assert as_much(old, new) is equal


@pytest.mark.parametrize(("old", "new"), [("5", "5.0"), ("5.0", "5")])
def test_a_number_in_another_spelling_asks_for_as_much(old: str, new: str) -> None:
    rule = "data: {{path: a.json, query: x, at_least: {}}}"
    assert as_much(rule.format(old), rule.format(new))


FEW, MORE = (tree(f"file: {{path: 'a/*', min: {least}}}") for least in (2, 3))
OTHERS = tuple(tree(f"file: {{path: b/{at}.md}}") for at in range(300))


@pytest.mark.parametrize("kind", [All, AnyOf])
def test_the_equal_parts_of_two_long_rules_are_not_compared_each_with_each(kind: Callable[..., Tree]) -> None:
    old, new = kind((*OTHERS, FEW)), kind((*reversed(OTHERS), MORE))
    assert implies(new, old)
    assert not implies(old, new)


@pytest.mark.parametrize(("compared", "known"), [(MAX_COMPARED, True), (MAX_COMPARED + 1, False)])
def test_of_two_rules_so_many_leaves_are_compared_and_no_more(compared: int, *, known: bool) -> None:
    assert implies(All((*(OTHERS[0],) * (compared - 1), MORE)), FEW) is known


ALLOWED = {
    ("exact", "exact"),
    ("weaker", "weaker"),
    ("stronger", "stronger"),
    ("exact", "weaker"),
    ("stronger", "exact"),
    ("stronger", "weaker"),
}


def test_what_reads_more_out_of_a_rule_asks_for_less() -> None:
    rule = tree("file: {path: a.md}")
    found = {
        (str(old), str(new))
        for old in Strength
        for new in Strength
        if asks_as_much(Bound(rule, Origin.RECOGNISED, old), Bound(rule, Origin.RULES_FILE, new))
    }
    assert found == ALLOWED
