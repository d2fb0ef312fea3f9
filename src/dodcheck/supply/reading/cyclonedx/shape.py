"""CycloneDX written as XML into the plain values that its JSON would have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.document import NotRead
from dodcheck.supply.reading.walk import MAX_DEPTH

MAX_ATTRIBUTES = 64
"""So many of one element are read; no element of CycloneDX has a quarter of them."""

Places = dict[Any, Pointer]
"""For each element of lxml where in the plain values it ends up."""

_ATTRIBUTES = {"content-type": "contentType", "license-identifier": "licenseIdentifier"}
"""Attributes that JSON spells differently."""

_KEYS = {"cryptoRef": "cryptoRefArray", "details": "expressionDetails"}
"""Elements that JSON spells differently."""

_LISTS = frozenset(
    {
        ("affects", "target"),
        ("ancestors", "component"),
        ("collection", "graphic"),
        ("copyright", "text"),
        ("datasets", "ref"),
        ("descendants", "component"),
        ("evidence", "evidence"),
        ("externalReferences", "reference"),
        ("formulation", "formula"),
        ("members", "ref"),
        ("patentRefs", "bom-ref"),
        ("patents", "patentFamily"),
        ("references", "url"),
        ("resolves", "issue"),
        ("runtimeTopology", "dependency"),
        ("taskDependencies", "dependency"),
        ("tlsSignatureSchemes", "signatureScheme"),
        ("tlsGroups", "group"),
        ("variants", "component"),
    }
)
"""Elements around a list, with what is in it, whose name is not just the plural."""

_REPEATED = frozenset(
    {
        ("claim", "counterEvidence"),
        ("claim", "evidence"),
        ("component", "data"),
        ("component", "omniborId"),
        ("component", "swhid"),
        ("attestation", "map"),
    }
)
"""Elements that are a list in JSON, though XML repeats them with nothing around."""
_ALWAYS_REPEATED = frozenset(
    {"certificationLevel", "contact", "cryptoRef", "details", "energyConsumptions", "energyProviders", "openCre"}
)
_PLAIN_REFS = frozenset({"assemblies", "dependencies", "subjects", "tools", "vulnerabilities"})
"""Lists in JSON of plain names, which in XML are elements with a ``ref`` and nothing else."""


def document_as_json(root: Any, version: str, places: Places | None = None) -> dict[str, Any]:  # noqa: ANN401 - an element of lxml
    """Return the document as plain values; ``places`` is filled where it is given.

    Raises ``NotRead`` for nesting beyond the limit.
    """
    shape = _Shape(root.tag.rpartition("}")[0] + "}" if "}" in root.tag else "", places)
    value = {"bomFormat": "CycloneDX", "specVersion": version, **shape.object(root, ())}
    if str(value.get("version", "")).isdecimal():
        value["version"] = int(value["version"][:9])
    return value


class _Shape:
    """Turns elements of one namespace into values; those of others are extensions, which JSON does not have."""

    def __init__(self, namespace: str, places: Places | None) -> None:
        self._namespace = namespace
        self._places = places

    def object(self, element: Any, at: Pointer) -> dict[str, Any]:  # noqa: ANN401 - the same
        """Return an element's attributes and children as an object."""
        found: dict[str, Any] = {_ATTRIBUTES.get(key, key): value for key, value in _attributes(element).items()}
        for name, group in self._groups(element):
            key = _KEYS.get(name, name)
            if (self._name(element), name) in _REPEATED or name in _ALWAYS_REPEATED or len(group) > 1:
                found[key] = [self._value(one, (*at, key, index)) for index, one in enumerate(group)]
            else:
                found[key] = self._value(group[0], (*at, key))
        if len(element) == 0 and (text := _text(element)):
            found["content"] = text
        return found

    def _value(self, element: Any, at: Pointer) -> Any:  # noqa: ANN401 - the same
        if len(at) > MAX_DEPTH:
            raise NotRead(f"it is nested deeper than {MAX_DEPTH} levels", element.sourceline, unsure=True)
        if self._places is not None:
            self._places[element] = at
        name, inside = self._name(element), self._own_children(element)
        if name == "licenses":
            return [self._licence(one, (*at, index)) for index, one in enumerate(inside)]
        if not inside and not element.attrib:
            return _text(element)
        if inside and not element.attrib and self._is_list(name, inside):
            return self._list(element, inside, at)
        return self.object(element, at)

    def _list(self, element: Any, inside: Sequence[Any], at: Pointer) -> list[Any]:  # noqa: ANN401 - the same
        """Return a list; of refs alone by their names, and dependencies with what they depend on."""
        name = self._name(element)
        parent = element.getparent()
        refs = name in _PLAIN_REFS and (name != "dependencies" or self._name(parent) == "composition")
        return [self._entry(one, (*at, index), refs=refs) for index, one in enumerate(inside)]

    def _entry(self, element: Any, at: Pointer, *, refs: bool) -> Any:  # noqa: ANN401 - the same
        if refs and element.keys() == ["ref"] and not self._own_children(element):
            self._place(element, at)
            return element.get("ref")
        match self._name(element):
            case "dependency":
                return self._dependency(element, at)
            case "ref" if self._name(element.getparent()) == "datasets":
                return {"ref": self._value(element, (*at, "ref"))}
            case "property" | "environmentVar":
                self._place(element, at)
                return {**_attributes(element), "value": _text(element)}
            case _:
                return self._value(element, at)

    def _dependency(self, element: Any, at: Pointer) -> dict[str, Any]:  # noqa: ANN401 - the same
        self._place(element, at)
        found: dict[str, Any] = _attributes(element)
        for name, key in (("dependency", "dependsOn"), ("provides", "provides")):
            inner = [one for one in self._own_children(element) if self._name(one) == name]
            if inner:
                found[key] = [one.get("ref") for one in inner]
                for index, one in enumerate(inner):
                    self._place(one, (*at, key, index))
        return found

    def _licence(self, element: Any, at: Pointer) -> dict[str, Any]:  # noqa: ANN401 - the same
        """Return a choice of licence: under ``license`` or ``expression``, as JSON has them."""
        match self._name(element):
            case "expression":
                self._place(element, (*at, "expression"))
                return {**_attributes(element), "expression": _text(element)}
            case "expression-detailed":
                self._place(element, at)
                return self.object(element, at)
            case name:
                return {name: self._value(element, (*at, name))}

    def _is_list(self, name: str, inside: Sequence[Any]) -> bool:
        names = {self._name(one) for one in inside}
        return all((name, one) in _LISTS or name in _plurals(one) for one in names)

    def _groups(self, element: Any) -> Iterator[tuple[str, list[Any]]]:  # noqa: ANN401 - the same
        groups: dict[str, list[Any]] = {}
        for one in self._own_children(element):
            groups.setdefault(self._name(one), []).append(one)
        yield from groups.items()

    def _own_children(self, element: Any) -> list[Any]:  # noqa: ANN401 - the same
        """Return the child elements of the document's own namespace."""
        return [one for one in element if isinstance(one.tag, str) and one.tag.startswith(self._namespace)]

    def _name(self, element: Any) -> str:  # noqa: ANN401 - the same
        found: str = element.tag[len(self._namespace) :]
        return found

    def _place(self, element: Any, at: Pointer) -> None:  # noqa: ANN401 - the same
        if self._places is not None:
            self._places[element] = at


def _plurals(name: str) -> tuple[str, ...]:
    return (f"{name}s", f"{name}es", f"{name[:-1]}ies")


def _attributes(element: Any) -> dict[str, str]:  # noqa: ANN401 - the same
    """Return the attributes without a namespace, up to a number: lxml looks for each value from the first on."""
    names = (name for name in iter(element.attrib) if not name.startswith("{"))
    return {name: element.get(name) for name in islice(names, MAX_ATTRIBUTES)}


def _text(element: Any) -> str:  # noqa: ANN401 - the same
    return (element.text or "").strip()
