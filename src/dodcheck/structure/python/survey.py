"""All Python imports of a repository, as a graph of its modules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dodcheck.model.evidence import Unknown
from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.structure.foreign import is_foreign
from dodcheck.structure.graph import Edge, Graph, GraphBuilder, Reach
from dodcheck.structure.layers import belongs_to
from dodcheck.structure.python.computed import ComputedImports
from dodcheck.structure.python.modules import ModuleIndex
from dodcheck.structure.python.reading import ImportsOrSkipped, imports_in
from dodcheck.structure.python.resolving import ImportResolver
from dodcheck.structure.python.statements import Import
from dodcheck.structure.survey import GraphSurvey, SkippedFile, Untracked


def survey_python(snapshot: Snapshot, packages: Sequence[str] = ()) -> GraphSurvey:
    """Return the graph of the Python modules of a repository; each file is read once.

    ``packages`` are dotted names, or paths of folders, with wildcards or without: only modules in one of them count.
    Without any, all do but those of others, fixtures and examples.
    """
    files = snapshot.files()
    modules = ModuleIndex(files)
    wanted = _stems_wanted(modules, packages)
    survey = _ImportSurvey(snapshot, modules, frozenset(wanted))
    told = imports_in(snapshot, (modules.paths[stem] for stem in wanted))
    for stem, (_, imports) in zip(wanted, told, strict=True):
        survey.add_module(stem, imports)
    return survey.result()


def stems_named(modules: ModuleIndex, package: str) -> Iterator[str]:
    """Yield the stems of the modules that a dotted name or the path of a folder stands for, with all below it."""
    inside = belongs_to(package)
    by_path = "/" in package
    yield from (stem for stem, name in modules.names.items() if inside(stem if by_path else name))


def _stems_wanted(modules: ModuleIndex, packages: Sequence[str]) -> list[str]:
    if packages:
        return sorted({stem for package in packages for stem in stems_named(modules, package)})
    return sorted(
        stem for stem, path in modules.paths.items() if not is_foreign(folder_of(path), modules.root_of(stem))
    )


@dataclass(slots=True)
class _ImportSurvey:
    snapshot: Snapshot
    modules: ModuleIndex
    wanted: frozenset[str]
    growing: GraphBuilder = field(default_factory=GraphBuilder)
    skipped: list[SkippedFile] = field(default_factory=list)
    untracked: dict[str, Untracked] = field(default_factory=dict)
    unclear: dict[str, Untracked] = field(default_factory=dict)
    computed: list[tuple[str, Import]] = field(default_factory=list)
    read: int = 0
    resolving: ImportResolver = field(init=False)

    def __post_init__(self) -> None:
        self.resolving = ImportResolver(self.modules)

    def add_module(self, stem: str, told: ImportsOrSkipped) -> None:
        """Keep what a module imports."""
        self.growing.nodes.add(self.modules.names[stem])
        if isinstance(told, SkippedFile):
            self.skipped.append(told)
            return
        self.read += 1
        for one in told:
            if one.reach is Reach.COMPUTED:
                self.computed.append((stem, one))
            else:
                self._add_import(stem, self.modules.paths[stem], one)

    def _add_import(self, stem: str, path: str, one: Import) -> None:
        meant = self.resolving.resolve(stem, one)
        for name, kept in ((meant.untracked, self.untracked), (meant.unclear, self.unclear)):
            if name is not None:
                kept.setdefault(name, Untracked(name, path, one.line))
        if meant.stem is not None and meant.stem in self.wanted:
            names = self.modules.names
            self.growing.add(Edge(names[stem], names[meant.stem], path, one.line, one.reach))

    def result(self) -> GraphSurvey:
        """Return what all of it came to."""
        graph, names = self.growing.build(), self.modules.names
        possible = tuple(self._possible_edges(graph))
        return GraphSurvey(
            graph,
            {names[stem]: self.modules.paths[stem] for stem in self.wanted},
            self.read,
            (*self.skipped, *self._in_submodules()),
            tuple(self.untracked[name] for name in sorted(self.untracked)),
            tuple(self.unclear[name] for name in sorted(self.unclear)),
            len(self.modules.paths) - len(self.wanted),
            possible,
        )

    def _possible_edges(self, graph: Graph) -> Iterator[Edge]:
        """Yield where computed imports may lead, beside the graph; once they are too many, the rest is not read."""
        names, paths = self.modules.names, self.modules.paths
        known = {(edge.source, edge.target) for edge in graph.edges} if self.computed else set()
        computed = ComputedImports(self.modules, sorted(self.wanted))
        for stem, one in self.computed:
            meant = computed.may_mean(stem, one)
            if meant is None:
                self.skipped.append(
                    SkippedFile(paths[stem], "too many imports are by a name that is computed", line=one.line)
                )
                return
            for target in meant:
                pair = names[stem], names[target]
                if pair not in known:
                    known.add(pair)
                    yield Edge(*pair, paths[stem], one.line, Reach.COMPUTED)

    def _in_submodules(self) -> Iterator[SkippedFile]:
        """Yield the submodules in which a module seems to stand that is imported and not tracked."""
        places = [f"/{path}/" for path in self.snapshot.submodules()]
        for untracked in self.untracked.values() if places else ():
            parts = untracked.name.strip(".").split(".")
            tails = tuple(f"/{'/'.join(parts[:count])}/" for count in range(1, len(parts) + 1))
            for place in places:
                if place.endswith(tails):
                    yield SkippedFile(
                        place.strip("/"), f"it is a submodule, and {untracked.name} stands in it", Unknown.SUBMODULE
                    )
