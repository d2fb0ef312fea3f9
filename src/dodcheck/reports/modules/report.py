"""What `dodcheck modules` tells, whatever the format."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.structure.cycles import Cycle
from dodcheck.structure.graph import Edge, Graph, Reach
from dodcheck.structure.parts import Part, Parts
from dodcheck.structure.survey import GraphSurvey

REACHES = {
    Reach.LOADED: "loaded",
    Reach.LAZY: "lazy",
    Reach.TYPING: "type-checking",
    Reach.NESTED: "nested",
}
"""When a dependency takes effect, in a word."""

_ASIDE = {
    Reach.LOADED: "",
    Reach.LAZY: " (inside a function)",
    Reach.TYPING: " (for type checkers)",
    Reach.NESTED: " (of its own folder)",
}


class LanguageTerms(NamedTuple):
    """How a language is spoken of: its key in JSON, its title, a file, a dependency, and what its cycles are of."""

    key: str
    title: str
    unit: str
    link: str
    node: str


PYTHON = LanguageTerms("python", "Python", "module", "import", "module")
INCLUDES = LanguageTerms("includes", "C and C++", "file", "include", "folder")


class Language(NamedTuple):
    """What was seen of a language; ``checks`` are what was asked of it: a baseline, layers.

    ``loaded`` is how many cycles are left when only what takes effect at once counts.
    """

    tongue: LanguageTerms
    seen: GraphSurvey
    parts: Parts
    cycles: tuple[Cycle, ...]
    loaded: int = 0
    checks: tuple[Evidence, ...] = ()

    @property
    def present(self) -> bool:
        """Whether there is any file of it."""
        return bool(self.seen.graph.nodes)


class ModulesReport(NamedTuple):
    """The graphs of a snapshot, what they were asked to be about, and the baseline by its name."""

    languages: tuple[Language, ...]
    snapshot: SnapshotFacts
    packages: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    baseline: str | None = None

    @property
    def can_block(self) -> bool:
        """Whether anything can block."""
        return self.baseline is not None or bool(self.layers)

    @property
    def passed(self) -> bool:
        """Whether all that is asked holds; nothing blocks where nothing is asked."""
        return all(evidence.outcome is Outcome.HOLDS for language in self.languages for evidence in language.checks)


def counts_in_words(language: Language) -> str:
    """Return how much there is of a language, as a clause."""
    graph: Graph = language.seen.graph
    tongue = language.tongue
    return (
        f"{counted(len(language.parts.parts), 'part')}, {counted(len(graph.nodes), tongue.unit)}, "
        f"{counted(len(graph.edges), tongue.link)}"
    )


def instability(part: Part) -> str:
    """Return the instability of a part with two decimal places, a dash where nothing couples it."""
    told = part.instability
    return "–" if told is None else f"{float(told):.2f}"


def edge_in_words(edge: Edge) -> str:
    """Return the place of a step and when it takes effect."""
    return f"{edge.place}{_ASIDE[edge.reach]}"


def verdict(report: ModulesReport) -> str:
    """Return in one clause what was found, and what it is blocked by."""
    said = "; ".join(
        f"{language.tongue.title}: {_cycles_in_words(language)}" for language in report.languages if language.present
    )
    wrong = [
        f"{language.tongue.title}: {check.summary}"
        for language in report.languages
        for check in language.checks
        if check.outcome is not Outcome.HOLDS
    ]
    return "; ".join(wrong) or said


def _cycles_in_words(language: Language) -> str:
    if not language.cycles:
        return "no cycle"
    at_load = f", {language.loaded} when only loading counts" if language.tongue is PYTHON else ""
    return f"{counted(len(language.cycles), 'cycle')}{at_load}"


def gaps_in_words(language: Language) -> tuple[str, ...]:
    """Return what is missing from the graph, each as a sentence without a full stop."""
    seen = language.seen
    said = []
    for skipped in seen.skipped:
        at = f"{skipped.path}:{skipped.line}" if skipped.line else skipped.path
        said.append(f"not read: {at}: {skipped.why}")
    for word, missing in (("one of several", seen.unclear), ("not tracked", seen.untracked)):
        said += [f"{word}: {untracked.name} in {untracked.path}:{untracked.line}" for untracked in missing]
    return tuple(said)
