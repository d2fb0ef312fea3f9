"""What a saved report was about, by its name: one table, from the name of a scope to how it is judged."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dodcheck.errors import UserError, user_error
from dodcheck.judge.case import Loader
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.scopes import (
    NamedDocument,
    Scope,
    every_claim,
    governance,
    named_documents,
    named_too,
    phase,
    whole_change,
    whole_program,
)
from dodcheck.model.report import DocumentFacts, Gate
from dodcheck.program.load import Program
from dodcheck.snapshot.protocol import Presence, Snapshot, bytes_of, digest_of
from dodcheck.trust.saved.saved import Saved


class JudgedAgain(NamedTuple):
    """How a scope is judged again: what loads its documents, and what picks its criteria from them."""

    loader: Loader
    scope: Callable[[Program], Scope]


Documents = Callable[[], tuple[NamedDocument, ...]]
"""Gives the documents that the report names, as the caller or the snapshot has them."""


def _claims(saved: Saved, _: Documents) -> JudgedAgain:
    return JudgedAgain(governance, lambda program: every_claim(program, strict=saved.gate is Gate.STRICT))


def _claims_in(saved: Saved, documents: Documents) -> JudgedAgain:
    named = documents()
    strict = saved.gate is Gate.STRICT
    return JudgedAgain(named_too(named), lambda program: named_documents(program, named, strict=strict))


def _phase(saved: Saved, _: Documents) -> JudgedAgain:
    return JudgedAgain(governance, lambda program: phase(program, saved.scope))


def _milestone(saved: Saved, _: Documents) -> JudgedAgain:
    return JudgedAgain(governance, lambda program: milestone(program, saved.scope))


def _program(_saved: Saved, _: Documents) -> JudgedAgain:
    return JudgedAgain(governance, whole_program)


def _change(_saved: Saved, _: Documents) -> JudgedAgain:
    return JudgedAgain(governance, whole_change)


_SCOPES: Sequence[tuple[str, Callable[[Saved, Documents], JudgedAgain]]] = (
    (r"claims", _claims),
    (r"claims in .+", _claims_in),
    (r"pr", _change),
    (r"program", _program),
    (r"milestone [0-9A-Z.-]{2,40}", _milestone),
    (r"(?:phase|stage|step|sprint) [0-9a-z.]{1,20}", _phase),
)
"""A pattern for the whole name of a scope, and how it is judged. A new scope is one line here."""


def scope_again(saved: Saved, snapshot: Snapshot, handed: Sequence[NamedDocument]) -> JudgedAgain:
    """Return the loader and the scope of a saved report's name. Raises ``UserError`` for a name of no command."""
    for pattern, how in _SCOPES:
        if re.fullmatch(pattern, saved.scope, re.DOTALL):
            return how(saved, lambda: _documents(saved, snapshot, handed))
    hint = "Verify it with the dodcheck that wrote it."
    raise user_error(f"{saved.name}: its scope is `{saved.scope[:60]}`, which this dodcheck can't judge", hint)


def _documents(saved: Saved, snapshot: Snapshot, handed: Sequence[NamedDocument]) -> tuple[NamedDocument, ...]:
    """Return the documents of a report: those handed over by the caller, else those of the snapshot."""
    left = list(handed)
    contents = {facts.path: _same_bytes(facts, left) for facts in saved.documents}
    contents |= {path: _tracked_bytes(path, snapshot) for path, data in contents.items() if data is None}
    missing = [path for path, data in contents.items() if data is None]
    for path in missing:
        contents[path] = _same_name(path, left, alone=len(missing) == 1)
    if left:
        raise user_error(f"{left[0].path} is no document that {saved.name} judges", "Leave it out.")
    named = tuple(NamedDocument(path, data) for path, data in contents.items() if data is not None)
    if len(named) < len(contents):
        raise _missing_document(saved, next(path for path, data in contents.items() if data is None))
    return named


def _missing_document(saved: Saved, path: str) -> UserError:
    message = f"{saved.name} judges `{path}`, which is no tracked file of what it judges"
    return user_error(message, f"Hand it over: dodcheck verify {saved.name} FILE")


def _same_bytes(facts: DocumentFacts, left: list[NamedDocument]) -> bytes | None:
    fitting = (document for document in left if digest_of(document.data) == facts.digest)
    return _take_out(next(fitting, None), left)


def _same_name(path: str, left: list[NamedDocument], *, alone: bool) -> bytes | None:
    """Return the document that can only be meant for a path: of its name, or the only one for the only path."""
    name = PurePosixPath(path).name
    fitting = (document for document in left if PurePosixPath(document.path).name == name or (alone and len(left) == 1))
    return _take_out(next(fitting, None), left)


def _take_out(document: NamedDocument | None, left: list[NamedDocument]) -> bytes | None:
    if document is None:
        return None
    left.remove(document)
    return document.data


def _tracked_bytes(path: str, snapshot: Snapshot) -> bytes | None:
    return bytes_of(snapshot, path) if snapshot.presence(path) is Presence.FILE else None
