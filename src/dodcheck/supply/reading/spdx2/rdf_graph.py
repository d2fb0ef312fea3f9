"""The graph of an RDF document, made ready for spdx-tools.

Sets of licences become the expressions they mean: the library forgets their brackets, and follows sets of sets as often
as they can be reached. What packages hold and describe is taken out: the library compares each with all others.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from dodcheck.supply.document import NotRead
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx2.checks.codes import problem, shown
from dodcheck.supply.reading.spdx2.rdf_licences import Expressions

SPDX = "http://spdx.org/rdf/terms#"
"""The namespace of SPDX 2."""
LICENCES = "http://spdx.org/licenses/"
"""What the listed licences are named by."""

_IMPLIED = {"hasFile": "CONTAINS", "describesPackage": "DESCRIBES"}
_LICENSED = (
    "licenseConcluded",
    "licenseDeclared",
    "licenseInfoFromFiles",
    "licenseInfoInFile",
    "licenseInfoInSnippet",
)


class Prepared(NamedTuple):
    """A graph without what was taken out, the relationships that this implied, and what can't be told.

    ``analyzed`` are the ids of packages that say whether their files were analysed: the library forgets which do.
    """

    graph: Any
    version: str | None
    relations: tuple[tuple[str, str, str], ...]
    analyzed: frozenset[str]
    problems: tuple[Problem, ...]


def prepared(data: bytes) -> Prepared:
    """Return the graph of RDF/XML. Raises ``NotRead`` where it holds no SPDX document, or several."""
    from rdflib import RDF, Graph, URIRef  # noqa: PLC0415 - lazy: 300 ms

    graph = Graph()
    graph.parse(data=data, format="xml")
    documents = sorted({str(one) for one in graph.subjects(RDF.type, URIRef(f"{SPDX}SpdxDocument"))})
    if len(documents) != 1:
        raise NotRead(f"it is RDF, and holds {'several SPDX documents' if documents else 'no SPDX document'}")
    namespace, hash_, name = documents[0].partition("#")
    if not (namespace and hash_ and name):
        said = shown(documents[0])
        raise NotRead(f"the name of its SPDX document, {said}, is no address with `#SPDXRef-DOCUMENT`")
    version = graph.value(URIRef(documents[0]), URIRef(f"{SPDX}specVersion"))
    _type_truths(graph)
    problems = _tell_licences(graph, namespace)
    relations = _taken(graph, f"{namespace}#")
    saying = graph.subjects(URIRef(f"{SPDX}filesAnalyzed"))
    analyzed = frozenset(str(one).removeprefix(f"{namespace}#") for one in saying)
    return Prepared(graph, None if version is None else str(version).strip(), relations, analyzed, problems)


def _type_truths(graph: Any) -> None:  # noqa: ANN401 - a graph of rdflib
    """Give ``true`` and ``false`` without a type theirs: the library takes every text for true."""
    from rdflib import Literal, URIRef  # noqa: PLC0415 - lazy: 300 ms

    predicate = URIRef(f"{SPDX}filesAnalyzed")
    for holder, _, said in list(graph.triples((None, predicate, None))):
        if str(said).strip() in ("true", "false"):
            graph.set((holder, predicate, Literal(str(said).strip() == "true")))


def _tell_licences(graph: Any, namespace: str) -> tuple[Problem, ...]:  # noqa: ANN401 - a graph of rdflib
    from rdflib import URIRef  # noqa: PLC0415 - lazy: 300 ms

    told, problems = Expressions(graph, namespace), []
    for key in _LICENSED:
        predicate = URIRef(f"{SPDX}{key}")
        for holder, _, one in list(graph.triples((None, predicate, None))):
            if not told.is_set(one):
                continue
            said = told.of(one)
            graph.remove((holder, predicate, one))
            graph.add((holder, predicate, URIRef(f"{LICENCES}{said}" if said else f"{SPDX}noassertion")))
            if said is None:
                whose = str(holder).rpartition("#")[2]
                problems.append(problem("spdx-rdf", f"the `{key}` of {shown(whose)} is a set that can't be told", ()))
    return tuple(problems)


def _taken(graph: Any, start: str) -> tuple[tuple[str, str, str], ...]:  # noqa: ANN401 - the same
    from rdflib import URIRef  # noqa: PLC0415 - lazy: 300 ms

    found = []
    for key, kind in _IMPLIED.items():
        for left, predicate, right in list(graph.triples((None, URIRef(f"{SPDX}{key}"), None))):
            graph.remove((left, predicate, right))
            found.append((str(left).removeprefix(start), kind, str(right).removeprefix(start)))
    return tuple(sorted(set(found)))
