"""How ids are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx2.refs import elements_of
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.reading.walk import objects_at, text_at

_ELEMENT = re.compile(r"SPDXRef-[a-zA-Z0-9.-]+")
_LICENCE = re.compile(r"LicenseRef-[a-zA-Z0-9.-]+")
_OUTER = re.compile(r"DocumentRef-[a-zA-Z0-9.+-]+")
_OTHERS = (
    ("hasExtractedLicensingInfos", "licenseId", _LICENCE, "LicenseRef-"),
    ("externalDocumentRefs", "externalDocumentId", _OUTER, "DocumentRef-"),
)


def problems(value: dict[str, Any]) -> Iterator[Problem]:
    """Yield the ids that are not written as they have to be; empty ones are told elsewhere."""
    for at, what, one in elements_of(value):
        said = text_at(one, "SPDXID")
        if said and not _ELEMENT.fullmatch(said):
            words = f"the id {excerpt(said)} of a {what} is not `SPDXRef-` with letters, digits, `.` and `-`"
            yield problem("spdx-id", words, (*at, "SPDXID"))
    for key, field, form, start in _OTHERS:
        for at, one in objects_at(value, key, ()):
            said = text_at(one, field)
            if said and not form.fullmatch(said):
                words = f"`{field}` is {excerpt(said)}, and not `{start}` with letters, digits, `.` and `-`"
                yield problem("spdx-id", words, (*at, field))
    for at, one in objects_at(value, "hasExtractedLicensingInfos", ()):
        if text_at(one, "extractedText") == "":
            yield problem("spdx-extracted", "the text of this licence is empty", (*at, "extractedText"))
