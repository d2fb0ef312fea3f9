from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.trust.change import accepting
from dodcheck.trust.change.weakenings.justified import find
from support.sides import weakened

Files = dict[str, str | bytes]
CI = ".github/workflows/ci.yml"
HEAD = "on: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n"
OPEN = "    - run: pytest\n      continue-on-error: true\n"
TAKEN = "    - run: pytest\n      continue-on-error: true  # flaky on arm, see #12\n"
NAME = "step-continue-on-error-6e16cf"
ACCEPTED = f"the silent failure `{NAME}` is accepted"


def tree(steps: str, rule: str = "soft_failures: {severity: low}", **more: str) -> Files:
    dod = f"- [ ] Nothing is silent\n  <!-- dodcheck {{{rule}}} -->\n"
    return {"DOD.md": dod, CI: HEAD + steps, **{f"{name}.md": text for name, text in more.items()}}


def test_what_was_open_is_accepted() -> None:
    assert weakened(find, tree(OPEN), tree(TAKEN)) == [
        f"justified/{NAME}, {CI}:7 -> {CI}:7: {ACCEPTED}; nobody had accepted it before: “flaky on arm, see #12”"
    ]


def test_what_was_not_there_comes_accepted() -> None:
    assert weakened(find, tree("    - run: ls\n"), tree(TAKEN)) == [
        f"justified/{NAME}, None -> {CI}:7: {ACCEPTED}; it was not there before: “flaky on arm, see #12”"
    ]


def test_a_row_accepts_it_and_is_the_place() -> None:
    rule = "soft_failures: {register: risks.md}"
    register = f"| ID | Accepted | Notes |\n|---|---|---|\n| {NAME} | {{}} | flaky on arm, #12 |\n"
    before, after = (tree(OPEN, rule, risks=register.format(word)) for word in ("no", "yes"))
    said = f"the silent failure `{NAME}` in {CI}:7 is accepted"
    why = "nobody had accepted it before: “yes flaky on arm, #12”"
    assert weakened(find, before, after) == [f"justified/{NAME}, {CI}:7 -> risks.md: {said}; {why}"]


@pytest.mark.parametrize(
    "rule",
    [
        "not: {soft_failures: {}}",
        "all: [{file: {path: a}}, {soft_failures: {}}]",
        "any: [{file: {path: a}}, {soft_failures: {patterns: soft-fail-mechanics}}]",
    ],
)
def test_a_rule_inside_another_counts(rule: str) -> None:
    assert len(weakened(find, tree(OPEN, rule), tree(TAKEN, rule))) == 1


def test_a_rule_of_the_change_counts_too() -> None:
    nothing: Files = {"DOD.md": "- [ ] Nothing is silent\n", CI: HEAD + OPEN}
    assert len(weakened(find, nothing, tree(TAKEN))) == 1
    assert weakened(find, nothing, {**nothing, CI: HEAD + TAKEN}) == []


@pytest.mark.parametrize(
    "rule",
    [
        "soft_failures: {patterns: or-true}",
        "soft_failures: {in: .github/workflows/other.yml}",
        "soft_failures: {even_justified: true}",
    ],
)
def test_what_no_rule_asks_for_is_left_alone(rule: str) -> None:
    assert weakened(find, tree(OPEN, rule), tree(TAKEN, rule)) == []


MOVED = [
    pytest.param(TAKEN, "    - run: ls\n" + TAKEN, id="to another line"),
    pytest.param(TAKEN, TAKEN.replace("run: pytest", "name: Tests\n      run: pytest"), id="to a step with a name"),
    pytest.param(OPEN + TAKEN, TAKEN, id="up, as the one before it goes"),
    pytest.param(TAKEN, TAKEN.replace("flaky on arm", "flaky on every arm"), id="nowhere, with better words"),
    pytest.param(TAKEN, OPEN, id="nowhere, and is open again"),
    pytest.param(TAKEN, "    - run: pytest\n", id="away"),
]


@pytest.mark.parametrize(("before", "after"), MOVED)
def test_an_accepted_place_that_moves(before: str, after: str) -> None:
    assert weakened(find, tree(before), tree(after)) == []


def test_one_excuse_moves_to_one_place() -> None:
    named = "".join(TAKEN.replace("run: pytest", f"name: {name}\n      run: pytest") for name in "AB")
    assert len(weakened(find, tree(TAKEN), tree(named))) == 1


def test_an_excuse_that_is_still_needed_moves_nowhere() -> None:
    named = TAKEN.replace("run: pytest", "name: Again\n      run: pytest")
    (found,) = weakened(find, tree(TAKEN), tree(TAKEN + named))
    assert f"None -> {CI}:10: " in found
    assert found.endswith("; it was not there before: “flaky on arm, see #12”")


def test_a_long_reason_is_cut() -> None:
    (found,) = weakened(find, tree(OPEN), tree(TAKEN.replace("see #12", "see #12 " + "and " * 40)))
    reason = ("flaky on arm, see #12 " + "and " * 40)[:120]
    assert found.endswith(f"nobody had accepted it before: “{reason}…”")


def test_what_nobody_asks_for_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_snapshot: MemorySnapshot) -> None:
        raise AssertionError

    monkeypatch.setattr(accepting, "read_repository", never)
    rule = "file: {path: a.md}"
    assert weakened(find, tree(OPEN, rule), tree(TAKEN, rule)) == []
