"""Where the judgement of a phase without a criterion stands among the others."""

from __future__ import annotations

import pytest

from dodcheck.judge.empty_phases import with_empty_phases
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.location import Location
from dodcheck.model.phase import Phase
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict

DOD, PLAN = "DEFINITION_OF_DONE.md", "plan.md"


def judged(path: str, line: int) -> Judgement:
    criterion = Criterion(
        f"{path}:{line}", "x", Form.BOX, "phase-1", None, claimed=False, location=Location(path, line)
    )
    evidence = Evidence("file", Outcome.FAILS, "x is not there", 1, 0, "git ls-files")
    return Judgement(criterion, Verdict.OPEN, "", evidence)


def phase(path: str, line: int) -> Phase:
    return Phase("phase", str(line), "", Location(path, line))


@pytest.mark.parametrize(
    ("lines", "empty", "expected"),
    [
        pytest.param([(DOD, 5)], [], ["5"], id="no empty phase"),
        pytest.param([], [(DOD, 3)], ["phase 3"], id="nothing else"),
        pytest.param([(DOD, 5), (DOD, 9)], [(DOD, 3)], ["phase 3", "5", "9"], id="before all"),
        pytest.param([(DOD, 5), (DOD, 9)], [(DOD, 7)], ["5", "phase 7", "9"], id="between"),
        pytest.param([(DOD, 5), (DOD, 9)], [(DOD, 12)], ["5", "9", "phase 12"], id="behind all"),
        pytest.param([(DOD, 5), (PLAN, 1)], [(DOD, 12)], ["5", "phase 12", "1"], id="behind all of its document"),
        pytest.param([(PLAN, 1), (DOD, 5)], [(DOD, 3)], ["1", "phase 3", "5"], id="other documents do not count"),
        pytest.param([(DOD, 5), (PLAN, 1)], [("more.md", 3)], ["5", "1", "phase 3"], id="a document without others"),
        pytest.param([(DOD, 5)], [(DOD, 2), (DOD, 3)], ["phase 2", "phase 3", "5"], id="two in their order"),
        pytest.param([(DOD, 9), (DOD, 5)], [(DOD, 7)], ["phase 7", "9", "5"], id="before the first that is behind it"),
    ],
)
def test_an_empty_phase_stands_before_what_follows_it_in_its_document(
    lines: list[tuple[str, int]], empty: list[tuple[str, int]], expected: list[str]
) -> None:
    found = with_empty_phases([judged(*one) for one in lines], [phase(*one) for one in empty])
    told = [one.criterion for one in found]
    assert expected == [
        f"phase {one.location.line}" if one.form is Form.DERIVED else f"{one.location.line}" for one in told
    ]


def test_nothing_shows_that_an_empty_phase_is_done() -> None:
    (one,) = with_empty_phases([], [phase(DOD, 3)])
    said = "phase 3 has no criterion, so nothing shows whether it is done"
    assert (one.verdict, one.criterion.id, one.criterion.text, one.reason, one.evidence) == (
        Verdict.UNPROVEN,
        "phase-3/derived-has-a-criterion",
        "phase 3 has a criterion",
        said,
        Evidence(
            "document",
            Outcome.UNKNOWN,
            said,
            0,
            0,
            f"git grep -n -i -F -e 'phase 3' -- {DOD}",
            unknown=Unknown.EMPTY_SCOPE,
            places=(Place(DOD, 3),),
        ),
    )
