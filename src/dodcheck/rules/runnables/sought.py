"""What is looked for: a script, a target, a recipe or a file that a command starts."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

_LEFT_OPEN = frozenset(
    {"x", "target", "script", "name", "task", "foo", "bar", "script-name", "target-name", "your-script"}
)
"""Names that stand for whatever is started."""


def is_left_open(name: str) -> bool:
    """Return whether a name stands for others: `make TARGET`."""
    return name.isupper() or name.lower() in _LEFT_OPEN


class Sort(StrEnum):
    """What has to be defined, in words."""

    SCRIPT = "script"
    TARGET = "target"
    RECIPE = "recipe"
    FILE = "file"


class Sought(NamedTuple):
    """One thing that a command starts, by its name, and the folder that it is started in, from the root.

    ``sure`` says that nothing else may have that name: `yarn tsc` may be a program of a dependency. ``anywhere`` says
    that it is started in packages of a workspace, whichever have it.
    """

    sort: Sort
    name: str
    folder: str
    sure: bool = True
    anywhere: bool = False
