"""The kind `includes`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.structures.options import COUNTS, FOLDERS, LAYERS, Counts
from dodcheck.rules.types import DOCUMENT, FLAG, TEXT
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.structures.looking import GraphLook
    from dodcheck.structure.baseline import Baseline


@dataclass(frozen=True, slots=True)
class IncludesRule:
    """Folders of C and C++ include from each other as they should: no cycles, layers, no more than before.

    Looks at every `#include` of the tracked C, C++, CUDA and Objective-C files; comments, texts and what stands below
    `#if 0` are left aside, all other conditions are taken as met. A path in quotes counts from its file's folder, then
    from the `roots`, then it is the nearest tracked file that ends like it; one in angle brackets too, if it has a
    folder. What no tracked file is, is a library's or generated; such paths in quotes are counted and told. Code of
    others, fixtures and examples are left out where no `folders` are named. Holds when no cycle between folders, no way
    up through the layers, and nothing beyond the baseline is found. Fails when one is, with the shortest way and the
    place of each step. Can't be known when a file can't be read, when a layer has no file, when an include may be one
    of several files or is named by a macro, when only folders that stand in each other make the cycle, when a folder
    that depends on others is new to the baseline, and when there is no such file.
    """

    kind: ClassVar[str] = "includes"
    example: ClassVar[str] = "includes: {folders: [c10, aten, torch/csrc], acyclic: true}"

    folders: tuple[str, ...] = option(
        FOLDERS, "The folders that are looked at, each as a whole; the outermost unless told.", default=()
    )
    acyclic: bool = option(FLAG, "No folders include from each other in a circle.", default=False, asks=Asks.DEMAND)
    layers: tuple[tuple[str, ...], ...] = option(
        LAYERS,
        "Folders, the highest layer first: none includes from one above it.",
        default=(),
        asks=Asks.DEMAND,
    )
    baseline: str | None = option(
        DOCUMENT,
        "A report of `dodcheck modules --format json`: no folder depends on more, and no cycle is new.",
        default=None,
        asks=Asks.DEMAND,
    )
    roots: tuple[str, ...] = option(FOLDERS, "Folders that the compiler is told to look in (`-I`).", default=())
    chains: Counts = option(
        COUNTS,
        "Whether a way through files that are in no layer counts.",
        default=Counts.COUNTED,
        asks=Asks.LATER,
    )
    named_in: str | None = option(
        TEXT, "The document that names the paths: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if not (self.acyclic or self.layers or self.baseline):
            raise OptionError("asks nothing: give acyclic, layers or baseline")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the folders include from each other as they should."""
        from dodcheck.rules.structures import looking  # noqa: PLC0415 - lazy: recognition needs the options only

        baseline = looking.told_baseline(snapshot, self.baseline, self.named_in, self.kind)
        if isinstance(baseline, Evidence):
            return baseline
        return self._answer(looking.included(snapshot, self.folders, self.roots, baseline), baseline)

    def _answer(self, look: GraphLook, baseline: Baseline | None) -> Evidence:
        from dodcheck.rules.structures.answer import graph_evidence  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.rules.structures.aspects import findings  # noqa: PLC0415 - the same
        from dodcheck.rules.structures.questions import GraphQuestion, GraphWords  # noqa: PLC0415 - the same
        from dodcheck.structure.graph import Reach  # noqa: PLC0415 - the same

        words, counts = GraphWords("folder", "include", "includes", "file"), {Reach.NESTED: Counts.OPEN}
        cut = GraphQuestion(words, self.acyclic, (), baseline, counts)
        graph_findings = list(findings(cut, look.looked))
        if self.layers:
            layers = tuple(tuple(f"{folder.rstrip('/')}/" for folder in layer) for layer in self.layers)
            files = GraphQuestion(GraphWords("file", "include", "includes", "file"), layers=layers, chains=self.chains)
            graph_findings += findings(files, look.looked._replace(graph=look.seen.graph))
        named = "".join(f" --folder {folder}" for folder in self.folders)
        return graph_evidence(self.kind, look.seen, graph_findings, f"dodcheck modules{named}")

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a file that includes what it should not, or the files without what they include."""
        from dodcheck.rules.counterexamples import of_includes  # noqa: PLC0415 - lazy: only the self-test asks

        return of_includes.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        from dodcheck.rules.structures.turning import would_hold  # noqa: PLC0415 - lazy: only an explanation asks

        return would_hold(self, self._what())

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        from dodcheck.rules.structures.turning import would_fail  # noqa: PLC0415 - lazy: only an explanation asks

        return would_fail(self, self._what())

    def _what(self) -> str:
        return f"the folders {', '.join(self.folders)}" if self.folders else "the folders of C and C++"
