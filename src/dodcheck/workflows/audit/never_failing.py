"""The flags of tools under which what they find never fails: one table, each with its fact."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from dodcheck.workflows.severity import Severity

_HIGH, _MEDIUM, _LOW = Severity.HIGH, Severity.MEDIUM, Severity.LOW


class When(Enum):
    """Whether a flag makes a tool never fail by being there, or by being away."""

    GIVEN = auto()
    MISSING = auto()


class Flag(NamedTuple):
    """A fact about a tool: with one of these words, or without all of them, its findings don't fail.

    ``only`` are subcommands it holds for (any where there are none), ``never`` words with which it does not. ``listed``
    says that the tool prints what it finds, so that whoever reads the list may fail.
    """

    when: When
    words: frozenset[str]
    fact: str
    severity: Severity = _HIGH
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    listed: bool = False


_ASKED = frozenset({"--version", "-V", "--help", "-h", "version", "help", "-version"})


def _given(words: str, fact: str, severity: Severity = _HIGH, only: str = "") -> Flag:
    return Flag(When.GIVEN, frozenset(words.split()), fact, severity, frozenset(only.split()), _ASKED)


def _listed(words: str, fact: str, never: str = "") -> Flag:
    return _given(words, fact)._replace(never=_ASKED | set(never.split()), listed=True)


def _missing(words: str, fact: str, severity: Severity = _HIGH, only: str = "", never: str = "") -> Flag:
    without = _ASKED | set(never.split())
    return Flag(When.MISSING, frozenset(words.split()), fact, severity, frozenset(only.split()), without)


_EXIT_ZERO = _given("--exit-zero", "`--exit-zero` makes it pass whatever it finds")
_SOFT = _given("-s --soft-fail", "`--soft-fail` makes it pass whatever it finds")
_NO_FAIL = _given("--no-fail -no-fail", "`--no-fail` makes it pass whatever it finds")

_BY_TOOL: Mapping[str, tuple[Flag, ...]] = {
    "ruff": (_given("--exit-zero -e", "`--exit-zero` makes it pass whatever it finds", only="check"),),
    "flake8": (_EXIT_ZERO,),
    "pylint": (
        _EXIT_ZERO,
        _given("--fail-under", "`--fail-under` lets findings pass as long as the score is above it", _MEDIUM),
    ),
    "bandit": (_EXIT_ZERO,),
    "hadolint": (
        _NO_FAIL,
        _given("--failure-threshold=none -t=none", "no finding is above the threshold `none`"),
    ),
    "golangci-lint": (_given("--issues-exit-code=0", "`--issues-exit-code=0` makes it pass whatever it finds"),),
    "gosec": (_NO_FAIL,),
    "conftest": (_NO_FAIL,),
    "staticcheck": (_given("-fail=none -fail=", "`-fail` without a check makes it pass whatever it finds"),),
    "tflint": (_given("--force -f", "`--force` makes it pass whatever it finds"),),
    "checkov": (_SOFT,),
    "tfsec": (_SOFT,),
    "trivy": (
        _given("--exit-code=0", "`--exit-code 0` makes it pass whatever it finds"),
        _missing(
            "--exit-code",
            "without `--exit-code` it passes whatever it finds",
            only="image fs filesystem repo repository rootfs config vm sbom kubernetes k8s i conf",
            never="--download-db-only --list-all-pkgs --generate-default-config",
        ),
    ),
    "grype": (_missing("--fail-on -f", "without `--fail-on` it passes whatever it finds", never="db"),),
    "semgrep": (
        _missing(
            "--error", "without `--error` it passes whatever it finds", never="ci login publish --validate --test test"
        ),
    ),
    "opengrep": (_missing("--error", "without `--error` it passes whatever it finds", never="ci test validate"),),
    "trufflehog": (
        _missing("--fail", "without `--fail` it passes whatever it finds", only="git github filesystem docker s3 gcs"),
    ),
    "gitleaks": (_given("--exit-code=0", "`--exit-code 0` makes it pass whatever it finds"),),
    "safety": (_given("--continue-on-error", "`--continue-on-error` makes it pass whatever it finds"),),
    "zizmor": (
        _given("--no-exit-codes", "`--no-exit-codes` makes it pass whatever it finds"),
        _given("--format=sarif", "with the format `sarif` it passes whatever it finds", _MEDIUM),
    ),
    "govulncheck": (
        _given(
            "-json --json -format=json -format=sarif --format=json --format=sarif",
            "with a machine's format it passes whatever it finds",
            _MEDIUM,
        ),
    ),
    "cppcheck": (_missing("--error-exitcode", "without `--error-exitcode` it passes whatever it finds"),),
    "clang-tidy": (
        _missing(
            "--warnings-as-errors -warnings-as-errors",
            "without `--warnings-as-errors` its warnings pass, unless its configuration says so",
            _LOW,
            never="--list-checks -list-checks --dump-config -dump-config --verify-config",
        ),
    ),
    "misspell": (_missing("-error", "without `-error` it passes whatever it finds"),),
    "brakeman": (_given("--no-exit-on-warn", "`--no-exit-on-warn` makes it pass whatever it finds"),),
    "rubocop": (
        _given("--fail-level=fatal --fail-level=F", "only what is fatal fails"),
        _given("--fail-level=error --fail-level=E", "offences below `error` pass", _MEDIUM),
    ),
    "phpmd": (_given("--ignore-violations-on-exit", "`--ignore-violations-on-exit` makes it pass whatever it finds"),),
    "swiftlint": (_given("--lenient", "`--lenient` makes every error a warning, which passes"),),
    "vale": (_given("--no-exit", "`--no-exit` makes it pass whatever it finds"),),
    "cspell": (_given("--no-exit-code", "`--no-exit-code` makes it pass whatever it finds"),),
    "reviewdog": (
        _missing(
            "-fail-level --fail-level -fail-on-error --fail-on-error",
            "without `-fail-level` it reports, and passes whatever it reports",
            _MEDIUM,
        ),
        _given("-fail-level=none --fail-level=none", "with `-fail-level=none` it passes whatever it reports", _MEDIUM),
    ),
    "dependency-check": (
        _missing("--failOnCVSS", "without `--failOnCVSS` no vulnerability is bad enough to fail", _MEDIUM),
    ),
    "dependency-check.sh": (
        _missing("--failOnCVSS", "without `--failOnCVSS` no vulnerability is bad enough to fail", _MEDIUM),
    ),
    "npm": (_given("--audit-level=none", "`--audit-level=none` lets every vulnerability pass", only="audit"),),
    "mvn": (
        _given("-fn --fail-never", "`--fail-never` makes the build pass whatever fails in it"),
        _given(
            "-Dmaven.test.failure.ignore -Dmaven.test.failure.ignore=true -DtestFailureIgnore=true",
            "failing tests are ignored",
        ),
        _given(
            "-Dcheckstyle.failOnViolation=false -Dcheckstyle.failsOnError=false -Dspotbugs.failOnError=false"
            " -Dpmd.failOnViolation=false -Denforcer.fail=false",
            "what its checkers find is ignored",
        ),
    ),
    "pytest": (_given("--suppress-tests-failed-exit-code", "failing tests are given a passing exit code"),),
    "mix": (_given("--ignore-exit-status", "`--ignore-exit-status` makes it pass whatever it finds"),),
    "gofmt": (_listed("-l", "`-l` lists the files that are not formatted, and passes"),),
    "goimports": (_listed("-l", "`-l` lists the files that are not formatted, and passes"),),
    "black": (_listed("--diff", "`--diff` without `--check` prints what it would change, and passes", "--check"),),
    "isort": (
        _listed(
            "--diff", "`--diff` without `--check` prints what it would change, and passes", "--check --check-only -c"
        ),
    ),
    "autopep8": (
        _listed("--diff -d", "`--diff` without `--exit-code` prints what it would change, and passes", "--exit-code"),
    ),
    "clang-format": (_listed("--dry-run -n", "`--dry-run` without `--Werror` warns, and passes", "--Werror -Werror"),),
    "swift-format": (
        _missing("--strict -s", "without `--strict` what it finds are warnings, which pass", only="lint"),
    ),
    "dockle": (_missing("--exit-code -c", "without `--exit-code` it passes whatever it finds"),),
    "kics": (
        _given("--ignore-on-exit=all --ignore-on-exit=results", "`--ignore-on-exit` makes it pass whatever it finds"),
    ),
    "robot": (_given("--nostatusrc --NoStatusRC", "`--nostatusrc` makes it pass when tests fail"),),
    "cargo": (
        _missing(
            "-D -Dwarnings warnings --deny -Dclippy::all",
            "without `-D warnings` the warnings of clippy pass",
            _LOW,
            only="clippy",
        ),
    ),
    "git": (_given("--no-verify", "`--no-verify` steps around the hooks", _LOW, only="commit push merge"),),
    "Invoke-ScriptAnalyzer": (_missing("-EnableExit", "without `-EnableExit` it passes whatever it finds"),),
    "slither": (_given("--fail-none", "`--fail-none` makes it pass whatever it finds"),),
}
FLAGS: Mapping[str, tuple[Flag, ...]] = {**_BY_TOOL, "mvnw": _BY_TOOL["mvn"], "py.test": _BY_TOOL["pytest"]}
"""What is known of tools, by name. The first fact that holds is told."""

COMMON = frozenset(
    {
        "--exit-zero",
        "--no-fail",
        "--soft-fail",
        "--warn-only",
        "--no-exit-code",
        "--no-exit-codes",
        "--fail-never",
        "--exit-code=0",
        "-exit-code=0",
        "--fail-on=none",
        "--fail-level=none",
        "--no-fail-on-error",
        "--no-fail-on-findings",
        "--no-error-exit",
    }
)
"""Flags that by their name let a tool pass that is not in the table."""


def fact_of(words: tuple[str, ...]) -> Flag | None:
    """Return the first fact that holds of a tool, whose words begin with its name."""
    given = _joined(words)
    for flag in FLAGS.get(words[0], ()):
        subcommand = not flag.only or not flag.only.isdisjoint(words[1:4])
        if subcommand and flag.never.isdisjoint(given) and _holds(flag, given):
            return flag
    return None


def lists(words: tuple[str, ...]) -> bool:
    """Return whether a tool only lists what it finds, so that whoever reads the list has to fail."""
    fact = fact_of(words)
    return fact is not None and fact.listed


def common_flag(words: tuple[str, ...]) -> str | None:
    """Return the flag that by its name lets a tool pass, whatever the tool is."""
    return min(_joined(words) & COMMON, default=None)


def _holds(flag: Flag, given: frozenset[str]) -> bool:
    there = not flag.words.isdisjoint(given)
    return there if flag.when is When.GIVEN else not there


def _joined(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words, each `--flag value` and `--flag=value` in both forms."""
    pairs = {f"{one}={two}" for one, two in pairwise(words) if one.startswith("-")}
    names = {word.partition("=")[0] for word in words if word.startswith("-") and "=" in word}
    return frozenset({*words, *pairs, *names})
