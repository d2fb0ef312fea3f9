"""Every kind of evidence: the cases of the tests, with their files, answers and rules changed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import yaml

from dodcheck.binding.grammar import Reading
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import load_nodes
from dodcheck.judge.evaluate import evaluate
from dodcheck.model.location import Location
from dodcheck.rules.table import KINDS
from dodcheck.snapshot.memory import MemorySnapshot
from fuzz.campaign import SEVERAL_BUDGETS, Campaign, Given
from fuzz.judged import check_evidence
from fuzz.texts import ROOT, STRANGE

RULE, FILE, ANSWER = "rule", "file ", "answer "
PIECES = (
    *(one.example for one in KINDS.values()), "{", "}", "[", "]", ", ", ": ", "\n", "  ", "- ", '"', "'", "true",
    "false", "null", "0", "1", "*x", "&x ", "<<: *x", '{"$ref": "#"}', '{"$ref": "#/$defs/a"}', '"allOf": [',
    '"pattern": "(a+)+$"', '"items": {}', '"not": {}', '"uniqueItems": true', '"minimum": 1e999', '"required": [',
    '"$dynamicRef": "#a"', '"if": true', "version: 2\n", "updates:\n", "interval: daily", "directory: /",
    '"extends": [', '"packageRules": [', '"enabled": false', "repos:\n", "hooks:\n", "id: ruff", "stages: [manual]",
    "exclude: '.*'", "rev: main", "entry: bash -c '", "conclusion", '"success"', '"required_status_checks": {',
    '"total_count": 1', '"check_runs": [', "| a | b |\n|---|---|\n", "# Head\n", "### M01\n", "def f():\n    ",
    "class A:\n    ", "raise x\n",
)  # fmt: skip


def seeds() -> Sequence[Given]:
    """Return the cases of the tests of rules, without those that rest on other criteria."""
    found = []
    for path in sorted((ROOT / "tests" / "rules" / "cases").rglob("*.yml")):
        told = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if "criteria" not in told:
            found.append(_given(told))
    return found


def _given(told: dict[str, Any]) -> Given:
    files = {f"{FILE}{path}": one.encode() for path, one in told.get("files", {}).items() if isinstance(one, str)}
    answers = {
        f"{ANSWER}{name}": one.encode() for name, one in told.get("evidence", {}).items() if isinstance(one, str)
    }
    return {RULE: yaml.safe_dump(told["rule"]).encode(), **files, **answers}


def fresh(random: Random) -> Given:
    """Return the example of a kind beside a file of random pieces."""
    kind = random.choice(sorted(KINDS))
    signs = (random.choice(STRANGE if random.random() < 0.1 else PIECES) for _ in range(random.randint(0, 30)))
    name = random.choice(
        (
            "data.json",
            "README.md",
            ".github/dependabot.yml",
            ".pre-commit-config.yaml",
            "src/a.py",
            "renovate.json",
            "docs/ci.md",
        )
    )
    return {RULE: KINDS[kind].example.encode(), f"{FILE}{name}": "".join(signs).encode("utf-8", "replace")}


def check(given: Given) -> None:
    """Read a rule and examine a repository with it, twice."""
    try:
        node = load_nodes(given.get(RULE, b"").decode("utf-8", "replace"))
    except FormatProblem:
        return
    reading = Reading(lambda one: Location("dodcheck.yml", one.line, one.column))
    tree = reading.rule(node) if node else None
    if tree is None or reading.mistakes:
        return
    seen = [evaluate(tree, _snapshot(given), lambda _: ()) for _ in range(2)]
    assert seen[0] == seen[1], "two looks differ"
    for one in seen[0].flattened():
        check_evidence(one)
        assert one.summary


def _snapshot(given: Given) -> MemorySnapshot:
    files = {name.removeprefix(FILE): data for name, data in given.items() if name.startswith(FILE)}
    answers = {name.removeprefix(ANSWER): data for name, data in given.items() if name.startswith(ANSWER)}
    return MemorySnapshot(files, evidence=answers, commit="c0" * 20)


CAMPAIGN = Campaign(
    name="kinds",
    about="every kind of evidence",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=seeds,
    grows=False,
    patience=SEVERAL_BUDGETS,
)
