"""The kind `imports`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.structures.options import COUNTS, FOLDERS, LAYERS, OTHERS, Counts, Others
from dodcheck.rules.types import DOCUMENT, FLAG, TEXT, TEXTS
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.structures.looking import GraphLook
    from dodcheck.structure.baseline import Baseline


@dataclass(frozen=True, slots=True)
class ImportsRule:
    """Python modules depend on each other as they should: no cycles, layers, no more coupling than before.

    Looks at every `import` of the tracked Python files, by their syntax: nothing is run. An import by a call
    (`importlib.import_module("app.a")`) is one, and so is that of a text that is run (`exec("import app.a")`);
    where its name is computed, it may lead to every module that the name may be of (`f"app.{name}"`: those below
    `app`), and leaves it open. An import of a module from its package counts as one of that module alone; what
    leads out of `packages` is left aside. Imports inside functions and for type checkers (`if TYPE_CHECKING`) count
    like all others unless `lazy` and `type_checking` say otherwise. Code of others, fixtures and examples are left
    out where no `packages` are named. Holds when no cycle, no way up through the layers, and nothing beyond the
    baseline is found. Fails when one is, with the shortest way and the place of each step. Can't be known when a
    file can't be read or parsed, when a layer has no module, when an import may be one of several modules, when a
    module stands in a submodule, when a part that depends on others is new to the baseline, when a way takes an
    import that is `open` or by a computed name, when there is code of other languages that `others` names, when a
    lower layer has notebooks, Cython or scripts without a suffix, and when there is no Python. Modules that are
    imported and not tracked are told.
    """

    kind: ClassVar[str] = "imports"
    example: ClassVar[str] = "imports: {packages: app, acyclic: true, layers: [app.web, app.core]}"

    packages: tuple[str, ...] = option(
        TEXTS, "Dotted names or folders of the packages that are looked at; all unless told.", default=()
    )
    acyclic: bool = option(FLAG, "No modules depend on each other in a circle.", default=False, asks=Asks.DEMAND)
    layers: tuple[tuple[str, ...], ...] = option(
        LAYERS,
        "Names, globs or folders of modules, the highest layer first: none imports from one above it.",
        default=(),
        asks=Asks.DEMAND,
    )
    baseline: str | None = option(
        DOCUMENT,
        "A report of `dodcheck modules --format json`: no part depends on more, and no cycle is new.",
        default=None,
        asks=Asks.DEMAND,
    )
    between: tuple[str, ...] = option(
        FOLDERS,
        "Instead of modules: these folders, or those in a table of this Markdown document, with C and C++ as well.",
        default=(),
    )
    lazy: Counts = option(COUNTS, "Whether imports inside functions count.", default=Counts.COUNTED, asks=Asks.LATER)
    type_checking: Counts = option(
        COUNTS, "Whether imports for type checkers count.", default=Counts.COUNTED, asks=Asks.LATER
    )
    chains: Counts = option(
        COUNTS,
        "Whether a way through modules that are in no layer counts.",
        default=Counts.COUNTED,
        asks=Asks.LATER,
    )
    others: Others = option(
        OTHERS,
        "Which code of other languages leaves it open: none, where files import each other, or all.",
        default=Others.NONE,
        asks=Asks.LATER,
    )
    named_in: str | None = option(
        TEXT, "The document that names the paths: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if not (self.acyclic or self.layers or self.baseline):
            raise OptionError("asks nothing: give acyclic, layers or baseline")
        if self.between and (self.packages or self.baseline):
            raise OptionError("looks at folders with between, so that neither packages nor baseline goes with it")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the modules depend on each other as they should."""
        from dodcheck.rules.structures.unread_languages import first_other  # noqa: PLC0415 - lazy: recognition needs the options only

        evidence, unread = self._looked(snapshot)
        if evidence.outcome is not Outcome.HOLDS:
            return evidence
        places = () if self.between else [package for package in self.packages if "/" in package]
        other = unread or first_other(snapshot, self.others, places, c_is_read=bool(self.between))
        if other is None:
            return evidence
        message = f"{evidence.summary}; what code such as {other} depends on is not read"
        return replace(
            evidence, outcome=Outcome.UNKNOWN, summary=message, unknown=Unknown.PARTIAL, places=(Place(other),)
        )

    def _looked(self, snapshot: Snapshot) -> tuple[Evidence, str | None]:
        """Return the evidence, and a file in a lower layer whose imports are not read."""
        from dodcheck.rules.structures import looking  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.rules.structures.unread import first_unread  # noqa: PLC0415 - the same

        if self.between:
            across = looking.across(snapshot, self.between, self.named_in, self.kind)
            return across if isinstance(across, Evidence) else self._answer(across, None), None
        baseline = looking.told_baseline(snapshot, self.baseline, self.named_in, self.kind)
        if isinstance(baseline, Evidence):
            return baseline, None
        look = looking.python(snapshot, self.packages, baseline)
        lower = [name for layer in self.layers[1:] for name in layer]
        return self._answer(look, baseline), first_unread(snapshot, lower, look.seen.paths)

    def _answer(self, look: GraphLook, baseline: Baseline | None) -> Evidence:
        from dodcheck.rules.structures.answer import graph_evidence  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.rules.structures.aspects import findings  # noqa: PLC0415 - the same
        from dodcheck.rules.structures.looking import names_of  # noqa: PLC0415 - the same
        from dodcheck.rules.structures.questions import GraphQuestion, GraphWords  # noqa: PLC0415 - the same
        from dodcheck.structure.graph import Reach  # noqa: PLC0415 - the same

        modules = GraphWords("module", "import", "imports", "module")
        words = GraphWords("folder", "reference", "depends on", "file") if self.between else modules
        counts = {Reach.LAZY: self.lazy, Reach.TYPING: self.type_checking, Reach.NESTED: Counts.OPEN}
        layers = tuple(names_of(layer, look.seen) for layer in self.layers)
        asked = GraphQuestion(words, self.acyclic, layers, baseline, counts, self.chains)
        return graph_evidence(self.kind, look.seen, findings(asked, look.looked), self._reproduce())

    def _reproduce(self) -> str:
        named = "".join(f" --package {package}" for package in self.packages)
        return f"dodcheck modules{named}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a module that imports what it should not, or the modules without what they import."""
        from dodcheck.rules.counterexamples import of_imports  # noqa: PLC0415 - lazy: only the self-test asks

        return of_imports.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        from dodcheck.rules.structures.turning import would_hold  # noqa: PLC0415 - lazy: only an explanation asks

        return would_hold(self, self._what())

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        from dodcheck.rules.structures.turning import would_fail  # noqa: PLC0415 - lazy: only an explanation asks

        return would_fail(self, self._what())

    def _what(self) -> str:
        if self.between:
            return f"the folders {', '.join(self.between)}"
        return f"the modules of {', '.join(self.packages)}" if self.packages else "the Python modules"
