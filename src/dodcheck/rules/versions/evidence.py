"""What the versions of vendored code come to, as evidence."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import some
from dodcheck.rules.third_party import NOTHING, SBOM, TREE, ThirdPartyRule
from dodcheck.rules.versions.version_sources import VersionSources
from dodcheck.supply.versions.aging import STATED
from dodcheck.supply.versions.state import JudgedLibrary, State, VersionRemark

MAX_SAID = 3
"""Libraries that a message names; the others are counted."""
MAX_PLACES = 50
"""Places shown; the counts stay exact."""

_FAILING = (State.DISAGREES, State.UNPINNED, State.BEHIND)
_UNSURE = (State.DISAGREES, State.UNPINNED, State.UNKNOWN)
_WHY: Mapping[str, Unknown] = MappingProxyType(
    {
        "latest-missing": Unknown.OUTSIDE,
        "latest-unlisted": Unknown.OUTSIDE,
        "latest-undated": Unknown.STALE,
        "latest-older": Unknown.STALE,
        "latest-stale": Unknown.STALE,
        "unseen": Unknown.SUBMODULE,
    }
)
"""Why something is unknown, by the code of what is said; everything else lies in the repository."""


_Remarked = Sequence[tuple[JudgedLibrary, VersionRemark]]


def version_evidence(rule: ThirdPartyRule, version_sources: VersionSources) -> Evidence:
    """Return what fails, else what can't be known, else that all agree."""
    return _Telling(rule, version_sources).evidence()


@dataclass(frozen=True, slots=True)
class _Telling:
    rule: ThirdPartyRule
    found: VersionSources

    def evidence(self) -> Evidence:
        failing = _of(self.found.libraries, self._failing())
        if failing:
            evidence = self._evidence(Outcome.FAILS, _summary(self.found, failing), failing)
            stated = all(remark.code == STATED for _, remark in failing)
            return replace(evidence, basis=Basis.STATED) if stated else evidence
        return self._unclear() or self._evidence(Outcome.HOLDS, self._agreement(), ())

    def _failing(self) -> Sequence[State]:
        """Return the states that fail: where only ages are asked for, what is not pinned may be new or old."""
        ages_alone = self.rule.against == NOTHING and (
            self.rule.max_age is not None or self.rule.max_behind is not None
        )
        return (State.BEHIND,) if ages_alone else _FAILING

    def _unclear(self) -> Evidence | None:
        unseen = self._unseen()
        unsure = _of(self.found.libraries, [state for state in _UNSURE if state not in self._failing()])
        alone = [
            (library, _alone(library))
            for library in self.found.libraries
            if library.alone and self.rule.against != NOTHING
        ]
        if unseen is None and (unsure or alone):
            why = _WHY.get(unsure[0][1].code, Unknown.PARTIAL) if unsure else Unknown.PARTIAL
            return self._unknown(_summary(self.found, unsure or alone), why, unsure or alone)
        if unseen is None and self.found.skipped:
            lines = ", ".join(map(str, self.found.skipped[:MAX_SAID]))
            message = f"{self.found.table} has rows that are not understood, in line {lines}"
            return self._unknown(message, Unknown.PARTIAL)
        if unseen is None and self._basis() is Basis.STATED and not self.rule.accept_stated:
            message = f"{self._agreement()}; but only the repository's own files say so"
            return self._unknown(message, Unknown.STATED_ONLY)
        return unseen

    def _unseen(self) -> Evidence | None:
        survey = self.found.survey
        if survey is None:
            return None
        if not survey.code:
            message = "no vendored code is tracked that the table could be compared with"
            return self._unknown(message, Unknown.EMPTY_SCOPE)
        if survey.skipped:
            first = survey.skipped[0]
            message = f"vendored code may be there that is not seen: {first.place.path} {first.why}"
            return self._unknown(message, Unknown.SKIPPED)
        return None

    def _agreement(self) -> str:
        version_sources, rule = self.found, self.rule
        others = {
            SBOM: version_sources.sbom or "",
            TREE: "the tree",
            None: f"{version_sources.sbom} and the tree"
            if version_sources.sbom
            else "the tree (no bill of materials is found)",
        }
        count = _libraries(len(version_sources.libraries))
        what = "pins" if rule.against == NOTHING else f"agrees with {others[rule.against]} about"
        message = f"{version_sources.table} {what} {count}"
        if rule.max_age is not None:
            message += f", none is older than {rule.max_age:,} days"
        if rule.max_behind is not None:
            how = "" if rule.max_behind == "any" else f" by a {rule.max_behind} version"
            message += f", none is behind the newest version{how}"
        return message

    def _basis(self) -> Basis:
        """Return what the answer rests on: ages of the table, and newest versions in the tree, are their own word."""
        if self.rule.max_age is None and self.rule.max_behind is None:
            return Basis.DERIVED
        own_days = self.rule.max_age is not None and any(library.day_is_stated for library in self.found.libraries)
        return Basis.RECORDED if self.found.handed and not own_days else Basis.STATED

    def _unknown(self, summary: str, why: Unknown, remarked: _Remarked = ()) -> Evidence:
        return replace(
            self._evidence(Outcome.FAILS, summary, remarked),
            outcome=Outcome.UNKNOWN,
            matched=0,
            skipped=max(len(remarked), 1),
            unknown=why,
        )

    def _evidence(self, outcome: Outcome, summary: str, remarked: _Remarked) -> Evidence:
        version_sources, count = self.found, len(self.found.libraries)
        lines = [Place(version_sources.table, remark.line) for _, remark in remarked if remark.line is not None]
        paths = [
            Place(judged_library.library.path)
            for judged_library, remark in remarked
            if remark.line is None and judged_library.library.path
        ]
        files = [version_sources.table, *([version_sources.sbom] if version_sources.sbom else [])]
        return Evidence(
            kind=self.rule.kind,
            outcome=outcome,
            summary=summary,
            examined=count,
            matched=count - len(remarked),
            reproduce=f"git grep -n -e '' -- {' '.join(map(shlex.quote, files))}",
            basis=self._basis(),
            places=tuple(dict.fromkeys([*lines, *paths]))[:MAX_PLACES] or tuple(map(Place, files)),
        )


def _of(libraries: Sequence[JudgedLibrary], states: Sequence[State]) -> _Remarked:
    """Return the libraries with a remark that blocks and is of one of the states, the worst state first."""
    first: dict[int, tuple[JudgedLibrary, VersionRemark]] = {}
    for at, library in enumerate(libraries):
        for remark in library.blocking:
            if remark.state in states:
                first.setdefault(at, (library, remark))
    return sorted(first.values(), key=lambda pair: states.index(pair[1].state))


def _summary(version_sources: VersionSources, remarked: _Remarked) -> str:
    message = some(
        (f"{judged_library.library.name[:60]} {remark.message}" for judged_library, remark in remarked), joint="; "
    )
    return f"{len(remarked):,} of {_libraries(len(version_sources.libraries))} ({version_sources.table}): {message}"


def _alone(judged_library: JudgedLibrary) -> VersionRemark:
    line = judged_library.library.entry.line if judged_library.library.entry else None
    return VersionRemark("alone", State.UNKNOWN, "has its version from the table alone", line=line)


def _libraries(count: int) -> str:
    return f"{count:,} {'library' if count == 1 else 'libraries'}"
