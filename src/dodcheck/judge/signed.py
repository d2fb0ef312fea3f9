"""Whether the person who attests something has signed it: the attestation, or the commit that brought it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dodcheck.errors import UserError
from dodcheck.exceptions.attestations import PLACES, SIGNERS_PLACES, Attestations
from dodcheck.exceptions.signed_text import NAMESPACE, signed_text
from dodcheck.model.exception import Attestation, Signature
from dodcheck.signatures.key import Key
from dodcheck.signatures.signers import Signers
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Snapshot

_FULL = (40, 64)
_READ = 64
"""So many versions of the attestations file are kept while its history is looked at."""


class SignatureCheck(NamedTuple):
    """The checked signature of an attestation; where there is none, why, as a clause that follows "it"."""

    signature: Signature | None
    why_not: str = ""


def signature_of(attestation: Attestation, words: Attestations, snapshot: Snapshot, today: date) -> SignatureCheck:
    """Check the signature of an attestation.

    That of the attestation itself decides where there is one; else that of the commit that brought it.
    """
    if attestation.signature:
        return _of_words(attestation, words.signers, today)
    return _of_commit(attestation, words, snapshot, today)


def _none(why: str) -> SignatureCheck:
    return SignatureCheck(None, why)


def _of_words(attestation: Attestation, signers: Signers, today: date) -> SignatureCheck:
    from dodcheck.signatures.sshsig import read_signature  # noqa: PLC0415 - lazy: few attestations are signed
    from dodcheck.signatures.wire import MalformedError  # noqa: PLC0415 - the same

    try:
        signed = read_signature(attestation.signature)
    except MalformedError as problem:
        return _none(f"has a signature that can't be read: {problem}")
    if len(attestation.commit) not in _FULL:
        digits = len(attestation.commit)
        return _none(f"is signed, but names its commit by {digits} digits only, which may come to mean another")
    if signed.namespace != NAMESPACE:
        return _none(f"has a signature for `{signed.namespace[:40]}`, not for `{NAMESPACE}`")
    why = _no_signer(attestation, signed.key, signers, NAMESPACE, today)
    if why:
        return _none(f"is signed with {signed.key.fingerprint}, {why}")
    if not signed.is_over(signed_text(attestation)):
        return _none("says something else than what was signed: its signature does not fit")
    return SignatureCheck(Signature(signed.key.fingerprint))


def _of_commit(attestation: Attestation, words: Attestations, snapshot: Snapshot, today: date) -> SignatureCheck:
    history = snapshot.history()
    if history is None or not words.signers.entries:
        return _none("is not signed")
    checks = []
    for commit in _bringing(attestation, history):
        check = _signed_commit(attestation, commit, history, words.signers, today)
        if check.signature:
            return check
        checks.append(check)
    return checks[0] if checks else _none("is not signed")


def _signed_commit(
    attestation: Attestation, commit: str, history: History, signers: Signers, today: date
) -> SignatureCheck:
    from dodcheck.signatures.commit import HEADERS, split_signed_commit  # noqa: PLC0415 - the same
    from dodcheck.signatures.commit import NAMESPACE as OF_GIT  # noqa: PLC0415 - lazy: as above
    from dodcheck.signatures.sshsig import read_signature  # noqa: PLC0415 - the same
    from dodcheck.signatures.wire import MalformedError  # noqa: PLC0415 - the same

    short = commit[:12]
    signed = split_signed_commit(history.raw(commit) or b"", HEADERS[len(commit)])
    if signed is None:
        return _none(f"is not signed, nor is {short}, the commit that brought it")
    if not signed.by_ssh:
        return _none(f"is not signed, and {short}, which brought it, is signed by OpenPGP, which is not checked here")
    try:
        signature = read_signature(signed.signature)
    except MalformedError as problem:
        return _none(f"is not signed, and the signature of {short}, which brought it, can't be read: {problem}")
    why = _no_signer(attestation, signature.key, signers, OF_GIT, today)
    if why:
        return _none(f"is brought by {short}, which is signed with {signature.key.fingerprint}, {why}")
    if signature.namespace != OF_GIT or not signature.is_over(signed.content):
        return _none(f"is brought by {short}, whose signature does not fit")
    return SignatureCheck(Signature(signature.key.fingerprint, commit))


def _no_signer(attestation: Attestation, key: Key, signers: Signers, namespace: str, today: date) -> str:
    """Return why a key does not sign for who attests, as a clause that follows the key; empty where it does."""
    path = signers.path or SIGNERS_PLACES[0]
    lines = signers.lines_of_key(key)
    if signers.path is None:
        return f"and there is no {path} that says whose key it is"
    if not lines:
        return f"which {path} does not list"
    own = [line for line in lines if line.speaks_for(names(attestation.by)[-1:])]
    if not own:
        return f"which {path} gives to {lines[0].principals[:80]}, not to {attestation.by}"
    allowed = [line for line in own if line.signs(namespace)]
    if not allowed:
        return f"which may not sign for `{namespace}` ({path}:{own[0].line})"
    # A day in the past is the word of whoever signs: a key that is over today may be in other hands.
    whys = [line.why_not_on(attestation.given) or line.why_not_on(today) for line in allowed]
    return "" if "" in whys else f"which {whys[0]} ({path}:{allowed[0].line})"


def names(by: str) -> tuple[str, ...]:
    """Return what somebody is known by: all the words, and the address in `Ada <ada@example.org>`."""
    _, angle, rest = by.rpartition("<")
    address = rest[:-1].strip() if angle and rest.endswith(">") else ""
    return (by, address) if address else (by,)


def _bringing(attestation: Attestation, history: History) -> Iterator[str]:
    """Yield the commits that brought an attestation as it stands: it is in them, and in none of their parents.

    They are the newest of the first-parent line that did so and, where that is a merge, those that it merged.
    """
    if not _has(attestation, history, history.head()):
        return
    line = history.line(history.head(), PLACES)
    added = next(
        (entry for entry in line if not any(_has(attestation, history, before) for before in entry.parents[:1])), None
    )
    if added is None:
        return
    merged = history.log(added.commit, added.parents[0]) if len(added.parents) > 1 else (added,)
    for entry in merged:
        new = bool(set(PLACES).intersection(entry.paths)) and _has(attestation, history, entry.commit)
        if new and not any(_has(attestation, history, before) for before in entry.parents):
            yield entry.commit


def taken_back(attestation: Attestation, snapshot: Snapshot) -> bool:
    """Return whether an attestation, signed or not, stood on the way to a state and stands there no more.

    Its signature fits for ever, so that taking it out is how to take it back.
    """
    history = snapshot.history()
    if history is None:
        return False
    head = history.head()
    before = (entry.commit for entry in history.line(head, PLACES))
    return not _says(attestation, history, head) and any(_says(attestation, history, commit) for commit in before)


def _says(attestation: Attestation, history: History, commit: str) -> bool:
    """Return whether an attestation stands in a commit, whatever its signature."""
    files = ((path, history.read(commit, path)) for path in PLACES)
    entries = (entry for path, data in files if data is not None for entry in _entries(path, data))
    return any(replace(entry, signature=attestation.signature) == attestation for entry in entries)


def _has(attestation: Attestation, history: History, commit: str) -> bool:
    """Return whether an attestation stands in a commit, wherever its file is there."""
    files = ((path, history.read(commit, path)) for path in PLACES)
    return any(data is not None and attestation in _entries(path, data) for path, data in files)


@lru_cache(maxsize=_READ)
def _entries(path: str, data: bytes) -> frozenset[Attestation]:
    from dodcheck.exceptions.attestations_file import read_attestations  # noqa: PLC0415 - lazy: YAML

    try:
        return frozenset(attestation for attestation, _ in read_attestations(path, data).entries)
    except UserError:
        return frozenset()
