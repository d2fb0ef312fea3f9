"""Results kept for the next caller, by how many bytes they were made of."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

CACHE_BYTES: Final = 8 * 1024 * 1024
"""Enough for the workflows and data files of the largest public repositories, which many rules ask about."""

LARGEST: Final = 256 * 1024
"""What is made of more bytes is not kept: parsed, it takes many times as much memory."""

_Result = TypeVar("_Result")
_Params = ParamSpec("_Params")


def remember_results(read: Callable[_Params, _Result], limit: int = CACHE_BYTES) -> Callable[_Params, _Result]:
    """Return the same function, which remembers what it returned last.

    It takes positional arguments only, ``bytes`` among them. Those of all remembered results are at most ``limit``
    bytes together: the results asked for longest ago make room. Nothing is remembered of a call that raises, nor of
    one with more than ``LARGEST`` bytes.
    """
    results: OrderedDict[tuple[Hashable, ...], _Result] = OrderedDict()
    held = 0

    @wraps(read)
    def remembering(*args: _Params.args, **kwargs: _Params.kwargs) -> _Result:
        nonlocal held
        if args in results:
            results.move_to_end(args)
            return results[args]
        result = read(*args, **kwargs)
        size = _size(args)
        if size > min(limit, LARGEST):
            return result
        results[args] = result
        held += size
        while held > limit:
            held -= _size(results.popitem(last=False)[0])
        return result

    return remembering


def _size(arguments: tuple[object, ...]) -> int:
    return sum(len(argument) for argument in arguments if isinstance(argument, bytes))
