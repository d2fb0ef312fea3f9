"""What `dodcheck attest` does."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dodcheck.binding.tree import Bound
from dodcheck.commands.changed_file import as_diff, replace_file
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.commands.waiving import (
    evidence_so_far,
    exceptions_file,
    last_day,
    named_statement,
    required_words,
    what_is_left_to_do,
)
from dodcheck.errors import user_error
from dodcheck.exceptions.attestations import PLACES, SIGNERS_PLACES
from dodcheck.exceptions.attestations_file import leaves_the_root
from dodcheck.exceptions.signed_text import NAMESPACE
from dodcheck.judge.attesting import AttestationCheck, AttestationContext, Lack
from dodcheck.judge.attesting import checked_attestation as judged
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.scopes import governance
from dodcheck.judge.signed import names, signature_of
from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Outcome
from dodcheck.model.exception import Attestation
from dodcheck.reports.layout import BLANK, Line, as_text, paragraph
from dodcheck.setup.exception_files import with_attestation
from dodcheck.signatures.key import Key

_UNSIGNED = (
    "Its rule asks for a signature: add --sign with your SSH key, or sign the commit that brings it: git commit -S"
)


_AFTER = {
    Outcome.HOLDS: "Nobody has to attest it.",
    Outcome.FAILS: "As long as it says so, this attestation counts for nothing.",
    Outcome.ERROR: "Until that is mended, this attestation counts for nothing.",
}


class AttestArguments(NamedTuple):
    """The arguments: the statement, who attests it, for which files, until when, and whether to write.

    ``sign`` is the key to sign it with.
    """

    criterion: str
    by: str
    covers: tuple[str, ...]
    expires: str
    sign: Path | None
    write: bool


def attest(request: Request, arguments: AttestArguments) -> int:
    """Print the attestation that would be added, or add it. Raises ``UserError``."""
    by, covers = (
        required_words(arguments.by, "--by"),
        tuple(required_words(cover, "--covers") for cover in arguments.covers),
    )
    if strange := next((glob for glob in covers if leaves_the_root(glob)), None):
        raise user_error(f"--covers takes paths from the root, not `{strange[:40]}`", "For example: --covers 'src/**'")
    today = request.caller.as_of
    expires = last_day(arguments.expires, today)
    case = prepare(request.snapshot, request.caller, governance)
    criterion = named_statement(arguments.criterion, case, request)
    attestation = Attestation(criterion.id, criterion.text, by, today, _head_commit(request), covers, expires)
    path, before = exceptions_file(request, case, case.attestations.path, PLACES)
    check = _check_attestation(attestation, criterion, case)
    if arguments.sign:
        attestation = _sign_attestation(attestation, case, arguments.sign, request.root)
    after = with_attestation(path, before, attestation)
    if arguments.write:
        replace_file(request, path, before, after)
    rest = [
        *_already_attested(case, criterion),
        *evidence_so_far(case, criterion, _AFTER),
        *what_is_left_to_do(path, before, arguments.write),
    ]
    if check.lacks is Lack.SIGNATURE and not arguments.sign:
        rest += paragraph(_UNSIGNED, 0)
    say(as_diff(path, before, after) + (as_text([BLANK, *rest]) if rest else ""))
    return PASSED


def _check_attestation(attestation: Attestation, criterion: Criterion, case: Case) -> AttestationCheck:
    """Return what an attestation would be worth. Raises ``UserError`` where more is missing than a signature."""
    binding = case.bindings.by_id.get(criterion.id)
    tree = binding.tree if isinstance(binding, Bound) else None
    check = judged(
        criterion, tree, (attestation,), AttestationContext(case.attestations, case.snapshot, case.caller.as_of)
    )
    if check.why_not and check.lacks is not Lack.SIGNATURE:
        message = f"this attestation would count for nothing: it {check.why_not}"
        raise user_error(message, "Commit first what it covers." if check.lacks is None else "")
    return check


def _sign_attestation(attestation: Attestation, case: Case, key: Path, root: Path) -> Attestation:
    """Return an attestation with a signature. Raises ``UserError`` where there is none, or where it would not count."""
    from dodcheck.commands.signing import sign_with_key  # noqa: PLC0415 - lazy: only where it is asked for

    signed, used = sign_with_key(attestation, key, root)
    why = signature_of(signed, case.attestations, case.snapshot, case.caller.as_of).why_not
    if why:
        path = case.attestations.signers.path or SIGNERS_PLACES[0]
        hint = f"To let this key sign, a line of {path}:\n  {_signers_line(attestation.by, used)}"
        raise user_error(f"this attestation would count for nothing: it {why}", hint)
    return signed


def _signers_line(by: str, key: Key) -> str:
    """Return the line of the allowed signers that gives a key to somebody."""
    name = names(by)[-1]
    who = f'"{name}"' if " " in name else name
    return f'{who} namespaces="{NAMESPACE},git" {key.type} {base64.b64encode(key.blob).decode()}'


def _head_commit(request: Request) -> str:
    history = request.snapshot.history()
    if history is None:
        raise user_error("an attestation is given at a commit, and there is none here yet", "Commit the files first.")
    return history.head()


def _already_attested(case: Case, criterion: Criterion) -> Iterator[Line]:
    for attestation, place in case.attestations.entries:
        if attestation.criterion == criterion.id and attestation.expires >= case.caller.as_of:
            message = f"{place.path}:{place.line} attests it already, until {attestation.expires} ({attestation.by})."
            yield from paragraph(message, 0)
