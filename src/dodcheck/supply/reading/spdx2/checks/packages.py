"""Packages: where they come from, and what their files show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.spdx2.relations import NOTHING
from dodcheck.supply.reading.spdx_codes import problem
from dodcheck.supply.reading.walk import object_at, objects_at, text_at, texts_at

_PERSON = re.compile(r"(?:Person|Organization):\s{0,20}\S")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_CODE = re.compile(r"[0-9a-f]{40}")


def problems(value: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with packages."""
    for at, one in objects_at(value, "packages", ()):
        yield from _origin(one, at)
        yield from _verification(one, at)


def _origin(one: dict[str, Any], at: Pointer) -> Iterator[Problem]:
    for key in ("supplier", "originator"):
        said = text_at(one, key)
        if said is not None and said != "NOASSERTION" and not _PERSON.match(said):
            words = f"the {key} {excerpt(said)} of {_name(one)} is none of `Person: …`, `Organization: …`, NOASSERTION"
            yield problem("spdx-supplier", words, (*at, key))
    location = text_at(one, "downloadLocation")
    if location is not None and location not in NOTHING and not _ADDRESS.fullmatch(location):
        words = f"the download location {excerpt(location)} of {_name(one)} is no URI, NONE or NOASSERTION"
        yield problem("spdx-location", words, (*at, "downloadLocation"))


def _verification(one: dict[str, Any], at: Pointer) -> Iterator[Problem]:
    """Yield what is wrong with a verification code: of files that nobody looked at there is none."""
    code, analyzed = object_at(one, "packageVerificationCode"), one.get("filesAnalyzed")
    place = (*at, "packageVerificationCode")
    if analyzed is False:
        yield from _unanalyzed(one, at, code)
    elif not code and analyzed is True:
        words = f"the files of {_name(one)} were analysed, and it has no package verification code"
        yield problem("spdx-verification", words, (*at, "filesAnalyzed"))
    elif not code:
        words = f"{_name(one)} has no package verification code, and no `filesAnalyzed: false` that says why"
        yield problem("spdx-verification-unsaid", words, at)
    said = text_at(code, "packageVerificationCodeValue")
    if analyzed is not False and said is not None and not _CODE.fullmatch(said):
        words = f"the package verification code {excerpt(said)} of {_name(one)} is not 40 digits 0-9a-f"
        yield problem("spdx-verification", words, (*place, "packageVerificationCodeValue"))


def _unanalyzed(one: dict[str, Any], at: Pointer, code: dict[str, Any]) -> Iterator[Problem]:
    if text_at(code, "packageVerificationCodeValue"):
        words = f"the files of {_name(one)} were not analysed, and it has a package verification code"
        yield problem("spdx-verification", words, (*at, "packageVerificationCode"))
    for key in ("hasFiles", "licenseInfoFromFiles"):
        if any(texts_at(one, key, at)):
            words = f"the files of {_name(one)} were not analysed, and it has `{key}`"
            yield problem("spdx-files-analyzed", words, (*at, key))


def _name(one: dict[str, Any]) -> str:
    return excerpt(text_at(one, "name") or text_at(one, "SPDXID") or "a package")
