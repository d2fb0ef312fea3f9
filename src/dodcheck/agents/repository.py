"""What there is to be judged at the moment that an agent asks."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dodcheck.documents.grammar import block_parser
from dodcheck.judge.case import Case, prepare
from dodcheck.judge.explanation import Explanation, Loaded, explain
from dodcheck.judge.governance_loader import GovernanceLoader
from dodcheck.judge.places import TypedPlace, ends_with, read_place
from dodcheck.judge.scopes import NamedDocument, Scope
from dodcheck.model.caller import Caller
from dodcheck.model.report import Report
from dodcheck.program.load import Program
from dodcheck.snapshot.protocol import Snapshot, bytes_of

Against = Callable[[Callable[[Program], Scope]], Report]
"""Judges a scope by the policy of a base too."""


class RepositoryView(NamedTuple):
    """A repository as it is now. ``base`` is what changes are held against, with its name, where the caller named one.

    Documents are named by their path from the root, or by an end of it; only tracked ones are read.
    """

    root: Path
    snapshot: Snapshot
    caller: Caller
    base: tuple[str, Against] | None = None

    def explained(self, asked: str) -> Explanation:
        """Return the explanation of one statement. Raises ``UserError`` where none or several are meant."""
        block_parser()
        meant = self._without_root(asked.strip())
        place = read_place(meant)
        loading = GovernanceLoader(self._named_documents(place) if place else ())
        case = prepare(self.snapshot, self.caller, loading)
        return explain(case, Loaded(loading.governance, partial(bytes_of, self.snapshot)), meant)

    def case(self) -> Case:
        """Return the governance documents, ready to be judged. Raises ``UserError``."""
        block_parser()
        return prepare(self.snapshot, self.caller, GovernanceLoader(()))

    def _without_root(self, asked: str) -> str:
        """Return what is asked, a place that begins with the root's own path without it."""
        prefix = f"{os.path.realpath(self.root)}{os.sep}"
        return asked.removeprefix(prefix).removeprefix(f"{self.root}{os.sep}")

    def _named_documents(self, place: TypedPlace) -> tuple[NamedDocument, ...]:
        """Return the tracked Markdown document that a place names."""
        tracked = self.snapshot.files()
        exact = [place.path] if place.path in tracked else [path for path in tracked if ends_with(path, place.path)]
        wanted = len(exact) == 1 and exact[0].lower().endswith((".md", ".markdown"))
        data = bytes_of(self.snapshot, exact[0]) if wanted else None
        return () if data is None else (NamedDocument(exact[0], data),)
