"""One piece of vendored code as a component of CycloneDX 1.6."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dodcheck.supply.licences.fingerprints import FINGERPRINTS, GNU
from dodcheck.supply.making.purls import is_vcs, purl
from dodcheck.supply.making.texts import text
from dodcheck.supply.vendoring.names import is_source
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Vendored

UNKNOWN = "NOASSERTION"
"""What stands where the tree does not tell, in a field that a bill of materials has to have."""

_COMMON = frozenset(one.id for one in FINGERPRINTS) | {f"{name}-or-later" for name, _ in GNU}
"""Ids that every edition of CycloneDX's own list has; a newer one is written as an expression, which needs no list."""
_ADDRESS = re.compile(r"[!-~]+")


SURE: Mapping[Confidence, float] = {Confidence.RECORDED: 1, Confidence.DECLARED: 0.8, Confidence.READ: 0.5}
"""CycloneDX wants numbers: these three keep the order of the words, and mean no more."""


def ref_of(one: Vendored) -> str:
    """Return the name of a piece in the document: its path, which no other has."""
    return f"vendored/{text(one.path)}"


def component(one: Vendored, digest: str | None) -> dict[str, object]:
    """Return a component; ``digest`` is the SHA-256 of a piece that is one file, in hexadecimal digits."""
    made: dict[str, object] = {
        "type": "library",
        "bom-ref": ref_of(one),
        "supplier": {"name": text(one.supplier.value) if one.supplier else UNKNOWN},
        "name": text(one.name.value),
        "version": _version(one),
        "hashes": [{"alg": "SHA-256", "content": digest}] if digest else None,
        "licenses": _licences(one.licence),
        "purl": purl(one),
        "pedigree": _pedigree(one),
        "externalReferences": _references(one),
        "properties": [{"name": f"dodcheck:{name}", "value": text(value)} for name, value in _properties(one)],
        "evidence": _evidence(one),
    }
    return {key: value for key, value in made.items() if value is not None}


def _version(one: Vendored) -> str:
    """Return the version; the commit where only that is known, which is how a submodule says it."""
    known = one.version or one.commit
    return text(known.value) if known else UNKNOWN


def _licences(fact: Fact | None) -> list[dict[str, object]] | None:
    if fact is None:
        return None
    said = "concluded" if fact.confidence is Confidence.READ else "declared"
    if fact.value in _COMMON:
        return [{"license": {"id": fact.value, "acknowledgement": said}}]
    return [{"expression": fact.value, "acknowledgement": said}]


def _pedigree(one: Vendored) -> dict[str, object] | None:
    if one.commit is None:
        return None
    address = {"url": one.url.value} if one.url and is_vcs(one.url.value) else {}
    return {"commits": [{"uid": one.commit.value, **address}]}


def _references(one: Vendored) -> list[dict[str, str]] | None:
    """Return where the code is from; an address with other signs than plain ones stays out of it."""
    if one.url is None or not _ADDRESS.fullmatch(one.url.value):
        return None
    kind = "vcs" if is_vcs(one.url.value) or one.url.confidence is Confidence.RECORDED else "website"
    return [{"type": kind, "url": one.url.value}]


def facts_of(one: Vendored) -> Iterator[tuple[str, Fact | None]]:
    """Yield every fact that a piece may have, by its name."""
    yield "name", one.name
    yield "version", one.version
    yield "commit", one.commit
    yield "url", one.url
    yield "licence", one.licence
    yield "supplier", one.supplier


def _properties(one: Vendored) -> Iterator[tuple[str, str]]:
    yield "path", one.path
    yield "held", one.held.value
    for path in one.beside:
        yield "file", path
    unknown = [name for name, fact in facts_of(one) if fact is None]
    if unknown:
        yield "unknown", ", ".join(unknown)
    for name, fact in facts_of(one):
        if fact is not None:
            yield f"{name}:confidence", fact.confidence.value
            yield f"{name}:at", place_of(fact)
    for name, fact in one.also:
        yield f"{name}:also", f"{fact.value} ({fact.confidence.value}, {place_of(fact)})"


def place_of(fact: Fact) -> str:
    """Return the place of a fact: `path:line`, or the path alone."""
    return fact.place.path if fact.place.line is None else f"{fact.place.path}:{fact.place.line}"


def _evidence(one: Vendored) -> dict[str, object]:
    fields = {"name": one.name, "version": one.version}
    return {
        "identity": [_identity(name, fact) for name, fact in fields.items() if fact is not None],
        "occurrences": [{"location": text(path)} for path in (one.path, *one.beside)],
    }


def _identity(name: str, fact: Fact) -> dict[str, object]:
    sure = SURE[fact.confidence]
    method = {"technique": _technique(fact), "confidence": sure, "value": text(place_of(fact))}
    return {"field": name, "confidence": sure, "concludedValue": text(fact.value), "methods": [method]}


def _technique(fact: Fact) -> str:
    """Return CycloneDX's word for how a fact was found."""
    if fact.place.line is None and fact.confidence is not Confidence.RECORDED:
        return "filename"
    return "source-code-analysis" if is_source(fact.place.path) else "manifest-analysis"
