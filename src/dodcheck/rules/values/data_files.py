"""What a rule about the data files at a path or a glob says, from what each of them shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.rules.values.data_file import MAX_PLACES
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Snapshot

_WORST = (Outcome.FAILS, Outcome.ERROR, Outcome.UNKNOWN, Outcome.HOLDS)


class DataFiles:
    """A rule's kind, its path, the document that names it, and the command that shows what stands at a path."""

    def __init__(self, kind: str, path: str, named_in: str | None, reproduce: Callable[[str], str]) -> None:
        self.kind = kind
        self.path = path
        self.named_in = named_in
        self.reproduce = reproduce

    def answer(self, snapshot: Snapshot, look: Callable[[str], Finding]) -> Evidence:
        """Return what all files together show; ``look`` is asked for each path. Of a glob, every file must hold."""
        if not is_glob(self.path):
            path = named_file(snapshot, self.path, self.named_in, self.kind)
            return path if isinstance(path, Evidence) else self._evidence([look(path)], path)
        paths, blind = snapshot.glob(self.path), unseen_submodules(snapshot, [self.path])
        nothing = self._unknown(f"no tracked file matches {self.path}", Unknown.EMPTY_SCOPE, 0)
        evidence = self._evidence([look(path) for path in paths], self.path) if paths else nothing
        if not blind or evidence.outcome is Outcome.FAILS:
            return evidence
        message = f"{evidence.summary}; {blind[0]} is a submodule, whose files are not seen"
        return self._unknown(message, Unknown.SUBMODULE, len(blind))

    def _evidence(self, looks: Sequence[Finding], path: str) -> Evidence:
        worst = min((look.outcome for look in looks), key=_WORST.index)
        deciding = [look for look in looks if look.outcome is worst]
        more = f" (and {len(deciding) - 1} more of {len(looks)} files)" if len(deciding) > 1 else ""
        return Evidence(
            kind=self.kind,
            outcome=worst,
            summary=f"{deciding[0].words}{more}",
            examined=sum(look.examined for look in looks),
            matched=sum(look.matched for look in looks),
            skipped=sum(look.skipped for look in looks),
            reproduce=self.reproduce(path),
            unknown=deciding[0].unknown,
            places=tuple(place for finding in deciding for place in finding.places)[:MAX_PLACES],
        )

    def _unknown(self, summary: str, why: Unknown, skipped: int) -> Evidence:
        return Evidence(self.kind, Outcome.UNKNOWN, summary, 0, 0, self.reproduce(self.path), skipped, why)
