"""Which names a CycloneDX document declares, and which it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dodcheck.supply.bom import Pointer, Ref, key_of
from dodcheck.supply.reading.walk import text_at, texts_at

Objects = Iterable[tuple[Pointer, dict[str, Any]]]
"""Every object of a document with its place."""

_KINDS = {
    "ancestors": "component",
    "annotations": "annotation",
    "claims": "claim",
    "component": "component",
    "components": "component",
    "compositions": "composition",
    "descendants": "component",
    "expression": "licence",
    "formulation": "formula",
    "license": "licence",
    "licenses": "licence",
    "occurrences": "occurrence",
    "requirements": "requirement",
    "services": "service",
    "tasks": "task",
    "variants": "component",
    "vulnerabilities": "vulnerability",
    "workflows": "workflow",
}
"""What holds a ``bom-ref``, by the key that it stands under."""

_BY_HOLDER: Mapping[str, tuple[str, ...]] = {
    "affects": ("ref",),
    "annotations": ("subjects",),
    "attestations": ("assessor",),
    "citations": ("attributedTo", "process"),
    "claims": ("target", "mitigationStrategies", "evidence", "counterEvidence"),
    "compositions": ("assemblies", "dependencies", "vulnerabilities"),
    "conformance": ("mitigationStrategies",),
    "dependencies": ("ref", "dependsOn", "provides"),
    "identity": ("tools",),
    "levels": ("requirements",),
    "map": ("requirement", "claims", "counterClaims"),
    "patentAssertions": ("patentRefs", "asserter"),
    "patents": ("members",),
    "requirements": ("parent",),
    "auth": ("algorithm",),
    "encr": ("algorithm",),
    "integ": ("algorithm",),
    "ke": ("algorithm",),
    "prf": ("algorithm",),
    "cipherSuites": ("algorithms",),
    "ikev2TransformTypes": ("encr", "prf", "integ", "ke", "auth"),
}
"""What refers to something, by the key that its object stands under."""

_ANYWHERE = ("ref", "algorithmRef", "signatureAlgorithmRef", "subjectPublicKeyRef", "cryptoRefArray")
"""What refers to something wherever it stands."""


def declared_in(objects: Objects) -> Iterator[Ref]:
    """Yield every ``bom-ref`` of a document."""
    for at, one in objects:
        if (name := text_at(one, "bom-ref")) is not None:
            yield Ref(name, _KINDS.get(key_of(at), key_of(at) or "document"), (*at, "bom-ref"))


def used_in(objects: Objects) -> Iterator[Ref]:
    """Yield every name that refers to something, links into other documents (``urn:cdx:…``) too."""
    for at, one in objects:
        holder = key_of(at)
        keys = _BY_HOLDER.get(holder, ())
        for key in (*keys, *(key for key in _ANYWHERE if key not in keys)):
            if key in one:
                yield from (Ref(name, _use_in_words(holder, key), place) for place, name in texts_at(one, key, at))


def _use_in_words(holder: str, key: str) -> str:
    return holder if key == "ref" else key
