"""Formatters that are asked to judge files, and not to rewrite them: they fail where one is not formatted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_JUDGING = frozenset(
    {
        "--check",
        "-check",
        "--check-only",
        "--check-formatted",
        "--verify-no-changes",
        "--set-exit-if-changed",
        "--list-different",
        "--exit-code",
        "--lint",
    }
)
"""Options that say so to any formatter that knows them."""
_OWN: Mapping[str, frozenset[str]] = {
    "shfmt": frozenset({"-d", "--diff"}),
    "yapf": frozenset({"-d", "--diff"}),
    "ruff": frozenset({"--diff"}),
    "clang-format": frozenset({"-Werror", "--Werror"}),
    "jsonnetfmt": frozenset({"--test"}),
    "prettier": frozenset({"-c", "-l"}),
}
"""Options that say so to one of them: others only print what they would change."""


def only_checks_format(words: Sequence[str]) -> bool:
    """Return whether a formatter, called by these words, fails where a file is not formatted."""
    given = {word.partition("=")[0] for word in words}
    return not _JUDGING.isdisjoint(given) or any(
        not options.isdisjoint(given) for name, options in _OWN.items() if name in given
    )
