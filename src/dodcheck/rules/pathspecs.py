"""Globs of a rule as git takes them, for the commands that reproduce what it saw."""

from __future__ import annotations

import shlex
from collections.abc import Iterable


def pathspecs(globs: Iterable[str], exclude: Iterable[str] = ()) -> str:
    """Return globs from the root as quoted words of a command, and those of the files that are left out behind them."""
    return shlex.join([*(f":(glob){glob}" for glob in globs), *(f":(exclude,glob){glob}" for glob in exclude)])
