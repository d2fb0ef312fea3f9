"""Licences as packages and manifests name them, as expressions of SPDX."""

from __future__ import annotations

import re
from functools import lru_cache

from dodcheck.supply.meaning.expressions import NOTHING, OPERATORS, remarks
from dodcheck.supply.meaning.spdx_ids import spdx_ids

MAX_EXPRESSION = 400
"""Longer words of a package are no expression."""

_LINE = re.compile(r"SPDX-License-Identifier:[ \t]*([^\r\n]{1,400})")
_END = re.compile(r"(?:\*/|-->|\*\)|#\}|\"\"\"|''')[^\n]*$")
_SQUEEZED = re.compile(r"[^a-z0-9.+]+")

_NAMES = {
    "mit": "MIT",
    "mit license": "MIT",
    "the mit license": "MIT",
    "mit x11": "MIT",
    "expat": "MIT",
    "isc license": "ISC",
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license version 2.0": "Apache-2.0",
    "the apache license version 2.0": "Apache-2.0",
    "the apache software license version 2.0": "Apache-2.0",
    "apache v2": "Apache-2.0",
    "apachev2": "Apache-2.0",
    "bsd 2 clause": "BSD-2-Clause",
    "bsd 2 clause license": "BSD-2-Clause",
    "simplified bsd": "BSD-2-Clause",
    "bsd 3 clause": "BSD-3-Clause",
    "3 clause bsd": "BSD-3-Clause",
    "2 clause bsd": "BSD-2-Clause",
    "bsd 3 clause license": "BSD-3-Clause",
    "new bsd": "BSD-3-Clause",
    "new bsd license": "BSD-3-Clause",
    "modified bsd": "BSD-3-Clause",
    "zlib": "Zlib",
    "zlib license": "Zlib",
    "boost": "BSL-1.0",
    "bsl 1.0": "BSL-1.0",
    "boost software license 1.0": "BSL-1.0",
    "mpl 1.1": "MPL-1.1",
    "mpl 2.0": "MPL-2.0",
    "mpl2": "MPL-2.0",
    "mozilla public license 2.0": "MPL-2.0",
    "mozilla public license 2.0 mpl 2.0": "MPL-2.0",
    "gpl v2": "GPL-2.0-only",
    "gpl v3": "GPL-3.0-only",
    "gplv2": "GPL-2.0-only",
    "gplv3": "GPL-3.0-only",
    "gplv2+": "GPL-2.0-or-later",
    "gplv3+": "GPL-3.0-or-later",
    "gpl 2.0": "GPL-2.0-only",
    "gpl 3.0": "GPL-3.0-only",
    "gpl 2.0+": "GPL-2.0-or-later",
    "gpl 3.0+": "GPL-3.0-or-later",
    "lgplv2.1": "LGPL-2.1-only",
    "lgplv2.1+": "LGPL-2.1-or-later",
    "lgpl 2.1": "LGPL-2.1-only",
    "lgpl 2.1+": "LGPL-2.1-or-later",
    "lgplv3": "LGPL-3.0-only",
    "lgplv3+": "LGPL-3.0-or-later",
    "unlicense": "Unlicense",
    "the unlicense": "Unlicense",
    "cc0": "CC0-1.0",
    "cc0 1.0": "CC0-1.0",
    "cc0 1.0 universal": "CC0-1.0",
    "psf": "PSF-2.0",
    "ofl 1.1": "OFL-1.1",
    "osi approved mit license": "MIT",
    "osi approved apache software license": "Apache-2.0",
    "osi approved isc license iscl": "ISC",
    "osi approved mozilla public license 2.0 mpl 2.0": "MPL-2.0",
    "osi approved the unlicense unlicense": "Unlicense",
}
"""Names that mean one licence and no other, squeezed; `BSD` and `GPL` alone are not among them."""

_OLD = frozenset({"GPL-1.0", "GPL-2.0", "GPL-3.0", "LGPL-2.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0"})
"""Ids that SPDX has withdrawn: `-only` took their place, and `-or-later` where a `+` stood behind them."""

_PART = re.compile(r"[()]|[^\s()]+")
_BRACKETED = re.compile(r"\([^()]*\)")


def declared_licence(said: str) -> str | None:
    """Return the SPDX expression that a package's word for its licence is or means, ``None`` where it may be several.

    `MIT/Apache-2.0`, as older crates write it, is a choice.
    """
    text = said.strip()
    named = _NAMES.get(_SQUEEZED.sub(" ", text.lower()).strip())
    if named is not None:
        return named
    if "/" in text and text.count("/") == 1:
        text = " OR ".join(part.strip() for part in text.split("/"))
    return expression(text)


def spdx_line(line: str) -> str | None:
    """Return the expression behind `SPDX-License-Identifier:` in a line, ``None`` where none or no valid one stands."""
    found = _LINE.search(line)
    return expression(_END.sub("", found[1]).strip(" \t*/#;-\"'")) if found else None


@lru_cache(maxsize=1024)
def expression(text: str) -> str | None:
    """Return an expression of known SPDX ids as SPDX writes it today, ``None`` where the text is none."""
    said = text.strip()
    if not said or len(said) > MAX_EXPRESSION or said in NOTHING or "LicenseRef-" in said:
        return None
    if any(remark.code == "bad-licence" for remark in remarks(said)):
        return None
    parts = _PART.findall(said)
    written = "".join(_spelled_part(part, after) for part, after in zip(parts, [*parts[1:], ")"], strict=True))
    return written if _BRACKETED.fullmatch(written) is None else written[1:-1]


def _spelled_part(part: str, after: str) -> str:
    """Return a part of an expression as SPDX writes it, and the space before the next one."""
    space = "" if part == "(" or after == ")" else " "
    if part.upper() in OPERATORS or part in "()":
        return f"{part.upper()}{space}"
    ids = spdx_ids()
    low = part.lower()
    plain = low if low in ids.licences else low.removesuffix("+")
    own = ids.licences.get(plain) or ids.exceptions.get(plain, part)
    later = "+" if low != plain else ""
    base = own.removesuffix("+")
    if base in _OLD:
        return f"{base}-{'or-later' if later or own != base else 'only'}{space}"
    return f"{own}{later}{space}"
