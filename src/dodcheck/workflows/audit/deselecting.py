"""The options by which test runners leave some tests out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dodcheck.workflows.audit.options import option_value

_NOT = re.compile(r"\bnot\b|^!|!=|^-|,-|~")
_BY_NAME: Mapping[str, tuple[str, ...]] = {
    "pytest": ("--deselect", "--ignore", "--ignore-glob"),
    "ctest": ("-E", "--exclude-regex", "-LE", "--label-exclude"),
    "go": ("-skip", "--skip", "-test.skip"),
    "gotestsum": ("-skip", "--skip"),
    "jest": ("--testPathIgnorePatterns",),
    "vitest": ("--exclude",),
    "playwright": ("--grep-invert", "-gv"),
    "phpunit": ("--exclude-group", "--exclude-testsuite"),
    "robot": ("--exclude", "-e"),
    "lit": ("--filter-out",),
    "mvn": ("-DexcludedGroups", "-Dsurefire.excludes"),
    "mvnw": ("-DexcludedGroups", "-Dsurefire.excludes"),
    "nextest": (),
    "cargo": ("--exclude", "--skip"),
    "stestr": ("--exclude-regex", "--exclude-list"),
    "bats": (),
}
_BY_VALUE: Mapping[str, tuple[str, ...]] = {
    "pytest": ("-k", "-m"),
    "cargo": ("-E", "--filter-expr", "--filterset"),
    "dotnet": ("--filter",),
    "mvn": ("-Dtest", "-Dgroups"),
    "mvnw": ("-Dtest", "-Dgroups"),
    "bazel": ("--test_tag_filters", "--build_tag_filters"),
    "behave": ("--tags", "-t"),
    "rspec": ("--tag", "-t"),
}
_ALONE: Mapping[str, tuple[str, ...]] = {"go": ("-short", "--short"), "mocha": ("--invert", "-i")}
_APART = re.compile(r"(?:^|/)(?:build|dist|node_modules|\.?venv|vendor|third_party|docs?|examples?|benchmarks?)(?:/|$)")
TOOLS = frozenset({*_BY_NAME, *_BY_VALUE, *_ALONE})
"""The tools that are known."""


def deselecting_options(tool: str, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the options of a tool that leave tests out, each with what it leaves out."""
    if tool in ("cargo", "go", "dotnet", "bazel") and not {"test", "nextest"} & {*words[:3]}:
        return
    for name in _BY_NAME.get(tool, ()):
        value = option_value(words, (name,))
        if value and not _APART.search(value):
            yield name, value
    for name in _BY_VALUE.get(tool, ()):
        value = option_value(words, (name,))
        if value and _NOT.search(value):
            yield name, value
    for name in _ALONE.get(tool, ()):
        if name in words:
            yield name, ""
