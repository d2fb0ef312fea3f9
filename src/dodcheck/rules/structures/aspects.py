"""Each thing that a rule can ask of a graph, and what is found about it."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.finding import Finding
from dodcheck.rules.structures.options import Counts
from dodcheck.rules.structures.questions import ExaminedGraph, GraphQuestion, places_of, shown
from dodcheck.structure.baseline import Baseline, BaselineDifference, Growth, baseline_difference
from dodcheck.structure.cycles import Cycle, find_cycles
from dodcheck.structure.graph import Graph
from dodcheck.structure.layers import Violation, check_layers


def findings(asked: GraphQuestion, looked: ExaminedGraph) -> Iterator[Finding]:
    """Yield what is found about each thing that is asked."""
    if asked.acyclic:
        yield _acyclic(asked, looked.graph)
    if asked.layers:
        yield _layered(asked, looked.graph)
    if asked.baseline is not None:
        yield _within(asked, looked, asked.baseline)


def _acyclic(asked: GraphQuestion, graph: Graph) -> Finding:
    found = find_cycles(asked.strictly(graph))
    if found:
        return Finding(Outcome.FAILS, _circular(asked, found), places_of(found[0].witness), matched=len(found))
    open_ = find_cycles(asked.widely(graph))
    if open_:
        message = f"{open_[0].way} is a cycle if all of its steps count: {shown(open_[0].witness)}"
        return Finding(
            Outcome.UNKNOWN, message, places_of(open_[0].witness), matched=len(open_), unknown=Unknown.AMBIGUOUS
        )
    edges = len(graph.without_computed.edges)
    many = f"{counted(len(graph.nodes), asked.words.node)} with {counted(edges, asked.words.edge)}"
    return Finding(Outcome.HOLDS, f"no cycle in {many}")


def _circular(asked: GraphQuestion, found: tuple[Cycle, ...]) -> str:
    first = found[0]
    knot = len(first.modules)
    more = f", in a knot of {counted(knot, asked.words.node)}" if knot > len(first.witness) else ""
    several = f"{len(found)} cycles, first: " if len(found) > 1 else ""
    return f"{several}{first.way} is a cycle ({shown(first.witness)}){more}"


def _layered(asked: GraphQuestion, graph: Graph) -> Finding:
    strict = check_layers(asked.strictly(graph), asked.layers)
    sure = [violation for violation in strict.violations if len(violation.chain) == 1 or asked.chains is Counts.COUNTED]
    if sure:
        return Finding(
            Outcome.FAILS,
            _upwards(asked, sure),
            places_of(e for violation in sure for e in violation.chain),
            matched=len(sure),
        )
    if strict.empty:
        message = f"no {asked.words.node} is called {strict.empty[0]}"
        return Finding(Outcome.UNKNOWN, message, unknown=Unknown.EMPTY_SCOPE)
    wide = check_layers(asked.widely(graph), asked.layers).violations
    open_ = [violation for violation in wide if len(violation.chain) == 1 or asked.chains is not Counts.LEFT_OUT]
    if open_:
        message = f"{_upwards(asked, open_)}, if every step counts"
        places = places_of(open_[0].chain)
        return Finding(Outcome.UNKNOWN, message, places, matched=len(open_), unknown=Unknown.AMBIGUOUS)
    inside = counted(strict.modules, asked.words.node)
    return Finding(Outcome.HOLDS, f"{len(asked.layers)} layers with {inside}: none {asked.words.verb} one above it")


def _upwards(asked: GraphQuestion, violations: list[Violation]) -> str:
    first = violations[0]
    several = f"{len(violations)} ways lead up, first: " if len(violations) > 1 else ""
    if len(first.chain) == 1:
        (edge,) = first.chain
        return f"{several}{edge.source} {asked.words.verb} {edge.target} ({shown(first.chain)})"
    return f"{several}{first.chain[0].source} reaches {first.chain[-1].target}: {first.way} ({shown(first.chain)})"


def _within(asked: GraphQuestion, looked: ExaminedGraph, baseline: Baseline) -> Finding:
    difference = baseline_difference(baseline, looked.parts, find_cycles(asked.strictly(looked.graph)))
    worse = len(difference.cycles) + len(difference.grown)
    if worse:
        edges = (edge for cycle in difference.cycles for edge in cycle.witness)
        grown = (growth.first for growth in difference.grown)
        return Finding(Outcome.FAILS, _more(asked, difference), places_of(iter([*edges, *grown])), matched=worse)
    if difference.new:
        message = f"{_growth(asked, difference.new[0])}, and the baseline does not know {difference.new[0].part}"
        return Finding(
            Outcome.UNKNOWN,
            message,
            places_of((difference.new[0].first,)),
            matched=len(difference.new),
            unknown=Unknown.PARTIAL,
        )
    return Finding(Outcome.HOLDS, f"{counted(len(looked.parts.parts), 'part')} within the baseline, and no new cycle")


def _more(asked: GraphQuestion, difference: BaselineDifference) -> str:
    clauses = []
    if difference.cycles:
        clauses.append(f"new since the baseline: {_circular(asked, difference.cycles)}")
    if difference.grown:
        several = (
            f"{len(difference.grown)} parts are coupled more closely, first: " if len(difference.grown) > 1 else ""
        )
        clauses.append(
            f"{several}{_growth(asked, difference.grown[0])}, and {difference.grown[0].before} in the baseline"
        )
    return "; ".join(clauses)


def _growth(asked: GraphQuestion, growth: Growth) -> str:
    units = counted(growth.now, asked.words.unit)
    return f"{growth.part} depends on {units} of other parts (such as {growth.first.place})"
