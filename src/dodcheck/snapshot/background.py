"""Work that goes on while the program does something else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_Result = TypeVar("_Result")


class Background(Generic[_Result]):
    """A call that begins at once in a thread of its own; waiting for processes takes no time of the others."""

    def __init__(self, call: Callable[[], _Result]) -> None:
        self._call = call
        self._result: list[_Result] = []
        self._problem: BaseException | None = None
        self._thread = threading.Thread(target=self._call_and_keep, daemon=True)
        self._thread.start()

    def result(self) -> _Result:
        """Wait for the call and return its result, or raise what it raised."""
        self._thread.join()
        if self._problem is not None:
            raise self._problem
        return self._result[0]

    def _call_and_keep(self) -> None:
        try:
            self._result.append(self._call())
        except BaseException as problem:  # noqa: BLE001 - raised again where the result is asked for
            self._problem = problem
