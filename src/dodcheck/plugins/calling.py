"""Calls what a plugin brings: what it prints stays off standard output, and whatever it raises has one type."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from dodcheck.rules.options import OptionError

_Result = TypeVar("_Result")
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{4,}")
_OWN = ("<", f"{Path(__file__).parents[1]}{os.sep}")
_LIBRARY = f"{Path(os.__file__).parent}{os.sep}"
_INSTALLED = ("site-packages", "dist-packages")
_MOST = 300


class PluginError(Exception):
    """A plugin raised something; the message says what, and in which line of which file."""


def called(call: Callable[[], _Result]) -> _Result:
    """Return what a call into a plugin returns. Raises ``PluginError`` for all that it raises but ``OptionError``.

    A plugin that ends the process ends nothing here: an exit code of its choice would be taken for a verdict.
    """
    try:
        with redirect_stdout(sys.stderr):
            return call()
    except (KeyboardInterrupt, OptionError):
        raise
    except BaseException as problem:
        raise PluginError(_in_one_line(problem)) from problem


def _in_one_line(problem: BaseException) -> str:
    """Return what was raised in one line that is the same in every run: no addresses, no folders of this machine."""
    words = _ADDRESS.sub("0x…", " ".join(str(problem).split()))
    said = f"{type(problem).__name__}: {words}" if words else type(problem).__name__
    frames = [frame for frame in extract_tb(problem.__traceback__) if _is_foreign(frame.filename)]
    at = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{said[:_MOST]}{at}"


def _is_foreign(file: str) -> bool:
    """Return whether a file is neither dodcheck's nor the standard library's; installed packages lie below that."""
    installed = any(f"{os.sep}{name}{os.sep}" in file for name in _INSTALLED)
    return not file.startswith(_OWN) and (installed or not file.startswith(_LIBRARY))
