"""The serial number of CycloneDX, the namespace of SPDX 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.supply.bom import Bom, Family
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem

_UUID = r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
_SERIAL = re.compile(rf"urn:uuid:{_UUID}|\{{{_UUID}\}}")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s#]+")


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield that the serial number is none. SPDX 3 has none of its own."""
    if bom.serial is None:
        return
    if bom.spec.family is Family.CYCLONEDX:
        if not _SERIAL.fullmatch(bom.serial):
            said = f"the serial number {excerpt(bom.serial)} is not `urn:uuid:` with a UUID"
            yield problem("bad-serial", said, ("serialNumber",))
    elif bom.spec.version.startswith("2") and not _ABSOLUTE.fullmatch(bom.serial):
        said = f"the namespace {excerpt(bom.serial)} is not an absolute URI without `#`"
        yield problem("bad-serial", said, ("documentNamespace",))
