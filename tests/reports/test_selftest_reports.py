from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from dodcheck.model.evidence import Outcome
from dodcheck.model.location import Location
from dodcheck.model.report import SnapshotFacts
from dodcheck.model.verdict import Verdict
from dodcheck.reports.formats import SELFTEST
from dodcheck.reports.selftest.json import selftest_schema
from dodcheck.reports.selftest.terminal import FLAGGED_SHOWN, render_quiet
from dodcheck.reports.visible import CI_COMMAND, UNSEEN
from dodcheck.rules.base import Counterexample
from dodcheck.rules.file import FileRule
from dodcheck.trust.selftest.trial import Attempt, Fate, Trial
from dodcheck.trust.selftest.tried import Selftest, TriedRule
from support.hostile import HOSTILE_TEXTS, hostile_judgement
from support.reports import AS_OF, criterion, holds, judged, rule
from support.selftesting import self_tested

SCHEMA = selftest_schema()
FACTS = SnapshotFacts("c" * 40, dirty=False, digest=f"sha256:{'0' * 64}", files=3)


def found(*tested: TriedRule, strict: bool = False, red_at: str | None = None) -> Selftest:
    return Selftest(
        scope="phase 1",
        as_of=AS_OF,
        snapshot=FACTS,
        policy_digest=FACTS.digest,
        tested=tested,
        left={Outcome.FAILS: 2},
        red_at=red_at,
        strict=strict,
    )


def one(fate: Fate, line: int = 3, *, relevant: bool = True, before: bool | None = None) -> TriedRule:
    outcome = {Fate.TURNED: Outcome.FAILS, Fate.WEAK: Outcome.UNKNOWN}.get(fate, Outcome.HOLDS)
    attempts = () if fate is Fate.UNTESTED else (Attempt(Counterexample("a.md removed"), outcome, "what it says"),)
    trial = Trial(FileRule("a.md"), fate, attempts, "nobody knows how" if fate is Fate.UNTESTED else "")
    said = judged(Verdict.PROVED, criterion(line, f"Statement {line}"), holds("a.md"), rule(path="a.md"))
    return TriedRule(said, Location("dodcheck.yml", line), (trial,), relevant, before)


EVERY = found(*(one(fate, at) for at, fate in enumerate(Fate, 1)), one(Fate.TURNED, 9, relevant=False, before=True))


def test_the_schema_is_valid_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("told", [EVERY, found(red_at="d" * 40), found(one(Fate.TURNED), strict=True)])
def test_every_self_test_in_json_satisfies_the_schema(told: Selftest) -> None:
    errors = jsonschema.Draft202012Validator(SCHEMA).iter_errors(json.loads(SELFTEST["json"](told)))
    assert [error.message for error in errors] == []


def test_the_whole_json() -> None:
    case: dict[str, Any] = {
        "files": {"a.md": "# A\n"},
        "before": {"b.md": "# B\n"},
        "said": [{"statement": "`a.md` exists"}],
    }
    told = json.loads(SELFTEST["json"](self_tested(case)))
    assert told["criteria"] == [
        {
            "id": "phase-1/statements/a-md-exists",
            "text": "`a.md` exists",
            "location": {"path": "docs/DOD.md", "line": 5, "column": 1},
            "verdict": "proved",
            "rule": {
                "kind": "file",
                "origin": "recognised",
                "options": {"path": "a.md", "named_in": "docs/DOD.md"},
            },
            "written": None,
            "fate": "turned",
            "relevant": True,
            "held_before": False,
            "blocks": False,
            "parts": [
                {
                    "kind": "file",
                    "options": {"path": "a.md", "named_in": "docs/DOD.md"},
                    "fate": "turned",
                    "why": None,
                    "attempts": [
                        {
                            "planted": "a.md removed",
                            "paths": ["a.md"],
                            "evidence_files": [],
                            "outcome": "fails",
                            "summary": "a.md is missing",
                        }
                    ],
                }
            ],
        }
    ]
    assert (told["red_at"], told["left"], told["tally"], told["gate"]) == (
        "c" * 40,
        {"fails": 0, "unknown": 0, "error": 0},
        {"vacuous": 0, "untested": 0, "weak": 0, "turned": 1},
        {"strict": False, "passed": True, "blocking": []},
    )


def test_what_is_flagged_blocks_only_where_that_is_asked() -> None:
    odd = (one(Fate.TURNED, 1, relevant=False), one(Fate.TURNED, 2, before=True), one(Fate.WEAK, 3), one(Fate.UNTESTED))
    assert found(*odd).passed
    assert found(*odd, strict=True).blocking == ("phase-1/line-1", "phase-1/line-2")
    assert not found(one(Fate.VACUOUS)).passed


def test_rules_that_keep_no_gate_shut_are_counted_beyond_some() -> None:
    many = [one(Fate.TURNED, at, relevant=False) for at in range(1, FLAGGED_SHOWN + 4)]
    assert "\n  and 3 more; --format json has them all\n" in SELFTEST["terminal"](found(*many))
    assert "more;" not in SELFTEST["terminal"](found(*many, strict=True))


def test_quiet_is_the_end_of_the_whole() -> None:
    assert render_quiet(EVERY) == (
        "2 can fail · 1 weak · 1 vacuous · 1 not tested · 1 flagged\nGATE BLOCKED: 1 of 5 passing rules can't fail\n"
    )
    assert render_quiet(EVERY) in SELFTEST["terminal"](EVERY)


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_nothing_that_a_terminal_obeys_gets_through(name: str) -> None:
    text = HOSTILE_TEXTS[name]
    attempt = Attempt(Counterexample(text or "."), Outcome.HOLDS, text or ".")
    trials = tuple(Trial(FileRule(text or "x"), fate, (attempt,), text) for fate in Fate)
    hostile = TriedRule(hostile_judgement(Verdict.REFUTED, 3, text), Location(text, 3), trials, relevant=False)
    alone = [TriedRule(hostile.judgement, None, (trial,), relevant=True, held_before=True) for trial in trials]
    told = found(hostile, *alone, red_at=text or None)
    screen = SELFTEST["terminal"](told)
    assert UNSEEN.search(screen.replace("\n", "")) is None
    assert CI_COMMAND.search(screen) is None
    assert not re.search(r"^\s*::", screen, re.MULTILINE)
    assert re.sub(r"\x1b\[[0-9;]*m| +(?=\x1b\[0m$)", "", SELFTEST.coloured(told), flags=re.MULTILINE) == screen
    assert UNSEEN.search(SELFTEST["json"](told).replace("\n", "")) is None
