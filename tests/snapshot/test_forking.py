from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence

import pytest

from dodcheck.snapshot.forking import Channel, ChannelError, ForkedCall, conversing_copy, is_possible, split_at


def test_a_copy_gives_its_result_and_changes_nothing_here() -> None:
    seen: list[int] = []

    def call() -> tuple[int, list[int]]:
        seen.append(1)
        return os.getpid(), seen

    process, told = ForkedCall(call).result() or (0, [])
    assert process not in (0, os.getpid())
    assert (told, seen) == ([1], [])


def test_a_copy_that_fails_has_no_result_and_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def call() -> int:
        raise ValueError("no")

    assert ForkedCall(call).result() is None
    assert ForkedCall(lambda: lambda: 1).result() is None
    assert tuple(capfd.readouterr()) == ("", "")


def test_a_copy_that_nobody_waits_for_ends() -> None:
    out, into = os.pipe()

    def call() -> None:
        os.write(into, b"begun")
        time.sleep(600)

    with os.fdopen(out, "rb") as said:
        copy = ForkedCall(call)
        os.close(into)
        assert said.read(5) == b"begun"
        del copy
        assert said.read() == b""


def test_a_copy_ends_none_of_the_others() -> None:
    def slow() -> int:
        time.sleep(0.2)
        return 1

    def forgets() -> int:
        first.clear()
        return 2

    first = [ForkedCall(slow)]
    second = ForkedCall(forgets)
    assert (second.result(), first[0].result()) == (2, 1)


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


def test_two_processes_answer_each_other() -> None:
    def call(line: Channel) -> None:
        line.send(line.receive(int) + 1)
        line.send([os.getpid()] * 100_000)

    with conversing_copy(call) as line:
        line.send(1)
        assert line.receive(int) == 2
        (process,) = set(line.receive(list))
    assert process not in (0, os.getpid())


@pytest.mark.parametrize("said", [None, "1", lambda: 1], ids=["nothing", "something else", "what can't be sent"])
def test_a_line_tells_when_the_other_end_does_not_say_what_was_agreed(
    said: object, capfd: pytest.CaptureFixture[str]
) -> None:
    def call(line: Channel) -> None:
        if said is not None:
            line.send(said)

    with conversing_copy(call) as line, pytest.raises(ChannelError):
        line.receive(int)
    assert tuple(capfd.readouterr()) == ("", "")


def test_it_tells_when_nobody_listens() -> None:
    with conversing_copy(lambda _: None) as line, pytest.raises(ChannelError):
        line.send(b" " * 1_000_000)


def test_what_goes_wrong_here_ends_the_other_process() -> None:
    processes: list[int] = []

    def call(line: Channel) -> None:
        line.send(os.getpid())
        line.receive(int)

    def fails() -> None:
        with conversing_copy(call) as line:
            processes.append(line.receive(int))
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fails()
    with pytest.raises(ChildProcessError):
        os.waitpid(processes[0], os.WNOHANG)


@pytest.mark.parametrize(
    ("sizes", "few", "half"),
    [([1, 8, 4, 4], 0, 2), ([5, 5], 0, 1), ([5, 5], 10, 0), ([1, 9], 0, 0), ([7], 0, 0), ([], 0, 0), ([0, 0], 0, 0)],
)
def test_where_work_is_halved(sizes: Sequence[int], few: int, half: int) -> None:
    assert split_at(sizes, 1 / 2, few) == half


def test_a_smaller_part_can_be_kept() -> None:
    assert [split_at([4, 4, 4, 4], part, 0) for part in (0.2, 0.3, 0.6, 0.9)] == [1, 2, 3, 0]
