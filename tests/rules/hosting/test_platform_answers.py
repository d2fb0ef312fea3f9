from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dodcheck.model.evidence import Outcome
from dodcheck.rules.hosting.facts import Fact
from dodcheck.rules.platform import PlatformRule
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.recording import Ask, Question, Recording

COMMIT = "c0"
KEYS = st.sampled_from(
    [
        *("check_runs", "statuses", "workflow_runs", "jobs", "items", "total_count", "name", "conclusion", "status"),
        *("head_sha", "sha", "url", "required_status_checks", "contexts", "checks", "enforce_admins", "message"),
        *("enforcement", "rules", "target", "conditions", "ref_name", "include", "type", "parameters", "ruleset_id"),
        *("number", "merged_at", "base", "ref", "user", "login", "state", "tag_name", "draft", "published_at"),
        *("full_name", "private", "visibility", "security_and_analysis", "protected", "result", "context"),
    ]
)
WORDS = st.sampled_from(
    ["lint", "success", "failure", "completed", "c0", "APPROVED", "branch", "active", "main", "pull_request"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=30,
)
EXPECTED = {Fact.VISIBILITY: "public", Fact.SECURITY_FEATURE: "secret_scanning", Fact.PULL_REQUEST: "12"}


def rules(**options: Any) -> list[PlatformRule]:  # noqa: ANN401 - options of any type
    named = [PlatformRule(fact, expect=(EXPECTED.get(fact, "lint"),), **options) for fact in Fact]
    return [*named, PlatformRule(Fact.CHECKS, branch="main", event="push", **options)]


@given(VALUES)
@example({"check_runs": [{"name": []}]})
@example([{"check_runs": [1]}, {"check_runs": {}}])
@example([[], [[]]])
@example({"number": 12, "merged_at": 3, "user": [], "base": "main"})
def test_whatever_a_file_holds_it_is_evidence_or_none(value: Any) -> None:  # noqa: ANN401 - any JSON value
    snapshot = MemorySnapshot({"a": b"a"}, evidence={"x": json.dumps(value).encode()}, commit=COMMIT)
    for rule in [*rules(), *rules(evidence=("x",), at_least=1)]:
        assert rule.examine(snapshot).summary


@given(st.binary(max_size=40) | st.text(alphabet='{}[]",:\\0123e-', max_size=40).map(str.encode))
def test_whatever_the_bytes_are_a_named_file_is_read_or_an_error(data: bytes) -> None:
    snapshot = MemorySnapshot({"a": b"a"}, evidence={"x": data}, commit=COMMIT)
    for rule in rules(evidence=("x",)):
        assert rule.examine(snapshot).outcome in (Outcome.UNKNOWN, Outcome.ERROR)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.fact)
def test_nothing_is_decided_without_evidence(rule: PlatformRule) -> None:
    assert rule.examine(MemorySnapshot({"a": b"a"}, commit=COMMIT)).outcome is Outcome.UNKNOWN


def test_a_large_answer_is_read_once_for_many_rules() -> None:
    row = {"name": "lint", "head_sha": COMMIT, "status": "completed", "conclusion": "success"}
    data = json.dumps({"total_count": 50_000, "check_runs": [row] * 50_000}).encode()
    snapshot = MemorySnapshot({"a": b"a"}, evidence={"x": data}, commit=COMMIT)
    started = time.process_time()
    found = [PlatformRule(Fact.REQUIRED_CHECKS, evidence=("x",)).examine(snapshot).outcome for _ in range(200)]
    assert (set(found), time.process_time() - started < 10) == ({Outcome.UNKNOWN}, True)


def test_what_was_asked_is_recorded() -> None:
    recording = Recording(MemorySnapshot({"a": b"a"}, evidence={"x": b"{}"}, commit=COMMIT))
    PlatformRule(Fact.VISIBILITY, expect=("public",)).examine(recording)
    assert list(recording.questions) == [
        Question(Ask.FACTS),
        Question(Ask.HANDED_OVER_NAMES),
        Question(Ask.HANDED_OVER, "x"),
    ]
