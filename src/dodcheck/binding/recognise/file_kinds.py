"""What it takes for a file to be there: what is known by its name has to be what that says."""

from __future__ import annotations

from dodcheck.binding.tree import Tree
from dodcheck.formats.bom_names import is_bom_name
from dodcheck.rules.file import FileRule

DEPENDABOT = tuple(f"{folder}dependabot.{suffix}" for folder in (".github/", "") for suffix in ("yml", "yaml"))
"""What the files that Dependabot reads are called."""


def file_is_there(path: str, named_in: str | None) -> Tree:
    """Return the rule that a file is there.

    A bill of materials can be read as one, and lists something. The configuration of Dependabot makes it update
    something: a file that Dependabot refuses, or that lists nothing, is none.
    """
    if is_bom_name(path):
        from dodcheck.rules.sbom import SbomRule  # noqa: PLC0415 - lazy: few statements speak of it

        return SbomRule(path=path, check="readable", named_in=named_in)
    if path.removeprefix("/") in DEPENDABOT:
        from dodcheck.rules.dependabot import DependabotRule  # noqa: PLC0415 - lazy: few statements speak of it

        return DependabotRule(path=path, named_in=named_in)
    return FileRule(path=path, named_in=named_in)
