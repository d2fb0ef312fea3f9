"""Options by which linters look at hardly anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

HOOKS = frozenset({"pre-commit", "prek"})
"""The programs that run hooks."""
_WHERE = frozenset({"-a", "--all-files", "--files", "--from-ref", "-s", "--source", "--to-ref", "-o", "--origin"})
"""Options that tell the hooks which files to look at; without one they look at what is staged."""
_HARMLESS = frozenset({"no-commit-to-branch", "check-branch"})
"""Hooks that fail on the branch that changes are merged into, whatever the change is."""
_OUT = frozenset({"*", "**", "**/*", "."})
_NOTHING: Mapping[str, Mapping[str, frozenset[str]]] = {
    "ruff": {"--ignore": frozenset({"ALL"}), "--exclude": _OUT, "--select": frozenset({"NONE", ""})},
    "flake8": {"--exclude": _OUT, "--ignore": frozenset({"E,F,W,C,N", "E,W,F,C"})},
    "pylint": {"--disable": frozenset({"all"}), "--ignore-patterns": frozenset({".*"})},
    "mypy": {"--exclude": frozenset({".*", ".+", "."})},
    "eslint": {"--ignore-pattern": _OUT},
    "black": {"--exclude": frozenset({".*", ".+"})},
    "bandit": {"--exclude": _OUT, "-x": _OUT},
}
"""Options of tools that leave everything out, with these values."""
_BACK = frozenset({"--enable", "-e", "--extend-select"})


def narrowed(words: Sequence[str]) -> Iterator[str]:
    """Yield why a tool looks at nothing, as clauses that name the option; its words begin with its name."""
    tool, *rest = words
    if tool in HOOKS and rest[:1] == ["run"] and _WHERE.isdisjoint(word.partition("=")[0] for word in rest):
        yield "without `--all-files` it looks at what is staged, and after a checkout nothing is"
    known = _NOTHING.get(tool, {})
    for at, word in enumerate(rest):
        name, equals, value = word.partition("=")
        value_given = value if equals else "".join(rest[at + 1 : at + 2])
        if value_given in known.get(name, ()) and _BACK.isdisjoint(word.partition("=")[0] for word in rest):
            yield f"by `{name} {value_given}` it looks at nothing"


def skipped(words: Sequence[str]) -> list[str]:
    """Return the hooks that the words of `SKIP` leave out, but those that do no harm."""
    named = (hook.strip() for word in words for hook in word.split(","))
    return [hook for hook in named if hook and hook not in _HARMLESS]
