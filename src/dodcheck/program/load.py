"""Reads the governance documents of a snapshot into one program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import NamedTuple

from dodcheck.documents.document import Document, Role, cached_document
from dodcheck.documents.slug import path_slug
from dodcheck.documents.text import UndecodableError
from dodcheck.errors import Mistake
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.phase import Phase
from dodcheck.model.report import DocumentFacts
from dodcheck.program.contradictions import find_contradictions
from dodcheck.program.discover import Source
from dodcheck.program.milestones.complete import with_milestones
from dodcheck.snapshot.protocol import Snapshot, UnreadableError, digest_of


class UnreadDocument(NamedTuple):
    """A document found by convention that could not be read: a criterion that stands for it, and why."""

    criterion: Criterion
    role: Role
    why: str


@dataclass(frozen=True)
class Program:
    """What all documents say together; every id in it is unique. Criteria stand in document order."""

    documents: tuple[Document, ...]
    unread: tuple[UnreadDocument, ...]
    facts: tuple[DocumentFacts, ...]

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion that could be read."""
        return tuple(criterion for document in self.documents for criterion in document.criteria)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """Every phase heading, in document order; one phase may have several."""
        return tuple(phase for document in self.documents for phase in document.phases)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What the readers of the documents had to remark, and where two statements contradict each other."""
        remarks = (notice for document in self.documents for notice in document.notices)
        return (*remarks, *find_contradictions(self.documents))

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What is wrong with `dodcheck` comments and fixed ids."""
        return tuple(mistake for document in self.documents for mistake in document.mistakes) + _repeated_fixed_ids(
            self.criteria
        )

    def changed(self, change: Callable[[Iterable[Criterion]], Iterable[Criterion]]) -> Program:
        """Return the program with other criteria in the place of its own; each document's are changed by themselves."""
        documents = (replace(document, criteria=tuple(change(document.criteria))) for document in self.documents)
        return replace(self, documents=tuple(documents))

    def of_role(self, role: Role) -> tuple[Document, ...]:
        """Return the documents that have a role."""
        return tuple(document for document in self.documents if document.role is role)


class SourceBytes(NamedTuple):
    """A document's bytes with its source."""

    source: Source
    data: bytes


def read_sources(sources: Iterable[Source], snapshot: Snapshot) -> list[SourceBytes | UnreadDocument]:
    """Return the bytes of tracked documents; what can't be read is kept as ``UnreadDocument``."""
    read: list[SourceBytes | UnreadDocument] = []
    for source in sources:
        try:
            read.append(SourceBytes(source, snapshot.read(source.path)))
        except UnreadableError as problem:
            read.append(_unread_document(source, problem.message))
    return read


Reader = Callable[[str, bytes, Role, str], Document]
"""Reads one document: ``cached_document``, or what remembers its answers."""


def assemble_program(sources: Sequence[SourceBytes | UnreadDocument], reader: Reader = cached_document) -> Program:
    """Return the program that these bytes make."""
    documents: list[Document] = []
    unread: list[UnreadDocument] = []
    for document in sources:
        if isinstance(document, UnreadDocument):
            unread.append(document)
            continue
        try:
            documents.append(reader(document.source.path, document.data, document.source.role, document.source.scope))
        except UndecodableError as problem:
            unread.append(_unread_document(document.source, str(problem)))
    facts = (_facts(document) for document in sources if isinstance(document, SourceBytes))
    return Program(tuple(_with_unique_ids(with_milestones(documents))), tuple(unread), tuple(facts))


def _facts(document: SourceBytes) -> DocumentFacts:
    return DocumentFacts(document.source.path, document.source.role.value, digest_of(document.data))


def _unread_document(source: Source, why: str) -> UnreadDocument:
    criterion = Criterion(
        id=f"{source.scope}/derived-{path_slug(source.path)}-can-be-read",
        text=f"`{source.path}` can be read",
        form=Form.DERIVED,
        scope=source.scope,
        group=None,
        claimed=None,
        location=Location(source.path),
    )
    return UnreadDocument(criterion, source.role, why)


def _with_unique_ids(documents: Sequence[Document]) -> Iterator[Document]:
    """Yield the documents with equal ids told apart: the second is `-2`, unless other words give just that id."""
    twins = Counter(criterion.id for document in documents for criterion in document.criteria)
    taken = set(twins)
    seen: Counter[str] = Counter()
    numbers: dict[str, int] = {}
    for document in documents:
        criteria: list[Criterion] = []
        for criterion in document.criteria:
            seen[criterion.id] += 1
            criteria.append(_with_number(criterion, seen[criterion.id], twins[criterion.id], taken, numbers))
        yield replace(document, criteria=tuple(criteria))


def _with_number(
    criterion: Criterion, nth: int, twins: int, taken: AbstractSet[str], numbers: dict[str, int]
) -> Criterion:
    """Return the criterion with an id of its own; ``numbers`` remembers the last number given for each id."""
    if twins == 1:
        return criterion
    if nth == 1:
        return replace(criterion, twins=twins)
    further = count(numbers.get(criterion.id, 1) + 1)
    number = next(number for number in further if f"{criterion.id}-{number}" not in taken)
    numbers[criterion.id] = number
    return replace(criterion, id=f"{criterion.id}-{number}", nth=nth, twins=twins)


def _repeated_fixed_ids(criteria: Iterable[Criterion]) -> tuple[Mistake, ...]:
    hint = "Give each statement an id of its own."
    return tuple(
        Mistake(criterion.location, f"a second statement has the id `{criterion.shared_id}`", hint)
        for criterion in criteria
        if criterion.fixed_id and criterion.nth > 1
    )
