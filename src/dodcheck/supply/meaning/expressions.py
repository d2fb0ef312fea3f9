"""SPDX licence expressions: their grammar, read once from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dodcheck.supply.meaning.spdx_ids import DEPRECATED, spdx_ids

MAX_EXPRESSION = 20_000
"""Characters of an expression that is read; nobody writes one that long by hand or by a tool."""

_PART = re.compile(r"[()]|[^\s()]+")
OPERATORS = frozenset({"AND", "OR", "WITH"})
"""What joins licences in an SPDX expression."""
_LOWER = frozenset({"and", "or", "with"})
"""Operators as SPDX 3 allows them as well."""
_NO_NAMES = OPERATORS | {"(", ")"}
_OWN = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:)?(?:LicenseRef|AdditionRef)-[A-Za-z0-9.-]+")
NOTHING = frozenset({"NONE", "NOASSERTION"})
"""What SPDX writes in the place of a name where there is nothing, or nothing is known."""
_NAME = re.compile(r"[A-Za-z0-9.-]+\+?")


class LicenceRemark(NamedTuple):
    """What is to say of an expression: the code of the finding, and words that follow "the licence …"."""

    code: str
    words: str


def remarks(text: str) -> Iterator[LicenceRemark]:
    """Yield what is wrong with an expression: its form, then each identifier in it; once for each."""
    if text.strip() in NOTHING:
        return
    if len(text) > MAX_EXPRESSION:
        yield LicenceRemark("bad-licence", "is too long to be one")
        return
    written = _PART.findall(text)
    parts = [one.upper() if one in _LOWER else one for one in written]
    fault = _fault(parts)
    if fault is not None:
        meant = spdx_ids().meant(text)
        hint = f"; is `{meant}` meant?" if meant else ""
        yield LicenceRemark("bad-licence", f"{fault}{hint}")
        return
    for one in sorted(_LOWER & set(written)):
        yield LicenceRemark("licence-case", f"has the operator `{one}`, which SPDX writes `{one.upper()}`")
    names = ((part, before == "WITH") for before, part in pairwise(["", *parts]) if part not in _NO_NAMES)
    for name, is_exception in dict.fromkeys(names):
        yield from _of_name(name, is_exception=is_exception)


def _fault(parts: list[str]) -> str | None:
    """Return what is wrong with the form, words behind "the licence …"."""
    open_, wants_name, last, before = 0, True, "", ""
    for part in parts:
        if (part not in OPERATORS and part != ")") is not wants_name or (part == "(" and last == "WITH"):
            return _misplaced(part, last)
        if part == "WITH" and (last == ")" or before == "WITH"):
            return f"has `WITH` behind `{last[:40]}`, where only a licence may stand"
        open_ += {"(": 1, ")": -1}.get(part, 0)
        if open_ < 0:
            return "closes a bracket that is not open"
        wants_name = part in OPERATORS or part == "("
        last, before = part, last
    if wants_name:
        return f"ends behind `{last}`" if last else "is empty"
    return "leaves a bracket open" if open_ else None


def _misplaced(part: str, last: str) -> str:
    shown = part[:40]
    if not last:
        return f"begins with `{shown}`"
    if part in _NO_NAMES:
        return f"has `{shown}` behind `{last[:40]}`"
    return f"has nothing between `{last[:40]}` and `{shown}`"


def _of_name(part: str, *, is_exception: bool) -> Iterator[LicenceRemark]:
    if _OWN.fullmatch(part):
        return
    known = spdx_ids().exceptions if is_exception else spdx_ids().licences
    plain = part if part.lower() in known else part.removesuffix("+")
    own = known.get(plain.lower())
    if own is None or (is_exception and plain != part):
        yield LicenceRemark("bad-licence", _unknown_part(part, is_exception=is_exception))
    elif own != plain:
        yield LicenceRemark("licence-case", f"names `{part}`, which SPDX writes `{own}{part[len(plain) :]}`")
    elif own in DEPRECATED:
        yield LicenceRemark("deprecated-licence", f"names `{part}`, which SPDX no longer recommends")


def _unknown_part(part: str, *, is_exception: bool) -> str:
    ids, shown = spdx_ids(), part[:60]
    if part in NOTHING:
        return f"has `{part}` as a part, which only stands alone"
    if not _NAME.fullmatch(part):
        return f"names `{shown}`, which is no identifier"
    if is_exception:
        return f"names `{shown}` behind `WITH`, which is no exception of SPDX"
    if part.lower() in ids.exceptions:
        return f"names `{shown}`, an exception, which stands behind `WITH`"
    meant = ids.meant(part)
    hint = f"; is `{meant}` meant?" if meant else "; a name of your own begins with `LicenseRef-`"
    return f"names `{shown}`, which SPDX does not have{hint}"
