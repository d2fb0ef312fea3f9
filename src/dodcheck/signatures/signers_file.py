"""Reads an `allowed_signers` file; a line that is not understood is kept with the reason."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

from dodcheck.signatures.key import TYPES, Key, key_from_base64
from dodcheck.signatures.signers import Signer, Signers, UnreadSigner
from dodcheck.signatures.wire import MalformedError
from dodcheck.signatures.words import first_word, read_options

MAX_BYTES = 1024 * 1024
"""A larger file is not read."""

MAX_LINE = 32_000
"""Characters of a line: a key of the largest size takes about 3,000."""

MAX_PATTERNS = 1_000
"""Characters of the principals of a line, and of its namespaces: each attestation is held against all of them."""

MAX_OF_A_KEY = 20
"""So many lines may give the same key."""

_TIME = re.compile(r"([0-9]{8})(?:([0-9]{4})([0-9]{2})?)?Z?")
_VALUED = {"namespaces", "valid-after", "valid-before"}
_CERTIFICATE = "-cert-v01@openssh.com"
_OTHERS = ("ssh-dss", "webauthn-sk-ecdsa-sha2-nistp256@openssh.com")


def read_signers(path: str, data: bytes) -> Signers:
    """Return what a file says; a line that is not understood lets nobody sign, and is kept with the reason."""
    if len(data) > MAX_BYTES:
        return Signers(path, unread=(UnreadSigner(1, f"the file has more than {MAX_BYTES:,} bytes"),))
    entries: list[Signer] = []
    unread: list[UnreadSigner] = []
    given: Counter[Key] = Counter()
    for number, raw in enumerate(data.split(b"\n"), 1):
        try:
            signer = _signer(_decoded_line(raw, first=number == 1), number)
            if signer:
                _count_key(signer.key, given)
        except MalformedError as problem:
            unread.append(UnreadSigner(number, str(problem)))
        else:
            entries += [signer] if signer else []
    return Signers(path, tuple(entries), tuple(unread))


def _count_key(key: Key, given: Counter[Key]) -> None:
    given[key] += 1
    if given[key] > MAX_OF_A_KEY:
        raise MalformedError(f"{MAX_OF_A_KEY} lines before it give the same key")


def _decoded_line(raw: bytes, *, first: bool) -> str:
    if len(raw) > MAX_LINE:
        raise MalformedError(f"it is longer than {MAX_LINE:,} characters")
    try:
        line = raw.decode("utf-8-sig" if first else "utf-8").strip()
    except UnicodeDecodeError:
        raise MalformedError("it is not UTF-8") from None
    if "\0" in line:
        raise MalformedError("it holds a NUL character")
    return line


def _signer(line: str, number: int) -> Signer | None:
    if not line or line.startswith("#"):
        return None
    principals, rest = first_word(line)
    told: list[tuple[str, str | None]] = []
    if not _begins_with_key_type(rest):
        told, rest = read_options(rest)
    kind, rest = first_word(rest)
    text, _ = first_word(rest)
    given = dict(told)
    if len(given) < len(told):
        raise MalformedError("it gives an option twice")
    _refuse_options(given, kind)
    key = key_from_base64(kind, text)
    after, before = _moment(given, "valid-after"), _moment(given, "valid-before")
    if not principals:
        raise MalformedError("it names nobody")
    if len(principals) > MAX_PATTERNS:
        raise MalformedError(f"its principals take more than {MAX_PATTERNS:,} characters")
    return Signer(principals, key, given.get("namespaces"), after, before, number)


def _begins_with_key_type(text: str) -> bool:
    kind, _ = first_word(text)
    return kind in (*TYPES, *_OTHERS) or kind.endswith(_CERTIFICATE)


def _refuse_options(given: dict[str, str | None], kind: str) -> None:
    if "cert-authority" in given or kind.endswith(_CERTIFICATE):
        raise MalformedError("certificates are not checked: name the key itself")
    strange = next((name for name in given if name not in _VALUED), None)
    empty = next((name for name, value in given.items() if not value), None)
    if strange is not None:
        raise MalformedError(f"the option `{strange[:40]}` is not known" if strange else "it has no key")
    if empty is not None:
        raise MalformedError(f"`{empty}` takes a value in quotes")
    if len(given.get("namespaces") or "") > MAX_PATTERNS:
        raise MalformedError(f"its namespaces take more than {MAX_PATTERNS:,} characters")
    if kind not in TYPES:
        raise MalformedError(f"keys of the type `{kind[:60]}` are not read" if kind else "it has no key")


def _moment(given: dict[str, str | None], name: str) -> datetime | None:
    """Return the moment that an option names, in UTC: what OpenSSH takes for local time would differ by machine."""
    text = given.get(name)
    if text is None:
        return None
    found = _TIME.fullmatch(text)
    day, time, seconds = found.groups() if found else ("", None, None)
    try:
        return datetime.strptime(f"{day}{time or '0000'}{seconds or '00'}+0000", "%Y%m%d%H%M%S%z")
    except ValueError:
        raise MalformedError(f"`{name}` takes a day such as 20261231, not `{text[:40]}`") from None
