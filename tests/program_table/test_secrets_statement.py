"""What the program says about secrets, over a repository that has none, and over each way to have one."""

from __future__ import annotations

import random

import pytest

from dodcheck.secrets.forms.table import BY_ID
from support.judging import judged_statement
from support.program_statements import ticked_seed

PLACE = ("docs/refactor/audit/DEFINITION_OF_DONE.md", 249)
CLEAN = {"src/a.py": b"x = 1\n", "deploy.yml": b"url: postgres://app:${PASSWORD}@db.corp.dev\n"}
MADE = {form: BY_ID[form].make(random.Random(1)) for form in BY_ID}  # noqa: S311 - what is made opens nothing


def answer(files: dict[str, str | bytes]) -> tuple[str, str]:
    """Return verdict and reason of the statement, with every box of the seed ticked."""
    return judged_statement({PLACE[0]: ticked_seed(), **files}, PLACE)


def test_nothing_there() -> None:
    assert answer({**CLEAN}) == ("proved", "no credential in 3 files; 1 let pass (1 variable)")


@pytest.mark.parametrize("form", BY_ID)
def test_one_of_each_form(form: str) -> None:
    verdict, reason = answer({**CLEAN, "src/a.py": b"x = 1\nkey = '" + MADE[form] + b"'\n"})
    assert verdict == "refuted"
    assert reason.startswith("1 credential in 3 files: src/a.py:")
    assert f": {BY_ID[form].what}, " in reason
    assert MADE[form].decode() not in reason


@pytest.mark.parametrize(
    ("about", "files"),
    [
        ("in UTF-16", {"a.txt": MADE["github-pat"].decode().encode("utf-16")}),
        ("behind NUL bytes", {"a.bin": b"\0\0\1" + MADE["github-pat"] + b"\0"}),
        ("where attributes say binary", {".gitattributes": b"* binary\n", "a.txt": MADE["github-pat"]}),
        ("ignored by another tool", {".gitleaksignore": b"a.txt\n", "a.txt": MADE["github-pat"]}),
        ("marked for another tool", {"a.txt": MADE["github-pat"] + b" # gitleaks:allow\n"}),
        ("accepted without a reason", {"a.txt": MADE["github-pat"] + b" # dodcheck:allow-secret\n"}),
    ],
)
def test_other_ways_to_have_one(about: str, files: dict[str, bytes]) -> None:
    verdict, reason = answer({**CLEAN, **files})
    assert (about, verdict) == (about, "refuted")
    assert MADE["github-pat"].decode() not in reason


def test_what_is_accepted_with_a_reason_is_told() -> None:
    accepted = {"a.txt": MADE["github-pat"] + b" # dodcheck:allow-secret revoked in March\n"}
    assert answer({**CLEAN, **accepted}) == (
        "proved",
        "no credential in 4 files; 2 let pass (1 accepted by a comment, 1 variable)",
    )
