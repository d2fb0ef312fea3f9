"""A bill of materials, whatever its format: what rules and reports look at."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

Pointer = tuple[str | int, ...]
"""A place in a document: keys and positions (from 0) that lead there; XML counts as the JSON that means the same."""


class Family(StrEnum):
    """Who publishes the format."""

    CYCLONEDX = "CycloneDX"
    SPDX = "SPDX"


class Encoding(StrEnum):
    """How a document is written."""

    JSON = "JSON"
    XML = "XML"
    JSON_LD = "JSON-LD"
    TAG_VALUE = "tag-value"
    YAML = "YAML"
    RDF = "RDF/XML"


class Spec(NamedTuple):
    """Which format a document says that it has: ``CycloneDX 1.6 JSON``. ``version`` is as it stands there."""

    family: Family
    version: str
    encoding: Encoding

    def __str__(self) -> str:
        return f"{self.family} {self.version} {self.encoding}"


class LicenceForm(StrEnum):
    """How a licence is given."""

    ID = "id"
    NAME = "name"
    EXPRESSION = "expression"


class Licence(NamedTuple):
    """One licence, in the words of the document. SPDX's ``NOASSERTION`` and ``NONE`` are expressions."""

    form: LicenceForm
    said: str
    at: Pointer


class Hash(NamedTuple):
    """A checksum; ``algorithm`` is written as CycloneDX does, ``SHA-256``, for both families."""

    algorithm: str
    value: str
    at: Pointer


class Link(NamedTuple):
    """A reference to somewhere outside: its kind (``vcs``, ``website`` …) and its address."""

    kind: str
    url: str
    at: Pointer


class Component(NamedTuple):
    """One component, or package in SPDX; nested ones stand behind the one that holds them.

    Texts are as the document has them, empty strings included; ``None`` where nothing stands. ``commits`` are ids that
    a pedigree names. ``places`` are paths in a repository where it says that the component lies: properties, evidence
    of occurrence, SPDX file names. ``properties`` keeps the first value of a name.
    """

    name: str
    version: str | None
    kind: str | None
    ref: str | None
    at: Pointer
    group: str | None = None
    supplier: str | None = None
    purl: str | None = None
    cpe: str | None = None
    description: str | None = None
    licences: tuple[Licence, ...] = ()
    hashes: tuple[Hash, ...] = ()
    links: tuple[Link, ...] = ()
    commits: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    properties: Mapping[str, str] = {}
    is_file: bool = False


class Dependency(NamedTuple):
    """That ``ref`` depends on each of ``on``; in SPDX a relationship that says so."""

    ref: str
    on: tuple[str, ...]
    at: Pointer


class Ref(NamedTuple):
    """A name that is declared or used in a document: a ``bom-ref``, an ``SPDXID``; ``what`` says by what, in a word."""

    name: str
    what: str
    at: Pointer


class Bom(NamedTuple):
    """A bill of materials.

    ``subject`` is what it is about, in CycloneDX ``metadata.component``. ``components`` are all others, nested ones
    too, in their order. ``declared`` are all names that may be referred to, ``used`` all that are referred to.
    ``authors`` are people, organisations and tools who made it. ``timestamp`` and ``serial`` are texts of the document.
    """

    spec: Spec
    components: tuple[Component, ...]
    dependencies: tuple[Dependency, ...] = ()
    declared: tuple[Ref, ...] = ()
    used: tuple[Ref, ...] = ()
    subject: Component | None = None
    serial: str | None = None
    timestamp: tuple[str, Pointer] | None = None
    authors: tuple[str, ...] = ()


def key_of(at: Pointer) -> str:
    """Return the innermost name on the way to a place in a document, empty where there is none."""
    return next((key for key in reversed(at) if isinstance(key, str)), "")
