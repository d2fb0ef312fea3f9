from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dodcheck.model.exception import Attestation, Signature
from dodcheck.model.report import Gate, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.next_step import NextStep, next_step
from dodcheck.reports.summary import examined, gate, tally
from dodcheck.reports.summary import judged as what_was_judged
from support.reports import (
    SNAPSHOT,
    criterion,
    empty,
    every_verdict,
    fails,
    judged,
    nothing_claimed,
    passed,
    report,
    waived,
)


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (empty(), "phase 1 has no criterion, and nothing is done that was never defined"),
        (nothing_claimed(), "no claim here to judge"),
        (passed(), "phase 1 is done, 12 criteria"),
        (waived(), "phase 1 is done, 3 criteria, of which 2 waived"),
        (every_verdict(), "10 of 17 criteria keep phase 1 from being done"),
        (
            report(judged(Verdict.OPEN, criterion(1, "x", claimed=False), fails("a"))),
            "1 of 1 criterion keeps phase 1 from being done",
        ),
        (replace(passed(), gate=Gate.HONEST), "no claim is shown to be false (12 criteria)"),
        (replace(passed(), gate=Gate.STRICT), "no claim is false, and none is without evidence (12 criteria)"),
        (replace(every_verdict(), gate=Gate.HONEST), "3 of 17 criteria are claimed falsely or could not be judged"),
        (
            replace(every_verdict(), gate=Gate.STRICT),
            "8 of 17 criteria are false, not judged, or claimed without evidence",
        ),
    ],
)
def test_the_gate_says_why(shown: Report, sentence: str) -> None:
    assert gate(shown) == sentence


def test_what_was_judged() -> None:
    begun = [replace(SNAPSHOT, commit=None, dirty=dirty) for dirty in (False, True)]
    assert what_was_judged(empty()) == "commit 1f0c9e2a1f0c with uncommitted changes, as of 2026-02-08"
    assert {what_was_judged(replace(empty(), snapshot=one)) for one in begun} == {"no commit yet, as of 2026-02-08"}
    assert examined(empty()) == "20,440 tracked files, 1 document, 0 criteria"


def test_the_tally_leaves_out_what_is_not_there() -> None:
    assert tally(waived()) == ("1 proved (1 derived)", "2 waived")
    assert tally(empty()) == ()


def _only(*verdicts: Verdict) -> Report:
    return replace(every_verdict(), judgements=tuple(j for j in every_verdict().judgements if j.verdict in verdicts))


DONE = "docs/refactor/audit/DEFINITION_OF_DONE.md"
WHY = f"dodcheck explain {DONE}"


@pytest.mark.parametrize(
    ("shown", "step"),
    [
        (
            every_verdict(),
            NextStep(f"make {DONE}:13 true or untick it: docs/refactor/SBOM.json is missing", f"{WHY}:13"),
        ),
        (
            _only(Verdict.BROKEN, Verdict.OPEN),
            NextStep(f"repair {DONE}:26: score.json: line 3, column 1 is not JSON", f"{WHY}:26"),
        ),
        (
            _only(Verdict.READY, Verdict.OPEN),
            NextStep(f"tick {DONE}:16: done.md created", f"dodcheck tick {DONE}:16 --write"),
        ),
        (_only(Verdict.OPEN, Verdict.UNPROVEN), NextStep(f"do {DONE}:15: later.md created", f"{WHY}:15")),
        (
            _only(Verdict.UNPROVEN, Verdict.PROVED),
            NextStep(
                f"{DONE}:17: only people can say that; have a person sign it off, once it is so:",
                f"dodcheck attest {DONE}:17 --by WHO --covers GLOB --expires DAY",
            ),
        ),
        (
            _only(Verdict.UNOBSERVABLE),
            NextStep(
                f"{DONE}:22: git ignores what would show it; track it, if it belongs to the repository:",
                "git add --force build/out.txt",
            ),
        ),
        (waived(), NextStep(f"before 2026-02-20, its waiver's last day, settle {DONE}:3: c.md created")),
        (empty(), NextStep("write down what done means, as boxes:", "- [ ] `README.md` exists")),
        (passed(), None),
        (nothing_claimed(), None),
    ],
)
def test_the_next_step(shown: Report, step: NextStep | None) -> None:
    assert next_step(shown) == step


def test_how_many_are_signed_is_told_and_which_exception_ends_first() -> None:
    word = Attestation("a", "A", "Ada", date(2026, 1, 1), "1" * 40, ("**",), date(2026, 2, 15))
    report = _only(Verdict.ATTESTED)
    (one,) = report.judgements
    signed = replace(one, attestation=word, signature=Signature("ED25519 SHA256:x"))
    both = replace(report, judgements=(signed, one))
    assert tally(both) == ("2 attested (1 signed)",)
    where = f"{DONE}:{one.criterion.location.line}"
    assert next_step(both) == NextStep(
        f"before 2026-02-15, its attestation's last day, sign off {where} again: Team trained"
    )
