"""Counterexamples for the kind `sbom`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.boms.findings import Bill
from dodcheck.rules.boms.reading import bill_at
from dodcheck.rules.counterexamples.edits import working_counterexamples
from dodcheck.rules.counterexamples.values import NOTHING
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.bom import Component

if TYPE_CHECKING:
    from dodcheck.rules.sbom import SbomRule

_MOST_PLANTED = 2000
"""Components of a document that is written anew."""
_OTHER = "f" * 40
_XML = b'<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"/>\n'
_Json = dict[str, Any]


def counterexamples(rule: SbomRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the document with less in it or with something wrong, written anew as CycloneDX; those that turn it."""
    if seen.outcome is not Outcome.HOLDS or not seen.places:
        return
    path = seen.places[0].path
    bill = bill_at(snapshot, path)
    if isinstance(bill, Bill) and len(bill.components) <= _MOST_PLANTED:
        yield from working_counterexamples(rule.examine, snapshot, seen, _planted(rule, path, bill))
    yield Counterexample(f"{path} removed", {path: None})


def _planted(rule: SbomRule, path: str, bill: Bill) -> Iterator[Counterexample]:
    least = max(1, rule.min_components or 1)
    count = len(bill.components)

    def with_(summary: str, change: Callable[[list[_Json]], object]) -> Counterexample:
        parts = [_component(component) for component in bill.components]
        change(parts)
        return Counterexample(f"{path} {summary}", {path: _document(parts)})

    def drop(parts: list[_Json]) -> None:
        del parts[least - 1 :]

    for field in rule.fields:
        yield with_(f"with a component without {field}", lambda parts: parts.append({"type": "library", "name": "x"}))
    if rule.spec_version:
        version = "1.4" if bill.document.spec.version == "1.5" else "1.5"
        told = _document([_component(component) for component in bill.components], version)
        yield Counterexample(f"{path} as CycloneDX {version}", {path: told})
    if rule.format:
        other = {"spdxVersion": "SPDX-2.2", "SPDXID": "SPDXRef-DOCUMENT", "packages": []}
        yield with_("as CycloneDX", lambda _parts: None)
        yield Counterexample(f"{path} as SPDX", {path: json.dumps(other).encode()})
    if rule.encoding:
        yield with_("as JSON", lambda _parts: None)
        yield Counterexample(f"{path} as XML", {path: _XML})
    if rule.vendored or rule.covers or rule.submodules:
        yield with_("with another commit for each component", _moved)
        yield with_("with another name for each component", _renamed)
    yield with_(f"with {least - 1} of its {count} components", drop)
    yield with_("with one component less", lambda parts: parts and parts.pop(0))
    yield with_("with two components of one name", lambda parts: parts.extend([_twin("a"), _twin("b")]))
    yield with_("with a component that has no name", lambda parts: parts.append({"type": "library"}))
    yield Counterexample(f"{path} made another document", {path: json.dumps(NOTHING).encode()})


def _twin(name: str) -> _Json:
    return {"type": "library", "name": name, "version": "1", "bom-ref": "planted"}


def _moved(parts: list[_Json]) -> None:
    for part in parts:
        part["version"] = _OTHER
        part.pop("purl", None)
        part.pop("pedigree", None)


def _renamed(parts: list[_Json]) -> None:
    for number, one in enumerate(parts):
        one.clear()
        one.update({"type": "library", "name": f"planted{number}", "version": "1"})


def _component(component: Component) -> _Json:
    """Return a component as CycloneDX writes it, with what says which code it is."""
    told: _Json = {
        "type": "library",
        "name": component.name,
        "version": component.version or "",
        "purl": component.purl,
    }
    told["externalReferences"] = [{"type": "vcs", "url": link.url} for link in component.links if link.kind == "vcs"]
    told["pedigree"] = {"commits": [{"uid": commit} for commit in component.commits]}
    told["evidence"] = {"occurrences": [{"location": place} for place in component.places]}
    told["supplier"] = {"name": component.supplier} if component.supplier else None
    told["licenses"] = [{"license": {"name": licence.said}} for licence in component.licences]
    told["hashes"] = [{"alg": found.algorithm, "content": found.value} for found in component.hashes]
    return {key: value for key, value in told.items() if value not in (None, [], {"commits": []}, {"occurrences": []})}


def _document(parts: list[_Json], version: str = "1.5") -> bytes:
    told = {"bomFormat": "CycloneDX", "specVersion": version, "version": 1, "components": parts}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
