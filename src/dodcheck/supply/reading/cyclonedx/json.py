"""CycloneDX written as JSON."""

from __future__ import annotations

import re
from typing import Any

from dodcheck.supply.bom import Encoding, Family, Spec
from dodcheck.supply.document import BomDocument
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.reading.cyclonedx.bom import bom_of
from dodcheck.supply.reading.cyclonedx.version import VERSIONS, is_known
from dodcheck.supply.reading.sources import JsonSource
from dodcheck.supply.schemas.misfits import misfits_of
from dodcheck.supply.schemas.words import value_words

_SCHEMA = re.compile(r"https?://(?:www\.)?cyclonedx\.org/schema/bom-([0-9]+\.[0-9]+)[a-z]?(?:-strict)?\.schema\.json")


def read(source: JsonSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for versions that are not supported."""
    value, said = source.value, source.value.get("specVersion")
    spec = Spec(Family.CYCLONEDX, said if isinstance(said, str) else "", Encoding.JSON)
    misfits = misfits_of(value, spec.version) if is_known(said) else _no_version(value)
    problems = (*source.problems, *_other_schema(value), *misfits)
    return BomDocument(spec, bom_of(value, spec), problems, source.lines, value)


def _no_version(value: dict[str, Any]) -> tuple[Problem, ...]:
    """Return the one problem of a document whose version can't be told: what else it has to be depends on that."""
    versions = f"one of {', '.join(VERSIONS)}"
    if "specVersion" not in value:
        return (Problem("schema", Severity.ERROR, f"has no `specVersion`, {versions}", ()),)
    words = f"specVersion: {value_words(value['specVersion'])} is no version of CycloneDX, {versions}"
    return (Problem("schema", Severity.ERROR, words, ("specVersion",)),)


def _other_schema(value: dict[str, Any]) -> tuple[Problem, ...]:
    named, version = value.get("$schema"), value.get("specVersion")
    found = _SCHEMA.fullmatch(named) if isinstance(named, str) else None
    if found is None or found[1] == version:
        return ()
    words = f"$schema: it names the schema of CycloneDX {found[1]}, and `specVersion` says {value_words(version)}"
    return (Problem("schema", Severity.ERROR, words, ("$schema",)),)
