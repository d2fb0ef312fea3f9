"""Licences that are told of no component: what was found in files, and those of snippets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem
from dodcheck.supply.meaning.expressions import LicenceRemark, remarks
from dodcheck.supply.reading.spdx2.refs import elements_of
from dodcheck.supply.reading.walk import texts_at

_FOUND = ("licenseInfoFromFiles", "licenseInfoInFiles", "licenseInfoInSnippets")
_MOST_KNOWN = 4096
"""Texts whose remarks are kept: documents have few different ones."""


def problems(value: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with them; licences of packages and files are judged with their components."""
    for at, what, one in elements_of(value):
        for key in (*_FOUND, "licenseConcluded") if what == "snippet" else _FOUND:
            for place, said in texts_at(one, key, at):
                for remark in _remarks(said):
                    yield problem(remark.code, f"the licence {excerpt(said)} of a {what} {remark.words}", place)


@lru_cache(maxsize=_MOST_KNOWN)
def _remarks(said: str) -> tuple[LicenceRemark, ...]:
    return tuple(remarks(said))
