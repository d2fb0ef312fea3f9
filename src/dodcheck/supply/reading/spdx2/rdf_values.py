"""A graph of RDF as the values that SPDX has in JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx2.rdf_licences import LicenceExpressions
from dodcheck.supply.reading.spdx2.rdf_terms import (
    CHECKSUM,
    DOCUMENT,
    FILE,
    OWN_LICENCE,
    PACKAGE,
    RELATIONSHIP,
    SNIPPET,
    SPDX,
    Form,
    Term,
)
from dodcheck.supply.reading.spdx_codes import problem

_NOTHING = {f"{SPDX}noassertion": "NOASSERTION", f"{SPDX}none": "NONE"}
_ELEMENTS = (("Package", "packages", PACKAGE), ("File", "files", FILE), ("Snippet", "snippets", SNIPPET))
_IMPLIED = {"hasFile": "CONTAINS", "describesPackage": "DESCRIBES"}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONG_HASH = re.compile(r"(sha3)_([0-9]{3})|(blake2b)([0-9]{3})")
_KINDS = "http://spdx.org/rdf/references/"
_MAX_NUMBER = 18


class Values:
    """Tells what a graph of rdflib says; ``document`` is the IRI of its one SPDX document.

    ``problems`` are those that no value shows.
    """

    def __init__(self, graph: Any, document: str) -> None:  # noqa: ANN401 - a graph of rdflib
        from rdflib import RDF, BNode, URIRef  # noqa: PLC0415 - lazy: 300 ms

        self._graph, self._iri, self._nameless, self._type = graph, URIRef, BNode, RDF.type
        self.problems: list[Problem] = []
        self._document = URIRef(document)
        self._start = f"{document.partition('#')[0]}#"
        self._licences = LicenceExpressions(graph, self._start)
        self._outer = dict(self._outer_documents())

    def value(self) -> dict[str, Any]:
        """Return the values of the document."""
        made = self._object(self._document, DOCUMENT)
        made["SPDXID"] = self._id(self._document)
        made["documentNamespace"] = self._start[:-1]
        for kind, key, terms in _ELEMENTS:
            nodes = dict.fromkeys(self._graph.subjects(self._type, self._iri(f"{SPDX}{kind}")))
            made[key] = [self._element(node, terms) for node in nodes]
        made["hasExtractedLicensingInfos"] = list(self._own_licences())
        made["externalDocumentRefs"] = [self._outer_document(node) for node in self._outer_nodes()]
        made["relationships"] = list(self._relationships())
        return {key: said for key, said in made.items() if said != []}

    def _element(self, node: Any, terms: Mapping[str, Term]) -> dict[str, Any]:  # noqa: ANN401 - a node of rdflib
        made = self._object(node, terms)
        name = self._id(node)
        if name:
            made["SPDXID"] = name
        if terms is SNIPPET:
            made.setdefault("name", "")  # demanded by the schema of JSON, and not here
        return made

    def _own_licences(self) -> Iterator[dict[str, Any]]:
        for node in self._graph.objects(self._document, self._iri(f"{SPDX}hasExtractedLicensingInfo")):
            named = {"licenseId": self._id(node)} if self._id(node) else {}
            yield {**named, **self._object(node, OWN_LICENCE)}

    def _object(self, node: Any, terms: Mapping[str, Term]) -> dict[str, Any]:  # noqa: ANN401 - the same
        """Return what is said of a node: of a term that may stand once and stands several times, a list."""
        found: dict[Term, list[Any]] = {}
        for predicate, said in self._graph.predicate_objects(node):
            term = terms.get(str(predicate))
            if term is not None:
                found.setdefault(term, []).append(self._value_of(term, said))
        return {term.key: some if term.listed or len(some) > 1 else some[0] for term, some in found.items()}

    def _value_of(self, term: Term, said: Any) -> Any:  # noqa: ANN401 - a node of rdflib, a value of JSON
        match term.form:
            case Form.THING:
                return self._object(said, term.of or {})
            case Form.LICENCE:
                return self._licence(term.key, said)
            case Form.ID:
                return self._id(said)
            case form:
                return {} if isinstance(said, self._nameless) else _plain_value(form, str(said).strip(), self._start)

    def _licence(self, key: str, said: Any) -> str:  # noqa: ANN401 - the same
        text = str(said).strip()
        found = _NOTHING.get(text) or self._licences.expression_of(said)
        if found is None and isinstance(said, self._nameless):
            words = f"a `{key}` is a set of licences that holds itself, or more than is read, or nothing that is one"
            self.problems.append(problem("spdx-rdf", words, ()))
            return "NOASSERTION"
        return found or text

    def _id(self, node: Any) -> str:  # noqa: ANN401 - the same
        """Return the id of an element: of another document with that one's name; empty for a node without a name."""
        text = str(node)
        if not isinstance(node, self._iri):
            return ""
        namespace, hash_, name = text.partition("#")
        if f"{namespace}#" == self._start:
            return name
        outer = self._outer.get(namespace)
        return f"{outer}:{name}" if outer and hash_ else _NOTHING.get(text, text)

    def _relationships(self) -> Iterator[dict[str, Any]]:
        told = set()
        for left, _, node in self._graph.triples((None, self._iri(f"{SPDX}relationship"), None)):
            one = {"spdxElementId": self._id(left), **self._object(node, RELATIONSHIP)}
            told.add((one["spdxElementId"], one.get("relationshipType"), str(one.get("relatedSpdxElement"))))
            yield one
        for term, kind in _IMPLIED.items():
            for left, _, right in self._graph.triples((None, self._iri(f"{SPDX}{term}"), None)):
                parts = (self._id(left), kind, self._id(right))
                if parts not in told:
                    told.add(parts)
                    yield dict(zip(("spdxElementId", "relationshipType", "relatedSpdxElement"), parts, strict=True))

    def _outer_nodes(self) -> list[Any]:
        return list(self._graph.objects(self._document, self._iri(f"{SPDX}externalDocumentRef")))

    def _outer_documents(self) -> Iterator[tuple[str, str]]:
        """Yield the addresses of outer documents with the names that they have here."""
        for node in self._outer_nodes():
            for address in self._graph.objects(node, self._iri(f"{SPDX}spdxDocument")):
                yield str(address), self._outer_name(node)

    def _outer_name(self, node: Any) -> str:  # noqa: ANN401 - the same
        named = list(self._graph.objects(node, self._iri(f"{SPDX}externalDocumentId")))
        return str(named[0]) if named else str(node).removeprefix(self._start)

    def _outer_document(self, node: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
        made: dict[str, Any] = {"externalDocumentId": self._outer_name(node)}
        for address in self._graph.objects(node, self._iri(f"{SPDX}spdxDocument")):
            made["spdxDocument"] = str(address)
        for one in self._graph.objects(node, self._iri(f"{SPDX}checksum")):
            made["checksum"] = self._object(one, CHECKSUM)
        return made


def _plain_value(form: Form, text: str, start: str) -> Any:  # noqa: ANN401 - a value of JSON
    """Return what a text stands for; as it is where it is nothing of its form."""
    match form:
        case Form.BOOL:
            return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
        case Form.NUMBER:
            return int(text) if text.isascii() and text.isdigit() and len(text) <= _MAX_NUMBER else text
        case Form.KIND:
            return text.removeprefix(_KINDS).removeprefix(start)
        case Form.WORD:
            return _closed_list_word(text)
        case Form.ALGORITHM:
            return _algorithm(text)
        case _:
            return _NOTHING.get(text, text)


def _closed_list_word(text: str) -> str:
    """Return a word of a closed list: ``relationshipType_dependsOn`` is ``DEPENDS_ON``."""
    return _HUMP.sub("_", text.rpartition("#")[2].rpartition("_")[2]).upper()


def _algorithm(text: str) -> str:
    """Return an algorithm: ``checksumAlgorithm_sha3_256`` is ``SHA3-256``."""
    name = text.rpartition("#")[2].removeprefix("checksumAlgorithm_")
    found = _LONG_HASH.fullmatch(name)
    if found is None:
        return name.upper()
    return f"SHA3-{found[2]}" if found[1] else f"BLAKE2b-{found[4]}"
