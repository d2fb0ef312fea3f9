from __future__ import annotations

import json
import random

import jsonschema
import pytest

from dodcheck.model.evidence import Unknown
from dodcheck.reports.formats import SECRETS
from dodcheck.reports.secrets.json import secrets_schema
from dodcheck.reports.secrets.report import RangeFacts, SecretsReport
from dodcheck.reports.width import width
from dodcheck.secrets.forms.table import FORMS
from dodcheck.secrets.survey import SearchedFile, SkippedFile, survey_files
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import UnreadableError

NASTY = "\x1b[31m\u202e##[error]x ::warning::y <b>@name</b> `|` " + "long " * 60


def report(files: dict[str, bytes], commit: str | None = None, *gone: str) -> SecretsReport:
    snapshot = MemorySnapshot(files)

    def read(one: SearchedFile) -> bytes:
        if one.path in gone:
            raise UnreadableError(one.path, NASTY, Unknown.SKIPPED)
        return files[one.path]

    told = survey_files((SearchedFile(path, None, commit) for path in (*files, *gone)), read)
    return SecretsReport(told, snapshot.facts(), (NASTY,), RangeFacts(NASTY, 3) if commit else None)


def many() -> SecretsReport:
    rng = random.Random(1)  # noqa: S311 - what is made opens nothing
    return report({f"a{at}/{form.id}": form.make(rng) for form in FORMS for at in range(3)}, None, *map(str, range(30)))


TOKEN = FORMS[-1].make(random.Random(2))  # noqa: S311 - the same
REPORTS = [
    pytest.param(report({NASTY: TOKEN + f" # dodcheck:allow-secret {NASTY}\n".encode()}), id="hostile, accepted"),
    pytest.param(report({NASTY: TOKEN}, "c" * 40, NASTY), id="hostile"),
    pytest.param(report({"a": b"x"}), id="nothing"),
    pytest.param(many(), id="many"),
]


@pytest.mark.parametrize("one", REPORTS)
def test_every_report_in_json_satisfies_the_published_schema(one: SecretsReport) -> None:
    told = json.loads(SECRETS["json"](one))
    jsonschema.validate(told, secrets_schema(), jsonschema.Draft202012Validator)
    gate = told["gate"]
    assert gate["passed"] is (gate["found"] + gate["not_looked_at"] == 0)
    assert sum(told["reasons"].values()) == gate["allowed"]


@pytest.mark.parametrize("one", REPORTS)
def test_the_terminal_shows_plain_lines_that_fit(one: SecretsReport) -> None:
    text = SECRETS["terminal"](one)
    assert all(width(line) <= 80 for line in text.splitlines())
    assert all(line.isprintable() for line in text.splitlines())
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert "##[" not in text
    bare = "".join(part.partition("m")[2] for part in ("m" + SECRETS.coloured(one)).split("\x1b["))
    assert "\n".join(line.rstrip() for line in bare.splitlines()) == text.rstrip("\n")


@pytest.mark.parametrize("one", REPORTS)
def test_markdown_shows_and_does_nothing(one: SecretsReport) -> None:
    text = SECRETS["markdown"](one)
    assert len(text) < 65_536
    assert "<b>" not in text
    assert "@name" not in text
    assert "\x1b" not in text


def test_one_secret_in_many_places_is_shown_once() -> None:
    text = SECRETS["terminal"](report({f"a{at}": FORMS[5].make(random.Random(1)) for at in range(9)}))  # noqa: S311 - the same
    assert text.count(FORMS[5].what) == 1
    assert "and 6 more" in text


def test_what_is_not_looked_at_blocks() -> None:
    one = report({"a": b"x"}, None, "gone")
    assert not one.passed
    assert one.survey.skipped == [SkippedFile("gone", NASTY, Unknown.SKIPPED)]
    assert "GATE BLOCKED: 1 file not looked at; 1 file looked at" in SECRETS["terminal"](one)
