"""What `dodcheck modules` does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.request import read_named
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.model.evidence import Evidence
from dodcheck.reports.formats import MODULES
from dodcheck.reports.modules.report import INCLUDES, PYTHON, Language, LanguageTerms, ModulesReport
from dodcheck.rules.options import OptionError
from dodcheck.rules.structures.answer import graph_evidence
from dodcheck.rules.structures.aspects import findings
from dodcheck.rules.structures.looking import GraphLook, included, names_of, python
from dodcheck.rules.structures.options import FOLDERS, LAYERS
from dodcheck.rules.structures.questions import ExaminedGraph, GraphWords
from dodcheck.rules.structures.questions import GraphQuestion as AskedOfGraph
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.structure.baseline import Baseline, BaselineError, read_baseline
from dodcheck.structure.components import connected_components
from dodcheck.structure.cycles import find_cycles
from dodcheck.structure.graph import Reach
from dodcheck.structure.parts import overview_parts

_WORDS = {
    PYTHON: GraphWords("module", "import", "imports", "module"),
    INCLUDES: GraphWords("folder", "include", "includes", "file"),
}


class ModulesArguments(NamedTuple):
    """The arguments as they are typed; ``layers`` and ``folders`` have one text for each use of the option."""

    baseline: Path | None
    layers: tuple[str, ...]
    packages: tuple[str, ...]
    folders: tuple[str, ...]
    format: str


def show(snapshot: Snapshot, arguments: ModulesArguments, *, colour_refused: bool) -> int:
    """Print the graphs and return the exit code. Raises ``UserError``."""
    check_format(arguments.format, MODULES)
    layers, folders = _layers(arguments.layers), _folders(arguments.folders)
    before = _baselines(arguments.baseline)
    first = language_of(PYTHON, python(snapshot, arguments.packages, before.get(PYTHON)), before, layers)
    second = language_of(INCLUDES, _look_at_includes(snapshot, folders, before.get(INCLUDES)), before, ())
    if not (first.present or second.present):
        raise user_error("there is nothing to check: no Python, C or C++ file is tracked", _hint(arguments))
    if arguments.packages and not first.present:
        raise user_error(f"--package: no tracked module is called {', '.join(arguments.packages)}", _hint(arguments))
    if layers and not first.present:
        raise user_error("--layer orders Python modules, and none is tracked", "For C there is the kind `includes`.")
    named = None if arguments.baseline is None else arguments.baseline.as_posix()
    asked = (arguments.packages, folders, arguments.layers, named)
    report = ModulesReport((first, second), snapshot.facts(), *asked)
    say(render_for_terminal(report, arguments.format, MODULES, colour_refused=colour_refused))
    return PASSED if report.passed else BLOCKED


def _look_at_includes(snapshot: Snapshot, folders: tuple[str, ...], baseline: Baseline | None) -> GraphLook:
    look = included(snapshot, folders, (), baseline)
    if folders or baseline:
        return look
    parts = overview_parts(look.seen.graph, "/")
    return look._replace(looked=ExaminedGraph(parts.graph, parts))


def _hint(arguments: ModulesArguments) -> str:
    named = arguments.packages or arguments.folders
    return "A package is named as in `import`, or by its folder with a slash." if named else "Add the files to git."


def language_of(
    tongue: LanguageTerms, look: GraphLook, before: dict[LanguageTerms, Baseline], layers: tuple[tuple[str, ...], ...]
) -> Language:
    """Return what a look at a language shows, and what it says to a baseline and to layers."""
    graph = look.looked.graph.without_computed
    checks = tuple(_checks(tongue, look, before.get(tongue), layers)) if look.seen.graph.nodes else ()
    loaded = len(connected_components(graph.with_reaches([Reach.LOADED])))
    return Language(tongue, look.seen, look.looked.parts, find_cycles(graph), loaded, checks)


def _checks(
    tongue: LanguageTerms, look: GraphLook, baseline: Baseline | None, layers: tuple[tuple[str, ...], ...]
) -> Iterator[Evidence]:
    words = _WORDS[tongue]
    named = tuple(names_of(layer, look.seen) for layer in layers)
    for question in (AskedOfGraph(words, baseline=baseline), AskedOfGraph(words, layers=named)):
        graph_findings = list(findings(question, look.looked))
        if graph_findings:
            yield graph_evidence(
                "imports" if tongue is PYTHON else "includes", look.seen, graph_findings, "dodcheck modules"
            )


def _baselines(path: Path | None) -> dict[LanguageTerms, Baseline]:
    """Return the baseline of each language."""
    if path is None:
        return {}
    data = read_named(path, "--baseline")
    try:
        return {tongue: read_baseline(data, tongue.key) for tongue in (PYTHON, INCLUDES)}
    except BaselineError as problem:
        raise user_error(
            f"--baseline: {path} {problem}", "Write one: dodcheck modules --format json > baseline.json"
        ) from None


def _layers(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    if not names:
        return ()
    try:
        read: tuple[tuple[str, ...], ...] = LAYERS.read(list(names))
    except OptionError as problem:
        raise user_error(f"--layer {problem}", "For example: --layer app.web --layer app.core") from None
    return read


def _folders(names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        return ()
    try:
        read: tuple[str, ...] = FOLDERS.read(list(names))
    except OptionError as problem:
        raise user_error(f"--folder {problem}") from None
    return read
