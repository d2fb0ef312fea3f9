from __future__ import annotations

import pytest

from dodcheck.errors import UserError
from dodcheck.setup.orphans import find_rebinding
from support.judging import DOD, bound, checklist, prepared

STATEMENTS = ("- [x] The bill of materials is valid JSON", "- [x] Everybody reads the guide", "- [x] `a.md` created")
VALID = (
    "  phase-1/the-bill-of-materials-is-valid:\n    says: The bill of materials is valid\n    file: {path: b.json}\n"
)
FIXED = "  my-name:\n    says: Everybody reads it\n    file: {path: a.md}\n"
NAMED = "- [x] Everybody reads the guide <!-- dodcheck id: my-name -->"


AT = "docs/DOD.md:4"


def found(rules: str, asked: str, other: str | None = None, lines: tuple[str, ...] = STATEMENTS) -> tuple[str, str]:
    case = prepared({DOD: checklist(*lines), "dodcheck.yml": bound(rules), "a.md": "# A\n"})
    one = find_rebinding(case, asked, other, lambda _path: None)
    return one.entry.key, one.criterion.id


def refused(rules: str, asked: str, other: str | None = None, lines: tuple[str, ...] = STATEMENTS) -> str:
    with pytest.raises(UserError) as problem:
        found(rules, asked, other, lines)
    return str(problem.value)


OLD, NEW = "phase-1/the-bill-of-materials-is-valid", "phase-1/the-bill-of-materials-is-valid-json"


@pytest.mark.parametrize("asked", [OLD, "of-materials-is-valid", "bill of materials is valid", "dodcheck.yml:3"])
def test_a_rule_whose_statement_has_other_words_and_another_id(asked: str) -> None:
    assert found(VALID, asked) == (OLD, NEW)


@pytest.mark.parametrize("asked", [NEW, "is-valid-json", "docs/DOD.md:3", "DOD.md:3"])
def test_the_edited_statement_may_be_named_as_well(asked: str) -> None:
    assert found(VALID, asked) == (OLD, NEW)


@pytest.mark.parametrize("asked", ["my-name", "DOD.md:3", "reads the guide"])
def test_a_statement_that_kept_its_id(asked: str) -> None:
    assert found(FIXED, asked, lines=(NAMED,)) == ("my-name", "my-name")


def test_the_statement_can_be_told() -> None:
    assert found(VALID, "materials-is-valid", "DOD.md:4") == (OLD, "phase-1/everybody-reads-the-guide")


def test_a_statement_that_moved_with_all_its_words() -> None:
    lines = ("- [x] The bill of materials was valid", "## Phase 2: Two", "", "- [x] The **bill** of materials is valid")
    assert found(VALID, OLD, lines=lines) == (OLD, "phase-2/the-bill-of-materials-is-valid")


def test_a_twin_that_is_no_longer_there() -> None:
    rules = "  phase-1/everybody-reads-the-guide:\n    nth: 2\n    file: {path: a.md}\n"
    name = "phase-1/everybody-reads-the-guide"
    assert found(rules, "dodcheck.yml:3") == (name, name)


def test_nothing_like_it() -> None:
    rules = "  phase-1/zebras:\n    says: Zebras live here\n    file: {path: a.md}\n"
    assert refused(rules, "zebras") == (
        "the rule at dodcheck.yml:3 decides no statement, and none without a rule has words like “Zebras live here”\n"
        "  Name its statement: dodcheck rebind dodcheck.yml:3 --to FILE:LINE, or take the rule out."
    )


def test_two_that_are_as_like() -> None:
    lines = ("- [x] The bill of materials is valid here", "- [x] The bill of materials is valid there")
    assert refused(VALID, OLD, lines=lines) == (
        "several statements could be the one that the rule at dodcheck.yml:3 decided: "
        "“The bill of materials is valid”\n"
        "  Name it: dodcheck rebind dodcheck.yml:3 --to FILE:LINE\n"
        "  docs/DOD.md:3  The bill of materials is valid here\n"
        "  docs/DOD.md:4  The bill of materials is valid there"
    )


def test_the_told_statement_has_a_rule() -> None:
    taken = "  phase-1/everybody-reads-the-guide:\n    file: {path: a.md}\n"
    assert refused(VALID + taken, OLD, "DOD.md:4") == (
        "docs/DOD.md:4 has a rule in dodcheck.yml already\n"
        "  Take one of the two rules out, or combine them with all or any."
    )


@pytest.mark.parametrize(
    ("rules", "lines", "said"),
    [
        (
            "  phase-1/everybody-reads-the-guide:\n    file: {path: a.md}\n",
            STATEMENTS,
            "docs/DOD.md:4 needs nothing: its rule in dodcheck.yml was written for just these words",
        ),
        (
            "",
            (STATEMENTS[0], f"{STATEMENTS[1]} <!-- dodcheck {{file: {{path: a.md}}}} -->"),
            "docs/DOD.md:4 needs nothing: its rule stands in a comment below it and decides whatever words it has",
        ),
        (
            "",
            STATEMENTS,
            f"no rule in dodcheck.yml was written for earlier words of {AT}\n  To bind one: dodcheck explain {AT}",
        ),
    ],
)
def test_nothing_to_bind_again(rules: str, lines: tuple[str, ...], said: str) -> None:
    assert refused(rules, "DOD.md:4", lines=lines) == said


def test_what_is_not_there() -> None:
    assert refused(VALID, "zzz") == (
        "`zzz` is no part of any id, and no statement has these words\n"
        "  dodcheck claims --format json lists every statement with its id and place."
    )
