"""The kind `dependabot`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.base import Counterexample
from dodcheck.rules.combine import all_of
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.options import Asks, option
from dodcheck.rules.reading.config_files import evidence, read_config, unclear
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.types import DOCUMENT, TEXT, TEXTS, choice
from dodcheck.rules.updates.coverage import covered
from dodcheck.rules.updates.dependabot_file import INTERVALS, folder_of, load_nodes, updates_of
from dodcheck.snapshot.protocol import Presence, Snapshot

PLACES = (".github/dependabot.yml", ".github/dependabot.yaml")
"""The files that Dependabot reads."""

_DEPENDABOT = "dependabot"
_RENOVATE = "renovate"


@dataclass(frozen=True, slots=True)
class DependabotRule:
    """Dependabot or Renovate is configured to update dependencies.

    Holds when the configuration of Dependabot is valid and a live entry covers each `ecosystem`, in `directory`, every
    one of them at the `interval`; or when Renovate's leaves the managers of the ecosystem on. Fails when there is no
    configuration, when Dependabot would refuse it as a whole (no `version: 2`, an entry without ecosystem, directory or
    interval, two entries for one place), when no entry covers the ecosystem or all that do are less frequent, or when
    what covers it opens nothing: everything ignored, a folder without tracked files, a manager that is off. Can't be
    known when the file does not fit the schema that comes with dodcheck, when only some entries fit or one is more
    frequent, when security updates alone are on (`open-pull-requests-limit: 0`), and when names, patterns or presets
    lead out of the repository, nor how often Renovate runs. That a bot is at work is not decided:
    it is no part of the repository.
    """

    kind: ClassVar[str] = "dependabot"
    example: ClassVar[str] = "dependabot: {ecosystem: github-actions, interval: weekly}"

    ecosystem: tuple[str, ...] = option(
        TEXTS,
        "As `package-ecosystem` names it: `github-actions`, `pip`; of several, each is covered.",
        default=(),
        asks=Asks.FLOOR,
    )
    directory: str | None = option(
        TEXT, "A folder that is covered, `/` for the root; any unless told.", default=None, asks=Asks.DEMAND
    )
    interval: str | None = option(choice(*INTERVALS), "How often it looks.", default=None, asks=Asks.DEMAND)
    tool: str | None = option(
        choice(_DEPENDABOT, _RENOVATE), "Which of both; either unless told.", default=None, asks=Asks.DEMAND
    )
    path: str | None = option(DOCUMENT, "The configuration; where the tool looks unless told.", default=None)
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether a configuration covers what is asked."""
        if self.path is not None:
            return self._named(snapshot, self.path)
        own = self._dependabot(snapshot, None) if self.tool != _RENOVATE else None
        if own is not None and (self.tool == _DEPENDABOT or own.outcome in (Outcome.HOLDS, Outcome.ERROR)):
            return own
        other = self._renovate(snapshot, None)
        if own is None:
            return other or self._none()
        if other is not None and (own.outcome is Outcome.FAILS or other.outcome in (Outcome.HOLDS, Outcome.ERROR)):
            return other
        message = f"{own.summary}, and Renovate has no configuration"
        return own if own.examined or other else replace(own, summary=message)

    def _named(self, snapshot: Snapshot, path: str) -> Evidence:
        at = named_file(snapshot, path, self.named_in, self.kind)
        if isinstance(at, Evidence):
            return self._other_spelling(snapshot, path) or at
        if at in PLACES and self.tool != _RENOVATE:
            return self._dependabot(snapshot, at)
        from dodcheck.rules.updates.renovate import PLACES as RENOVATE_PLACES  # noqa: PLC0415 - lazy: JSON is seldom needed

        if at in RENOVATE_PLACES and self.tool != _DEPENDABOT:
            found = self._renovate(snapshot, at)
            return found or evidence(self.kind, at, FileFinding(Outcome.FAILS, "has no key renovate"))
        who = {_DEPENDABOT: "Dependabot does not read", _RENOVATE: "Renovate does not read"}
        message = f"is a place that {who.get(self.tool or '', 'neither Dependabot nor Renovate reads')}"
        return evidence(self.kind, at, FileFinding(Outcome.FAILS, message, examined=0))

    def _other_spelling(self, snapshot: Snapshot, path: str) -> Evidence | None:
        """Return that the file is there under the other suffix."""
        name = posixpath.basename(path)
        named = next((place for place in PLACES if posixpath.basename(place) == name), None)
        other = next((place for place in PLACES if place != named), None)
        if named is None or other is None or snapshot.presence(other) is not Presence.FILE:
            return None
        file_finding = unclear(f"is there and {path} is not; Dependabot reads either", None, Unknown.AMBIGUOUS)
        return evidence(self.kind, other, file_finding)

    def _dependabot(self, snapshot: Snapshot, path: str | None) -> Evidence:
        there = [place for place in PLACES if snapshot.presence(place) is Presence.FILE]
        if len(there) > 1:
            file_finding = unclear(f"is there and {there[1]} too, and only one is read", None, Unknown.AMBIGUOUS)
            return evidence(self.kind, there[0], file_finding)
        at = path or named_file(snapshot, there[0] if there else PLACES[0], None, self.kind)
        if isinstance(at, Evidence):
            return at
        config = read_config(snapshot, at, self.kind, load_nodes)
        if isinstance(config, Evidence):
            return config
        updates = updates_of(config)
        if isinstance(updates, FileFinding):
            return evidence(self.kind, at, updates)
        folder = None if self.directory is None else folder_of(self.directory)
        asked = self.ecosystem or (None,)
        answers = [covered(snapshot, updates, ecosystem, folder, self.interval) for ecosystem in asked]
        return _fitting(snapshot, at, self._together([evidence(self.kind, at, answer) for answer in answers]))

    def _renovate(self, snapshot: Snapshot, path: str | None) -> Evidence | None:
        from dodcheck.rules.updates.renovate import renovate  # noqa: PLC0415 - lazy: JSON is seldom needed

        found = [renovate(snapshot, self.kind, path, ecosystem) for ecosystem in self.ecosystem or (None,)]
        parts = [one for one in found if one is not None]
        return self._together([self._limited(part) for part in parts]) if parts else None

    def _limited(self, found: Evidence) -> Evidence:
        """Return what Renovate covers as unknown where a folder or an interval is asked of it."""
        if found.outcome is not Outcome.HOLDS or (self.interval is None and self.directory in (None, "/")):
            return found
        what = "how often it runs" if self.interval else f"whether it looks into {self.directory}"
        message = f"{found.summary}; {what} is not told by the file"
        return replace(found, outcome=Outcome.UNKNOWN, unknown=Unknown.OUTSIDE, summary=message, skipped=1)

    def _together(self, parts: list[Evidence]) -> Evidence:
        return parts[0] if len(parts) == 1 else replace(all_of(parts), kind=self.kind)

    def _none(self) -> Evidence:
        message = "Renovate has no configuration in any of its places"
        places = (Place("renovate.json"),)
        return Evidence(self.kind, Outcome.FAILS, message, 0, 0, "git ls-files -s -- '*renovate*'", places=places)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a configuration that updates something else, or nothing."""
        from dodcheck.rules.counterexamples import of_dependabot  # noqa: PLC0415 - lazy: only the self-test asks

        return of_dependabot.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._who()} is configured {self._wanted()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self._who()} is no longer configured {self._wanted()}"

    def _who(self) -> str:
        names = {_DEPENDABOT: "Dependabot", _RENOVATE: "Renovate"}
        who = names.get(self.tool or "", "Dependabot or Renovate")
        return f"{who}, in {self.path}," if self.path else who

    def _wanted(self) -> str:
        for_ = f"for {' and '.join(self.ecosystem)}" if self.ecosystem else "to update dependencies"
        where = f", in {self.directory}" if self.directory else ""
        return f"{for_}{where}{f', {self.interval}' if self.interval else ''}"


def _fitting(snapshot: Snapshot, path: str, found: Evidence) -> Evidence:
    """Return what holds as unknown where the file does not fit the schema: GitHub may refuse it, or be ahead of it."""
    if found.outcome is not Outcome.HOLDS:
        return found
    from dodcheck.rules.schema import SchemaRule  # noqa: PLC0415 - lazy: 140 ms for JSON Schema

    seen = SchemaRule(path=path, schema="dependabot").examine(snapshot)
    if seen.outcome is Outcome.HOLDS:
        return found
    message = f"{found.summary}; but {seen.summary}"
    why = seen.unknown or Unknown.PARTIAL
    return replace(found, outcome=Outcome.UNKNOWN, unknown=why, summary=message, places=seen.places, skipped=1)
