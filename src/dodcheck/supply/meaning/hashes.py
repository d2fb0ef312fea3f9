"""Checksums: as long as their algorithm makes them, hexadecimal, and not those of nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache

from dodcheck.supply.bom import Bom, Component, Hash
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem

_HEX = re.compile(r"[0-9a-fA-F]+")
_DIGITS: Mapping[str, int] = {
    "ADLER32": 8,
    **dict.fromkeys(("MD2", "MD4", "MD5"), 32),
    "SHA-1": 40,
    "SHA-224": 56,
    **dict.fromkeys(("SHA-256", "SHA3-256", "BLAKE2b-256", "STREEBOG-256"), 64),
    **dict.fromkeys(("SHA-384", "SHA3-384", "BLAKE2b-384"), 96),
    **dict.fromkeys(("SHA-512", "SHA3-512", "BLAKE2b-512", "STREEBOG-512"), 128),
}
"""Hexadecimal digits of each algorithm; BLAKE3 and MD6 may have any number, and what is not here is not known."""
_BY_FOLDED = {name.casefold(): count for name, count in _DIGITS.items()}


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield the checksums that can't be one."""
    for component in (bom.subject, *bom.components):
        if component is not None and component.hashes:
            yield from _hash_problems(component)


def _hash_problems(component: Component) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for hash_ in component.hashes:
        wrong = _fault(hash_)
        whose = f"the {excerpt(hash_.algorithm)} of {excerpt(component.name)}"
        if wrong:
            yield problem("bad-hash", f"{whose}, {excerpt(hash_.value)}, {wrong}", hash_.at)
        elif hash_.value.lower() == _of_nothing().get(hash_.algorithm):
            yield problem("empty-hash", f"{whose} is that of an empty file", hash_.at)
        elif seen.setdefault(hash_.algorithm, hash_.value.lower()) != hash_.value.lower():
            yield problem("two-hashes", f"{whose} is given twice, with two values", hash_.at)


def _fault(one: Hash) -> str | None:
    if not _HEX.fullmatch(one.value):
        return "is not hexadecimal"
    wanted = _BY_FOLDED.get(one.algorithm.casefold())
    if wanted is None or len(one.value) == wanted:
        return None
    digits = "digit" if len(one.value) == 1 else "digits"
    return f"has {len(one.value)} {digits}, and {wanted} are needed"


@cache
def _of_nothing() -> Mapping[str, str]:
    """Return what each algorithm makes of no bytes, where Python has it."""
    made: dict[str, str] = {
        "MD5": hashlib.md5(usedforsecurity=False).hexdigest(),
        "SHA-1": hashlib.sha1(usedforsecurity=False).hexdigest(),
        "SHA3-256": hashlib.sha3_256().hexdigest(),
        "SHA3-384": hashlib.sha3_384().hexdigest(),
        "SHA3-512": hashlib.sha3_512().hexdigest(),
        "SHA-224": hashlib.sha224().hexdigest(),
        "SHA-256": hashlib.sha256().hexdigest(),
        "SHA-384": hashlib.sha384().hexdigest(),
        "SHA-512": hashlib.sha512().hexdigest(),
    }
    return made | {f"BLAKE2b-{bits}": hashlib.blake2b(digest_size=bits // 8).hexdigest() for bits in (256, 384, 512)}
