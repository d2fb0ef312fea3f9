"""Whether a person's word stands in for evidence: for these words, at a commit, until something it covers changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.binding.bind import same_words
from dodcheck.binding.tree import Tree, leaves
from dodcheck.exceptions.attestations import PLACES, Attestations
from dodcheck.judge.reasons import lasting
from dodcheck.judge.signed import names, signature_of
from dodcheck.model.criterion import Criterion
from dodcheck.model.exception import Age, Attestation, Signature
from dodcheck.rules.attestation import AttestationRule, PersonsWord
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


class Lack(Enum):
    """What an attestation lacks that the rule asks for."""

    SIGNATURE = auto()
    OTHER = auto()


class AttestationCheck(NamedTuple):
    """The valid attestation of a statement; where none is valid, why the one with the latest last day is not.

    ``signature`` is the checked one of the valid attestation, ``None`` where it is not signed. ``lacks`` is what a
    rule asks for that is missing, where nothing else is.
    """

    valid: Attestation | None = None
    why_not: str = ""
    signature: Signature | None = None
    lacks: Lack | None = None


class AttestationContext(NamedTuple):
    """What attestations are checked against: all attestations and their signers, the repository, and the day."""

    words: Attestations
    snapshot: Snapshot
    today: date


def checked_attestation(
    criterion: Criterion, tree: Tree | None, attestations: Iterable[Attestation], context: AttestationContext
) -> AttestationCheck:
    """Return which of the attestations of a statement is valid, and what its rule asks for, if it has one."""
    failed: list[AttestationCheck] = []
    for attestation in attestations:
        check = _attested(attestation, criterion, tree, context)
        if check.valid:
            return check
        failed.append(check)
    return failed[0] if failed else AttestationCheck()


def _attested(
    attestation: Attestation, criterion: Criterion, tree: Tree | None, context: AttestationContext
) -> AttestationCheck:
    why = _why_not(attestation, criterion, context.snapshot, context.today)
    if why:
        return AttestationCheck(None, why)
    signed = signature_of(attestation, context.words, context.snapshot, context.today)
    if attestation.signature and signed.why_not:
        return AttestationCheck(None, signed.why_not)
    word = PersonsWord(names(attestation.by), attestation.given, signed.why_not)
    refused = _refused(tree, word, context.today)
    if refused:
        other = _refused(tree, word._replace(unsigned=""), context.today)
        return AttestationCheck(None, refused, lacks=Lack.OTHER if other else Lack.SIGNATURE)
    return AttestationCheck(attestation, signature=signed.signature)


def attested_by(attestation: Attestation, signature: Signature | None, today: date) -> str:
    """Return who said so, when, whether they signed it, and for how long it counts."""
    signed = _signed(signature) if signature else "not signed"
    span = lasting(Age(attestation.given, attestation.expires, today))
    return f"attested by {attestation.by} {span} at {attestation.commit[:12]}, {signed}"


def _signed(signature: Signature) -> str:
    return f"signed with {signature.key}" + (f" in {signature.commit[:12]}" if signature.commit else "")


def _refused(tree: Tree | None, word: PersonsWord, today: date) -> str:
    """Return why a word is not what a rule asks for; of several in `any`, one has to take it."""
    match tree:
        case AttestationRule():
            return tree.refuses(word, today)
        case All():
            return next(filter(None, (_refused(rule, word, today) for rule in tree.rules)), "")
        case AnyOf():
            whys = [_refused(rule, word, today) for rule in tree.rules if _asks_for_one(rule)]
            return "" if "" in whys or not whys else whys[0]
        case Not():
            return _refused(tree.rule, word, today)
        case _:
            return ""


def _asks_for_one(tree: Tree) -> bool:
    return any(isinstance(rule, AttestationRule) for rule in leaves(tree))


def _why_not(attestation: Attestation, criterion: Criterion, snapshot: Snapshot, today: date) -> str:
    if attestation.expires < today:
        return f"expired on {attestation.expires}"
    if attestation.given > today:
        return f"is dated {attestation.given}, which is still to come"
    if not same_words(attestation.says, criterion.text):
        return f"was given for other words: “{attestation.says}”"
    then = _then(attestation.commit, snapshot)
    if then is None:
        history = snapshot.history()
        where = "of this shallow clone" if history and history.shallow() else "behind this one"
        return f"names {attestation.commit[:12]}, which is no commit {where}"
    return _stale(attestation, then, snapshot)


def _then(prefix: str, snapshot: Snapshot) -> Snapshot | None:
    """Return the state of the one commit whose id begins so, if it is the judged one or comes before it."""
    history = snapshot.history()
    commit = history.find(prefix) if history else None
    # A tag or a branch may be called like the beginning of an id.
    if history is None or commit is None or not commit.startswith(prefix):
        return None
    return None if history.log(commit, history.head()) else history.at(commit)


def _stale(attestation: Attestation, then: Snapshot, now: Snapshot) -> str:
    covered = False
    for glob in attestation.covers:
        for path in sorted({*_covered(glob, then), *_covered(glob, now)}):
            covered = True
            if (was := _content(path, then)) is None or was != _content(path, now):
                return f"is stale: {path} is not what it was at {attestation.commit[:12]}"
    return "" if covered else "covers no file"


def _covered(glob: str, snapshot: Snapshot) -> Iterator[str]:
    yield from (path for path in snapshot.glob(glob) if path not in PLACES)
    yield from matching(glob, snapshot.submodules())


def _content(path: str, snapshot: Snapshot) -> str | None:
    """Return what tells one content from another, ``None`` where nothing does."""
    try:
        return snapshot.recorded(path) or snapshot.digest(path)
    except UnreadableError:
        return None
