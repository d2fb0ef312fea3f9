"""What tells one licence text from every other: short phrases that it has, and some that it must not have."""

from __future__ import annotations

from typing import NamedTuple


class Fingerprint(NamedTuple):
    """A licence by its SPDX id: ``all_of`` stand in every copy of its text, ``none_of`` in those of its relatives.

    All are words as ``words`` gives them. A whole text of more than ``most`` words is that licence and something else.
    """

    id: str
    all_of: tuple[str, ...]
    none_of: tuple[str, ...] = ()
    most: int = 10_000


_GRANT = "permission is hereby granted free of charge to any person obtaining a copy"
_MIT_KEEP = "notice and this permission notice shall be included in all copies or substantial portions"
_ISC_GRANT = "permission to use copy modify and or distribute this software for any purpose with or without fee"
_ISC_OLD = "permission to use copy modify and distribute this software for any purpose with or without fee"
_BSD = "redistribution and use in source and binary forms with or without modification are permitted"
_BINARY = "redistributions in binary form must reproduce the above copyright notice"
_ENDORSE = "may be used to endorse or promote products derived from this software without specific prior written"
_ADVERTISE = "all advertising materials mentioning features or use of this software"
_AS_IS = "as is"
_LGPL = "gnu lesser general public license"
_TERMS = "terms and conditions"
_EXCEPTION = "as a special exception"

FINGERPRINTS = (
    Fingerprint("MIT", (_GRANT, _MIT_KEEP, _AS_IS), ("shall not be used in advertising",), 260),
    Fingerprint("MIT-0", (_GRANT, "software is furnished to do so the software is provided as is"), (), 220),
    Fingerprint("X11", (_GRANT, _MIT_KEEP, "shall not be used in advertising or otherwise to promote the sale")),
    Fingerprint("ISC", (_ISC_GRANT, "this permission notice appear in all copies"), (), 220),
    Fingerprint("ISC", (_ISC_OLD, "this permission notice appear in all copies"), ("in advertising",), 220),
    Fingerprint("0BSD", (_ISC_GRANT, "fee is hereby granted the software is provided as is"), (), 180),
    Fingerprint("BSD-2-Clause", (_BSD, _BINARY), (_ENDORSE, _ADVERTISE, "neither the name", "endorse or promote"), 320),
    Fingerprint("BSD-3-Clause", (_BSD, _BINARY, _ENDORSE), (_ADVERTISE,), 380),
    Fingerprint("BSD-4-Clause", (_BSD, _BINARY, _ENDORSE, _ADVERTISE), (), 420),
    Fingerprint(
        "Zlib",
        (
            "in no event will the authors be held liable for any damages arising from the use of this software",
            "altered source versions must be plainly marked as such",
            "this notice may not be removed or altered from any source distribution",
        ),
        (),
        260,
    ),
    Fingerprint("BSL-1.0", ("boost software license version 1.0", "machine executable object code"), (), 340),
    Fingerprint("Unlicense", ("this is free and unencumbered software released into the public domain",), (), 300),
    Fingerprint("CC0-1.0", ("cc0 1.0 universal", "affirmer")),
    Fingerprint("WTFPL", ("do what the fuck you want to public license", "you just do what the fuck you want to")),
    Fingerprint("Apache-2.0", ("apache license version 2.0 january 2004", "grant of patent license")),
    Fingerprint("MPL-2.0", ("mozilla public license version 2.0", "1.1 contributor"), ("1.1 initial developer",)),
    Fingerprint("MPL-1.1", ("mozilla public license version 1.1", "initial developer")),
    Fingerprint("EPL-1.0", ("eclipse public license v 1.0", "recipient")),
    Fingerprint("EPL-2.0", ("eclipse public license v 2.0", "recipient")),
    Fingerprint("GPL-2.0-only", ("gnu general public license version 2 june 1991", _TERMS)),
    Fingerprint("GPL-3.0-only", ("gnu general public license version 3 29 june 2007", "basic permissions")),
    Fingerprint("LGPL-2.0-only", ("gnu library general public license version 2 june 1991", _TERMS)),
    Fingerprint("LGPL-2.1-only", (f"{_LGPL} version 2.1 february 1999", _TERMS)),
    Fingerprint("LGPL-3.0-only", (f"{_LGPL} version 3 29 june 2007", "additional definitions")),
    Fingerprint("AGPL-3.0-only", ("gnu affero general public license version 3 19 november 2007", _TERMS)),
    Fingerprint("PSF-2.0", ("python software foundation license version 2", "psf is making python available")),
    Fingerprint("Python-2.0", ("python software foundation license version 2", "beopen python open source license")),
    Fingerprint("Artistic-2.0", ("the artistic license 2.0", "standard version")),
    Fingerprint("OFL-1.1", ("sil open font license version 1.1", "reserved font name")),
    Fingerprint("NCSA", (_GRANT, "redistributions of source code must retain", "endorse or promote products")),
    Fingerprint("curl", ("permission to use copy modify and distribute this software", "name of a copyright holder")),
    Fingerprint("libpng-2.0", ("png reference library license version 2", "altered source versions")),
    Fingerprint("OpenSSL", ("openssl toolkit", _ADVERTISE, "openssl license")),
    Fingerprint("bzip2-1.0.6", (_BSD, "the origin of this software must not be misrepresented", "altered source")),
    Fingerprint("HPND", ("appear in all copies", "suitability of this software for any purpose", "in advertising"), ()),
    Fingerprint("blessing", ("may you do good and not evil", "may you share freely")),
)
"""Every licence that is known by its text."""

HEADERS = (
    Fingerprint("Apache-2.0", ("licensed under the apache license version 2.0", "you may not use this file except")),
    Fingerprint("MPL-2.0", ("subject to the terms of the mozilla public license v 2.0",)),
    Fingerprint("BSL-1.0", ("distributed under the boost software license version 1.0",)),
    Fingerprint("BSL-1.0", ("subject to the boost software license version 1.0",)),
    Fingerprint("CC0-1.0", ("creativecommons org publicdomain zero 1.0",)),
)
"""What the head of a source file says in place of a whole text."""

GNU = (
    ("GPL-2.0", ("gnu general public license", "version 2 ")),
    ("GPL-3.0", ("gnu general public license", "version 3 ")),
    ("LGPL-2.0", ("gnu library general public license", "version 2 ")),
    ("LGPL-2.1", (_LGPL, "version 2.1 ")),
    ("LGPL-3.0", (_LGPL, "version 3 ")),
    ("AGPL-3.0", ("gnu affero general public license", "version 3 ")),
)
"""The licences of GNU by what a head of a source file says; whether a later one may be taken is said beside."""

ADDED = (
    "commons clause",
    "good not evil",
    "noncommercial",
    "non commercial",
    "additional terms",
    "additional restriction",
    "additional condition",
)
"""Words that say that more is asked than the licence around them asks: then it is not that licence."""

EXCEPTIONS = (
    ("GCC-exception-3.1", ("gcc runtime library exception",)),
    ("LLVM-exception", ("llvm exceptions to the apache 2.0 license",)),
    ("Classpath-exception-2.0", ("linking this library statically or dynamically with other modules", _EXCEPTION)),
    ("Bison-exception-2.2", ("bison parser skeleton", _EXCEPTION)),
    ("Autoconf-exception-3.0", ("autoconf configure script exception",)),
)
"""Exceptions by the phrases of their texts; without a licence beside them they say nothing."""
