"""Names that are declared twice, are empty, or lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.supply.bom import Bom, Family, Pointer, Ref
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem
from dodcheck.supply.meaning.expressions import NOTHING

_OUTSIDE = re.compile(r"urn:cdx:|DocumentRef-[^:]*:")
"""What a link to another document begins with: a BOM-Link of CycloneDX, an external reference of SPDX 2."""
_FORMULA: Pointer = ("formulation",)


_GRAPH = frozenset({"dependencies", "dependsOn", "provides", "assemblies", "vulnerabilities", "affects", "subjects"})
"""The keys of CycloneDX whose references hold a document together."""


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield the names that stand for two things, and the references to nothing."""
    yield from _declaration_problems(bom)
    known = {ref.name for ref in bom.declared}
    for ref in bom.used:
        if not ref.name:
            yield problem("empty-ref", f"a reference in `{ref.what}` is empty", ref.at)
        elif ref.name not in known and not _leads_out(ref.name, bom.spec.family):
            code = "dangling-ref" if bom.spec.family is Family.SPDX or ref.what in _GRAPH else "loose-ref"
            yield problem(code, f"`{ref.what}` refers to {excerpt(ref.name)}, which is not declared", ref.at)


def _declaration_problems(bom: Bom) -> Iterator[Problem]:
    first: dict[str, Ref] = {}
    for ref in bom.declared:
        if not ref.name:
            yield problem("empty-ref", f"the name of one {ref.what} is empty", ref.at)
        elif ref.name in first:
            other = first[ref.name]
            who = f"another {other.what} has" if other.what == ref.what else f"one {other.what} has"
            code = "formula-ref" if _FORMULA == ref.at[:1] == other.at[:1] else "duplicate-ref"
            yield problem(code, f"one {ref.what} has the name {excerpt(ref.name)}, which {who}", ref.at)
        else:
            first[ref.name] = ref


def _leads_out(name: str, family: Family) -> bool:
    return bool(_OUTSIDE.match(name)) or (family is Family.SPDX and name in NOTHING)
