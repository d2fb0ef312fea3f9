"""The values of an SPDX 2 document, from whatever encoding, as a document that was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Encoding, Family, Spec
from dodcheck.supply.document import BomDocument, Lines
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx2.bom import bom_of
from dodcheck.supply.reading.spdx2.checks.check import problems_in
from dodcheck.supply.reading.spdx2.spelling import misspelled, respell
from dodcheck.supply.reading.spdx2.version import NEWEST, version_of
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.schemas.misfits import misfits_of

_BY_SCHEMA = {"spdx-creator": "creators", "spdx-file-checksum": "`checksums`"}
"""What some schemas say as well, by the word that they say it with."""


def document_of(
    value: dict[str, Any], encoding: Encoding, lines: Lines, problems: tuple[Problem, ...] = ()
) -> BomDocument:
    """Return the document; ``problems`` are what was found on the way to its values.

    Raises ``NotRead`` for versions that are not supported.
    """
    said = value.get("spdxVersion")
    version = version_of(said)
    against = version or NEWEST
    spec = Spec(Family.SPDX, version or (said if isinstance(said, str) else ""), encoding)
    plain = respell(value, against)
    fits = misfits_of(plain, f"SPDX-{against}")
    misfits = (*problems, *_version(said, version), *fits, *_problems_beyond_schema(plain, fits))
    if encoding is Encoding.JSON:
        misfits = (*misfits, *misspelled(value, against))
    return BomDocument(spec, bom_of(plain, spec), misfits, lines, value)


def _problems_beyond_schema(value: dict[str, Any], fits: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield what the specification says in words, but for what the schema of the version says already."""
    said = {(fit.at, key) for fit in fits for key in _BY_SCHEMA.values() if key in fit.message}
    yield from (one for one in problems_in(value) if (one.at, _BY_SCHEMA.get(one.code)) not in said)


def _version(said: object, version: str | None) -> tuple[Problem, ...]:
    if version is not None or said is None:
        return ()
    words = f"`spdxVersion` is {str(said)[:80]!r}, and has to be of the form `SPDX-{NEWEST}`"
    return (problem("spdx-version", words, ("spdxVersion",)),)
