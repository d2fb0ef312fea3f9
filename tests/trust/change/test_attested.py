from __future__ import annotations

from typing import Any

import pytest

from dodcheck.judge.scopes import whole_change
from dodcheck.model.caller import Caller
from dodcheck.trust.change.judged import judged_against
from dodcheck.trust.change.sides import compare, read_base
from support.judging import DAY, attested
from support.memory_history import MemoryRepository
from support.past import history_of

FILE = "dodcheck.attestations.yml"
ID = "program/everyone-agrees"
TICKED = "- [x] Everyone agrees\n"
SIGNED = attested("Everyone agrees", criterion=ID)
Files = dict[str, str]


def against(before: Files, after: Files) -> dict[str, tuple[str, bool]]:
    """Return verdict and whether it blocks of everything after a change of a repository with a history."""
    first: dict[str, Any] = {"id": "a1", "files": {"src/a.py": "1\n"}}
    past = [first, {"id": "a2", "files": before}, {"id": "a3", "files": after}]
    base = MemoryRepository(history_of(past[:2]))
    told = compare(
        read_base("main", "a2".ljust(40, "0"), base, Caller(DAY)), MemoryRepository(history_of(past)), Caller(DAY)
    )
    found = judged_against(told, None, whole_change(told.case.program), None)
    return {
        one.criterion.id: (str(one.verdict), one.change is not None and one.change.was is not None)
        for one in found.judgements
    }


def test_it_helps_a_later_change_that_makes_the_claim() -> None:
    before = {"DOD.md": "- [ ] Everyone agrees\n", FILE: SIGNED}
    assert against(before, {"DOD.md": TICKED}) == {ID: ("attested", False)}


@pytest.mark.parametrize("before", [{"DOD.md": "- [ ] Everyone agrees\n"}, {"DOD.md": "- [x] Nothing\n"}])
def test_it_never_helps_the_change_that_brings_it(before: Files) -> None:
    found = against(before, {"DOD.md": TICKED, FILE: SIGNED})
    assert found[ID][0] == "unproven"
    assert found[f"policy/attested/{ID}"][0] == "open"


def test_what_an_expired_one_says_is_not_renewed_by_the_change_that_ticks() -> None:
    before = {
        "DOD.md": "- [ ] Everyone agrees\n",
        FILE: attested("Everyone agrees", criterion=ID, expires="2026-02-07"),
    }
    assert against(before, {"DOD.md": TICKED, FILE: SIGNED})[ID][0] == "unproven"


def test_covered_files_that_change_lose_it() -> None:
    before = {"DOD.md": TICKED, FILE: SIGNED}
    assert against(before, {"src/a.py": "2\n"}) == {ID: ("unproven", True)}
    assert against(before, {"other.py": "2\n"}) == {ID: ("attested", False)}


def test_covering_less_does_not_keep_it() -> None:
    before = {"DOD.md": TICKED, FILE: SIGNED, "src/b.py": "1\n"}
    narrowed = attested("Everyone agrees", criterion=ID, covers="[src/a.py]")
    found = against(before, {FILE: narrowed})
    assert found[ID][0] == "unproven"


def test_words_that_change_lose_it() -> None:
    text = "<!-- dodcheck id: agreed -->"
    before = {"DOD.md": f"- [x] Everyone agrees {text}\n", FILE: attested("Everyone agrees", criterion="agreed")}
    assert against(before, {"DOD.md": f"- [x] Nobody is asked {text}\n"})["agreed"] == ("unproven", True)


def test_a_statement_that_takes_the_id_of_another_does_not_get_its_word() -> None:
    before = {"DOD.md": "- [x] Nothing\n", FILE: attested("Everyone agrees", criterion="agreed")}
    after = {"DOD.md": "- [x] Nothing\n- [x] Everyone agrees <!-- dodcheck id: agreed -->\n"}
    assert against(before, after)["agreed"][0] == "unproven"
