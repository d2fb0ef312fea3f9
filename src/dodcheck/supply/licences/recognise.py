"""Which licence a text is."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.supply.licences.fingerprints import ADDED, EXCEPTIONS, FINGERPRINTS, GNU, HEADERS, Fingerprint
from dodcheck.supply.licences.words import words

_LONG = 1_000
"""Licences of more words say themselves what may be added to them."""

_LATER = ("any later version", "or later version", "or newer version")
_ONLY = ("version 2 only", "version 3 only", "version 2.1 only")
_WITHIN = (
    ("GPL-3.0-only", "AGPL-3.0-only"),
    ("BSD-3-Clause", "OpenSSL"),
    ("BSD-4-Clause", "OpenSSL"),
    ("Zlib", "libpng-2.0"),
    ("BSD-2-Clause", "bzip2-1.0.6"),
    ("BSD-3-Clause", "bzip2-1.0.6"),
    ("ISC", "curl"),
    ("PSF-2.0", "Python-2.0"),
)
"""Pairs of which the first is found in copies of the second, and then means nothing."""


def licence_of(text: str) -> str | None:
    """Return the SPDX expression of a licence file, ``None`` where it is none that is known, or several."""
    said = words(text)
    found = _without_contained(
        {
            fingerprint.id: fingerprint
            for fingerprint in (*FINGERPRINTS, *HEADERS)
            if _fits_fingerprint(fingerprint, said)
        }
    )
    if len(found) != 1:
        return None
    (only,) = found.values()
    copies = said.count(only.all_of[0])
    if said.count(" ") > only.most * copies or (only.most < _LONG and any(phrase in said for phrase in ADDED)):
        return None
    return _with_exception(only.id, said)


def header_licence(text: str) -> str | None:
    """Return the SPDX expression that the head of a source file says in words, ``None`` where it says none or several.

    A licence of GNU without a word about later versions is the one of that number only.
    """
    said = words(text)
    found = set(
        _without_contained(
            {
                fingerprint.id: fingerprint
                for fingerprint in (*FINGERPRINTS, *HEADERS)
                if _fits_fingerprint(fingerprint, said)
            }
        )
    ) | _gnu(said)
    if len(found) != 1:
        return None
    (only,) = found
    return _with_exception(only, said)


def _fits_fingerprint(fingerprint: Fingerprint, said: str) -> bool:
    return all(phrase in said for phrase in fingerprint.all_of) and not any(
        phrase in said for phrase in fingerprint.none_of
    )


def _without_contained(found: Mapping[str, Fingerprint]) -> Mapping[str, Fingerprint]:
    inner = {inner for inner, outer in _WITHIN if outer in found}
    return {name: fingerprint for name, fingerprint in found.items() if name not in inner}


def _gnu(said: str) -> set[str]:
    found = {name for name, phrases in GNU if all(phrase in said for phrase in phrases)}
    if len(found) != 1:
        return {f"{name}-only" for name in found}
    (name,) = found
    later = any(phrase in said for phrase in _LATER) and not any(phrase in said for phrase in _ONLY)
    return {f"{name}-or-later" if later else f"{name}-only"}


def _with_exception(licence: str, said: str) -> str | None:
    exceptions = [name for name, phrases in EXCEPTIONS if all(phrase in said for phrase in phrases)]
    if len(exceptions) > 1:
        return None
    return f"{licence} WITH {exceptions[0]}" if exceptions else licence
