"""Which kinds of evidence could fit a statement that no rule decides yet."""

from __future__ import annotations

import re

from dodcheck.documents.inline import spans
from dodcheck.documents.paths import FILE_NAME, is_path
from dodcheck.rules.table import KINDS

MOST = 4
"""So many kinds are named; `dodcheck rules` has them all."""

_READ = 2_000
_ABOUT = (
    ("tool_log", r"tool[- ]?(?:calls?|log)"),
    ("ledger", r"milestone|ledger|\bentry\b|\bentries\b|\bm\d"),
    ("inventory", r"inventor|catalogu?e|\bclassified\b|\baudited\b"),
    ("schema", r"schema|conform"),
    ("dependabot", r"dependabot|renovate"),
    ("pre_commit", r"pre-commit|\bhooks?\b"),
    ("platform", r"branch protection|required check|\brequired\b.*\breview"),
    ("symbol", r"\bfunctions?\b|\bclass(?:es)?\b|\bmethods?\b|\bapi\b"),
    ("data", r"\bjson\b|\bya?ml\b|\btoml\b|\bversion\b"),
    ("criteria", r"\ball (?:of )?(?:the )?(?:boxes|criteria|phases|milestones|above)\b|\bcomplete\b"),
    ("document", r"document|describe|section|readme|guide|changelog|\.md\b|explain"),
    ("text", r"\bno\b|contain|\buses?\b|remove|rename|replace|pinned|workflow"),
)
_ANY = ("file", "text", "document")


def fitting_kinds(text: str) -> tuple[str, ...]:
    """Return up to four kinds that the words of a statement speak of, those that fit nearly everything last."""
    return tuple(dict.fromkeys([*spoken_kinds(text), *_ANY]))[:MOST]


def spoken_kinds(text: str) -> tuple[str, ...]:
    """Return up to four kinds that the words of a statement speak of, often none."""
    words = text[:_READ].lower()
    return tuple(kind for kind, pattern in _ABOUT if kind in KINDS and re.search(pattern, words))[:MOST]


def named_path(text: str) -> str | None:
    """Return the first path that a statement names, ``None`` where it names none."""
    for span in spans(text[:_READ]):
        if is_path(span.text):
            return span.text
        if found := FILE_NAME.search(span.text):
            return found[0]
    return None
