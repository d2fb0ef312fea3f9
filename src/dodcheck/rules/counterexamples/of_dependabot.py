"""Counterexamples for the kind `dependabot`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import Changes
from dodcheck.rules.updates.dependabot_file import INTERVALS
from dodcheck.snapshot.protocol import Presence, Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.dependabot import DependabotRule

_OTHERS = ("elm", "gitsubmodule", "mix", "pub")
_OFF = b'{"enabled": false}\n'


def counterexamples(rule: DependabotRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield every configuration that is there made to update something else, more seldom, or nothing."""
    if seen.outcome is not Outcome.HOLDS:
        return
    from dodcheck.rules.dependabot import PLACES  # noqa: PLC0415 - the same
    from dodcheck.rules.updates.renovate import PLACES as RENOVATE  # noqa: PLC0415 - lazy: JSON is seldom needed

    off: Changes = {path: _renovate(path) for path in RENOVATE if snapshot.presence(path) is Presence.FILE}
    own = [path for path in PLACES if snapshot.presence(path) is Presence.FILE]
    if rule.interval is not None and own:
        seldom: Changes = dict.fromkeys(own, _dependabot(rule.ecosystem or ("pip",), rule.directory, INTERVALS[-1]))
        yield Counterexample(f"{some(own)} made to look {INTERVALS[-1]}", off | seldom)
    if rule.ecosystem:
        other = next(ecosystem for ecosystem in _OTHERS if ecosystem not in rule.ecosystem)
        elsewhere: Changes = dict.fromkeys(own, _dependabot((other,), rule.directory, rule.interval or "weekly"))
        message = f"{some([*own, *off])} made to look after {other if own else 'nothing'}"
        yield Counterexample(message, off | elsewhere)
    none: Changes = dict.fromkeys(own, b"version: 2\nupdates: []\n")
    yield Counterexample(f"{some([*own, *off])} made to update nothing", off | none)


def _renovate(path: str) -> bytes:
    return b'{"renovate": {"enabled": false}}\n' if path == "package.json" else _OFF


def _dependabot(ecosystems: tuple[str, ...], directory: str | None, interval: str) -> bytes:
    entries = (
        f'  - {{package-ecosystem: "{name}", directory: "{directory or "/"}", schedule: {{interval: {interval}}}}}\n'
        for name in ecosystems
    )
    return f"version: 2\nupdates:\n{''.join(entries)}".encode()
