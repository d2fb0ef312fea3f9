from __future__ import annotations

import os
import threading
from collections.abc import Sequence

import pytest

from dodcheck.snapshot.meanwhile import Meanwhile, cut, is_possible


def test_a_copy_gives_its_result_and_changes_nothing_here() -> None:
    seen: list[int] = []

    def call() -> tuple[int, list[int]]:
        seen.append(1)
        return os.getpid(), seen

    process, told = Meanwhile(call).result() or (0, [])
    assert process not in (0, os.getpid())
    assert (told, seen) == ([1], [])


def test_a_copy_that_fails_has_no_result_and_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def call() -> int:
        raise ValueError("no")

    assert Meanwhile(call).result() is None
    assert Meanwhile(lambda: lambda: 1).result() is None
    assert tuple(capfd.readouterr()) == ("", "")


def test_a_process_with_several_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    before = is_possible()
    thread.start()
    during = is_possible()
    ended.set()
    thread.join()
    assert (before, during) == (threading.active_count() == 1, False)


def test_nor_is_one_that_has_one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert not is_possible()


@pytest.mark.parametrize(
    ("sizes", "few", "half"),
    [([1, 8, 4, 4], 0, 2), ([5, 5], 0, 1), ([5, 5], 10, 0), ([1, 9], 0, 0), ([7], 0, 0), ([], 0, 0), ([0, 0], 0, 0)],
)
def test_where_work_is_halved(sizes: Sequence[int], few: int, half: int) -> None:
    assert cut(sizes, 1 / 2, few) == half


def test_a_smaller_part_can_be_kept() -> None:
    assert [cut([4, 4, 4, 4], part, 0) for part in (0.2, 0.3, 0.6, 0.9)] == [1, 2, 3, 0]
