from __future__ import annotations

import pytest

from dodcheck.action.inputs import Inputs, read_inputs, variable
from dodcheck.errors import UserError


def read(**inputs: str) -> Inputs:
    return read_inputs({variable(name.replace("_", "-")): value for name, value in inputs.items()})


def refused(**inputs: str) -> str:
    with pytest.raises(UserError) as problem:
        read(**inputs)
    return str(problem.value)


def test_nothing_given_judges_a_change() -> None:
    assert read_inputs({}) == Inputs(("pr",), "", "", (), (), ())


@pytest.mark.parametrize(
    ("written", "scope"),
    [
        ("", ("pr",)),
        (" pr\n", ("pr",)),
        ("program", ("program",)),
        ("claims", ("claims",)),
        ("claims README.md 'docs/My plan.md'", ("claims", "README.md", "docs/My plan.md")),
        ("phase 1", ("phase", "1")),
        ("phase stage 2", ("phase", "stage 2")),
        ("phase 'stage 2'", ("phase", "stage 2")),
        ("milestone M03", ("milestone", "M03")),
        ("claims --report-only $(touch x)", ("claims", "--report-only", "$(touch", "x)")),
    ],
)
def test_scopes(written: str, scope: tuple[str, ...]) -> None:
    assert read(scope=written).scope == scope


EXAMPLES = "\n  For example: pr, program, claims, phase 1, milestone M03"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("fase 1", f"scope: there is no scope `fase`{EXAMPLES}"),
        ("--version", f"scope: there is no scope `--version`{EXAMPLES}"),
        ("init", f"scope: there is no scope `init`{EXAMPLES}"),
        ("pr; rm -rf /", f"scope: there is no scope `pr;`{EXAMPLES}"),
        ("pr --report-only", f"scope: `pr` takes nothing after it, not `--report-only`{EXAMPLES}"),
        ("phase", f"scope: which phase?{EXAMPLES}"),
        ("claims 'x", f"scope: a quotation mark is never closed in `claims 'x`{EXAMPLES}"),
        ("claims a\nclaims b", "scope: one line is needed, not several"),
    ],
)
def test_scopes_that_are_refused(written: str, told: str) -> None:
    assert refused(scope=written) == told


def test_evidence_is_a_line_for_each_file() -> None:
    told = read(evidence="\n  junit=a b.xml  \r\n\ncoverage=$(touch x).xml\n")
    assert told.evidence == ("junit=a b.xml", "coverage=$(touch x).xml")


def test_switches_and_reports() -> None:
    told = read(
        strict="true",
        report_only="false",
        accept_weakening=" true ",
        sarif="a b.sarif",
        html="page.html",
        reports="junit=dod.xml\n\nbadge=$(touch x).svg\n",
    )
    assert (told.switches, told.reports) == (
        ("strict", "accept-weakening"),
        ("html=page.html", "sarif=a b.sarif", "junit=dod.xml", "badge=$(touch x).svg"),
    )


def test_all_mistakes_are_told_together() -> None:
    assert refused(scope="all", strict="yes", base="a\nb").splitlines() == [
        "base: one line is needed, not several",
        "scope: there is no scope `all`",
        "  For example: pr, program, claims, phase 1, milestone M03",
        "strict: `true` or `false`, not `yes`",
    ]
