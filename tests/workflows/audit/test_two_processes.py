from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from dodcheck.model.progress import SILENT, Progress
from dodcheck.snapshot.meanwhile import Meanwhile
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit import audit as auditing
from dodcheck.workflows.audit import repository as reading
from dodcheck.workflows.audit.audit import Audit, audit, audit_of
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.repository import Repository, read_by_two, read_repository
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.model import Workflows
from dodcheck.workflows.runs.reading import Ahead
from support.planted_cases import harmless, planted


def together() -> MemorySnapshot:
    """Return one repository with the workflows of every case, and the other files of those that have them first."""
    files: dict[str, bytes] = {}
    for number, case in enumerate((*planted(), *harmless())):
        for path, content in case.files.items():
            folder, _, name = path.rpartition("/")
            own = f"{folder}/{number:03}-{name}" if folder == ".github/workflows" else path
            files.setdefault(own, content.encode())
    return MemorySnapshot(files)


def in_one(snapshot: MemorySnapshot) -> Audit:
    return audit_of(read_repository(snapshot), snapshot)


@pytest.fixture(autouse=True)
def _always_two(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (auditing, reading):
        monkeypatch.setattr(module, "FEW", 0)
        monkeypatch.setattr(module, "is_possible", lambda: True)


def test_two_processes_find_what_one_finds() -> None:
    snapshot = together()
    alone = in_one(snapshot)
    assert len(alone.workflows) > 150
    assert audit(snapshot) == alone


def commands(repository: Repository) -> list[tuple[object, ...]]:
    steps = [(one.workflow.path, step) for one in repository.subjects for step in one.steps]
    return [(path, step.job_id, step.name, step.commands, tuple(step.fresh)) for path, step in steps]


def test_two_processes_read_what_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = together()
    alone, asked = read_repository(snapshot), list[int]()

    def watched(call: Callable[[], tuple[Workflows, Ahead]]) -> Meanwhile[tuple[Workflows, Ahead]]:
        workflows, ahead = call()
        asked.extend((len(workflows.read), len(ahead)))
        return Meanwhile(call)

    monkeypatch.setattr(reading, "Meanwhile", watched)
    two = read_by_two(snapshot, tuple)
    assert min(asked) > 50
    assert commands(two) == commands(alone)
    assert (two.paths, two.unread, two.actions, two.leads) == (alone.paths, alone.unread, alone.actions, alone.leads)


def test_what_a_copy_does_not_read_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr(reading, "read_ahead", fails)
    snapshot = together()
    assert commands(read_by_two(snapshot, tuple)) == commands(read_repository(snapshot))


def test_a_file_that_is_not_evaluated_is_told_of_whoever_reads_it() -> None:
    broken, well = b"on: push\njobs: {", b"on: push\njobs: {a: {runs-on: x, steps: [{run: make}]}}\n"
    names = {f".github/workflows/{name}.yml": well if name in "bd" else broken for name in "abcdef"}
    snapshot = MemorySnapshot(names)
    two = read_by_two(snapshot, tuple)
    assert [one.path for one in two.unread] == [f".github/workflows/{name}.yml" for name in "acef"]
    assert two.unread == read_repository(snapshot).unread


def test_what_a_copy_does_not_find_is_found_here(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(Meanwhile[object]):
        def result(self) -> None:
            super().result()

    monkeypatch.setattr(auditing, "Meanwhile", Failing)
    snapshot = together()
    assert audit(snapshot) == in_one(snapshot)


def test_conditions_are_given_up_at_the_same_place(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in (0, 3, 30):
        monkeypatch.setattr("dodcheck.workflows.audit.guards.MAX_ASKED", most)
        monkeypatch.setattr("dodcheck.workflows.audit.patterns.never_runs.MAX_ASKED", most)
        monkeypatch.setattr(auditing, "MAX_ASKED", most)
        snapshot = together()
        assert audit(snapshot) == in_one(snapshot)


def test_the_later_half_begins_behind_the_first_with_half_of_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    found = auditing._found  # noqa: SLF001 - where the work is cut is seen from nowhere else

    def watched(subjects: Sequence[Subject], known: Sequence[Pattern], _: Progress = SILENT) -> list[object]:
        begun.append(subjects[-1].workflow.path if subjects else "")
        return [*found(subjects, known)]

    monkeypatch.setattr(auditing, "_found", watched)
    one = "on: push\njobs: {{a: {{runs-on: x, steps: [{{run: '{}'}}]}}}}\n"
    files = {f".github/workflows/{name}.yml": one.format("; ".join(["make"] * many)) for name, many in SIZES.items()}
    audit(MemorySnapshot({path: text.encode() for path, text in files.items()}))
    assert begun == [".github/workflows/b.yml"]


SIZES = {"a": 1, "b": 8, "c": 4, "d": 4}
