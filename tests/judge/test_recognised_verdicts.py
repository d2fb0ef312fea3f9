from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.binding.recognise.table import GRAMMARS, PROSE, WHOLE
from dodcheck.model.criterion import Form
from support.judging import DOD, PLAN, judged
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "verdicts"
CASES = [pytest.param(path, id=path.stem) for path in sorted(FOLDER.rglob("*.yml"))]
"""One for each grammar, called after it; in `more/` other repositories that statements of a grammar are about."""
DECIDED = {
    "proved": "hold",
    "refuted": "fail",
    "open": "fail",
    "unproven": "can't be known",
    "unobservable": "can't be known",
}


LAST = "cited"
"""What is asked where no grammar understands a statement."""
PROVES_NOTHING = frozenset({"metrics", "made_in", "command_lines", LAST})
"""Grammars whose rules rest on a document's own word, or see only that something is there to look at or to run."""
REFUTES_NOTHING = frozenset({"ci_products", "changelogs", "licences", "tool_setups", "git_ignored"})
"""Grammars that know where a thing usually stands, or what usually makes it: it may be elsewhere, or made otherwise."""

MIT = "Permission is hereby granted, free of charge, to\n\nThe above copyright notice and this permission notice\n"


def told(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = loaded(path)
    return case


def page_of(case: dict[str, Any]) -> str:
    """Return the checklist of a case: ticked boxes, or what it calls blockers."""
    mark = "❌" if case.get("blockers") else "[x]"
    said = "".join(f"- {mark} {one['statement']}\n" for one in case["said"])
    under = "Not done until" if case.get("blockers") else case.get("under", "Statements")
    return f"## Phase 1: One\n\n### {under}\n\n{said}"


@pytest.mark.parametrize("path", CASES)
def test_what_is_said_of_ticked_statements(path: Path) -> None:
    case = told(path)
    page = page_of(case)
    evidence = {name: text.encode() for name, text in case.get("evidence", {}).items()}
    at, asked = (PLAN, None) if case.get("in_plan") else (DOD, "1")
    found = judged({at: page, **case.get("files", {})}, asked, evidence=evidence, past=case.get("history", ()))
    assert [
        {"statement": one.criterion.text.removeprefix("❌ "), "verdict": str(one.verdict), "reason": one.reason}
        for one in found.judgements
        if one.criterion.form in (Form.BOX, Form.BLOCKER)
    ] == case["said"]


def test_ci_that_runs_and_checks_nothing_is_not_refuted() -> None:
    flow = "on: [push, pull_request]\njobs: {greet: {runs-on: x, steps: [{run: echo hello}]}}\n"
    page = page_of({"said": [{"statement": "CI runs on pull requests"}, {"statement": "Tests run on pull requests"}]})
    found = judged({DOD: page, ".github/workflows/greet.yml": flow}, "1")
    assert [(str(one.verdict), one.reason) for one in found.judgements] == [
        ("unproven", "no step of 1 workflow checks anything, but the statement may allow that"),
        ("refuted", "no step of 1 workflow does a test step"),
    ]


def test_each_grammar_has_statements_that_hold_that_fail_and_that_cant_be_known() -> None:
    seen = {path.stem: {DECIDED[one["verdict"]] for one in told(path)["said"]} for path in FOLDER.glob("*.yml")}
    wanted = {
        name: set(DECIDED.values())
        - ({"hold"} if name in PROVES_NOTHING else set())
        - ({"fail"} if name in REFUTES_NOTHING else set())
        for name in (*(one.name for one in (*GRAMMARS, *WHOLE, *PROSE)), LAST)
    }
    assert seen == wanted


def test_a_file_with_the_licences_of_others_proves_none_of_them() -> None:
    apache = "Apache License\nVersion 2.0, January 2004\n"
    page = page_of({"said": [{"statement": "Licensed under MIT"}, {"statement": "Licensed under Apache 2.0"}]})
    found = judged({DOD: page, "LICENSE": f"{apache}\nBeside it:\n\n{MIT}"}, "1")
    assert [str(one.verdict) for one in found.judgements] == ["unproven", "unproven"]


@pytest.mark.parametrize(
    ("statement", "files"),
    [
        ("Licensed under MIT", {"LICENSE": "All rights reserved.\n", "LICENSE-THIRD-PARTY": MIT}),
        ("Licensed under MIT", {"LICENSE": f"Proprietary.\n\nSome files:\n{MIT}"}),
        ("Prettier is configured", {"package.json": '{"prettier": false}'}),
        ("Requires Node 20 or later", {"package.json": '{"engines": {"node": ">=20 <20.1"}}'}),
    ],
)
def test_what_only_looks_like_it_is_left_open(statement: str, files: dict[str, str]) -> None:
    found = judged({DOD: page_of({"said": [{"statement": statement}]}), **files}, "1")
    assert [str(one.verdict) for one in found.judgements] == ["unproven"]
