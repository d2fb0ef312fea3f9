from __future__ import annotations

import pytest

from dodcheck.binding.entries import RulesFile
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.errors import UserError
from dodcheck.model.caller import Caller
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.trust.change.sides import read_base, read_side, sources_after
from support.judging import DAY, prepared
from support.sides import BASE, compared, snapshot

VERSION = {"dodcheck.yml": "version: 2\n"}
TWO = {"docs/DOD.md": "- [ ] a\n"}
PATH = {"dodcheck.yml": "version: 1\nrules:\n  a: {file: {path: ../x}}\n"}
BY_HAND = "This is main itself: the change that repairs it has to be let in by hand."


@pytest.mark.parametrize(
    ("files", "said", "hint"),
    [
        (
            VERSION,
            "main:dodcheck.yml:1:10: the rules file says no version that this dodcheck knows",
            "Write: version: 1",
        ),
        (
            TWO,
            "at main: 2 documents could be the checklist: DOD.md, docs/DOD.md",
            "Name the one that counts in dodcheck.yml: documents: {checklist: DOD.md}",
        ),
        (PATH, "main:dodcheck.yml:3:20: `path`: takes a path inside the repository, which `../x` is not", ""),
    ],
)
def test_a_mistake_says_at_which_side_it_is_and_that_nothing_but_a_hand_repairs_the_base(
    files: dict[str, str], said: str, hint: str
) -> None:
    with pytest.raises(UserError) as base:
        read_base("main", BASE, snapshot(files), Caller(DAY))
    with pytest.raises(UserError) as side:
        read_side("main", BASE, snapshot(files), Caller(DAY))
    hints = f"\n  {hint}" if hint else ""
    assert str(base.value) == f"{said}{hints}\n  {BY_HAND}"
    assert str(side.value) == f"{said}{hints}"


def test_a_side_has_its_name_its_commit_and_its_case() -> None:
    base = read_base("main", BASE, snapshot({}), Caller(DAY))
    assert (base.name, base.commit) == ("main", BASE)
    assert [one.id for one in base.case.program.criteria] == ["program/b-md-created"]


DOD = "docs/DOD.md"
PLAN = "docs/milestones/M01/M01_plan.md"
LOG = "docs/milestones/M01/M01_toolcalls.md"


def read(before: list[str], after: list[str], then: str = "", now: str = "") -> list[str]:
    """Return the documents after a change of these files to those, under these lines of `documents`."""
    files = dict.fromkeys(before, "- [ ] a\n")
    base = prepared({**files, **({"dodcheck.yml": f"version: 1\ndocuments: {then}\n"} if then else {})})
    rules = read_rules_file("dodcheck.yml", f"version: 1\ndocuments: {now}\n".encode()) if now else RulesFile()
    tree = MemorySnapshot(dict.fromkeys(after, b""))
    return [f"{one.path} {one.role} {one.scope}" for one in sources_after(base, tree, rules.documents)]


IS_CHECKLIST = "docs/DOD.md checklist program"
IS_LEDGER = "docs/REFACTOR.md ledger docs-refactor"
IS_LOG = "docs/toolcalls.md tool-log docs-toolcalls"
IS_PLAN = f"{PLAN} plan milestone-m01"
IS_PLAN_LOG = f"{LOG} tool-log docs-milestones-m01-m01-toolcalls"


@pytest.mark.parametrize(
    ("before", "after", "then", "now", "found"),
    [
        pytest.param([DOD], [DOD, "x.md"], "", "", [IS_CHECKLIST], id="as it was"),
        pytest.param([DOD], [DOD, "DOD.md"], "", "", [IS_CHECKLIST], id="a second one is none"),
        pytest.param([DOD], ["DOD.md"], "", "", ["DOD.md checklist program"], id="moved by its name"),
        pytest.param([DOD], [DOD, "x.md"], "", "{checklist: x.md}", [IS_CHECKLIST], id="another one is named"),
        pytest.param([DOD], ["x.md"], "", "{checklist: x.md}", ["x.md checklist program"], id="moved and named"),
        pytest.param(["x.md"], ["x.md", DOD], "{checklist: x.md}", "", ["x.md checklist program"], id="not named now"),
        pytest.param([DOD], [], "", "", [], id="gone"),
        pytest.param(["x.md", DOD], [DOD], "{checklist: x.md}", "", [IS_CHECKLIST], id="the named one is gone"),
        pytest.param(
            ["docs/REFACTOR.md"],
            ["docs/REFACTOR.md", DOD],
            "",
            "{checklist: docs/REFACTOR.md}",
            [IS_CHECKLIST, IS_LEDGER],
            id="the ledger is named as the checklist",
        ),
        pytest.param(
            ["docs/toolcalls.md", DOD],
            ["docs/toolcalls.md", "x.md", DOD],
            "",
            "{checklist: x.md, ledger: docs/toolcalls.md, tool_log: x.md}",
            [IS_CHECKLIST, IS_LOG],
            id="all change places",
        ),
        pytest.param(
            [DOD, "docs/REFACTOR.md", "docs/toolcalls.md", PLAN, LOG],
            [DOD, "docs/REFACTOR.md", "docs/toolcalls.md", PLAN, LOG, "docs/plans/M02.md"],
            "",
            "{milestones: 'docs/plans/{id}.md'}",
            [IS_CHECKLIST, IS_LEDGER, IS_LOG, IS_PLAN, IS_PLAN_LOG, "docs/plans/M02.md plan milestone-m02"],
            id="plans by either naming",
        ),
        pytest.param(
            [DOD, "docs/plans/M02.md"],
            [DOD, "docs/plans/M02.md", PLAN],
            "{milestones: 'docs/plans/{id}.md'}",
            "",
            [IS_CHECKLIST, IS_PLAN, "docs/plans/M02.md plan milestone-m02"],
            id="plans by convention again",
        ),
    ],
)
def test_documents_keep_their_roles(before: list[str], after: list[str], then: str, now: str, found: list[str]) -> None:
    assert read(before, after, then, now) == found


LEDGER = "# Refactor\n\n- [ ] a\n"
MOVES: list[tuple[dict[str, str], dict[str, str], list[str]]] = [
    ({"REFACTOR.md": LEDGER}, {"docs/REFACTOR.md": LEDGER}, ["refactor/a -> docs-refactor/a"]),
    ({"toolcalls.md": LEDGER}, {"docs/toolcalls.md": LEDGER}, ["toolcalls/a -> docs-toolcalls/a"]),
    ({"REFACTOR.md": LEDGER}, {"REFACTOR.md": LEDGER}, ["refactor/a -> refactor/a"]),
    ({"REFACTOR.md": LEDGER}, {"toolcalls.md": LEDGER}, []),
    (
        {"toolcalls.md": LEDGER},
        {"docs/toolcalls.md": LEDGER, PLAN.replace("plan", "toolcalls"): LEDGER},
        [],
    ),
]


@pytest.mark.parametrize(("before", "after", "pairs"), MOVES)
def test_what_a_ledger_or_log_says_stays_the_same_where_it_moves(
    before: dict[str, str], after: dict[str, str], pairs: list[str]
) -> None:
    kept = [f"{one.before.id} -> {one.after.id}" for one in compared(before, after).pairs.kept]
    assert kept == ["program/b-md-created -> program/b-md-created", *pairs]
