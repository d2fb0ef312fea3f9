"""Whether two texts name the same licence."""

from __future__ import annotations

import re

from dodcheck.supply.versions.stated_version import Agreement

MAX_LICENCE = 300
"""A longer text is that of a licence, or prose about one."""

_NOT_TOLD = frozenset({"", "noassertion", "none", "unknown", "other", "custom", "see licence", "see license", "?"})
_KNOWN = re.compile(
    r"mit(?:-0)?|apache-[12]\.[01]|[abl]?gpl-[123]\.[01](?:-only|-or-later|\+)?|bsd-[1234]-clause|0bsd|isc|zlib|mpl-[12]\.[01]|"
    r"bsl-1\.0|unlicense|cc0-1\.0|cc-by(?:-sa)?-[1234]\.0|openssl|libpng(?:-2\.0)?|curl|ncsa|psf-2\.0|python-2\.0|wtfpl|x11|"
    r"artistic-[12]\.0|epl-[12]\.0|eupl-1\.[12]|ofl-1\.1|unicode-dfs-2016|unicode-3\.0|ijg|ftl|bzip2-1\.0\.[56]|hpnd|"
    r"postgresql|tcl|vim|icu|afl-3\.0|ms-pl|cddl-1\.[01]|blueoak-1\.0\.0"
)
_ALIASES = (
    (re.compile(r"\bthe\b|\blicen[cs]e\b,?|\bversion\b"), " "),
    (re.compile(r"\bapache(?: software)?[ -]*v?2(?:\.0)?\b"), "apache-2.0"),
    (re.compile(r"\b(?:new|modified|revised) bsd\b|\bbsd[ -]*\(?3[ -]clause\)?|\b3[ -]clause bsd\b"), "bsd-3-clause"),
    (re.compile(r"\b(?:simplified|freebsd) bsd\b|\bbsd[ -]*\(?2[ -]clause\)?|\b2[ -]clause bsd\b"), "bsd-2-clause"),
    (re.compile(r"\bboost(?: software)?(?:[ -]*v?1\.0)?\b"), "bsl-1.0"),
    (re.compile(r"\b(?:mozilla public|mpl)[ -]*v?2(?:\.0)?\b"), "mpl-2.0"),
    (re.compile(r"\b(l?a?gpl)[ -]*v?([23])(?:\.([01]))?(?=$|[\s)+-])"), r"\1-\2.0"),
)
_JOINT = re.compile(r"\s+(?:or|and)\s+|\s*[/,;&|]\s*")
_LATER = re.compile(r"\+$|-or-later$")


def same_licence(one: str, other: str) -> Agreement:
    """Return whether two texts name the same licences, whatever joins them.

    They differ only where every name in both is one of the common licences: `BSD` may be any of its kind.
    """
    mine, its = _names(one), _names(other)
    if not mine or not its:
        return Agreement.UNTOLD
    if mine == its:
        return Agreement.SAME
    known = all(map(_KNOWN.fullmatch, (*mine, *its)))
    return Agreement.DIFFERENT if known and not _vague(mine, its) else Agreement.UNTOLD


def _names(text: str) -> frozenset[str]:
    folded = text.casefold()[:MAX_LICENCE]
    for form, name in _ALIASES:
        folded = form.sub(name, folded)
    parts = (" ".join(part.strip(" ()").split()) for part in _JOINT.split(folded))
    names = frozenset(_LATER.sub("+", part).removesuffix("-only") for part in parts if part)
    return frozenset() if names & _NOT_TOLD else names


def _vague(mine: frozenset[str], its: frozenset[str]) -> bool:
    """Return whether one may be a part of the other, or they differ only in whether later versions are allowed.

    Of two licences people write the one that they chose, and seldom that of a file within.
    """
    one, other = ({name.rstrip("+") for name in names} for names in (mine, its))
    return one <= other or other <= one
