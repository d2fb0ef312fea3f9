"""What actions are used for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.purposes.words import purpose_in_names

_KNOWN: Mapping[Purpose, str] = {
    Purpose.SETUP: "actions/checkout actions/setup-python actions/setup-node actions/setup-go actions/setup-java"
    " actions/setup-dotnet actions/download-artifact actions/create-github-app-token docker/setup-buildx-action"
    " docker/setup-qemu-action docker/login-action dtolnay/rust-toolchain actions-rs/toolchain astral-sh/setup-uv"
    " ruby/setup-ruby aws-actions/configure-aws-credentials google-github-actions/auth azure/login"
    " step-security/harden-runner ilammy/msvc-dev-cmd conda-incubator/setup-miniconda mamba-org/setup-micromamba"
    " pnpm/action-setup browser-actions/setup-chrome taiki-e/install-action"
    " dorny/paths-filter tj-actions/changed-files github/codeql-action/init",
    Purpose.CACHE: "actions/cache actions/cache/restore actions/cache/save swatinem/rust-cache"
    " hendrikmuhs/ccache-action mozilla-actions/sccache-action gradle/actions/setup-gradle",
    Purpose.REPORT: "actions/upload-artifact codecov/codecov-action coverallsapp/github-action"
    " github/codeql-action/upload-sarif peter-evans/create-or-update-comment marocchino/sticky-pull-request-comment"
    " slackapi/slack-github-action 8398a7/action-slack dorny/test-reporter mikepenz/action-junit-report"
    " enricomi/publish-unit-test-result-action actions/github-script actions/attest-build-provenance",
    Purpose.TEST: "ossf/fuzz cypress-io/github-action reactivecircus/android-emulator-runner",
    Purpose.LINT: "pre-commit/action golangci/golangci-lint-action super-linter/super-linter github/super-linter"
    " astral-sh/ruff-action psf/black reviewdog/action-actionlint raven-actions/actionlint hadolint/hadolint-action"
    " ludeeus/action-shellcheck crate-ci/typos codespell-project/actions-codespell",
    Purpose.SECURITY: "github/codeql-action/analyze aquasecurity/trivy-action"
    " returntocorp/semgrep-action snyk/actions/node ossf/scorecard-action actions/dependency-review-action"
    " gitleaks/gitleaks-action trufflesecurity/trufflehog bridgecrewio/checkov-action anchore/scan-action"
    " zizmorcore/zizmor-action pypa/gh-action-pip-audit",
    Purpose.BUILD: "docker/build-push-action pypa/cibuildwheel pyo3/maturin-action actions-rs/cargo"
    " actions/jekyll-build-pages",
    Purpose.PUBLISH: "pypa/gh-action-pypi-publish softprops/action-gh-release actions/deploy-pages"
    " actions/create-release peaceiris/actions-gh-pages actions/upload-pages-artifact ncipollo/release-action",
    Purpose.HOUSEKEEPING: "actions/stale actions/labeler actions/first-interaction dessant/lock-threads"
    " peter-evans/create-pull-request release-drafter/release-drafter tibdex/backport actions/add-to-project"
    " stefanzweifel/git-auto-commit-action korthout/backport-action",
    Purpose.UNKNOWN: "nick-fields/retry nick-invision/retry wandalen/wretry.action",
}
_IMAGE = re.compile(r":.*")
_REPORTS = re.compile(r"\b(?:report|reporter|comment|badge|annotate|upload)\b")
_BY_NAME = {name: purpose for purpose, names in _KNOWN.items() for name in names.split()}


@lru_cache(maxsize=1_024)
def purpose_of_action(uses: str) -> Purpose:
    """Return what the action of a `uses:` is for: as it is known, else by the words of its name."""
    name = uses.partition("@")[0].strip().lower()
    if name in _BY_NAME:
        return _BY_NAME[name]
    if name.startswith("docker://"):
        return purpose_of_words((_IMAGE.sub("", name.rpartition("/")[2]),))
    words = name.split("/")[1:] if not name.startswith("./") else name.split("/")[-1:]
    if any(word.startswith("setup-") for word in words):
        return Purpose.SETUP
    purpose = purpose_in_names(" ".join(words))
    return Purpose.REPORT if purpose is Purpose.TEST and _REPORTS.search(" ".join(words)) else purpose
