from __future__ import annotations

import random
import sys

import pytest

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.secrets import SecretsRule
from dodcheck.secrets import first_pass
from dodcheck.secrets.first_pass import NoEngineError, spots
from dodcheck.secrets.forms.table import BY_ID
from dodcheck.secrets.look import MAX_SPOTS
from dodcheck.secrets.reason import Reason
from dodcheck.secrets.survey import SearchedFile, SecretSurvey, reasons_in_words, survey_files
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import UnreadableError

TOKEN = BY_ID["github-pat"].make(random.Random(1))  # noqa: S311 - what is made opens nothing
BAD = TOKEN[:-6] + b"000000"
FILES = {"a": TOKEN, "b": b"x\n" + BAD, "c": b"", "many": b"ghp_ " * (MAX_SPOTS + 1)}


def read(one: SearchedFile) -> bytes:
    if one.path == "gone":
        raise UnreadableError("gone", "is no regular file any more")
    if one.path == "big":
        raise UnreadableError("big", "has 70000000 bytes, and files over 67108864 are not read", Unknown.SKIPPED)
    return FILES[one.path]


def told(*files: SearchedFile) -> SecretSurvey:
    return survey_files(files, read)


def test_what_is_there_is_counted() -> None:
    found = told(SearchedFile("a"), SearchedFile("b"), SearchedFile("c"))
    assert (found.files, found.size, found.found_count, found.allowed_count) == (3, 82, 1, 1)
    assert [one.place for one in (*found.found, *found.allowed)] == ["a:1", "b:2"]
    assert found.reasons == {Reason.CHECKSUM: 1}
    assert reasons_in_words(found.reasons) == "1 wrong checksum"
    assert not found.is_clean


def test_an_excuse_of_the_rule() -> None:
    found = told(SearchedFile("a", "made for tests"), SearchedFile("b"))
    assert (found.found_count, found.reasons) == (0, {Reason.RULE: 1, Reason.CHECKSUM: 1})
    assert found.allowed[0].hit.why == "made for tests"
    assert found.is_clean


def test_what_can_not_be_looked_at_does_not_pass() -> None:
    for path, unknown in (("gone", None), ("big", Unknown.SKIPPED), ("many", Unknown.SKIPPED)):
        found = told(SearchedFile("c"), SearchedFile(path, None, "c1"))
        assert [(one.path, one.unknown, one.commit) for one in found.skipped] == [(path, unknown, "c1")]
        assert not found.is_clean


def test_spots_that_overlap_are_all_there() -> None:
    at = [spot.at for spot in spots(b"ghp_ghp_ x" + TOKEN)]
    assert at == [0, 4, 10]


def test_without_the_engine_nothing_is_said_to_be_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    vars(first_pass)["_triggers"].cache_clear()
    with pytest.raises(NoEngineError):
        told(SearchedFile("c"))
    seen = SecretsRule().examine(MemorySnapshot({"a": b"x"}))
    assert (seen.outcome, seen.summary) == (
        Outcome.ERROR,
        "looking for secrets needs the package google-re2, which is not installed here",
    )
    vars(first_pass)["_triggers"].cache_clear()
