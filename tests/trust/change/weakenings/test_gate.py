from __future__ import annotations

import pytest

from dodcheck.model.caller import Caller
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.sides import compare, read_base
from dodcheck.trust.change.weakenings.gate import find
from support.judging import DAY
from support.sides import BASE, snapshot

CI = ".github/workflows/dod.yml"
RUNS = """on:
  pull_request:
    branches: [{branch}]
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - run: dodcheck pr --base "$BASE" --at "$HEAD"{more}
"""


@pytest.mark.parametrize("base", ["trunk", "origin/trunk"])
def test_a_gate_for_the_branch_of_the_base_is_one_and_masking_it_weakens(base: str) -> None:
    before, after = (snapshot({CI: RUNS.format(branch="trunk", more=more)}) for more in ("", " || true"))
    found = Judges(compare(read_base(base, BASE, before, Caller(DAY)), after, Caller(DAY)))
    assert [f"{one.what}/{one.subject}, {one.before} -> {one.after}" for one in find(found)] == [
        f"gate/lost-run:pr, None -> {CI}:8",
        f'gate/masked:{CI}:gate:dodcheck pr --base "$BASE" --at "$HEAD":or, None -> {CI}:8',
    ]
