"""Commands that can fail for what is wrong, and yet are no test, no linter or no scan of the code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dodcheck.rules.workflows.collecting import doubt_of, is_test
from dodcheck.rules.workflows.starting import is_python
from dodcheck.snapshot.protocol import Snapshot

_BY_SUBCOMMAND: Mapping[str, Mapping[str, str]] = {
    "pip": {"check": "whether what is installed fits together"},
    "pip3": {"check": "whether what is installed fits together"},
    "cargo": {"bench": "how fast it is"},
    "twine": {"check": "how a package is described"},
    "poetry": {"check": "settings of the package"},
    "composer": {"validate": "settings of the package"},
    "terraform": {"plan": "what would change elsewhere"},
    "kubectl": {"wait": "what runs elsewhere", "rollout": "what runs elsewhere"},
    "brew": {"test": "a formula"},
}
_ALONE: Mapping[str, str] = {
    "twine-check": "how a package is described",
    "check-manifest": "what a package holds",
    "pyroma": "how a package is described",
    "validate-pyproject": "settings of the package",
    "attw": "what a package holds",
    "publint": "what a package holds",
    "size-limit": "sizes",
    "bundlewatch": "sizes",
    "commitlint": "messages of commits",
    "gitlint": "messages of commits",
    "dodcheck": "statements of documents",
    "editorconfig-checker": "white space",
    "ec": "white space",
}


def beside_the_code(words: Sequence[str], snapshot: Snapshot) -> str | None:
    """Return why a command looks at something else than the code itself, or runs no tests, as a clause.

    ``None`` where it may look at the code.
    """
    tool, first = words[0], "".join(words[1:2])
    if (tool, first) == ("coverage", "run") and not any("test" in word.lower() for word in words[2:]):
        return "`coverage run` is not seen to run tests"
    if is_python(tool) and is_test((first,)):
        return doubt_of(words, first, snapshot) or None
    looked_at = _ALONE.get(tool) or _BY_SUBCOMMAND.get(tool, {}).get(first)
    shown = tool if tool in _ALONE else f"{tool} {first}"
    return f"`{shown}` looks at {looked_at}, not at the code" if looked_at else None
