"""What is measured in one corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.claims import Said, claims, ensure, markdown
from bench.labels import Label
from bench.mutations import Line, Mutation, mutations, on_placeholders
from bench.scoring import DECIDED, Marked, mark


class Measured(NamedTuple):
    """What was found in one corpus: its labels, all its criteria, the mutations, and the lines placeholders decide."""

    name: str
    marked: Sequence[Marked]
    said: Sequence[Said]
    mutations: Sequence[Mutation]
    hollow: frozenset[Line]


def measure(corpus: Path, labels: Sequence[Label], trees: Path) -> Measured:
    """Return the measurement of one corpus, whose repository is rebuilt below ``trees``."""
    said = claims(ensure(corpus, trees / corpus.name), markdown(corpus))
    own = [label for label in labels if label.repo == corpus.name]
    marked = [mark(label, said, lambda path: (corpus / path).is_file()) for label in own]
    decided = frozenset((one.path, one.line) for one in said if one.verdict in DECIDED)
    return Measured(corpus.name, marked, said, list(mutations(corpus)), on_placeholders(corpus, decided))


def all_marked(measured: Sequence[Measured]) -> list[Marked]:
    """Return the labels of all corpora."""
    return [one for corpus in measured for one in corpus.marked]
