from __future__ import annotations

import pytest

from support.judging import DOD, checklist, judged, verdicts

RESULTS = (
    b'{"total_count": 1, "check_runs": [{"name": "%b", "head_sha": "c0", "status": "completed", "conclusion": "%b"}]}'
)
NO_STATUS = b'{"sha": "c0", "total_count": 0, "statuses": []}'


@pytest.mark.parametrize(
    ("name", "conclusion", "found"),
    [
        (b"lint", b"success", {"lint-passes-in-ci": "proved", "lint-job-passes": "proved", "ci-green": "proved"}),
        (b"lint", b"failure", {"lint-passes-in-ci": "unproven", "lint-job-passes": "refuted", "ci-green": "refuted"}),
        (b"style", b"success", {"lint-passes-in-ci": "unproven", "lint-job-passes": "unproven", "ci-green": "proved"}),
        (b"lint", b"skipped", {"lint-passes-in-ci": "unproven", "lint-job-passes": "unproven", "ci-green": "unproven"}),
    ],
)
def test_what_the_platform_recorded_decides(name: bytes, conclusion: bytes, found: dict[str, str]) -> None:
    claims = checklist("- [x] Lint passes in CI", "- [x] `lint` job passes", "- [x] CI green")
    handed = {"checks": RESULTS % (name, conclusion), "status": NO_STATUS}
    told = verdicts(judged({DOD: claims}, evidence=handed))
    assert {key.partition("/")[2]: verdict for key, (verdict, _) in told.items()} == found
