"""The report as an unsigned in-toto Statement, for CI to sign: what was judged, by which policy, with what result."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from dodcheck import __version__
from dodcheck.model.report import Report, SnapshotFacts
from dodcheck.reports import json

STATEMENT: Final = "https://in-toto.io/Statement/v1"
"""The type of every in-toto Statement of version 1."""

PREDICATE: Final = "https://dodcheck.invalid/attestation/report/v1"
"""The type of the predicate. It is a name and no address: `.invalid` is reserved (RFC 2606), so no one can own it."""

_Object = dict[str, object]


def render(report: Report) -> str:
    """Return the Statement as JSON.

    Its subjects are the commit, and the SHA-256 of the snapshot: of what `git ls-files -s -z` prints, without the last
    NUL. A snapshot that differs from its commit has only the second.
    """
    return json.as_json(
        {
            "_type": STATEMENT,
            "subject": _subjects(report.snapshot),
            "predicateType": PREDICATE,
            "predicate": _predicate(report),
        }
    )


def _subjects(snapshot: SnapshotFacts) -> list[_Object]:
    whole: _Object = {"name": "snapshot", "digest": _digest(snapshot.digest)}
    if snapshot.dirty or snapshot.commit is None:
        return [whole]
    return [{"name": "commit", "digest": {"gitCommit": snapshot.commit}}, whole]


def _predicate(report: Report) -> _Object:
    snapshot = report.snapshot
    return {
        "dodcheck": __version__,
        "scope": report.scope,
        "asOf": report.as_of.isoformat(),
        "snapshot": {
            "commit": snapshot.commit,
            "dirty": snapshot.dirty,
            "digest": _digest(snapshot.digest),
            "files": snapshot.files,
        },
        "policy": {"ref": report.policy_ref, "digest": _digest(report.policy_digest)},
        "inputs": {
            "documents": [{"name": d.path, "role": d.role, "digest": _digest(d.digest)} for d in report.documents],
            "evidence": [
                {"name": f.name, "commit": f.commit, "digest": _digest(f.digest)} for f in report.evidence_files
            ],
        },
        "result": {
            "gate": report.gate.value,
            "passed": report.passed,
            "tally": {verdict.value: count for verdict, count in report.tally.items()},
            "blocking": list(report.blocking),
        },
        "report": {
            "mediaType": "application/json",
            "digest": {"sha256": sha256(json.render(report).encode("utf-8")).hexdigest()},
        },
    }


def _digest(digest: str) -> dict[str, str]:
    """Return ``sha256:…`` as in-toto writes it."""
    algorithm, _, value = digest.partition(":")
    return {algorithm: value}
