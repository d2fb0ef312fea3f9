"""Saved reports and Statements: what is read back, and what is verified though it was changed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from dodcheck.errors import UserError
from dodcheck.trust.saved.reading import read_saved
from dodcheck.trust.saved.saved import Kind
from dodcheck.trust.saved.verify import verify
from fuzz.campaign import SEVERAL_BUDGETS, TEXT, Campaign, Given
from fuzz.judged import check_mistakes
from support.repo import Repo
from support.verifying import FILES, PLAIN, SCHEMAS, brought, written

PIECES = (
    '"proved"', '"refuted"', '"holds"', '"fails"', "true", "false", "null", "0", "1", "-1", "1e999", "[", "]", "{",
    "}", ",", ":", '"schema": "dodcheck-report/2"', '"schema": "dodcheck-report/1"', '"_type"', '"payload": ""',
    '"x": 1, ', '"dodcheck": "0.0.0"', '"commit": null', '"commit": "HEAD"', '"commit": "--all"', '"dirty": true',
    '"2026-02-30"', '"tally"', '"gate"', '"passed": true', '"blocking": []', "sha256:", "\\u0000", "\\ud800",
    '"HEAD~1"', '"ref": "main"',
)  # fmt: skip


@cache
def _root() -> Path:
    """Return a repository that all inputs share: verifying writes nothing."""
    repo = Repo(Path(tempfile.mkdtemp(prefix="dodcheck-fuzz-")) / "repo").write(FILES)
    repo.commit()
    return repo.root


@cache
def _true() -> tuple[str, ...]:
    """Return the files that hold: a report and a Statement."""
    found = written(_root())
    return tuple(json.dumps(PLAIN[kind](found), indent=1) for kind in Kind)


def seeds() -> Sequence[Given]:
    """Return the files that hold."""
    return [{TEXT: text.encode()} for text in _true()]


def fresh(random: Random) -> Given:
    """Return a file that holds, but for one value."""
    value = json.loads(random.choice(_true()))
    at: Any = value
    while inside := [
        key for key in (at if isinstance(at, dict) else range(len(at))) if isinstance(at[key], dict | list)
    ]:
        if random.random() < 0.3:
            break
        at = at[random.choice(inside)]
    keys = list(at) if isinstance(at, dict) else list(range(len(at)))
    if keys:
        at[random.choice(keys)] = random.choice(
            (None, True, 0, 1, "", "x", "proved", "main", [], {}, -1, 1.0, "2026-02-09")
        )
    return {TEXT: json.dumps(value).encode()}


def check(given: Given) -> None:
    """Read a file and verify it; what holds in every word is what was written."""
    data = given[TEXT]
    try:
        saved = read_saved("r.json", data, SCHEMAS)
        found = verify(saved, brought(_root()), PLAIN)
    except UserError as problem:
        check_mistakes(problem)
        return
    if found.holds and found.compares_everything:
        assert _typed(json.loads(data)) in [_typed(json.loads(text)) for text in _true()], "changed, and verified"


def _typed(value: object) -> str:
    """Return a value as text in which true is not 1."""
    return json.dumps(value, sort_keys=True)


CAMPAIGN = Campaign(
    name="saved-reports",
    about="saved reports, read and verified",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=seeds,
    patience=SEVERAL_BUDGETS,
)
