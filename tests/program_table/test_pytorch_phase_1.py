from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.program_statements import ticked
from support.repo import Repo
from support.shared import shared

CHECKLIST = "docs/refactor/audit/DEFINITION_OF_DONE.md"

# line, form, verdict as it stands, verdict with every box ticked, the last part of the id
TABLE = """
 50 box          unproven unproven all-critical-workflows-pull-yml-trunk-yml-lint-yml-audited
 51 box          unproven unproven continue-on-error-true-removed-or-justified
 52 box          unproven unproven if-always-patterns-reviewed
 53 box          unproven unproven ci-fails-loudly-when-tests-fail
 55 evidence     unobservable unobservable evidence-ci-run-shows-explicit-failure-not-silent-skip
 60 box          open     refuted  actionlint-yml-workflow-added-to-ci
 61 box          unobservable unobservable actionlint-is-a-required-check-branch-protection
 62 box          unproven unproven all-workflows-pass-actionlint
 64 evidence     unobservable unobservable evidence-pr-with-yaml-error-is-blocked-by-actionlint
 69 box          unproven unproven no-main-references-in-workflows
 70 box          unproven unproven no-mutable-tags-e-g-v4-without-sha
 71 box          unproven unproven all-actions-pinned-to-commit-sha-with-version-comment
 73 evidence     unproven unproven evidence-grep-r-main-github-workflows-returns-0-results-excluding~572737
 78 box          open     refuted  github-dependabot-yml-created
 79 box          unobservable unobservable dependabot-opens-prs-for-action-updates
 81 evidence     unobservable unobservable evidence-dependabot-pr-for-action-update-or-scheduled-check-confirms~3eadeb
 86 box          open     refuted  docs-refactor-sbom-json-exists-machine-readable
 87 box          open     refuted  docs-refactor-third-party-versions-md-exists-human-readable
 88 box          open     refuted  sbom-validates-with-schema
 90 evidence     open     refuted  evidence-sbom-file-committed-contains-50-plus-vendored-libraries
 95 box          open     refuted  scripts-audit-third-party-versions-py-created
 96 box          unproven unproven script-runs-monthly-in-ci-cron-job
 97 box          unobservable unobservable reports-outdated-vendored-dependencies
 99 evidence     unobservable unobservable evidence-script-execution-output-or-ci-artifact
106 must-be-true unproven unproven must-be-true-ci-is-reliable-no-silent-failures
107 must-be-true unproven unproven must-be-true-ci-is-secure-actions-pinned-sbom-generated
108 must-be-true unproven unproven must-be-true-ci-is-maintainable-linting-dependabot
350 milestone    open     refuted  milestone-m03
351 milestone    unproven unproven milestone-m04
352 milestone    unproven unproven milestone-m05
353 milestone    unproven unproven milestone-m06
354 milestone    open     refuted  milestone-m07
355 milestone    open     refuted  milestone-m08
356 milestone    open     refuted  milestone-m09
357 milestone    unproven unproven milestone-m10
"""


def judged(repo: Repo) -> list[str]:
    command = [sys.executable, "-m", "dodcheck", "phase", "1", "--as-of", "2026-02-08", "--format", "json"]
    done = subprocess.run(command, cwd=repo.root, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert (done.returncode, done.stderr) == (1, "")
    report = json.loads(done.stdout)
    return [_row(one["location"]["line"], one["form"], one["verdict"], one["id"]) for one in report["criteria"]]


def _row(line: int, form: str, verdict: str, name: str) -> str:
    return f"{line} {form} {verdict} {name.rpartition('/')[2]}"


@pytest.fixture
def pytorch(repo: Repo) -> Repo:
    shutil.copytree(shared("corpus", "pytorch"), repo.root, dirs_exist_ok=True)
    repo.commit("The program as it stands")
    return repo


def rows(column: int) -> list[str]:
    parts = [line.split() for line in TABLE.strip().splitlines()]
    return [_row(int(part[0]), part[1], part[column], part[4]) for part in parts]


def test_the_table_has_every_criterion_of_the_phase() -> None:
    forms = [line.split()[1] for line in TABLE.strip().splitlines()]
    counts = {form: forms.count(form) for form in dict.fromkeys(forms)}
    assert counts == {"box": 18, "evidence": 6, "must-be-true": 3, "milestone": 8}


def test_phase_1_as_it_stands(pytorch: Repo) -> None:
    assert judged(pytorch) == rows(2)


def test_phase_1_with_every_box_ticked(pytorch: Repo) -> None:
    checklist: Path = pytorch.root / CHECKLIST
    checklist.write_bytes(ticked(checklist.read_bytes()))
    pytorch.commit("Tick every box")
    assert judged(pytorch) == rows(3)
