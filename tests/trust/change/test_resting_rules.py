from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.rules import find
from support.sides import weakened


def checklist(rule: str, *boxes: str) -> dict[str, str]:
    return {"DOD.md": f"- [ ] All is well\n  <!-- dodcheck {{{rule}}} -->\n" + "".join(f"{box}\n" for box in boxes)}


A, B, C = "- [ ] a", "- [ ] b", "- [ ] c"
GROUP = "### New"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            checklist("criteria: {all_of: [program/a, program/b]}", A, B),
            checklist("criteria: {all_of: '*/?'}", A, B),
            id="a pattern for what was listed",
        ),
        pytest.param(
            checklist("criteria: {all_of: '*/?'}", A, B), checklist("criteria: {all_of: '*/?'}", A, B, C), id="one more"
        ),
        pytest.param(
            checklist("criteria: {all_of: program/a}", A),
            checklist("criteria: {all_of: program/new/a}", GROUP, A),
            id="moved, and named by its new id",
        ),
        *(
            pytest.param(
                checklist(f"{kind}: [{{criteria: {{all_of: program/a}}}}, {{file: {{path: x.md}}}}]", A),
                checklist(f"{kind}: [{{criteria: {{all_of: program/new/a}}}}, {{file: {{path: x.md}}}}]", GROUP, A),
                id=f"the same inside {kind}",
            )
            for kind in ("all", "any")
        ),
        pytest.param(
            checklist("not: {criteria: {all_of: program/a}}", A),
            checklist("not: {criteria: {all_of: program/new/a}}", GROUP, A),
            id="the same inside not",
        ),
        pytest.param(
            checklist("criteria: {any_of: [program/a, program/b]}", A, B),
            checklist("criteria: {any_of: program/b}", A, B),
            id="one way less",
        ),
    ],
)
def test_rules_that_mean_as_much_as_before(before: dict[str, str], after: dict[str, str]) -> None:
    assert weakened(find, before, after) == []


WHOLE = "loosened/program/all-is-well, DOD.md:2:17 -> DOD.md:2:17: the rule for “All is well”"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(
            checklist("criteria: {all_of: [program/a, program/none]}", A),
            checklist("criteria: {all_of: program/a}", A),
            "rests on other promises; no more on program/none",
            id="an id that nothing has is an id",
        ),
        pytest.param(
            checklist("criteria: {all_of: [program/a, program/b]}", A, B, C),
            checklist("criteria: {all_of: program/c}", A, B, C),
            "rests on other promises; no more on program/a; no more on program/b; on program/c as well",
            id="others",
        ),
        pytest.param(
            checklist("all: [{criteria: {all_of: program/a}}, {file: {path: 'x/*', min: 3}}]", A),
            checklist("all: [{criteria: {all_of: program/a}}, {file: {path: 'x/*', min: 2}}]", A),
            "may ask for less; was all: {rules: [{criteria: {all_of: [program/a]}}, {file: {path: x/*, min: 3}}]}, "
            "is all: {rules: [{criteria: {all_of: [program/a]}}, {file: {path: x/*, min: 2}}]}",
            id="less beside the same",
        ),
        pytest.param(
            checklist("criteria: {all_of: ['*/?', program/none]}", A),
            checklist("criteria: {all_of: [program/a, program/none]}", A),
            "may ask for less; was criteria: {all_of: [*/?, program/none]}, "
            "is criteria: {all_of: [program/a, program/none]}",
            id="what was named by a pattern too is only listed",
        ),
        pytest.param(
            checklist("criteria: {any_of: '*/?'}", A),
            checklist("criteria: {any_of: '*/?'}", A, B),
            "rests on other promises; on program/b as well",
            id="one more way by the same pattern",
        ),
    ],
)
def test_rules_that_mean_less_than_before(before: dict[str, str], after: dict[str, str], told: str) -> None:
    assert weakened(find, before, after) == [f"{WHOLE} {told}"]
