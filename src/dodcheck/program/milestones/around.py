"""What the other documents of a program say of a milestone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dodcheck.documents.document import Document, Role
from dodcheck.model.milestone import MilestoneId
from dodcheck.snapshot.paths import folder_of, name_of


class Around(NamedTuple):
    """The milestones that plan or ledger call closed, the ledger, and the tool-call logs.

    ``logs`` are those of milestones, by the folder of the plan; ``program_log`` is the one of the whole program.
    """

    closed: frozenset[MilestoneId]
    ledger: str | None
    logs: Mapping[str, tuple[str, ...]]
    program_log: str | None

    @property
    def keeps_logs(self) -> bool:
        """Whether any milestone has a log of its own."""
        return bool(self.logs)


def around(documents: Sequence[Document]) -> Around:
    """Return what a program's documents say around its plans."""
    logs = [document.path for document in documents if document.role is Role.TOOL_LOG]
    own = [path for path in logs if _belongs_to_milestone(path)]
    return Around(
        closed=frozenset(closing.milestone for document in documents for closing in document.closings),
        ledger=next((document.path for document in documents if document.role is Role.LEDGER), None),
        logs=_by_folder(own),
        program_log=next((path for path in logs if path not in own), None),
    )


def _belongs_to_milestone(path: str) -> bool:
    return name_of(path).lower() != "toolcalls.md"


def _by_folder(paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for path in paths:
        found[folder_of(path)] = (*found.get(folder_of(path), ()), path)
    return found
