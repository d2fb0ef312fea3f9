"""Audits of dependencies that are given lists with nothing in them."""

from __future__ import annotations

from dodcheck.rules.workflows.ineffective.empty.run import Run, path_from_root
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.options import option_values

_MAX_BYTES = 1024 * 1024
_LISTS = {"pip-audit": ("-r", "--requirement"), "safety": ("-r", "--file")}


def why_audit_is_empty(run: Run) -> str:
    """Return that the lists which an audit is given name no requirement; empty where one may, or is not there."""
    named = [value for value in option_values(run.own_words, _LISTS.get(run.tool, ())) if value]
    paths = [path_from_root(value, run.folder) if run.folder is not None else None for value in named]
    texts = [bytes_of(run.snapshot, path) if path else None for path in paths]
    if not texts or any(text is None or len(text) > _MAX_BYTES or _has_requirement(text) for text in texts):
        return ""
    return f"`{named[0]}` names no requirement"


def _has_requirement(text: bytes) -> bool:
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in text.splitlines())
