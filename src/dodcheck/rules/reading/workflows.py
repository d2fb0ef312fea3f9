"""The workflows that a rule names: one of them, those of a glob, or all."""

from __future__ import annotations

from dodcheck.model.evidence import Evidence
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.types import WORKFLOWS
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Snapshot


def workflow_globs(snapshot: Snapshot, path: str | None, named_in: str | None, kind: str) -> tuple[str, ...] | Evidence:
    """Return the globs of the workflows, or why there is no such one as the evidence that a rule of that kind gives."""
    if path is None:
        return WORKFLOWS
    if is_glob(path):
        return (path,)
    found = named_file(snapshot, path, named_in, kind)
    return found if isinstance(found, Evidence) else (found,)
