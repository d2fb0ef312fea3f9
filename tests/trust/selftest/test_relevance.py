from __future__ import annotations

import pytest

from dodcheck.binding.grammar import Reading
from dodcheck.binding.tree import Tree
from dodcheck.formats.yaml import load_nodes
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.trust.selftest.relevance import is_relevant

RELATED = [
    ("Everything is documented", "file: {path: docs/guide.md}"),
    ("All docs are there", "file: {path: 'manual/*.md'}"),
    ("`a.md` created", "file: {path: a.md}"),
    ("SBOM validates", "file: {path: docs/refactor/SBOM.json}"),
    ("Third-party licences listed", "file: {path: THIRD_PARTY_LICENSES.txt}"),
    ("CI runs the tests", "text: {in: .github/workflows/*.yml, literal: pytest}"),
    ("At least 85 % covered", "data: {path: pyproject.toml, query: a.b, at_least: 85}"),
    ("Python 3.12 is used", "data: {path: a.toml, query: x, equals: '3.12'}"),
    ("The scorer works", "symbol: {symbol: pkg.WeightedScorer}"),
    ("Hooks are pinned", "pre_commit: {pinned: true}"),
    ("Updates of dependencies are automatic", "dependabot: {}"),
    ("Configuration is validated", "schema: {path: config/app.yml, schema: s.json}"),
    ("Protected branch", "platform: {fact: branch-protection}"),
    ("All is fine", "criteria: {all_of: phase-1/*}"),
    ("Foundation is laid", "criteria: {all_of: phase-2/foundation/*}"),
    ("No eval anywhere", "all: [{not: {text: {in: src, literal: eval(}}}, {file: {path: x.txt}}]"),
    ("文档已完成", "file: {path: docs/guide.md}"),
]
UNRELATED = [
    ("The test suite is complete", "text: {in: README.md, literal: t, min: 1}"),
    ("Security was reviewed", "file: {path: README.md}"),
    ("It is done", "file: {path: src/a.py}"),
    ("All 12 audits done", "file: {path: 'x/*.json', min: 1}"),
    ("Performance is measured", "criteria: {all_of: phase-2/*}"),
    ("Error handling works", "any: [{file: {path: README.md}}, {not: {file: {path: z.txt}}}]"),
]


@pytest.mark.parametrize(
    ("statement", "rule", "expected"),
    [(*pair, True) for pair in RELATED] + [(*pair, False) for pair in UNRELATED],
)
def test_rule_and_statement_name_one_thing_both(statement: str, rule: str, *, expected: bool) -> None:
    assert is_relevant(criterion(statement), _tree(rule)) is expected


def test_the_heading_above_counts_too() -> None:
    tree = _tree("file: {path: docs/refactor/SBOM.json}")
    assert is_relevant(criterion("At least fifty parts", "SBOM Generated"), tree)
    assert not is_relevant(criterion("At least fifty parts", "Foundation"), tree)


def criterion(text: str, group: str | None = None) -> Criterion:
    return Criterion(
        "phase-1/x", text, Form.BOX, "phase-1", group, claimed=True, location=Location("docs/DOD.md", 3, 1)
    )


def _tree(rule: str) -> Tree:
    node = load_nodes(f"{{{rule}}}")
    assert node is not None
    tree = Reading(lambda found: Location("dodcheck.yml", found.line, found.column)).rule(node)
    assert tree is not None
    return tree
