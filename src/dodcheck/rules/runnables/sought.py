"""What is looked for: a script, a target, a recipe or a file that a command starts."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


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
