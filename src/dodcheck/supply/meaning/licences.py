"""Licences of components."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dodcheck.supply.bom import Bom, Licence, LicenceForm
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem
from dodcheck.supply.meaning.expressions import LicenceRemark, remarks
from dodcheck.supply.meaning.spdx_ids import DEPRECATED, spdx_ids

_MOST_KNOWN = 4096
"""Texts whose remarks are kept: documents have few different ones."""


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield what is wrong with licences: an identifier that a schema lists is not looked up again."""
    for component in (bom.subject, *bom.components):
        for licence in component.licences if component is not None else ():
            for remark in _remarks(licence.form, licence.said):
                yield _problem(licence, remark, component.name if component else "")


def _problem(licence: Licence, remark: LicenceRemark, name: str) -> Problem:
    return problem(
        remark.code,
        f"the licence {excerpt(licence.said)} of {excerpt(name)} {remark.words}",
        licence.at,
    )


@lru_cache(maxsize=_MOST_KNOWN)
def _remarks(form: LicenceForm, said: str) -> tuple[LicenceRemark, ...]:
    match form:
        case LicenceForm.EXPRESSION:
            return tuple(remarks(said))
        case LicenceForm.ID:
            words = "is an identifier that SPDX no longer recommends"
            return (LicenceRemark("deprecated-licence", words),) if said in DEPRECATED else ()
        case LicenceForm.NAME:
            meant = spdx_ids().meant(said)
            return (LicenceRemark("licence-name", f"is a name, and SPDX has `{meant}`"),) if meant else ()
