"""The one table of readers: which files say something about the code they come with, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dodcheck.supply.vendoring.facts.build_files import is_build_file, read_build_file
from dodcheck.supply.vendoring.facts.file_fact import FactFile, FileFact
from dodcheck.supply.vendoring.facts.json_packages import is_json_package, read_json_package
from dodcheck.supply.vendoring.facts.keyed import is_keyed, read_keyed
from dodcheck.supply.vendoring.facts.moz_yaml import is_moz_yaml, read_moz_yaml
from dodcheck.supply.vendoring.facts.other_packages import is_other_package, read_other_package
from dodcheck.supply.vendoring.facts.python_packages import (
    is_python_package,
    is_python_version,
    read_python_package,
    read_python_version,
)
from dodcheck.supply.vendoring.facts.textproto import is_textproto, read_textproto
from dodcheck.supply.vendoring.facts.toml_packages import is_cargo, read_cargo
from dodcheck.supply.vendoring.facts.version_files import (
    is_change_log,
    is_version_file,
    read_change_log,
    read_version_file,
)


class Reader(NamedTuple):
    """A kind of file: whether a name is one of it, and what such a file says. It may raise ``FormatProblem``.

    ``names`` says whether the names in it count for more than the folder's: those of build files often do not.
    """

    takes: Callable[[str], bool]
    read: Callable[[FactFile], Iterator[FileFact]]
    names: bool = True


NOTES = (
    Reader(is_keyed, read_keyed),
    Reader(is_moz_yaml, read_moz_yaml),
    Reader(is_textproto, read_textproto),
)
"""Notes of who brought the code in: they say that it comes from elsewhere."""

PACKAGES = (
    Reader(is_json_package, read_json_package),
    Reader(is_python_package, read_python_package),
    Reader(is_cargo, read_cargo),
    Reader(is_other_package, read_other_package),
)
"""What the code's own package says."""

OTHERS = (
    Reader(is_build_file, read_build_file, names=False),
    Reader(is_version_file, read_version_file),
    Reader(is_python_version, read_python_version),
)
"""Further files of the code that tell its version."""

LAST = (Reader(is_change_log, read_change_log),)
"""What is asked when nothing else tells a version."""


def is_evident(name: str) -> bool:
    """Return whether a file of that name shows that its folder is a piece of code of its own."""
    return any(reader.takes(name) for reader in (*NOTES, *PACKAGES)) and name not in _COMMON


_COMMON = frozenset({"setup.cfg", "pyproject.toml", "setup.py"})
"""Files of tools that any folder may have; they tell facts, but not that a folder is a piece."""
