"""A library in a list: `- zlib 1.2.13`, `- **fmt**: v9.1.0 (MIT)`, `- third_party/abc at 1a2b3c4`."""

from __future__ import annotations

import re

from dodcheck.documents.inline import plain
from dodcheck.supply.versions.columns import Column
from dodcheck.supply.versions.entry import Entry
from dodcheck.supply.versions.rows import entry_of
from dodcheck.supply.versions.stated_version import Pinning, read_version

_MAX = 300
_FEW = 2
"""Words that a name or a version has at most: more are a sentence."""
_BOX = re.compile(r"\[[ xX]\] ")
_APART = re.compile(
    r":\**\s+|\s+[-–—|@=]+\s+|\s*,\s+|@(?=[0-9v])|\s+(?=[<>^~*=])|\s+(?=v?[0-9]|\()|\s+(?:at|version)\s+|"
    r"\s+(?=(?:latest|main|master|head|nightly|trunk|unknown|tbd|\?)\s*$)",
    re.IGNORECASE,
)
"""What stands between the name of a library and its version."""
_SIGN = re.compile(r"((?:[<>~=!]=?|\^|==))\s+(?=v?[0-9])")
_LICENCE = re.compile(r"(?:[A-Z][\w.+-]*)(?: (?:[0-9.]+|[Cc]lause|[Ll]icen[cs]e|OR|AND|WITH|[A-Z][\w.+-]*))*")
_DOTTED = re.compile(r"v?[0-9]+[._][0-9]")


def listed_entry(source: str, line: int) -> Entry | None:
    """Return the library that an item lists, ``None`` where it is a sentence, a box or something else."""
    first = source.split("\n", 1)[0]
    if len(first) > _MAX or _BOX.match(first):
        return None
    parts = _APART.split(_SIGN.sub(r"\1", first.strip()))
    name = parts[0].strip(" :,-*_")
    rest = [bare for part in parts[1:] if (bare := part.strip(" ()[]="))]
    if not rest or not plain(name) or len(plain(name).split()) > _FEW:
        return None
    version = next((one for one in rest if _is_version(plain(one))), None)
    if version is None:
        return None
    others = [one for one in rest if one is not version]
    path = next(
        (other for other in others if "/" in plain(other) and "://" not in other and " " not in plain(other)), ""
    )
    licence = next((other for other in others if other != path and _LICENCE.fullmatch(plain(other))), "")
    source_ = next((other for other in others if "://" in other), "")
    cells = {Column.NAME: name, Column.VERSION: version, Column.PATH: path}
    return entry_of({**cells, Column.LICENCE: licence, Column.SOURCE: source_}, line)


def _is_version(text: str) -> bool:
    """Return whether a part of an item is a version and nothing else: prose holds numbers too."""
    if len(text.split()) > _FEW:
        return False
    version = read_version(text)
    match version.told:
        case Pinning.PINNED:
            return bool(version.commit) or bool(_DOTTED.match(text)) or text[:1] in "vV"
        case Pinning.UNPINNED:
            return True
        case Pinning.UNKNOWN:
            return text.casefold() in ("?", "unknown", "tbd", "noassertion")
        case Pinning.UNCLEAR:
            return False
