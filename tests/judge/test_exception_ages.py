from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dodcheck.model.exception import Age
from dodcheck.model.report import Judgement
from dodcheck.reports.statement import excuse
from support.judging import DOD, attested, checklist, judged, judged_shallow, waived
from support.past import full

FILE = "dodcheck.waivers.yml"
DAY = date(2026, 2, 8)
UNTIL = date(2026, 3, 1)
ONE = waived(("phase-1/a-md-created", "2026-03-01"))


def found(past: Sequence[Mapping[str, Any]], now: str = ONE) -> Judgement:
    """Return the judgement of a statement that is waived."""
    files: dict[str, str | bytes] = {DOD: checklist("- [ ] `a.md` created"), FILE: now}
    return judged(files, day=DAY, past=past).judgements[0]


def test_a_waiver_is_as_old_as_the_commit_that_brought_it() -> None:
    past: list[dict[str, Any]] = [
        {"id": "a1"},
        {"id": "a2", "files": {FILE: ONE}},
        {"id": "a3", "files": {"b.md": "b"}},
    ]
    judgement = found(past)
    assert judgement.age == Age(date(2026, 1, 2), UNTIL, DAY, full("a2"))
    assert excuse(judgement) == "since 2026-01-02 (37 days) until 2026-03-01 (21 days left), Ada: Next month"


def test_a_waiver_that_is_made_to_last_longer_does_not_get_younger() -> None:
    shorter = waived(("phase-1/a-md-created", "2026-02-01"))
    past = [{"id": "a1", "files": {FILE: shorter}}, {"id": "a2", "files": {FILE: ONE}}]
    assert found(past).age == Age(date(2026, 1, 1), UNTIL, DAY, full("a1"))


def test_one_that_was_gone_for_a_while_is_as_old_as_its_return() -> None:
    past: list[dict[str, Any]] = [
        {"id": "a1", "files": {FILE: ONE}},
        {"id": "a2", "files": {FILE: None}},
        {"id": "a3", "files": {FILE: "no YAML: ["}},
        {"id": "a4", "files": {FILE: None, f"docs/{FILE}": ONE}},
        {"id": "a5", "files": {FILE: ONE, f"docs/{FILE}": None}},
    ]
    assert found(past).age == Age(date(2026, 1, 4), UNTIL, DAY, full("a4"))


def test_the_age_is_unknown_before_it_is_committed() -> None:
    judgement = found([{"id": "a1"}])
    assert judgement.age == Age(None, UNTIL, DAY)
    assert excuse(judgement) == "until 2026-03-01 (21 days left), Ada: Next month"


def test_a_shallow_clone_can_not_tell_the_age_of_what_its_oldest_commit_has() -> None:
    files: dict[str, str | bytes] = {DOD: checklist("- [ ] `a.md` created"), FILE: ONE}
    (old,) = judged_shallow(files, [{"id": "a1", "files": {FILE: ONE}}]).judgements
    assert old.age == Age(None, UNTIL, DAY)
    (new,) = judged_shallow(files, [{"id": "a1"}, {"id": "a2", "files": {FILE: ONE}}]).judgements
    assert new.age == Age(date(2026, 1, 2), UNTIL, DAY, full("a2"))


def test_an_exception_that_does_not_count_has_no_age() -> None:
    files: dict[str, str | bytes] = {DOD: checklist("- [x] `a.md` created"), FILE: ONE, "a.md": "# A\n"}
    (one,) = judged(files, day=DAY, past=[{"id": "a1", "files": {FILE: ONE}}]).judgements
    assert (str(one.verdict), one.waiver is not None, one.age) == ("proved", True, None)


def test_an_attestation_says_itself_since_when() -> None:
    files: dict[str, str | bytes] = {
        DOD: checklist("- [x] Everyone agrees"),
        "dodcheck.attestations.yml": attested("Everyone agrees"),
    }
    judgement = judged(files, day=DAY, past=[{"id": "a1", "files": {"src/a.py": "1"}}]).judgements[0]
    assert judgement.age == Age(date(2026, 2, 1), UNTIL, DAY)
    assert excuse(judgement) == "since 2026-02-01 (7 days) until 2026-03-01 (21 days left), Ada, not signed"
