"""Everything a judgement needs, read once: documents, rules, exceptions. Mistakes are told together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from dodcheck.binding.bind import Bindings, bind
from dodcheck.binding.circular_rules import circular_rule_mistakes
from dodcheck.binding.entries import PLACES as RULES_PLACES
from dodcheck.binding.entries import RulesFile
from dodcheck.binding.tenses import tensed
from dodcheck.documents.disguise_notices import disguised_line_notices, disguised_path_notices
from dodcheck.errors import Mistake, UserError
from dodcheck.exceptions.attestations import PLACES as ATTESTATION_PLACES
from dodcheck.exceptions.attestations import SIGNERS_PLACES, Attestations
from dodcheck.exceptions.recorded import Recorded
from dodcheck.exceptions.waivers import PLACES as WAIVER_PLACES
from dodcheck.exceptions.waivers import Waivers
from dodcheck.judge.lookalikes import in_the_way, unused
from dodcheck.model.caller import Caller, FileBytes
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.program.load import Program
from dodcheck.signatures.signers import NOBODY, Signers
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError, digest_of

_Read = TypeVar("_Read")
Loader = Callable[[Snapshot, RulesFile, Recorded], Program]
"""Reads the documents a command asks about, and all others when rules are bound by id."""


class Case(NamedTuple):
    """A program with its bindings and exceptions, ready to be judged."""

    snapshot: Snapshot
    caller: Caller
    rules: RulesFile
    program: Program
    bindings: Bindings
    waivers: Waivers
    notices: tuple[Notice, ...]
    policy_digest: str
    attestations: Attestations = Attestations()


@dataclass(slots=True)
class _Gathering:
    """Collects what is read and what is wrong with it."""

    mistakes: list[Mistake] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def read(self, file: FileBytes | None, reader: Callable[[str, bytes], _Read], empty: _Read) -> _Read:
        if file is None:
            return empty
        path, data = file
        self.digests.append(f"{path} {hashlib.sha256(data).hexdigest()}")
        self.notices += disguised_line_notices(path, data)
        try:
            return reader(path, data)
        except UserError as problem:
            self.mistakes.extend(problem.mistakes)
            return empty

    def rules(self, file: FileBytes | None) -> RulesFile:
        """Return the valid entries of a rules file; its mistakes are collected with those of the other files."""
        nothing: tuple[RulesFile, tuple[Mistake, ...]] = (RulesFile(), ())
        rules, mistakes = self.read(file, _read_rules, nothing)
        self.mistakes.extend(mistakes)
        return rules


Binder = Callable[[Sequence[Criterion], RulesFile], Bindings]
"""Gives each criterion its rule: ``bind``, or what remembers its answers."""


def prepare(snapshot: Snapshot, caller: Caller, loader: Loader) -> Case:
    """Return the case. Raises ``UserError`` with every mistake in its files, if there is any."""
    case = settled(snapshot, caller, loader)
    return case._replace(notices=(*case.notices, *unused(snapshot), *disguised_path_notices(snapshot.files())))


def settled(snapshot: Snapshot, caller: Caller, loader: Loader, binder: Binder = bind) -> Case:
    """Return what ``prepare`` returns, without the notices about files that look like governance files."""
    gathering = _Gathering()
    rules = gathering.rules(caller.rules or _one_of(RULES_PLACES, snapshot, gathering))
    waivers = gathering.read(_one_of(WAIVER_PLACES, snapshot, gathering), _read_waivers, Waivers())
    attested = gathering.read(_one_of(ATTESTATION_PLACES, snapshot, gathering), _read_attestations, Attestations())
    attested = replace(attested, signers=_signers(snapshot, gathering))
    if gathering.mistakes:
        raise UserError(*gathering.mistakes, *_beside(gathering.mistakes, snapshot, loader, rules))
    program = _in_tense(loader(snapshot, rules, Recorded(waivers, attested)), rules)
    bindings = binder(program.criteria, rules)
    if mistakes := _wrong(program, bindings, rules):
        raise UserError(*mistakes)
    notices = (*program.notices, *gathering.notices)
    digest = _digest(gathering.digests, program)
    return Case(snapshot, caller, rules, program, bindings, waivers, notices, digest, attested)


def _in_tense(program: Program, rules: RulesFile) -> Program:
    if not any(entry.holds for entry in rules.entries):
        return program
    return program.changed(lambda criteria: tensed(criteria, rules))


@lru_cache(maxsize=4)
def _read_rules(path: str, data: bytes) -> tuple[RulesFile, tuple[Mistake, ...]]:
    from dodcheck.binding.rules_file import read_partly  # noqa: PLC0415 - lazy: many repositories have none

    return read_partly(path, data)


@lru_cache(maxsize=4)
def _read_waivers(path: str, data: bytes) -> Waivers:
    from dodcheck.exceptions.waivers_file import read_waivers  # noqa: PLC0415 - lazy: the same

    return read_waivers(path, data)


@lru_cache(maxsize=4)
def _read_attestations(path: str, data: bytes) -> Attestations:
    from dodcheck.exceptions.attestations_file import read_attestations  # noqa: PLC0415 - lazy: the same

    return read_attestations(path, data)


@lru_cache(maxsize=4)
def _read_signers(path: str, data: bytes) -> Signers:
    from dodcheck.signatures.signers_file import read_signers  # noqa: PLC0415 - lazy: the same

    return read_signers(path, data)


def _signers(snapshot: Snapshot, gathering: _Gathering) -> Signers:
    """Return who may sign; a line that is not understood lets nobody sign, which a notice says."""
    signers = gathering.read(_one_of(SIGNERS_PLACES, snapshot, gathering), _read_signers, NOBODY)
    path = signers.path or ""
    gathering.notices += [
        Notice("no-signer", Location(path, line.line), f"this line lets nobody sign: {line.why}")
        for line in signers.unread
    ]
    return signers


def _wrong(program: Program, bindings: Bindings, rules: RulesFile) -> tuple[Mistake, ...]:
    """Return what is wrong in the documents, and with what the rules are bound to and rest on."""
    return (
        *program.mistakes,
        *bindings.mistakes,
        *circular_rule_mistakes(program.criteria, bindings.by_id, rules.entries),
    )


def _beside(mistakes: Sequence[Mistake], snapshot: Snapshot, loader: Loader, rules: RulesFile) -> Iterator[Mistake]:
    """Yield what else is wrong, as far as it is found without what is not understood; of a place one thing is told."""
    try:
        program = loader(snapshot, rules, Recorded())
    except UserError:
        return
    places = {mistake.location for mistake in mistakes}
    further = _wrong(program, bind(program.criteria, rules), rules)
    yield from (mistake for mistake in further if mistake.location not in places)


def _one_of(places: Iterable[str], snapshot: Snapshot, gathering: _Gathering) -> FileBytes | None:
    gathering.mistakes += in_the_way(snapshot, places)
    tracked = [path for path in places if snapshot.presence(path) is Presence.FILE]
    if len(tracked) > 1:
        gathering.mistakes.append(Mistake(Location(tracked[1]), f"{tracked[0]} is there as well", "Keep one of them."))
    try:
        return FileBytes(tracked[0], snapshot.read(tracked[0])) if tracked else None
    except UnreadableError as problem:
        gathering.mistakes.append(Mistake(Location(tracked[0]), problem.message))
        return None


def _digest(parts: Iterable[str], program: Program) -> str:
    statements = (
        f"{criterion.id} {criterion.text} {criterion.inline and criterion.inline.text}"
        for criterion in program.criteria
    )
    whole = "\0".join([*parts, *statements]).encode("utf-8", "surrogatepass")
    return digest_of(whole)
