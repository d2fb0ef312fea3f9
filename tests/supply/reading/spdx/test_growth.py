from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.meaning.check import problems_of
from dodcheck.supply.reading.read import read_bom
from support import spdx_many

SHA1 = {"algorithm": "SHA1", "checksumValue": "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"}


def test_so_many_findings_are_told_and_the_rest_is_as_bad_as_the_worst_of_them() -> None:
    made = spdx_many.value(1)
    made["files"] = [{"SPDXID": f"SPDXRef-f{index}", "fileName": "/a", "checksums": [SHA1]} for index in range(10_005)]
    told = read_bom("bom", json.dumps(made).encode()).misfits
    assert len(told) == 10_001
    assert told[-1] == Problem("spdx-more", Severity.WARNING, "5 more findings of these kinds", ())


def _seconds(data: bytes) -> float:
    before = time.process_time()
    document = read_bom("bom", data)
    found = (*document.misfits, *problems_of(document.bom))
    for one in found[:50]:
        document.lines(one.at)
    return time.process_time() - before


@pytest.mark.parametrize(
    ("made", "many"),
    [
        (spdx_many.in_json, 5_000),
        (spdx_many.misfit, 5_000),
        (spdx_many.in_tags, 1_500),
        (spdx_many.in_xml, 2_000),
        (spdx_many.in_graph, 3_000),
        (spdx_many.misfit_graph, 3_000),
        (spdx_many.in_yaml, 1_000),
        (spdx_many.in_rdf, 1_000),
    ],
)
def test_many_packages_take_seconds_and_not_the_square_of_them(made: Callable[[int], str], many: int) -> None:
    assert _seconds(made(many).encode()) < 20
