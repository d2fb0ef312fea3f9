"""The options under which tools run failed tests again until they pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dodcheck.workflows.audit.options import is_off, option_value


class Rerun(NamedTuple):
    """Options of a tool that repeat failed tests. ``once`` are values that mean no repetition.

    ``bare`` says that the option repeats without a value; ``starts`` is how the value begins where it repeats.
    """

    names: tuple[str, ...]
    once: frozenset[str] = frozenset({"0"})
    bare: bool = False
    starts: str = ""


_AGAIN = frozenset({"0", "1", "default"})
_RETRIES = Rerun(("--retries",))
_MAVEN = Rerun(("-Dsurefire.rerunFailingTestsCount", "-Dfailsafe.rerunFailingTestsCount"))
_BAZEL = Rerun(("--flaky_test_attempts",), _AGAIN)
RERUNS: Mapping[str, tuple[Rerun, ...]] = {
    "pytest": (Rerun(("--reruns", "--retries", "--max-runs")), Rerun(("--force-flaky",), bare=True)),
    "gotestsum": (Rerun(("--rerun-fails", "-rerun-fails"), bare=True),),
    "mvn": (_MAVEN,),
    "mvnw": (_MAVEN,),
    "vitest": (Rerun(("--retry",)),),
    "playwright": (_RETRIES,),
    "cypress": (Rerun(("--config", "-c"), starts="retries="),),
    "ctest": (
        Rerun(("--repeat",), frozenset({"until-pass:0", "until-pass:1"}), starts="until-pass"),
        Rerun(("--repeat",), frozenset({"after-timeout:0", "after-timeout:1"}), starts="after-timeout"),
    ),
    "cargo": (_RETRIES,),
    "cargo-nextest": (_RETRIES,),
    "bazel": (_BAZEL,),
    "bazelisk": (_BAZEL,),
    "mocha": (_RETRIES,),
    "cucumber-js": (Rerun(("--retry",)),),
    "cucumber": (Rerun(("--retry",)),),
    "wdio": (Rerun(("--retry", "--specFileRetries")),),
    "detox": (Rerun(("--retries", "-R")),),
    "nightwatch": (Rerun(("--retries", "--suiteRetries")),),
    "testcafe": (Rerun(("-q", "--quarantine-mode"), bare=True),),
    "ginkgo": (Rerun(("--flake-attempts", "-flake-attempts", "--flakeAttempts", "-flakeAttempts"), _AGAIN),),
    "lit": (Rerun(("--max-retries-per-test",)),),
    "xcodebuild": (Rerun(("-retry-tests-on-failure",), bare=True),),
    "dotnet": (Rerun(("--retry-failed-tests",)),),
    "robot": (Rerun(("--rerunfailed", "-R")),),
    "pabot": (Rerun(("--rerunfailed", "-R")),),
}
"""What is known of tools, by name."""
GENERAL = Rerun(("--reruns", "--rerun-fails", "--retries", "--flaky-attempts", "--flaky_test_attempts"), _AGAIN - {"1"})
"""Options that by their name repeat failed tests, behind whatever runs tests."""
VARIABLES: Mapping[str, str] = {
    "PYTEST_ADDOPTS": "pytest",
    "MAVEN_OPTS": "mvn",
    "MAVEN_ARGS": "mvn",
    "MAVEN_CLI_OPTS": "mvn",
}
"""Variables that hand options on to a tool."""
COUNTS = frozenset({"NEXTEST_RETRIES"})
"""Variables that hold the number of repetitions."""


def rerun_of(tool: str, words: Sequence[str]) -> str | None:
    """Return the option of a tool that repeats failed tests, as it is to be told; ``None`` where there is none."""
    known = RERUNS.get(tool, ())
    return next((repeated for rerun in known if (repeated := rerun_in_words(rerun, words)) is not None), None)


def rerun_in_words(rerun: Rerun, words: Sequence[str]) -> str | None:
    """Return an option with its value, where it is given and repeats something."""
    name = next((name for name in rerun.names if option_value(words, (name,)) is not None), None)
    value = option_value(words, (name,)) if name else None
    if name is None or value is None or value in rerun.once:
        return None
    if rerun.bare:
        joined = next((word for word in words if word.startswith(f"{name}=")), name)
        return None if is_off(joined.partition("=")[2]) else joined
    joined = next((word for word in words if word.startswith(f"{name}=")), f"{name} {value}")
    return joined if value and value.startswith(rerun.starts) else None
