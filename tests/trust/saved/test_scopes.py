from __future__ import annotations

import inspect
from dataclasses import replace

import pytest

from dodcheck.commands.app import app
from dodcheck.errors import UserError
from dodcheck.judge.scopes import NamedDocument
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.trust.saved.saved import Kind, Saved, of_report
from dodcheck.trust.saved.scopes import JudgedAgain, scope_again
from support.reports import every_verdict
from support.verifying import PLAIN

SCOPES = {
    "claims": ("claims", "claims in a.md, b.md"),
    "phase": ("phase 1", "stage b", "sprint 1.2a"),
    "milestone": ("milestone M03", "milestone V15-M53", "milestone M10.5"),
    "pr": ("pr",),
    "program": ("program",),
}
"""What each judging command calls its scopes."""


def saved(scope: str, *paths: str) -> Saved:
    found = every_verdict()
    documents = tuple(replace(found.documents[0], path=path, role="document") for path in paths)
    return of_report("r.json", PLAIN[Kind.REPORT](replace(found, scope=scope, documents=documents)), found.as_of)


def test_every_command_that_judges_writes_reports_that_can_be_verified() -> None:
    parameters = {
        one.name: inspect.signature(one.callback).parameters for one in app.registered_commands if one.callback
    }
    assert {name for name, found in parameters.items() if "accept_weakening" in found} == set(SCOPES)


@pytest.mark.parametrize("scope", [name for names in SCOPES.values() for name in names])
def test_a_scope_that_is_judged_again(scope: str) -> None:
    assert scope_again(saved(scope), MemorySnapshot({}), ())


@pytest.mark.parametrize("scope", ["", "phase", "phase 1\n", "claims ", "everything", "claims in "])
def test_a_scope_that_no_command_has(scope: str) -> None:
    with pytest.raises(UserError, match="which this dodcheck can't judge"):
        scope_again(saved(scope), MemorySnapshot({}), ())


def handed(*paths: str) -> tuple[NamedDocument, ...]:
    return tuple(NamedDocument(path, path.encode()) for path in paths)


def test_documents_are_found_by_bytes_then_by_name_then_where_only_one_can_be_meant() -> None:
    tracked = MemorySnapshot({"a.md": b"tracked"})
    assert isinstance(scope_again(saved("claims in a.md", "a.md"), tracked, ()), JudgedAgain)
    for path, given in (("b.md", "/elsewhere/b.md"), ("-", "description.md")):
        assert isinstance(
            scope_again(saved(f"claims in a.md, {path}", "a.md", path), tracked, handed(given)), JudgedAgain
        )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "r.json judges `b.md`, which is no tracked file"),
        (("x.md", "y.md"), "x.md is no document that r.json judges"),
    ],
)
def test_documents_that_are_missing_or_too_many(given: tuple[str, ...], said: str) -> None:
    with pytest.raises(UserError, match=said):
        scope_again(saved("claims in b.md", "b.md"), MemorySnapshot({}), handed(*given))
