"""The inputs of actions under which what they find never fails: one table, each with its fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.workflows.severity import Severity

_HIGH, _MEDIUM, _LOW = Severity.HIGH, Severity.MEDIUM, Severity.LOW
_NO = frozenset({"false", "no", "off", "0", ""})
_YES = frozenset({"true", "yes", "on", "1"})


class Setting(NamedTuple):
    """A fact about an action: with one of these values of an input, or without it, its findings don't fail.

    ``default`` is how bad it is that the input is not given, ``None`` where the action fails then.
    """

    name: str
    values: frozenset[str]
    fact: str
    severity: Severity = _HIGH
    default: Severity | None = None


def _off(name: str, fact: str, severity: Severity = _HIGH, default: Severity | None = None) -> Setting:
    return Setting(name, _NO, fact, severity, default)


def _on(name: str, fact: str, severity: Severity = _HIGH) -> Setting:
    return Setting(name, _YES, fact, severity)


_FINDS = "it passes whatever it finds"
_REPORTS = "it passes whatever failed in the report"
_REVIEWDOG = (
    Setting("fail_level", frozenset({"none"}), "it comments, and passes whatever it finds", _MEDIUM),
    _off("fail_on_error", "it comments, and passes whatever it finds", _MEDIUM),
)

INPUTS: Mapping[str, tuple[Setting, ...]] = {
    "codecov/codecov-action": (_off("fail_ci_if_error", "a failed upload passes", _LOW, _LOW),),
    "coverallsapp/github-action": (_off("fail-on-error", "a failed upload passes", _LOW),),
    "aquasecurity/trivy-action": (Setting("exit-code", frozenset({"0", ""}), _FINDS, _HIGH, _HIGH),),
    "bridgecrewio/checkov-action": (_on("soft_fail", _FINDS),),
    "anchore/scan-action": (_off("fail-build", _FINDS),),
    "actions/dependency-review-action": (
        _on("warn-only", _FINDS),
        Setting("vulnerability-check", _NO, "vulnerabilities are not looked at", _MEDIUM),
    ),
    "super-linter/super-linter": (_on("DISABLE_ERRORS", _FINDS),),
    "github/super-linter": (_on("DISABLE_ERRORS", _FINDS),),
    "super-linter/super-linter/slim": (_on("DISABLE_ERRORS", _FINDS),),
    "oxsecurity/megalinter": (_on("DISABLE_ERRORS", _FINDS),),
    "dorny/test-reporter": (_off("fail-on-error", _REPORTS, _MEDIUM),),
    "mikepenz/action-junit-report": (_off("fail_on_failure", _REPORTS, _LOW, _LOW),),
    "enricomi/publish-unit-test-result-action": (
        Setting("fail_on", frozenset({"nothing"}), _REPORTS, _MEDIUM),
        _off("action_fail", _REPORTS, _LOW, _LOW),
    ),
    "hadolint/hadolint-action": (
        _on("no-fail", _FINDS),
        Setting("failure-threshold", frozenset({"ignore", "none"}), _FINDS),
    ),
    "lycheeverse/lychee-action": (_off("fail", _FINDS, _MEDIUM),),
    "streetsidesoftware/cspell-action": (_off("strict", _FINDS, _MEDIUM),),
    "github/codeql-action/upload-sarif": (_off("wait-for-processing", "a broken report passes", _LOW),),
    "google/osv-scanner-action/.github/workflows/osv-scanner-reusable.yml": (_off("fail-on-vuln", _FINDS),),
    "google/osv-scanner-action/.github/workflows/osv-scanner-reusable-pr.yml": (_off("fail-on-vuln", _FINDS),),
    "docker/scout-action": (_off("exit-code", _FINDS, _MEDIUM, _MEDIUM),),
    "aquasecurity/tfsec-action": (_on("soft_fail", _FINDS),),
    "tenable/terrascan-action": (_on("only_warn", _FINDS),),
    "checkmarx/kics-github-action": (Setting("ignore_on_exit", frozenset({"all", "results"}), _FINDS),),
    "golang/govulncheck-action": (
        Setting("output-format", frozenset({"json", "sarif"}), "with this format it passes whatever it finds", _MEDIUM),
    ),
    "irongut/codecoveragesummary": (_off("fail_below_min", "a coverage below the minimum passes", _MEDIUM),),
    "wagoid/commitlint-github-action": (_off("failOnErrors", _FINDS, _MEDIUM),),
    "benchmark-action/github-action-benchmark": (_off("fail-on-alert", "a slower benchmark passes", _LOW, _LOW),),
    "microsoft/security-devops-action": (_off("break", _FINDS, _MEDIUM),),
}
"""What is known of actions, by name in lower case. The first fact that holds is told."""


class Arguments(NamedTuple):
    """The input by which an action hands arguments on to a tool."""

    name: str
    tool: str


ARGUMENTS: Mapping[str, Arguments] = {
    "golangci/golangci-lint-action": Arguments("args", "golangci-lint"),
    "astral-sh/ruff-action": Arguments("args", "ruff"),
    "securego/gosec": Arguments("args", "gosec"),
    "py-actions/flake8": Arguments("args", "flake8"),
    "errata-ai/vale-action": Arguments("vale_flags", "vale"),
    "wemake-services/wemake-python-styleguide": Arguments("args", "flake8"),
    "gitleaks/gitleaks-action": Arguments("args", "gitleaks"),
    "dependency-check/dependency-check_action": Arguments("args", "dependency-check"),
    "terraform-linters/tflint": Arguments("args", "tflint"),
    "crytic/slither-action": Arguments("slither-args", "slither"),
}
"""What is known of arguments, by the name of the action in lower case."""
REVIEWDOG = "reviewdog/action-"
"""The actions whose name begins so share two inputs."""


def settings_of(action: str, given: frozenset[str]) -> tuple[Setting, ...]:
    """Return what is known of the inputs of an action, by its name without a version and the inputs it is given."""
    name = action.lower()
    if not name.startswith(REVIEWDOG) or name == f"{REVIEWDOG}setup":
        return INPUTS.get(name, ())
    return _REVIEWDOG if given & {"fail_level", "fail_on_error"} else (_REVIEWDOG[0]._replace(default=_MEDIUM),)
