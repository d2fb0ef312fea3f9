"""`pr` on two random repositories of which one is an edited copy of the other."""

from __future__ import annotations

from random import Random

from dodcheck.errors import UserError
from fuzz.campaign import SEVERAL_BUDGETS, Campaign, Given
from fuzz.campaigns.judging import PIECES
from fuzz.judged import check_mistakes
from fuzz.mutation import mutated
from fuzz.repositories import repository
from fuzz.sides import Files, answer, check_change, compared, told_of

BASE, TREE = "base ", "tree "
_MOST_EDITS = 3


def fresh(random: Random) -> Given:
    """Return two sides: the second is the first with a few files changed, gone, or taken from another repository."""
    base = repository(random)
    tree = dict(base)
    other = repository(random)
    for _ in range(random.randint(1, _MOST_EDITS)):
        path = random.choice(sorted(tree)) if tree else "README.md"
        match random.randrange(4):
            case 0:
                tree.pop(path, None)
            case 1:
                tree |= {path: other[path]} if path in other else {}
            case _:
                tree[path] = mutated(random, {path: tree.get(path, b"")}, PIECES, [other])[path]
    return {
        **{f"{BASE}{path}": data for path, data in base.items()},
        **{f"{TREE}{path}": data for path, data in tree.items()},
    }


def sides(given: Given) -> tuple[Files, Files]:
    """Return base and tree of an input."""
    base = {name.removeprefix(BASE): data for name, data in given.items() if name.startswith(BASE)}
    return base, {name.removeprefix(TREE): data for name, data in given.items() if name.startswith(TREE)}


def check(given: Given) -> None:
    """Judge a change twice, and each side against itself, which never blocks."""
    base, tree = sides(given)
    for side in (base, tree):
        _unchanged(side)
    try:
        told = compared(base, tree)
        found = answer(told)
    except UserError as problem:
        check_mistakes(problem)
        return
    check_change(told, found)
    assert answer(compared(base, tree)) == found, "two runs differ"


def _unchanged(side: Files) -> None:
    try:
        found = answer(compared(side, side))
    except UserError:
        return
    assert found.passed, f"nothing changed, and it blocks: {told_of(found)}"


CAMPAIGN = Campaign(
    name="pr",
    about="pr on random changes",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    grows=False,
    patience=SEVERAL_BUDGETS,
)
