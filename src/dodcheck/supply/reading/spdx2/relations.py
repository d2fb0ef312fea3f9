"""How the elements of SPDX 2 relate: what depends on what, what the document is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from dodcheck.supply.bom import Component, Dependency, Pointer
from dodcheck.supply.reading.walk import objects_at, text_at, texts_at

NOTHING_KNOWN = "NOASSERTION"
"""What stands where nobody knows."""
NOTHING = frozenset({NOTHING_KNOWN, "NONE"})
"""That, and what stands where there is nothing."""
DOCUMENT = "SPDXRef-DOCUMENT"
"""The name that every document has."""

_NEEDS = frozenset({"DEPENDS_ON", "DYNAMIC_LINK", "STATIC_LINK", "HAS_PREREQUISITE"})
"""What says of the first that it depends on the second."""
_NEEDED_BY = frozenset(
    {
        "DEPENDENCY_OF",
        "PREREQUISITE_FOR",
        *(f"{what}_DEPENDENCY_OF" for what in ("BUILD", "DEV", "OPTIONAL", "PROVIDED", "RUNTIME", "TEST")),
    }
)
"""What says so of the second."""
_HOLDS, _HELD_BY = "CONTAINS", "CONTAINED_BY"


class Relation(NamedTuple):
    """One relationship, as it stands there."""

    left: str
    kind: str
    right: str
    at: Pointer


def relations(value: dict[str, Any]) -> tuple[Relation, ...]:
    """Return the relationships that stand in a document and whose parts are texts."""
    found = []
    for at, one in objects_at(value, "relationships", ()):
        said = [text_at(one, key) for key in ("spdxElementId", "relationshipType", "relatedSpdxElement")]
        if None not in said:
            left, kind, right = (text or "" for text in said)
            found.append(Relation(left, kind, right, at))
    return tuple(found)


def dependencies(related: Iterable[Relation], packages: frozenset[str]) -> Iterator[Dependency]:
    """Yield what depends on what, on nothing where ``NONE`` stands.

    A package depends on what it holds; that it holds files is no dependency.
    """
    for relation in related:
        within = relation.left in packages and relation.right in packages
        if relation.kind in _NEEDS or (relation.kind == _HOLDS and within):
            yield from _dependency(relation.left, relation.right, relation.at)
        elif relation.kind in _NEEDED_BY or (relation.kind == _HELD_BY and within):
            yield from _dependency(relation.right, relation.left, relation.at)


def _dependency(ref: str, on: str, at: Pointer) -> Iterator[Dependency]:
    if ref not in NOTHING and on != NOTHING_KNOWN:
        yield Dependency(ref, () if on in NOTHING else (on,), at)


def subject_among(value: dict[str, Any], related: Iterable[Relation], components: tuple[Component, ...]) -> str | None:
    """Return the name of the one package that a document describes, where it lists others too."""
    described = [name for _, name in texts_at(value, "documentDescribes", ())]
    described += [relation.right for relation in related if relation.kind == "DESCRIBES" and relation.left == DOCUMENT]
    described += [
        relation.left for relation in related if relation.kind == "DESCRIBED_BY" and relation.right == DOCUMENT
    ]
    packages = [component.ref for component in components if not component.is_file]
    only = set(described)
    return described[0] if len(only) == 1 and len(packages) > 1 and packages.count(described[0]) == 1 else None
