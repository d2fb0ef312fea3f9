"""From the paths a document names to the globs that a rule looks at."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.model.evidence import Evidence
from dodcheck.rules.reading.named import missing_path_evidence
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import How, resolve


def placed_globs(snapshot: Snapshot, paths: Sequence[str], named_in: str, kind: str) -> tuple[str, ...] | Evidence:
    """Return the globs that the path words of a document mean, or why one of them means no place.

    A file stands for itself and a folder for all below it; globs are taken as they are.
    """
    kept: list[str] = []
    for path in paths:
        meant = None if is_glob(path) else resolve(snapshot, path, named_in)
        if meant is None:
            kept.append(path)
        elif meant.how is How.FILE and meant.path:
            kept.append(meant.path)
        elif meant.how is How.FOLDER and meant.path:
            kept.append(f"{meant.path}/**")
        else:
            return missing_path_evidence(snapshot, path, named_in, kind)
    return tuple(kept)
