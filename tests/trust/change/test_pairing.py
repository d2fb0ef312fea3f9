from __future__ import annotations

import pytest

from dodcheck.trust.change.pairing import pair_criteria
from support.judging import prepared


def paired(before: str, after: str) -> dict[str, list[str]]:
    sides = [prepared({"docs/DOD.md": text}).program.criteria for text in (before, after)]
    found = pair_criteria(sides[0], sides[1])
    return {
        "kept": [f"{one.before.id} -> {one.after.id}{' reworded' if one.reworded else ''}" for one in found.kept],
        "gone": [one.id for one in found.gone],
        "new": [one.id for one in found.new],
    }


ONE = "## Phase 1: One\n"


@pytest.mark.parametrize(
    ("before", "after", "kept", "gone", "new"),
    [
        pytest.param("- [ ] a\n", "- [x] a\n", ["phase-1/a -> phase-1/a"], [], [], id="a tick"),
        pytest.param("- [ ] `a`  b\n", "* [ ] **a**\n  b\n", ["phase-1/a-b -> phase-1/a-b"], [], [], id="reformatted"),
        pytest.param(
            "### X\n- [ ] a\n- [ ] b\n",
            "### Y\n- [ ] b\n- [ ] c\n### X\n- [ ] a\n",
            ["phase-1/x/b -> phase-1/y/b", "phase-1/x/a -> phase-1/x/a"],
            [],
            ["phase-1/y/c"],
            id="moved to another group",
        ),
        pytest.param(
            "### X\n- [ ] a\n### Y\n- [ ] a\n",
            "### U\n- [ ] a\n### V\n- [ ] a\n",
            ["phase-1/x/a -> phase-1/u/a", "phase-1/y/a -> phase-1/v/a"],
            [],
            [],
            id="of equal words the first is the first",
        ),
        pytest.param("- [ ] a\n- [ ] b\n", "- [ ] a\n", ["phase-1/a -> phase-1/a"], ["phase-1/b"], [], id="taken out"),
        pytest.param("- [ ] a b\n", "- [ ] a c\n", [], ["phase-1/a-b"], ["phase-1/a-c"], id="other words"),
        pytest.param(
            "- [ ] a < 5\n", "- [ ] a > 5\n", ["phase-1/a-5 -> phase-1/a-5 reworded"], [], [], id="another sign"
        ),
        pytest.param(
            "- [ ] it's “a b”\n", '- [ ] It’s "a b".\n', ["phase-1/it-s-a-b -> phase-1/it-s-a-b"], [], [], id="tidied"
        ),
        pytest.param(
            "- [ ] a >= 5 %, b–c\n",
            "- [ ] a ≥ 5%, b-c\n",
            ["phase-1/a-5-b-c -> phase-1/a-5-percent-b-c"],
            [],
            [],
            id="signs",
        ),
        pytest.param(
            "- [ ] a <= 5\n", "- [ ] a < 5\n", ["phase-1/a-5 -> phase-1/a-5 reworded"], [], [], id="a narrower sign"
        ),
        pytest.param(
            "- [ ] a b\n- [ ] c\n- [ ] d.\n",
            "- [x] a b (#12)\n- [x] c. ([#3](../3), #4)\n- [ ] d (see #5)\n",
            ["phase-1/a-b -> phase-1/a-b-12", "phase-1/c -> phase-1/c-3-4", "phase-1/d -> phase-1/d-see-5"],
            [],
            [],
            id="numbers of issues come",
        ),
        pytest.param(
            "- [ ] a (#1, #2)\n- [ ] c (#3)\n",
            "- [ ] a (#1)\n- [ ] c\n",
            ["phase-1/a-1-2 -> phase-1/a-1 reworded", "phase-1/c-3 -> phase-1/c reworded"],
            [],
            [],
            id="numbers of issues go",
        ),
        pytest.param(
            "- [ ] a b\n",
            "- [ ] a b (not #12)\n",
            [],
            ["phase-1/a-b"],
            ["phase-1/a-b-not-12"],
            id="words with a number",
        ),
        pytest.param(
            "- [ ] US\n", "- [ ] us\n", ["phase-1/us -> phase-1/us reworded"], [], [], id="capital letters inside"
        ),
        pytest.param("- [ ] no, a\n", "- [ ] no a\n", ["phase-1/no-a -> phase-1/no-a reworded"], [], [], id="a comma"),
        pytest.param(
            "- [ ] a.b\n", "- [ ] a/b\n", ["phase-1/a-b -> phase-1/a-b reworded"], [], [], id="other words, same id"
        ),
        pytest.param(
            "- [ ] a b\n", "- [ ] a ~~b~~\n", ["phase-1/a-b -> phase-1/a-b reworded"], [], [], id="struck out"
        ),
        pytest.param(
            "- [ ] ~~a~~ b\n", "- [ ] a <del>b</del>\n", ["phase-1/a-b -> phase-1/a-b reworded"], [], [], id="otherwise"
        ),
        pytest.param("- [ ] ~~a `b`~~\n", "- [ ] <s>a **b**</s>\n", ["phase-1/a-b -> phase-1/a-b"], [], [], id="alike"),
        pytest.param(
            "Not done until:\n\n- a\n",
            "Not done if:\n\n- a\n",
            ["phase-1/must-be-true-a -> phase-1/blocker-a reworded"],
            [],
            [],
            id="turned round",
        ),
        pytest.param(
            "Not done if:\n\n- ❌ a\n",
            "The work is done if:\n\n- ❌ a\n",
            ["phase-1/blocker-a -> phase-1/must-be-true-a reworded"],
            [],
            [],
            id="turned round the other way",
        ),
        pytest.param(
            "Not done if:\n\n- ❌ a\n",
            "Not done while:\n\n- ❌ a\n",
            ["phase-1/blocker-a -> phase-1/blocker-a"],
            [],
            [],
            id="announced in other words",
        ),
        pytest.param("- [ ] a\n", "- [ ] (Deferred) a\n", ["phase-1/a -> phase-1/deferred-a"], [], [], id="put off"),
        pytest.param(
            "- [ ] a (deferred to M9)\n", "- [ ] a\n", ["phase-1/a-deferred-to-m9 -> phase-1/a"], [], [], id="taken up"
        ),
        pytest.param(
            "- [ ] `a (deferred)` shown\n",
            "- [ ] `a` shown\n",
            [],
            ["phase-1/a-deferred-shown"],
            ["phase-1/a-shown"],
            id="the same mark, quoted as code, puts nothing off",
        ),
        pytest.param(
            "- [ ] a\n- [ ] a\n", "- [x] a\n", ["phase-1/a -> phase-1/a"], ["phase-1/a-2"], [], id="one of two twins"
        ),
        pytest.param(
            "- [ ] a\n  <!-- dodcheck id: x -->\n",
            "- [ ] b\n  <!-- dodcheck id: x -->\n",
            ["x -> x reworded"],
            [],
            [],
            id="other words under a fixed id",
        ),
        pytest.param(
            "- [ ] a\n", "- [ ] a\n  <!-- dodcheck id: x -->\n", ["phase-1/a -> x"], [], [], id="a fixed id is given"
        ),
    ],
)
def test_what_belongs_together(before: str, after: str, kept: list[str], gone: list[str], new: list[str]) -> None:
    assert paired(ONE + before, ONE + after) == {"kept": kept, "gone": gone, "new": new}


def test_a_promise_that_moves_to_another_phase_is_gone_from_the_first() -> None:
    assert paired("## Phase 1: One\n- [ ] a\n", "## Phase 2: Two\n- [ ] a\n") == {
        "kept": [],
        "gone": ["phase-1/a"],
        "new": ["phase-2/a"],
    }


def test_what_a_document_says_under_its_new_name_is_what_it_said_under_the_old_one() -> None:
    before, after = (
        prepared({"docs/DOD.md": f"{scope}\n- [ ] a\n"}).program.criteria for scope in ("", "## Phase 2: T")
    )
    found = pair_criteria(before, after, {"program": "phase-2"})
    assert [(one.before.id, one.after.id) for one in found.kept] == [("program/a", "phase-2/a")]
    assert (found.gone, found.new) == ((), ())
