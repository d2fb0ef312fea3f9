"""The names of risks, made of what does not move: pattern, file, job, step and words."""

from __future__ import annotations

import hashlib

from dodcheck.workflows.load import FOLDER


def name_of(pattern: str, path: str, job: str | None, step: str | None, about: str) -> str:
    """Return the name of a risk, without the number that tells equal ones of a job apart."""
    own = path.startswith(f"{FOLDER}/")
    parts = (pattern, path, (job or "") if own else "", (step or "") if own else "", about)
    # Paths that are no UTF-8, and texts of JSON, may hold halves of pairs.
    told = chr(0).join(parts).encode(errors="surrogatepass")
    return f"{pattern}-{hashlib.sha256(told).hexdigest()[:6]}"
