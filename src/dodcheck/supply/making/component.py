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

_COMMON = frozenset(fingerprint.id for fingerprint in FINGERPRINTS) | {f"{name}-or-later" for name, _ in GNU}
"""Ids that every edition of CycloneDX's own list has; a newer one is written as an expression, which needs no list."""
_ADDRESS = re.compile(r"[!-~]+")


SURE: Mapping[Confidence, float] = {Confidence.RECORDED: 1, Confidence.DECLARED: 0.8, Confidence.READ: 0.5}
"""CycloneDX wants numbers: these three keep the order of the words, and mean no more."""


def ref_of(vendored: Vendored) -> str:
    """Return the name of a piece in the document: its path, which no other has."""
    return f"vendored/{text(vendored.path)}"


def component(vendored: Vendored, digest: str | None) -> dict[str, object]:
    """Return a component; ``digest`` is the SHA-256 of a piece that is one file, in hexadecimal digits."""
    made: dict[str, object] = {
        "type": "library",
        "bom-ref": ref_of(vendored),
        "supplier": {"name": text(vendored.supplier.value) if vendored.supplier else UNKNOWN},
        "name": text(vendored.name.value),
        "version": _version(vendored),
        "hashes": [{"alg": "SHA-256", "content": digest}] if digest else None,
        "licenses": _licences(vendored.licence),
        "purl": purl(vendored),
        "pedigree": _pedigree(vendored),
        "externalReferences": _references(vendored),
        "properties": [{"name": f"dodcheck:{name}", "value": text(value)} for name, value in _properties(vendored)],
        "evidence": _evidence(vendored),
    }
    return {key: value for key, value in made.items() if value is not None}


def _version(vendored: Vendored) -> str:
    """Return the version; the commit where only that is known, which is how a submodule says it."""
    known = vendored.version or vendored.commit
    return text(known.value) if known else UNKNOWN


def _licences(fact: Fact | None) -> list[dict[str, object]] | None:
    if fact is None:
        return None
    said = "concluded" if fact.confidence is Confidence.READ else "declared"
    if fact.value in _COMMON:
        return [{"license": {"id": fact.value, "acknowledgement": said}}]
    return [{"expression": fact.value, "acknowledgement": said}]


def _pedigree(vendored: Vendored) -> dict[str, object] | None:
    if vendored.commit is None:
        return None
    address = {"url": vendored.url.value} if vendored.url and is_vcs(vendored.url.value) else {}
    return {"commits": [{"uid": vendored.commit.value, **address}]}


def _references(vendored: Vendored) -> list[dict[str, str]] | None:
    """Return where the code is from; an address with other signs than plain ones stays out of it."""
    if vendored.url is None or not _ADDRESS.fullmatch(vendored.url.value):
        return None
    kind = "vcs" if is_vcs(vendored.url.value) or vendored.url.confidence is Confidence.RECORDED else "website"
    return [{"type": kind, "url": vendored.url.value}]


def facts_of(vendored: Vendored) -> Iterator[tuple[str, Fact | None]]:
    """Yield every fact that a piece may have, by its name."""
    yield "name", vendored.name
    yield "version", vendored.version
    yield "commit", vendored.commit
    yield "url", vendored.url
    yield "licence", vendored.licence
    yield "supplier", vendored.supplier


def _properties(vendored: Vendored) -> Iterator[tuple[str, str]]:
    yield "path", vendored.path
    yield "held", vendored.held.value
    for path in vendored.beside:
        yield "file", path
    unknown = [name for name, fact in facts_of(vendored) if fact is None]
    if unknown:
        yield "unknown", ", ".join(unknown)
    for name, fact in facts_of(vendored):
        if fact is not None:
            yield f"{name}:confidence", fact.confidence.value
            yield f"{name}:at", place_of(fact)
    for name, fact in vendored.also:
        yield f"{name}:also", f"{fact.value} ({fact.confidence.value}, {place_of(fact)})"


def place_of(fact: Fact) -> str:
    """Return the place of a fact: `path:line`, or the path alone."""
    return fact.place.path if fact.place.line is None else f"{fact.place.path}:{fact.place.line}"


def _evidence(vendored: Vendored) -> dict[str, object]:
    fields = {"name": vendored.name, "version": vendored.version}
    return {
        "identity": [_identity(name, fact) for name, fact in fields.items() if fact is not None],
        "occurrences": [{"location": text(path)} for path in (vendored.path, *vendored.beside)],
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
