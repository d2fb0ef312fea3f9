"""The options and operands by which test runners are told to run some of the tests only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.workflows.audit.deselecting import deselecting_options

_JVM = "-DskipITs --tests -Dtest -Dit.test -Dgroups -Dtags -PincludeTags"
_OPTIONS: Mapping[str, str] = {
    "pytest": "-k -m --lf --last-failed --collect-only --co",
    "unittest": "-k",
    "stestr": "--include-list --failing",
    "cargo": "--lib --bin --bins --doc --example --examples --test -p --package -E --filter-expr --filterset --ignored",
    **dict.fromkeys(("go", "gotestsum"), "-run --run -test.run"),
    "ctest": "-R --tests-regex -L --label-regex -I --tests-information --rerun-failed",
    "jest": "-t --testNamePattern --testPathPattern --testPathPatterns -o --onlyChanged --onlyFailures --changedSince"
    " --lastCommit --findRelatedTests --selectProjects --ignoreProjects --runTestsByPath",
    "vitest": "-t --testNamePattern --changed",
    "mocha": "-g --grep -f --fgrep",
    "ava": "-m --match",
    "jasmine": "--filter",
    "playwright": "-g --grep --last-failed --only-changed",
    "cypress": "-s --spec",
    "rspec": "-e --example -E --example-matches -t --tag --only-failures",
    "phpunit": "--filter --group --testsuite",
    "robot": "-t --test -s --suite -i --include",
    "behave": "-t --tags -n --name -i --include -e --exclude",
    "bats": "-f --filter --filter-tags --filter-status",
    "busted": "-t --tags --exclude-tags --filter --filter-out",
    "lit": "--filter",
    "mvn": _JVM,
    "gradle": _JVM,
    "dotnet": "--filter",
    "swift": "-s --specifier --filter --skip",
    "bazel": "--test_filter --test_tag_filters",
    "meson": "--suite --no-suite",
    "xcodebuild": "-only-testing -skip-testing",
    "mix": "--only --exclude --failed --stale",
    "tox": "-f --skip-env",
    "nox": "-k --keywords -t --tags",
}
_NAMES = {tool: frozenset(names.split()) for tool, names in _OPTIONS.items()}
_JAVASCRIPT = r"[^*{$]*\.[cm]?[jt]sx?"
_OPERANDS: Mapping[str, re.Pattern[str]] = {
    tool: re.compile(pattern)
    for tool, pattern in {
        "pytest": r".*::.*|[^*]*\.py",
        "unittest": r"(?!discover$)[^$]+",
        "nose2": r"[^$]+",
        "stestr": r"(?!run$)[^$]+",
        "cargo": r"[^$+][^$]*",
        "go": r".*_test\.go",
        **dict.fromkeys(("jest", "mocha", "ava", "jasmine", "playwright"), _JAVASCRIPT),
        "vitest": rf"related|{_JAVASCRIPT}",
        "rspec": r".*_spec\.rb.*",
        "phpunit": r".*\.php",
        "robot": r"[^*]*\.robot",
        "behave": r".*\.feature.*",
        "bats": r"[^*]*\.bats",
        "mix": r".*\.exs.*",
    }.items()
}
_OF_PYTEST = "-k -m -n -p -c -o -W -r --cov --cov-config --junitxml --junit-xml --maxfail --timeout --durations"
_OF_PYTEST += " --rootdir --confcutdir --reruns --cov-report --dist --tb --color --log-file --html"
_OF_PYTEST += " --ignore --deselect --ignore-glob"
_OF_CARGO = "-F -Z -j -p -E -P --features --target --manifest-path --profile --cargo-profile --jobs --message-format"
_OF_CARGO += " --target-dir --config --color --exclude --retries --partition --test-threads --format --logfile --skip"
_OF_CARGO += " --test --bin --bench --example --package --filter-expr --filterset --output-path --output-dir"
_OF_JAVASCRIPT = (
    "-c -r -t -g -R -u -w --config --require --testNamePattern --grep --reporter --reporters --import --file"
)
_OF_JAVASCRIPT += (
    " --env --outputFile --coverageDirectory --setupFilesAfterEnv --globalSetup --rootDir --roots --project"
)
_OPTIONS_WITH_VALUES: Mapping[str, str] = {
    "pytest": _OF_PYTEST,
    "cargo": _OF_CARGO,
    **dict.fromkeys(("jest", "vitest", "mocha", "ava", "jasmine", "playwright"), _OF_JAVASCRIPT),
    "unittest": "-k",
    "nose2": "-s -t -c --config --log-level --start-dir --top-level-directory",
    "stestr": "-c --concurrency --exclude-regex --exclude-list --worker-file --random-seed",
    "go": "-o -exec -coverprofile -cpuprofile -memprofile",
    "rspec": "-e -t -f -r -o -I -P --require --format --out --pattern",
    "phpunit": "-c --bootstrap --configuration --filter --log-junit --coverage-clover",
    "behave": "-f -o -D --format --outfile --define",
    "robot": "-d -v -V -A --outputdir --variable --variablefile --argumentfile",
    "bats": "-f -j -F --jobs --formatter",
    "mix": "--seed --formatter",
}
_VALUED = {tool: frozenset(names.split()) for tool, names in _OPTIONS_WITH_VALUES.items()}
_BEFORE_TESTS = frozenset({"test", "t", "nextest", "run", "llvm-cov", "miri", "hack", "tarpaulin"})
_ALL_IN_UNITTEST = frozenset({"", "test*.py", "test_*.py"})
_NAME = re.compile(r"--?[\w.-]+")
_NAME_OF_PYTEST = re.compile(r"-[km]|--?[\w.-]+")
_FLAG_WORDS = (
    "-short --short --lf --last-failed --collect-only --co --lib --bins --examples --doc --ignored --failed -o"
)
_FLAG_WORDS += " --rerun-failed --onlyChanged --onlyFailures --lastCommit --only-failures --stale --failing --invert"
_FLAGS = frozenset(_FLAG_WORDS.split())
_NOT = re.compile(r"^(?:not\b|!|-)")
_TASKS = frozenset({"tox", "nox"})
_SESSIONS = frozenset({"-e", "--env", "-s", "--session", "--sessions"})
_PART = re.compile(r"[a-z]+|\d+")
_SOME_SESSION = frozenset(
    {"unit", "integration", "smoke", "functional", "fast", "quick", "slow", "nightly", "e2e", "end"}
)
_ALL_SESSION = frozenset({"py", "python", "pypy", "test", "tests", "pytest", "check", "ci", "all", "cov", "coverage"})
TOOLS = _NAMES.keys() | _OPERANDS.keys()
"""The tools that are known."""


class Choice(NamedTuple):
    """What chooses: an option, empty where it is an operand, and its value."""

    option: str
    value: str

    @property
    def shown(self) -> str:
        """It as it is typed."""
        return f"{self.option} {self.value}".strip()


def operands(tool: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the words of a tool that are neither options nor their values."""
    valued, before = _VALUED.get(tool, frozenset()), ""
    for word in words:
        if not word.startswith("-") and before not in valued:
            yield word
        before = word


def chosen_tests(tool: str, words: Sequence[str]) -> tuple[Choice, ...]:
    """Return what tells a tool to run some of the tests only; a whole folder or package is taken for all of them."""
    leaving = {name for name, _ in deselecting_options(tool, words)}
    leaving_out = [Choice(name, value) for name, value in _each(tool, words) if name in leaving]
    leaving_out += [
        Choice(name, value) for name, value in _each(tool, words) if name not in leaving and _chooses(tool, name, value)
    ]
    return (*leaving_out, *(Choice("", word) for word in _chosen(tool, words)))


def left_out_by(tool: str, words: Sequence[str], choice: Choice) -> str | None:
    """Return what a choice leaves out; ``None`` where it names what is run."""
    names = {name for name, _ in deselecting_options(tool, words)}
    return _NOT.sub("", choice.value).strip("() ") if choice.option in names else None


def _each(tool: str, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the options with their values, as far as words may be some."""
    for at, word in enumerate(words):
        if word.startswith("-"):
            name = (_NAME_OF_PYTEST if tool == "pytest" else _NAME).match(word)
            option = name[0] if name else word
            behind = "" if option in _FLAGS else " ".join(words[at + 1 : at + 2])
            after = "" if behind.startswith("-") else behind
            yield option, word[len(option) :].lstrip("=:") or after


def _chooses(tool: str, name: str, value: str) -> bool:
    """Return whether an option chooses among tests, by its name, or by the value that it has."""
    if tool in _TASKS and name in _SESSIONS:
        return _is_some(value)
    if tool == "unittest" and name in ("-p", "--pattern"):
        return value not in _ALL_IN_UNITTEST
    return name in _NAMES.get(tool, ()) and value != "false"


def _is_some(sessions: str) -> bool:
    """Return whether environments or sessions are called after some of the tests; a variable may stand for all."""
    parts = set(_PART.findall(sessions.lower()))
    return "$" not in sessions and (not _SOME_SESSION.isdisjoint(parts) or _ALL_SESSION.isdisjoint(parts))


def _chosen(tool: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the operands that choose. Of unittest's `discover`, and the subcommands of cargo, none does."""
    pattern = _OPERANDS.get(tool)
    if pattern is None or (tool == "unittest" and "discover" in words):
        return
    ahead = tool == "cargo"
    for word in operands(tool, words):
        ahead = ahead and (word in _BEFORE_TESTS or word.startswith("+"))
        if not ahead and pattern.fullmatch(word):
            yield word
