from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from dodcheck.errors import UserError
from dodcheck.trust.saved.saved import Kind
from dodcheck.trust.saved.ways import CallerMaterial
from support.repo import Repo
from support.verifying import FILES, PLAIN, brought, verified, written

Json: TypeAlias = Any
"""Plain values, whatever they are."""

OTHERS = {
    "proved": "refuted",
    "holds": "fails",
    "derived": "stated",
    "box": "row",
    "always": "then",
    "recognised": "inline",
    "complete": "honest",
}
"""For a word of a closed list, another of the same list; any other text gets a letter more."""

WRITER = ("dodcheck",)
"""The one value that may differ: it says that another version wrote the report, and words are not compared then."""

UNSEEN = {
    *("dodcheck", "as_of", "notices", "notices.kind", "notices.message", "notices.location.path"),
    *("notices.location.line", "criteria.text", "criteria.form", "criteria.group", "criteria.holds", "criteria.new"),
    *("criteria.reason", "criteria.location.path", "criteria.location.line", "criteria.location.column"),
    *("criteria.evidence", "criteria.evidence.kind", "criteria.evidence.outcome", "criteria.evidence.basis"),
    *("criteria.evidence.summary", "criteria.evidence.examined", "criteria.evidence.matched"),
    *("criteria.evidence.skipped", "criteria.evidence.reproduce", "criteria.evidence.locations"),
    *("criteria.evidence.locations.path", "criteria.evidence.locations.line"),
}
"""What can be changed unseen where the report says that another version wrote it: words, counts and places."""


def paths(value: Json, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value inside a value: keys and positions."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*at, key)
        yield from paths(inner, (*at, key))


def name(at: tuple[Any, ...]) -> str:
    return ".".join(key for key in at if isinstance(key, str))


def places(whole: Json) -> list[tuple[Any, ...]]:
    """Return the way to every item of a list, and to one value of each kind.

    Values are of one kind where the same keys lead to them and they are the same word of a closed list, all empty, or
    else of the same type.
    """
    kinds: dict[Any, tuple[Any, ...]] = {}
    for at in paths(whole):
        value = reduce(getitem, at, whole)
        alike = repr(value) if not value or (isinstance(value, str) and value in OTHERS) else type(value)
        kinds.setdefault((at if isinstance(at[-1], int) else name(at), alike), at)
    return list(kinds.values())


def changed(value: Json) -> Json:
    if isinstance(value, str):
        return changed_text(value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, list):
        return value[1:] or ["x"]
    return "x" if value is None else {}


def changed_text(text: str) -> str:
    if text.startswith("sha256:"):
        return f"sha256:{text[7:][::-1]}"
    if text.startswith("2026-"):
        return f"{text[:-1]}{(int(text[-1]) + 1) % 10}"
    return OTHERS.get(text, f"{text}x")


def edited(whole: Json, at: tuple[Any, ...], edit: str) -> Json:
    copied = copy.deepcopy(whole)
    inside = copied
    for key in at[:-1]:
        inside = inside[key]
    match edit:
        case "change":
            inside[at[-1]] = changed(inside[at[-1]])
        case "drop":
            del inside[at[-1]]
        case "repeat" if isinstance(inside, list):
            inside.insert(at[-1], copy.deepcopy(inside[at[-1]]))
        case "last" if isinstance(inside, list):
            inside.append(inside.pop(at[-1]))
        case "nothing" if not isinstance(inside[at[-1]], list):
            inside[at[-1]] = None
    return copied


def seen(value: Json, with_: CallerMaterial) -> bool:
    try:
        return not verified(value, with_).holds
    except UserError:
        return True


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Repo(tmp_path_factory.mktemp("tampering") / "repo").write(FILES)
    made.commit()
    return made.root


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("edit", ["change", "drop", "repeat", "last", "nothing"])
def test_no_value_of_a_report_can_be_changed_unseen(root: Path, kind: Kind, edit: str) -> None:
    whole, with_ = PLAIN[kind](written(root)), brought(root)
    writer = WRITER if kind is Kind.REPORT else ("predicate", *WRITER)
    edits = ((at, edited(whole, at, edit)) for at in places(whole))
    edits_made = [(at, value) for at, value in edits if json.dumps(value) != json.dumps(whole)]
    assert len(edits_made) > (3 if edit in ("repeat", "last") else 50)
    assert [at for at, value in edits_made if not seen(value, with_)] == ([writer] if edit == "change" else [])


def test_of_another_version_only_words_and_counts_can_be_changed_unseen(root: Path) -> None:
    whole, with_ = PLAIN[Kind.REPORT](written(root)) | {"dodcheck": "0.0.9"}, brought(root)
    by_name: dict[str, list[tuple[Any, ...]]] = {}
    for at in paths(whole):
        by_name.setdefault(name(at), []).append(at)
    assert {
        one for one, ways in by_name.items() if any(not seen(edited(whole, at, "change"), with_) for at in ways)
    } == UNSEEN


def test_no_place_is_left_out_for_good(root: Path) -> None:
    for kind in Kind:
        whole = PLAIN[kind](written(root))
        assert set(map(name, places(whole))) == set(map(name, paths(whole)))
        assert len(places(whole)) > 50


def test_the_report_itself_holds(root: Path) -> None:
    found = written(root)
    assert {one.verdict.value for one in found.judgements} >= {"proved", "refuted", "waived", "deferred", "broken"}
    for kind in Kind:
        assert verified(PLAIN[kind](found), brought(root)).differences == ()
