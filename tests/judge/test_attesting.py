from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import governance, phase
from dodcheck.model.caller import Caller
from dodcheck.snapshot.worktree import WorkTree
from support.judging import DOD, attested, checklist, judged, judged_shallow, notices, verdicts, waived
from support.repo import Repo

FILE = "dodcheck.attestations.yml"
SAYS = "Everyone agrees"
PAST = [
    {"id": "a1", "files": {"src/a.py": "1\n", "b.md": "B\n"}},
    {"id": "a2", "files": {"b.md": "C\n"}},
    {"id": "b1", "files": {"src/a.py": "2\n"}, "parents": ["a1"]},
    {"id": "a3", "files": {"c.md": "C\n"}, "parents": ["a2"]},
]
TODAY = date(2026, 2, 8)


def found(written: str, day: date = TODAY, more: dict[str, str] | None = None) -> tuple[str, str]:
    """Return verdict and reason of the one statement."""
    told = {DOD: checklist(f"- [x] {SAYS}"), FILE: written, **(more or {})}
    return verdicts(judged(dict(told), day=day, past=PAST))["phase-1/everyone-agrees"]


def why(written: str, day: date = TODAY, more: dict[str, str] | None = None) -> str:
    """Return why an attestation counts for nothing."""
    verdict, reason = found(written, day, more)
    assert verdict == "unproven"
    return reason.partition("; its attestation ")[2]


def test_it_stands_in_for_evidence_through_its_last_day() -> None:
    verdict, reason = found(attested(SAYS), date(2026, 3, 1))
    told, _, now = reason.partition("; now: ")
    span = "since 2026-02-01 (28 days) until 2026-03-01 (0 days left)"
    assert (verdict, told) == ("attested", f"attested by Ada {span} at a100000, not signed")
    assert now
    assert why(attested(SAYS), date(2026, 3, 2)) == "expired on 2026-03-01"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"date": "2026-02-09"}, "is dated 2026-02-09, which is still to come"),
        ({"commit": "'fffffff'"}, "names fffffff, which is no commit behind this one"),
        ({"commit": "b100000"}, "names b100000, which is no commit behind this one"),
        ({"covers": "[gone/**]"}, "covers no file"),
        ({"covers": f"[{FILE}]"}, "covers no file"),
        ({"covers": "[src/**, b.md]"}, "is stale: b.md is not what it was at a100000"),
        ({"covers": "['*.md']"}, "is stale: b.md is not what it was at a100000"),
        ({"covers": "[b.md]", "commit": f"a1{'0' * 38}"}, "is stale: b.md is not what it was at a10000000000"),
        ({"commit": "'" + "f" * 40 + "'"}, "names ffffffffffff, which is no commit behind this one"),
    ],
)
def test_what_counts_for_nothing_is_told(other: dict[str, str], said: str) -> None:
    assert why(attested(SAYS, **other)) == said


def test_it_counts_from_the_day_it_is_given() -> None:
    assert found(attested(SAYS, date="2026-02-08"))[0] == "attested"


def test_a_shallow_clone_says_that_it_may_lack_the_commit() -> None:
    files: dict[str, str | bytes] = {DOD: checklist(f"- [x] {SAYS}"), FILE: attested(SAYS, commit="fffffff")}
    (one,) = judged_shallow(files, PAST).judgements
    assert one.reason.endswith("; its attestation names fffffff, which is no commit of this shallow clone")


def test_of_several_that_do_not_count_the_one_that_lasts_longest_is_told() -> None:
    days = ("2026-02-03", "2026-02-05", "2026-02-04")
    one, *more = (attested(SAYS, expires=day) for day in days)
    told = one + "".join(other.split("attestations:\n")[1] for other in more)
    assert why(told) == "expired on 2026-02-05"


def test_a_tag_that_is_called_like_a_commit_is_not_taken_for_it() -> None:
    past = [PAST[0], {**PAST[1], "tag": "a100000"}, *PAST[2:]]
    files: dict[str, str | bytes] = {DOD: checklist(f"- [x] {SAYS}"), FILE: attested(SAYS)}
    assert [str(one.verdict) for one in judged(files, past=past).judgements] == ["unproven"]


def test_it_is_for_its_words_only() -> None:
    assert found(attested("'**Everyone**  agrees'"))[0] == "attested"
    assert why(attested("Nobody agrees")) == "was given for other words: “Nobody agrees”"


def test_a_covered_file_that_changes_comes_or_goes_makes_it_stale() -> None:
    for name in ("src/a.py", "src/b.py"):
        assert why(attested(SAYS), more={name: "new\n"}) == f"is stale: {name} is not what it was at a100000"
    gone = [*PAST, {"id": "a4", "files": {"src/a.py": None, "src/c.py": "1\n"}}]
    files: dict[str, str | bytes] = {DOD: checklist(f"- [x] {SAYS}"), FILE: attested(SAYS)}
    reasons = [one.reason for one in judged(files, past=gone).judgements]
    stale = "is stale: src/a.py is not what it was at a100000"
    assert [reason.partition("; its attestation ")[2] for reason in reasons] == [stale]


def test_without_a_history_it_counts_for_nothing() -> None:
    files: dict[str, str | bytes] = {DOD: checklist(f"- [x] {SAYS}"), FILE: attested(SAYS), "src/a.py": "1\n"}
    assert [str(one.verdict) for one in judged(files).judgements] == ["unproven"]


def test_it_never_overrides_evidence_and_is_idle_where_that_holds() -> None:
    lines = ["- [x] `gone.md` created", "- [x] `b.md` created"]
    for words, name, verdict in (("`gone.md` created", "gone", "refuted"), ("`b.md` created", "b", "proved")):
        written = attested(f"'{words}'", criterion=f"phase-1/{name}-md-created")
        report = judged({DOD: checklist(*lines), FILE: written}, past=PAST)
        by_id = verdicts(report)
        assert by_id[f"phase-1/{name}-md-created"][0] == verdict
        said = {
            "gone": "unused-attestation {}:3:5 counts for nothing: evidence shows that the statement is not met",
            "b": "idle-attestation {}:3:5 not needed: `phase-1/b-md-created` is met",
        }
        assert notices(report) == [said[name].format(FILE)]


def test_a_waiver_comes_first() -> None:
    files: dict[str, str | bytes] = {
        DOD: checklist(f"- [x] {SAYS}"),
        FILE: attested(SAYS),
        "dodcheck.waivers.yml": waived(("phase-1/everyone-agrees", "2026-03-01")),
    }
    (one,) = judged(files, past=PAST).judgements
    told = "waived by Ada until 2026-03-01 (21 days left): Next month; now: no rule decides this statement"
    assert (str(one.verdict), one.reason, one.attestation, one.signature) == ("waived", told, None, None)
    (stale,) = judged({**files, FILE: attested(SAYS, expires="2026-02-07")}, past=PAST).judgements
    assert (str(stale.verdict), stale.reason) == ("waived", told)


def test_one_that_does_not_count_is_not_told_of_where_evidence_decides() -> None:
    written = attested("'`gone.md` created'", criterion="phase-1/gone-md-created", expires="2026-02-07")
    found = verdicts(judged({DOD: checklist("- [x] `gone.md` created"), FILE: written}, past=PAST))
    assert found == {"phase-1/gone-md-created": ("refuted", "gone.md is missing")}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            attested(SAYS, criterion="phase-1/everyone-agree"),
            (
                f"unknown-attestation {FILE}:3:5 no statement has the id `phase-1/everyone-agree`"
                "; did you mean `phase-1/everyone-agrees`?"
            ),
        ),
        (
            attested(SAYS, covers="[b.md]"),
            (f"unused-attestation {FILE}:3:5 counts for nothing: it is stale: b.md is not what it was at a100000"),
        ),
        (
            attested(SAYS, expires="2026-02-07"),
            "expired-attestation dodcheck.attestations.yml:3:5 expired on 2026-02-07: it counts for nothing",
        ),
    ],
)
def test_attestations_that_do_nothing_are_notices(written: str, told: str) -> None:
    assert notices(judged({DOD: checklist(f"- [x] {SAYS}"), FILE: written}, past=PAST)) == [told]


def test_a_covered_submodule_that_moves_on_makes_it_stale(repo: Repo, tmp_path: Path) -> None:
    module = Repo(tmp_path / "module").write({"a.c": "1\n"})
    module.commit()
    repo.git("submodule", "--quiet", "add", str(module.root), "vendor")
    at = repo.commit()
    repo.write({DOD: checklist(f"- [x] {SAYS}"), FILE: attested(SAYS, commit=f"'{at}'", covers="[vendor]")}).commit()

    def told() -> str:
        case = prepare(WorkTree(repo.root, {}), Caller(TODAY), governance)
        (one,) = report(case, phase(case.program, "1")).judgements
        return f"{one.verdict}: {one.reason}"

    span = "since 2026-02-01 (7 days) until 2026-03-01 (21 days left)"
    assert told() == f"attested: attested by Ada {span} at {at[:12]}, not signed; now: no rule decides this statement"
    Repo(repo.root / "vendor").write({"a.c": "2\n"}).commit()
    repo.commit()
    stale = f"is stale: vendor is not what it was at {at[:12]}"
    assert told() == f"unproven: no rule decides this statement; its attestation {stale}"
