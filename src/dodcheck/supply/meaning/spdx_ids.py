"""The identifiers of SPDX's list of licences and exceptions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_PLUS = frozenset(
    {
        f"{name}{plus}"
        for name in ("GPL-1.0", "GPL-2.0", "GPL-3.0", "LGPL-2.0", "LGPL-2.1", "LGPL-3.0")
        for plus in ("", "+")
    }
)
DEPRECATED = _PLUS | frozenset(
    {
        *(f"GFDL-1.{minor}" for minor in (1, 2, 3)),
        *(f"GPL-2.0-with-{what}-exception" for what in ("autoconf", "bison", "classpath", "font", "GCC")),
        *(f"GPL-3.0-with-{what}-exception" for what in ("autoconf", "GCC")),
        *("AGPL-1.0", "AGPL-3.0", "BSD-2-Clause-FreeBSD", "BSD-2-Clause-NetBSD", "bzip2-1.0.5", "eCos-2.0", "Net-SNMP"),
        *("Nokia-Qt-exception-1.1", "Nunit", "StandardML-NJ", "wxWindows"),
    }
)
"""Identifiers that SPDX still has and no longer recommends."""

_FILLING = re.compile(r"\b(?:the|licen[cs]e|version)|v(?=\d)|[^a-z0-9]+")
_LETTERS = re.compile(r"[a-z]")


class SpdxIds(NamedTuple):
    """Licences and exceptions as SPDX writes them, each by its form in lower case; ``alike`` by letters and digits."""

    licences: Mapping[str, str]
    exceptions: Mapping[str, str]
    alike: Mapping[str, str]

    def meant(self, text: str) -> str | None:
        """Return the identifier that a text such as ``Apache License 2.0`` very likely means."""
        said = _telling_letters(text)
        forms = (said, f"{said}0", f"{said}only", f"{said}0only") if said else ()
        return next((self.alike[form] for form in forms if form in self.alike), None)


@cache
def spdx_ids() -> SpdxIds:
    """Return the list that comes with license-expression; loading it takes a tenth of a second."""
    from license_expression import get_license_index  # noqa: PLC0415 - lazy: 100 ms, and few documents need it

    entries = [(one["spdx_license_key"] or "", one["is_exception"]) for one in get_license_index()]
    official = [(name, exception) for name, exception in entries if name and not name.startswith("LicenseRef-")]
    licences = {name.lower(): name for name, exception in official if not exception}
    exceptions = {name.lower(): name for name, exception in official if exception}
    licences |= {name.lower(): name for name in DEPRECATED if "-exception-" not in name}
    exceptions["nokia-qt-exception-1.1"] = "Nokia-Qt-exception-1.1"
    alike = {_telling_letters(name): name for name in licences.values() if name not in DEPRECATED}
    return SpdxIds(licences, exceptions, alike)


def _telling_letters(text: str) -> str:
    """Return the letters and digits of a name, without words that all have; nothing where no letter is left."""
    left = _FILLING.sub("", text[:200].lower())
    return left if _LETTERS.search(left) else ""
