"""The options under which tools that test run no test: they list, compile or prepare only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

_MOST = 60
_MAVEN = "-DskipTests -DskipTests=true -Dmaven.test.skip -Dmaven.test.skip=true"
_NOT_RUN: Mapping[str, str] = {
    "pytest": "--collect-only --co --setup-plan --fixtures --markers",
    "cargo": "--no-run",
    "cargo-nextest": "--no-run list",
    "ctest": "-N --show-only",
    "jest": "--listTests --showConfig",
    "vitest": "list",
    "playwright": "--list",
    "mocha": "--dry-run",
    "rspec": "--dry-run",
    "phpunit": "--list-tests --list-suites --list-groups",
    "behave": "--dry-run -d",
    "cucumber": "--dry-run -d",
    "cucumber-js": "--dry-run -d",
    "ginkgo": "--dry-run --dryRun",
    "robot": "--dryrun",
    "bats": "--count -c",
    "tox": "--notest -n -l -a --listenvs --listenvs-all --showconfig devenv list config",
    "nox": "-l --list --install-only --list-sessions",
    "dotnet": "--list-tests -t",
    "mvn": _MAVEN,
    "mvnw": _MAVEN,
    "gradle": "--dry-run -m",
    "gradlew": "--dry-run -m",
    "bazel": "--nobuild --check_tests_up_to_date",
    "go": "-list",
    "swift": "--list-tests list",
    "ruff": "--show-files --show-settings",
    "tsc": "--noCheck --showConfig --init --listFilesOnly",
    "pre-commit": "install install-hooks",
    "lit": "--show-tests --show-suites",
    "trial": "--dry-run -n",
    "stestr": "list",
    "cypress": "verify info",
    "gotestsum": "--list",
    "prove": "--dry -D",
    "meson": "--list",
    "stack": "--no-run-tests",
    "deno": "--no-run",
}
_OPTIONS = {name: frozenset(names.split()) for name, names in _NOT_RUN.items()}
_EXCLUDED = frozenset({"-x", "--exclude-task"})
_NO_NAME = frozenset({"^$", "NONE", "NOTHING", "^#", "^a", "DONTRUNTESTS"})
_DOING_NOTHING = frozenset({"true", "echo", "/bin/true", ":"})
_RUNNING = frozenset({"test", "verify", "check", "nextest", "build", "integration-test"})
TOOLS = frozenset(_OPTIONS)
"""The tools that are known."""


def option_without_tests(tool: str, words: Sequence[str]) -> str | None:
    """Return the option under which a tool runs no test, ``None`` where it runs them."""
    given = list(words[:_MOST])
    if "--" in given and tool in ("cargo", "pytest"):
        if tool == "cargo" and "--list" in given:
            return "--list"
        given = given[: given.index("--")]
    if tool in ("gradle", "gradlew"):
        for one, two in pairwise(given):
            if one in _EXCLUDED and two.rpartition(":")[2] in ("test", "check"):
                return f"{one} {two}"
    if tool == "go":
        return _go(given)
    if tool == "cargo" and given[:2] == ["nextest", "list"]:
        return "list"
    known = _OPTIONS.get(tool, frozenset())
    return next((word for word in given if word in known or _is_set(word, known - {"-n"})), None)


def _is_set(word: str, known: AbstractSet[str]) -> bool:
    name, _, value = word.partition("=")
    return name in known and value.lower() != "false"


def is_test_call(tool: str, words: Sequence[str]) -> bool:
    """Return whether a tool is called to test, where it does other things too: `cargo test`, `mvn verify`."""
    if tool in ("cargo", "go", "dotnet", "swift", "bazel", "meson", "stack", "deno"):
        return any(word in ("test", "nextest") for word in words[:3])
    if tool in ("mvn", "mvnw", "gradle", "gradlew"):
        return any(word.rpartition(":")[2] in _RUNNING for word in words)
    return tool not in ("ruff", "pre-commit", "cypress", "tsc")


def _go(given: Sequence[str]) -> str | None:
    for one, two in zip(given, [*given[1:], ""], strict=False):
        name, equals, value = one.partition("=")
        value = value if equals else two
        if name in ("-list", "-test.list"):
            return name
        if name in ("-run", "--run", "-test.run") and value in _NO_NAME:
            return None if any(word.startswith(("-bench", "--bench", "-fuzz")) for word in given) else f"{name} {value}"
        if one in ("-c", "-n"):
            return one
        if name in ("-exec", "--exec") and value in _DOING_NOTHING:
            return f"{name} {value}"
    return None
