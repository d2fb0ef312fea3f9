"""Licences of SPDX 3, which are objects of their own, as the expressions that mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dodcheck.supply.bom import Licence, LicenceForm, Pointer
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx3.graph import Graph, GraphObject
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.reading.walk import text_at
from dodcheck.supply.schemas.words import value_words

RELATIONSHIPS = ("Relationship", "LifecycleScopedRelationship")
"""Classes whose objects say how elements relate."""
RELATIONS = frozenset({"hasConcludedLicense", "hasDeclaredLicense"})
"""What says that something has a licence."""

MAX_EXPRESSION = 20_000
"""Characters; sets of sets can mean more than anybody could write."""
MAX_DEPTH = 50
"""Sets within sets."""

_LISTED = re.compile(r"https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(?:\.html)?/?")
_SETS = {"expandedlicensing_ConjunctiveLicenseSet": " AND ", "expandedlicensing_DisjunctiveLicenseSet": " OR "}
_NOTHING = {"NoAssertionLicense": "NOASSERTION", "NoneLicense": "NONE"}
_NO_NAME = re.compile(r"[^A-Za-z0-9.-]+")


def told_licences(graph: Graph) -> Iterator[tuple[GraphObject, Licence | Problem]]:
    """Yield what relationships say of licences: a licence, or that none can be made of what stands there."""
    licences = Licences(graph)
    for graph_object in graph.of_kind(*RELATIONSHIPS):
        if text_at(graph_object.value, "relationshipType") not in RELATIONS:
            continue
        at: Pointer = (*graph_object.at, "to")
        for name, thing in graph.objects_at(graph_object.value, "to"):
            licence = licences.licence(name, thing, at)
            if licence is not None:
                yield graph_object, licence
            elif thing is not None:
                yield graph_object, _untold_licence(name, thing, at)


def untold_licences(graph: Graph) -> Iterator[Problem]:
    """Yield what stands for a licence and is none, or is a set that contains itself."""
    yield from (told for _, told in told_licences(graph) if isinstance(told, Problem))


def _untold_licence(name: str, thing: GraphObject, at: Pointer) -> Problem:
    said = f"{value_words(name)} ({thing.kind}) is no licence, holds a part that is none, or holds itself"
    return problem("spdx-licence", said, at)


class Licences:
    """Tells the licences of a document, each object once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[str, str | None] = {}

    def licence(self, name: str, thing: GraphObject | None, at: Pointer) -> Licence | None:
        """Return the licence that a reference leads to; ``None`` where that is none, or beyond the limits."""
        if thing is not None and thing.kind == "simplelicensing_SimpleLicensingText":
            return Licence(LicenceForm.NAME, text_at(thing.value, "name") or name, at)
        said = self._expression(name, thing, 0)
        return None if said is None else Licence(LicenceForm.EXPRESSION, said, at)

    def _expression(self, name: str, thing: GraphObject | None, depth: int) -> str | None:
        """Return the expression, ``None`` where it can't be told; while a set is being told, it can't be either."""
        if not name or name not in self._known:
            self._known[name] = None
            made = self._build(name, thing, depth) if depth < MAX_DEPTH else None
            self._known[name] = made if made is None or len(made) <= MAX_EXPRESSION else None
            return self._known[name]
        return self._known[name]

    def _build(self, name: str, thing: GraphObject | None, depth: int) -> str | None:
        if thing is None:
            return _built_in(name)
        match thing.kind.removeprefix("expandedlicensing_"):
            case "simplelicensing_LicenseExpression":
                return text_at(thing.value, "simplelicensing_licenseExpression")
            case "ConjunctiveLicenseSet" | "DisjunctiveLicenseSet":
                return self._join_members(thing.value, _SETS[thing.kind], depth)
            case "OrLaterOperator":
                return self._or_later(thing.value, depth)
            case "WithAdditionOperator":
                return self._with_addition(thing.value, depth)
            case kind:
                return _single_licence(kind, name)

    def _or_later(self, value: Mapping[str, object], depth: int) -> str | None:
        inner = self._operand(value, "expandedlicensing_subjectLicense", depth)
        return None if inner is None else f"{inner}+"

    def _with_addition(self, value: Mapping[str, object], depth: int) -> str | None:
        inner = self._operand(value, "expandedlicensing_subjectExtendableLicense", depth)
        addition = self._operand(value, "expandedlicensing_subjectAddition", depth)
        return None if inner is None or addition is None else f"{inner} WITH {addition}"

    def _join_members(self, value: Mapping[str, object], joint: str, depth: int) -> str | None:
        parts = [
            self._expression(name, thing, depth + 1)
            for name, thing in self._graph.objects_at(value, "expandedlicensing_member")
        ]
        terms = [f"({part})" if " " in part else part for part in parts if part is not None]
        return joint.join(terms) if terms and len(terms) == len(parts) else None

    def _operand(self, value: Mapping[str, object], key: str, depth: int) -> str | None:
        return next(
            (
                self._expression(name, graph_object, depth + 1)
                for name, graph_object in self._graph.objects_at(value, key)
            ),
            None,
        )


def _single_licence(kind: str, name: str) -> str | None:
    """Return a single licence by its IRI: of SPDX's list, or of the document's own."""
    match kind:
        case "ListedLicense" | "ListedLicenseException" | "IndividualLicensingInfo":
            return _built_in(name)
        case "CustomLicense":
            return f"LicenseRef-{_own_name(name)}"
        case "CustomLicenseAddition":
            return f"AdditionRef-{_own_name(name)}"
        case _:
            return None


def _built_in(name: str) -> str | None:
    """Return what SPDX itself declares under an IRI or a word."""
    listed = _LISTED.fullmatch(name)
    if listed:
        return listed[1]
    return _NOTHING.get(name.rpartition("/")[2].removeprefix("expandedlicensing_"))


def _own_name(name: str) -> str:
    """Return an IRI's last part as the name of a licence of one's own."""
    last = re.split(r"[/#:]", name.rstrip("/#:"))[-1]
    return _NO_NAME.sub("-", last.removeprefix("LicenseRef-").removeprefix("AdditionRef-")).strip("-") or "unnamed"
