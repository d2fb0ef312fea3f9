"""CycloneDX written as XML."""

from __future__ import annotations

import re

from dodcheck.supply.bom import Encoding, Family, Spec
from dodcheck.supply.document import BomDocument
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.reading.cyclonedx.bom import bom_of
from dodcheck.supply.reading.cyclonedx.external import ranges_of
from dodcheck.supply.reading.cyclonedx.shape import document_as_json
from dodcheck.supply.reading.cyclonedx.version import VERSIONS, is_known
from dodcheck.supply.reading.cyclonedx.xml_lines import XmlLines
from dodcheck.supply.reading.sources import XmlSource
from dodcheck.supply.schemas.words import value_words
from dodcheck.supply.schemas.xsd import misfits_of

_NAMESPACE = re.compile(r"http://cyclonedx\.org/schema/bom/(.+)")


def read(source: XmlSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for versions that are not supported."""
    namespace = source.root.tag.rpartition("}")[0].removeprefix("{")
    found = _NAMESPACE.fullmatch(namespace)
    version = found[1] if found else ""
    supported = is_known(version)
    spec = Spec(Family.CYCLONEDX, version, Encoding.XML)
    value = document_as_json(source.root, version)
    lines = XmlLines(source.root)
    misfits = (
        (*misfits_of(source, version, lines.place), *ranges_of(value)) if supported else (_unknown_version(namespace),)
    )
    return BomDocument(spec, bom_of(value, spec), misfits, lines.line, value)


def _unknown_version(namespace: str) -> Problem:
    """Return the one problem of a document whose version can't be told: what else it has to be depends on that."""
    said = f"its namespace is {value_words(namespace)}" if namespace else "it has no namespace"
    wanted = f"one of http://cyclonedx.org/schema/bom/{VERSIONS[0]} to …/{VERSIONS[-1]}"
    return Problem("schema", Severity.ERROR, f"bom: {said}, which is not {wanted}", ())
