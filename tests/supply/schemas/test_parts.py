from __future__ import annotations

from collections.abc import Iterator

import pytest

from dodcheck.supply.schemas import parts
from dodcheck.supply.schemas.fast import faults
from dodcheck.supply.schemas.fault import Fault
from dodcheck.supply.schemas.parts import in_parts


def document(count: int, *wrong: int) -> dict[str, object]:
    components = [{"type": "thing" if at in wrong else "library", "name": f"c{at}"} for at in range(count)]
    depends = [{"ref": f"c{at}"} for at in range(count)]
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": components, "dependencies": depends}


@pytest.mark.parametrize("wrong", [(0,), (9,), (4, 5), (0, 19)])
def test_parts_tell_what_the_whole_tells(monkeypatch: pytest.MonkeyPatch, wrong: tuple[int, ...]) -> None:
    whole = list(faults(document(20, *wrong), "1.6"))
    monkeypatch.setattr(parts, "PART", 5)
    assert list(faults(document(20, *wrong), "1.6")) == whole
    assert len(whole) == len(wrong)


def test_what_is_wrong_around_the_lists_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 5)
    told = document(20, 7) | {"version": "one"}
    assert [fault.at for fault in faults(told, "1.6")] == [("version",), ("components", 7, "type")]


def test_a_list_that_is_wrong_only_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 2)
    asked: list[object] = []

    def look(value: object) -> Iterator[Fault]:
        asked.append(value)
        many = isinstance(value, dict) and len(value["a"]) > 2
        yield from [Fault("uniqueItems", ("a",))] if many else []

    assert list(in_parts({"a": [1, 2, 1]}, look)) == [Fault("uniqueItems", ("a",))]
    assert asked == [{"a": []}, {"a": [1, 2]}, {"a": [1]}, {"a": [1, 2, 1]}]
