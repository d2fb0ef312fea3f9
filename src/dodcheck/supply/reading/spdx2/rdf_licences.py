"""Sets of licences in RDF as expressions."""

from __future__ import annotations

from typing import Any

_SPDX = "http://spdx.org/rdf/terms#"
_LICENCES = "http://spdx.org/licenses/"
_JOINTS = {f"{_SPDX}ConjunctiveLicenseSet": " AND ", f"{_SPDX}DisjunctiveLicenseSet": " OR "}
_WITH = f"{_SPDX}WithExceptionOperator"
_LATER = f"{_SPDX}OrLaterOperator"

MAX_EXPRESSION = 20_000
"""Characters; sets of sets can mean more than anybody could write."""
MAX_DEPTH = 50
"""Sets within sets."""


class LicenceExpressions:
    """Tells what licences of a graph mean, each node once; ``start`` is what the document's own ids begin with."""

    def __init__(self, graph: Any, start: str) -> None:  # noqa: ANN401 - a graph of rdflib
        from rdflib import RDF, URIRef  # noqa: PLC0415 - lazy: 300 ms

        self._graph, self._start = graph, start
        self._type, self._iri = RDF.type, URIRef
        self._known: dict[Any, str | None] = {}

    def expression_of(self, node: Any, depth: int = 0) -> str | None:  # noqa: ANN401 - a node of rdflib
        """Return the expression of a node, members in the order of their letters; ``None`` beyond the limits."""
        if node not in self._known:
            self._known[node] = None  # while it is being told, it can't be told: a set within itself
            said = self._build(node, depth) if depth < MAX_DEPTH else None
            self._known[node] = said if said is None or len(said) <= MAX_EXPRESSION else None
        return self._known[node]

    def _build(self, node: Any, depth: int) -> str | None:  # noqa: ANN401 - the same
        kind = self._kind(node)
        if kind in _JOINTS:
            parts = [self.expression_of(one, depth + 1) for one in self._members(node, "member")]
            terms = sorted(f"({part})" if " " in part else part for part in parts if part is not None)
            return _JOINTS[kind].join(terms) if terms and len(terms) == len(parts) else None
        if kind == _WITH:
            inner, addition = (self._first_member(node, key, depth) for key in ("member", "licenseException"))
            return None if inner is None or addition is None else f"{inner} WITH {addition}"
        if kind == _LATER:
            inner = self._first_member(node, "member", depth)
            return None if inner is None else f"{inner}+"
        return self._single_id(node)

    def _single_id(self, node: Any) -> str | None:  # noqa: ANN401 - the same
        for start in (_LICENCES, self._start):
            if str(node).startswith(start):
                return str(node).removeprefix(start)
        named = self._members(node, "licenseExceptionId") + self._members(node, "licenseId")
        return str(named[0]) if named else None

    def _first_member(self, node: Any, key: str, depth: int) -> str | None:  # noqa: ANN401 - the same
        return next((self.expression_of(one, depth + 1) for one in self._members(node, key)), None)

    def _members(self, node: Any, key: str) -> list[Any]:  # noqa: ANN401 - the same
        return list(self._graph.objects(node, self._iri(f"{_SPDX}{key}")))

    def _kind(self, node: Any) -> str:  # noqa: ANN401 - the same
        return str(self._graph.value(node, self._type, any=True) or "")
