from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.vendored_tree.pieces import Piece, look_alikes, planted, planted_files, recorded
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.supply.vendoring.find import vendored_in
from dodcheck.supply.vendoring.survey import VendoredSurvey
from dodcheck.supply.vendoring.vendored import Fact, Vendored


@pytest.fixture(scope="module", name="survey")
def _survey() -> VendoredSurvey:
    return vendored_in(MemorySnapshot(planted_files(), recorded=recorded()))


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _facts(one: Piece | Vendored) -> tuple[str | None, ...]:
    if isinstance(one, Piece):
        return one.path, *map(one.told.get, ("held", "name", "version", "licence", "commit", "url"))
    facts = (one.name, one.version, one.licence, one.commit, one.url)
    return one.path, one.held.value, *map(_value, facts)


def test_there_are_as_many_look_alikes_as_planted_pieces() -> None:
    assert (len(planted()), len(look_alikes())) == (71, 70)


def test_every_planted_piece_is_found_with_its_facts_and_nothing_else(survey: VendoredSurvey) -> None:
    assert [_facts(one) for one in survey.code] == sorted(
        (_facts(one) for one in planted()), key=lambda one: str(one[0])
    )


def test_nothing_of_the_tree_is_skipped(survey: VendoredSurvey) -> None:
    assert survey.skipped == ()


def _places(one: Vendored) -> Iterator[tuple[str, int | None]]:
    for fact in (one.name, one.version, one.licence, one.commit, one.url, *(fact for _, fact in one.also)):
        if fact is not None:
            yield fact.place.path, fact.place.line


def test_every_fact_has_a_place_that_is_there(survey: VendoredSurvey) -> None:
    files = planted_files()
    folders = {path.rpartition("/")[0] for path in files} | set(recorded())
    for path, line in (place for one in survey.code for place in _places(one)):
        assert path in files or any(folder == path or folder.startswith(f"{path}/") for folder in folders), path
        assert line is None or line <= files[path].count(b"\n") + 1, path


def test_the_line_of_a_fact_or_the_next_one_holds_it(survey: VendoredSurvey) -> None:
    files = planted_files()
    for one in survey.code:
        for fact in (one.version, one.commit):
            if fact is not None and fact.place.line is not None:
                lines = files[fact.place.path].decode().split("\n")[fact.place.line - 1 :][:2]
                assert fact.value.split(".")[0] in "\n".join(lines), (one.path, fact)


def test_what_contradicts_a_fact_is_kept(survey: VendoredSurvey) -> None:
    (one,) = (one for one in survey.code if one.path == "third_party/conflicted")
    assert [(name, fact.value, str(fact.place.path)) for name, fact in one.also] == [
        ("version", "1.2.11", "third_party/conflicted/conflicted.h"),
        ("licence", "BSD-3-Clause", "third_party/conflicted/LICENSE"),
    ]
    (dual,) = (one for one in survey.code if one.path == "third_party/dual")
    assert [(name, fact.value) for name, fact in dual.also] == [("licence", "MIT"), ("licence", "Apache-2.0")]


def test_own_code_in_folders_for_vendored_code_is_left_out_with_a_reason(survey: VendoredSurvey) -> None:
    told = {one.place.path: one.why for one in survey.own}
    assert told["third_party/xla"] == "holds build files and the like, and no code"
    assert told["third_party/glue"] == "names in its files who holds the project's own copyright"
    assert told["app/deps/auth"] == "names no licence, origin or holder that is not the project's"
    assert told["shop/vendor/invoices"] == "holds no sign that it comes from elsewhere"
    assert told["packages/ui"] == "is a package of the project's own workspace"
    assert told["docs/licensing"] == "lies where the project shows or tests something"


def test_own_code_is_nowhere_in_the_list(survey: VendoredSurvey) -> None:
    listed = {one.path for one in survey.code} | {path for one in survey.code for path in one.beside}
    for own in look_alikes():
        assert not any(path == own.path or path.startswith(f"{own.path}/") for path in listed), own
