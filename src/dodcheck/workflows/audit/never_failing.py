"""The flags of tools under which what they find never fails: one table, each with its fact."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import assert_never

from dodcheck.workflows.audit.facts import Flag, When, given, listed, missing
from dodcheck.workflows.audit.never_failing_runners import RUNNERS
from dodcheck.workflows.severity import Severity

_MEDIUM, _LOW = Severity.MEDIUM, Severity.LOW

_EXIT_ZERO = given("--exit-zero", "`--exit-zero` makes it pass whatever it finds")
_SOFT = given("-s --soft-fail", "`--soft-fail` makes it pass whatever it finds")
_NO_FAIL = given("--no-fail -no-fail", "`--no-fail` makes it pass whatever it finds")

_BY_TOOL: Mapping[str, tuple[Flag, ...]] = {
    "ruff": (given("--exit-zero -e", "`--exit-zero` makes it pass whatever it finds", only="check"),),
    "flake8": (_EXIT_ZERO,),
    "pylint": (
        _EXIT_ZERO,
        given("--fail-under", "`--fail-under` lets findings pass as long as the score is above it", _MEDIUM),
    ),
    "bandit": (_EXIT_ZERO,),
    "hadolint": (
        _NO_FAIL,
        given("--failure-threshold=none -t=none", "no finding is above the threshold `none`"),
    ),
    "golangci-lint": (given("--issues-exit-code=0", "`--issues-exit-code=0` makes it pass whatever it finds"),),
    "gosec": (_NO_FAIL,),
    "conftest": (_NO_FAIL,),
    "staticcheck": (given("-fail=none -fail=", "`-fail` without a check makes it pass whatever it finds"),),
    "tflint": (given("--force -f", "`--force` makes it pass whatever it finds"),),
    "checkov": (_SOFT,),
    "tfsec": (_SOFT,),
    "trivy": (
        given("--exit-code=0", "`--exit-code 0` makes it pass whatever it finds"),
        missing(
            "--exit-code",
            "without `--exit-code` it passes whatever it finds",
            only="image fs filesystem repo repository rootfs config vm sbom kubernetes k8s i conf",
            never="--download-db-only --list-all-pkgs --generate-default-config",
        ),
    ),
    "grype": (missing("--fail-on -f", "without `--fail-on` it passes whatever it finds", never="db"),),
    "semgrep": (
        missing(
            "--error", "without `--error` it passes whatever it finds", never="ci login publish --validate --test test"
        ),
    ),
    "opengrep": (missing("--error", "without `--error` it passes whatever it finds", never="ci test validate"),),
    "trufflehog": (
        missing("--fail", "without `--fail` it passes whatever it finds", only="git github filesystem docker s3 gcs"),
    ),
    "gitleaks": (given("--exit-code=0", "`--exit-code 0` makes it pass whatever it finds"),),
    "safety": (given("--continue-on-error", "`--continue-on-error` makes it pass whatever it finds"),),
    "zizmor": (
        given("--no-exit-codes", "`--no-exit-codes` makes it pass whatever it finds"),
        given("--format=sarif", "with the format `sarif` it passes whatever it finds", _MEDIUM),
    ),
    "govulncheck": (
        given(
            "-json --json -format=json -format=sarif --format=json --format=sarif",
            "with a machine's format it passes whatever it finds",
            _MEDIUM,
        ),
    ),
    "cppcheck": (missing("--error-exitcode", "without `--error-exitcode` it passes whatever it finds"),),
    "clang-tidy": (
        missing(
            "--warnings-as-errors -warnings-as-errors",
            "without `--warnings-as-errors` its warnings pass, unless its configuration says so",
            _LOW,
            never="--list-checks -list-checks --dump-config -dump-config --verify-config",
        ),
    ),
    "scan-build": (
        missing(
            "--status-bugs",
            "without `--status-bugs` what its analyzer finds passes",
            _MEDIUM,
            never="./configure configure cmake meson autogen.sh ./autogen.sh --help",
        ),
    ),
    "misspell": (missing("-error", "without `-error` it passes whatever it finds"),),
    "brakeman": (given("--no-exit-on-warn", "`--no-exit-on-warn` makes it pass whatever it finds"),),
    "rubocop": (
        given("--fail-level=fatal --fail-level=F", "only what is fatal fails"),
        given("--fail-level=error --fail-level=E", "offences below `error` pass", _MEDIUM),
    ),
    "phpmd": (given("--ignore-violations-on-exit", "`--ignore-violations-on-exit` makes it pass whatever it finds"),),
    "swiftlint": (given("--lenient", "`--lenient` makes every error a warning, which passes"),),
    "vale": (given("--no-exit", "`--no-exit` makes it pass whatever it finds"),),
    "cspell": (given("--no-exit-code", "`--no-exit-code` makes it pass whatever it finds"),),
    "reviewdog": (
        missing(
            "-fail-level --fail-level -fail-on-error --fail-on-error",
            "without `-fail-level` it reports, and passes whatever it reports",
            _MEDIUM,
        ),
        given("-fail-level=none --fail-level=none", "with `-fail-level=none` it passes whatever it reports", _MEDIUM),
    ),
    "dependency-check": (
        missing("--failOnCVSS", "without `--failOnCVSS` no vulnerability is bad enough to fail", _MEDIUM),
    ),
    "dependency-check.sh": (
        missing("--failOnCVSS", "without `--failOnCVSS` no vulnerability is bad enough to fail", _MEDIUM),
    ),
    "npm": (given("--audit-level=none", "`--audit-level=none` lets every vulnerability pass", only="audit"),),
    "sonar-scanner": (
        missing(
            "-Dsonar.qualitygate.wait=true",
            "without `-Dsonar.qualitygate.wait=true` it passes whatever the quality gate says",
            _MEDIUM,
        ),
    ),
    "gofmt": (listed("-l", "`-l` lists the files that are not formatted, and passes"),),
    "goimports": (listed("-l", "`-l` lists the files that are not formatted, and passes"),),
    "black": (listed("--diff", "`--diff` without `--check` prints what it would change, and passes", "--check"),),
    "isort": (
        listed(
            "--diff", "`--diff` without `--check` prints what it would change, and passes", "--check --check-only -c"
        ),
    ),
    "autopep8": (
        listed("--diff -d", "`--diff` without `--exit-code` prints what it would change, and passes", "--exit-code"),
    ),
    "clang-format": (listed("--dry-run -n", "`--dry-run` without `--Werror` warns, and passes", "--Werror -Werror"),),
    "swift-format": (missing("--strict -s", "without `--strict` what it finds are warnings, which pass", only="lint"),),
    "dockle": (missing("--exit-code -c", "without `--exit-code` it passes whatever it finds"),),
    "kics": (
        given("--ignore-on-exit=all --ignore-on-exit=results", "`--ignore-on-exit` makes it pass whatever it finds"),
    ),
    "cargo": (
        missing(
            "-D -Dwarnings warnings --deny -Dclippy::all",
            "without `-D warnings` the warnings of clippy pass",
            _LOW,
            only="clippy",
        ),
    ),
    "git": (given("--no-verify", "`--no-verify` steps around the hooks", _LOW, only="commit push merge"),),
    "Invoke-ScriptAnalyzer": (missing("-EnableExit", "without `-EnableExit` it passes whatever it finds"),),
    "slither": (given("--fail-none", "`--fail-none` makes it pass whatever it finds"),),
}
FLAGS: Mapping[str, tuple[Flag, ...]] = {
    **_BY_TOOL,
    **RUNNERS,
    "mvnw": RUNNERS["mvn"],
    "py.test": RUNNERS["pytest"],
}
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
    joined_words = _joined(words)
    for flag in FLAGS.get(words[0], ()):
        subcommand = not flag.only or not flag.only.isdisjoint(words[1:4])
        if subcommand and flag.never.isdisjoint(joined_words) and _holds(flag, joined_words, words):
            return flag
    return None


def judges_nothing(words: tuple[str, ...]) -> bool:
    """Return whether a call of a tool does something else than to judge: `trivy image --download-db-only`."""
    return any(not flag.never.isdisjoint(words) for flag in FLAGS.get(words[0], ()))


def only_lists(words: tuple[str, ...]) -> bool:
    """Return whether a tool only lists what it finds, so that whoever reads the list has to fail."""
    fact = fact_of(words)
    return fact is not None and fact.listed


def common_flag(words: tuple[str, ...]) -> str | None:
    """Return the flag that by its name lets a tool pass, whatever the tool is."""
    return min(_joined(words) & COMMON, default=None)


def _holds(flag: Flag, joined_words: frozenset[str], words: tuple[str, ...]) -> bool:
    match flag.when:
        case When.GIVEN:
            return not flag.words.isdisjoint(joined_words)
        case When.MISSING:
            return flag.words.isdisjoint(joined_words)
        case When.SAID:
            return any(text in "".join(word.split()) for word in words for text in flag.words)
        case _:
            assert_never(flag.when)


def _joined(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words, each `--flag value` and `--flag=value` in both forms."""
    pairs = {f"{one}={two}" for one, two in pairwise(words) if one.startswith("-")}
    names = {word.partition("=")[0] for word in words if word.startswith("-") and "=" in word}
    return frozenset({*words, *pairs, *names})
