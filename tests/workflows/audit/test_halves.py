from __future__ import annotations

from collections.abc import Sequence

import pytest

from dodcheck.model.progress import SILENT, Progress
from dodcheck.snapshot.forking import ChannelError, split_at
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit import audit as audit_module
from dodcheck.workflows.audit import halves
from dodcheck.workflows.audit.audit import Audit, audit, audit_of
from dodcheck.workflows.audit.halves import BothHalves, audit_in_halves
from dodcheck.workflows.audit.repository import read_repository
from support.planted_cases import harmless, planted

JOB = "on: {}\njobs: {{a: {{runs-on: x, steps: [{}]}}}}\n"


def together(word: str = "") -> MemorySnapshot:
    """Return one repository with the workflows of every case, and the other files of those that have them first.

    With a word, of every case that has it.
    """
    files: dict[str, bytes] = {}
    cases = (one for one in (*planted(), *harmless()) if any(word in text for text in one.files.values()))
    for number, case in enumerate(cases):
        for path, content in case.files.items():
            folder, _, name = path.rpartition("/")
            own = f"{folder}/{number:03}-{name}" if folder == ".github/workflows" else path
            files.setdefault(own, content.encode())
    return MemorySnapshot(files)


def workflows(*steps: str, event: str = "push", **others: str) -> MemorySnapshot:
    """Return a repository with a workflow for each step, and other files by their names."""
    files = {f".github/workflows/{at}.yml": JOB.format(event, step) for at, step in enumerate(steps)}
    files |= {name.replace("__", "/").replace("_dot_", "."): text for name, text in others.items()}
    return MemorySnapshot({path: text.encode() for path, text in files.items()})


def in_one(snapshot: MemorySnapshot) -> Audit:
    return audit_of(read_repository(snapshot), snapshot)


def by_two(snapshot: MemorySnapshot) -> Audit:
    seen: list[BothHalves | None] = []

    def watched(asked: Snapshot, progress: Progress) -> BothHalves | None:
        seen.append(audit_in_halves(asked, progress))
        return seen[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit_module, "audit_in_halves", watched)
        found = audit(snapshot)
    assert (len(seen), None in seen) == (1, False)
    return found


def risks(found: Audit, pattern: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(one.location), one.workflows) for one in found.risks if one.pattern == pattern]


@pytest.fixture(autouse=True)
def _always_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "FEW", 0)
    monkeypatch.setattr(halves, "is_possible", lambda: True)


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = together()
    alone = in_one(snapshot)
    assert len(alone.workflows) > 150
    for part in (0.01, 0.25, 0.5, 0.9):
        monkeypatch.setattr(halves, "_FIRST", part)
        assert by_two(snapshot) == alone, part


def test_a_script_that_both_call_is_told_once() -> None:
    one, other = "{run: ci/a.sh}", "{id: x, run: ci/a.sh}"
    snapshot = workflows(one, other, one, other, one, ci__a_dot_sh="#!/bin/bash -e\npytest || true\n")
    found = by_two(snapshot)
    names = tuple(f".github/workflows/{at}.yml" for at in range(5))
    assert risks(found, "or-true") == [("ci/a.sh:2", names)]
    assert found == in_one(snapshot)


def test_so_is_an_action_and_what_is_wrong_with_it() -> None:
    steps = ["{uses: ./good}", "{uses: ./bad}", "{uses: ./worse}", "{uses: ./good}", "{uses: ./bad}"]
    good = "runs:\n  using: composite\n  steps:\n    - {shell: bash, run: pytest || true}\n"
    files = {"good__action_dot_yml": good, "bad__action_dot_yml": "runs: {", "worse__action_dot_yml": "runs: {"}
    snapshot = workflows(*steps, **files)
    found = by_two(snapshot)
    assert [one.path for one in found.unread] == ["bad/action.yml", "worse/action.yml"]
    assert risks(found, "or-true") == [("good/action.yml:4", (".github/workflows/0.yml", ".github/workflows/3.yml"))]
    assert found == in_one(snapshot)


@pytest.mark.parametrize("first", ["{run: pytest tests/a}", "{run: make}"])
@pytest.mark.parametrize("last", ["{run: pytest tests/b}", "{run: make}", "{run: ctest}"])
def test_what_pytest_collects_is_known_of_both(first: str, last: str) -> None:
    tests = {f"tests__{name}__test_a_dot_py": "" for name in "abc"}
    snapshot = workflows("{run: make}", first, "{run: make}", last, **tests)
    found = by_two(snapshot)
    assert len(risks(found, "uncollected-tests")) == (last != "{run: ctest}" and "pytest" in first + last)
    assert found == in_one(snapshot)


@pytest.mark.parametrize("first", ["{run: pip install flaky; pytest}", "{run: pytest}", "{run: make}"])
@pytest.mark.parametrize("last", ["{run: pip install flaky; pytest}", "{run: pytest}"])
def test_so_is_whether_marked_tests_are_repeated(first: str, last: str) -> None:
    snapshot = workflows("{run: make}", first, "{run: make}", last, test_a_dot_py="@flaky\ndef test_a(): ...\n")
    found = by_two(snapshot)
    decides = last if first == "{run: make}" else first
    assert len(risks(found, "flaky-marks")) == ("flaky" in decides)
    assert found == in_one(snapshot)


def test_a_workflow_is_started_and_rated_by_those_of_the_other_half() -> None:
    calls = "on: {}\njobs: {{a: {{uses: ./.github/workflows/{}.yml}}}}\n"
    tests = (
        "on: workflow_call\njobs: {a: {runs-on: x, steps: [{run: pytest || true, if: github.event_name == 'push'}]}}\n"
    )
    files = {"a": calls.format("push", "z"), "b": tests, "y": calls.format("pull_request", "b"), "z": tests}
    snapshot = MemorySnapshot({f".github/workflows/{name}.yml": text.encode() for name, text in files.items()})
    found = by_two(snapshot)
    assert [one for one, _ in risks(found, "never-runs")] == [".github/workflows/b.yml:2"]
    assert found == in_one(snapshot)


def test_a_file_that_is_not_evaluated_is_told_of_whoever_reads_it() -> None:
    broken, well = b"on: push\njobs: {", b"on: push\njobs: {a: {runs-on: x, steps: [{run: make}]}}\n"
    names = {f".github/workflows/{name}.yml": well if name in "bd" else broken for name in "abcdef"}
    found = by_two(MemorySnapshot(names))
    assert [one.path for one in found.unread] == [f".github/workflows/{name}.yml" for name in "acef"]
    assert found == in_one(MemorySnapshot(names))


def test_reasons_are_looked_for_in_both() -> None:
    lines = (
        "on: push",
        "jobs:",
        "  a:",
        "    runs-on: x",
        "    steps:",
        "    # broken upstream today, see #12",
        "    - run: make || true",
    )
    files = {f".github/workflows/{name}.yml": "\r\n".join(lines).encode() for name in "abcd"}
    found = by_two(MemorySnapshot(files))
    assert len([one for one in found.risks if one.accepted]) == 4
    assert found == in_one(MemorySnapshot(files))


@pytest.mark.parametrize("name", ["_look_later", "_both"])
def test_what_two_processes_do_not_find_is_found_by_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ChannelError

    monkeypatch.setattr(halves, name, fails)
    snapshot = workflows(*["{run: pytest || true}"] * 4)
    found = audit(snapshot)
    assert len(risks(found, "or-true")) == 4
    assert found == in_one(snapshot)


@pytest.mark.parametrize(("most", "given_up"), [(0, True), (3, True), (30, True), (100, True), (300, False)])
def test_conditions_are_given_up_at_the_same_place(most: int, given_up: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - what is expected
    monkeypatch.setattr("dodcheck.workflows.audit.guards.MAX_ASKED", most)
    monkeypatch.setattr("dodcheck.workflows.audit.patterns.never_runs.MAX_ASKED", most)
    monkeypatch.setattr(halves, "MAX_ASKED", most)
    snapshot = together(" if: ")
    assert (audit_in_halves(snapshot, SILENT) is None) is given_up
    assert audit(snapshot) == in_one(snapshot)


def test_few_workflows_are_looked_at_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "FEW", 1_000_000)
    assert audit_in_halves(workflows("{run: make}", "{run: make}"), SILENT) is None


def test_scripts_count_for_more_than_other_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def watched(sizes: Sequence[int], part: float, few: int) -> int:
        asked.extend(sizes)
        return split_at(sizes, part, few)

    monkeypatch.setattr(halves, "split_at", watched)
    audit_in_halves(workflows("{run: make}", "{uses: a/b@c}"), SILENT)
    assert asked[0] - asked[1] == 3_000 - 2
