"""CycloneDX written as JSON."""

from __future__ import annotations

from dodcheck.supply.bom import Encoding, Family, Spec
from dodcheck.supply.document import BomDocument
from dodcheck.supply.reading.cyclonedx.bom import bom_of
from dodcheck.supply.reading.cyclonedx.version import known
from dodcheck.supply.reading.sources import JsonSource


def read(source: JsonSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for versions that are not supported."""
    said = source.value.get("specVersion")
    known(said)
    spec = Spec(Family.CYCLONEDX, said if isinstance(said, str) else "", Encoding.JSON)
    return BomDocument(spec, bom_of(source.value, spec), source.problems, source.lines, source.value)
