from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.meaning.check import problems_of
from dodcheck.supply.reading.read import read_bom
from support import spdx_many as many

SHA1 = {"algorithm": "SHA1", "checksumValue": "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"}


def test_so_many_findings_are_told_and_the_rest_is_as_bad_as_the_worst_of_them() -> None:
    made = many.value(1)
    made["files"] = [{"SPDXID": f"SPDXRef-f{index}", "fileName": "/a", "checksums": [SHA1]} for index in range(10_005)]
    told = read_bom("bom", json.dumps(made).encode()).misfits
    assert len(told) == 10_001
    assert told[-1] == Problem("spdx-more", Severity.WARNING, "5 more findings of these kinds", ())


def _seconds(data: bytes) -> float:
    best = float("inf")
    for _ in range(2):
        before = time.process_time()
        document = read_bom("bom", data)
        found = (*document.misfits, *problems_of(document.bom))
        for one in found[:50]:
            document.lines(one.at)
        best = min(best, time.process_time() - before)
    return best


@pytest.mark.parametrize(
    ("made", "few"),
    [
        (many.in_json, 500),
        (many.misfit, 500),
        (many.in_tags, 150),
        (many.in_xml, 200),
        (many.in_graph, 300),
        (many.misfit_graph, 300),
        (many.in_yaml, 100),
        (many.in_rdf, 100),
    ],
)
def test_ten_times_the_packages_take_at_most_twelve_times_as_long(made: Callable[[int], str], few: int) -> None:
    small, large = made(few).encode(), made(10 * few).encode()
    read_bom("bom", small)
    ratio = _seconds(large) / _seconds(small)
    if ratio > 12:
        ratio = min(ratio, _seconds(large) / _seconds(small))
    assert ratio <= 12, ratio
