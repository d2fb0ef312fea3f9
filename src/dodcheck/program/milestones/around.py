"""What the other documents of a program say of a milestone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.documents.document import Document, Role
from dodcheck.model.milestone import MilestoneId
from dodcheck.snapshot.paths import folder_of, name_of


class Around(NamedTuple):
    """The milestones that plan or ledger call closed, the ledger with the milestones it has entries of, and the logs.

    ``logs`` are those of milestones, by the folder of the plan; ``program_log`` is the one of the whole program.
    ``main`` are the plans that speak for their milestones; others beside them are about a part of the work.
    """

    closed: frozenset[MilestoneId]
    ledger: str | None
    listed: tuple[MilestoneId, ...]
    logs: Mapping[str, tuple[str, ...]]
    program_log: str | None
    main: frozenset[str]

    def lists(self, milestone: MilestoneId) -> bool:
        """Return whether the ledger has begun to list milestones such as this one: many begin late."""
        return any(
            milestone_id.prefix == milestone.prefix and milestone_id.numbers <= milestone.numbers
            for milestone_id in self.listed
        )

    @property
    def keeps_logs(self) -> bool:
        """Whether any milestone has a log of its own."""
        return bool(self.logs)


def surroundings_of(documents: Sequence[Document]) -> Around:
    """Return what a program's documents say around its plans."""
    logs = [document.path for document in documents if document.role is Role.TOOL_LOG]
    own = [path for path in logs if _belongs_to_milestone(path)]
    ledger = next((document for document in documents if document.role is Role.LEDGER), None)
    return Around(
        closed=frozenset(closing.milestone for document in documents for closing in document.closings),
        ledger=ledger.path if ledger else None,
        listed=tuple(entry.milestone for entry in ledger.entries) if ledger else (),
        logs=_by_folder(own),
        program_log=next((path for path in logs if path not in own), None),
        main=frozenset(_main_plans(documents)),
    )


def _main_plans(documents: Sequence[Document]) -> Iterator[str]:
    """Yield the main plan of each milestone in each folder: the one that is named by its id, else the first."""
    by_folder: dict[tuple[str, MilestoneId], list[str]] = {}
    for document in documents:
        if document.plan:
            by_folder.setdefault((folder_of(document.path), document.plan.milestone), []).append(document.path)
    return (next(filter(_is_named_by_id, paths), paths[0]) for paths in by_folder.values())


def _is_named_by_id(path: str) -> bool:
    return MilestoneId.parse(name_of(path).rpartition("_")[0]) is not None


def _belongs_to_milestone(path: str) -> bool:
    return name_of(path).lower() != "toolcalls.md"


def _by_folder(paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    by_folder: dict[str, tuple[str, ...]] = {}
    for path in paths:
        by_folder[folder_of(path)] = (*by_folder.get(folder_of(path), ()), path)
    return by_folder
