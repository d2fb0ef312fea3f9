"""Whether the path of a deliverable says where in the repository it has to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.documents.inline import SpanKind, spans
from dodcheck.model.milestone import MilestoneId
from dodcheck.snapshot.globs import is_glob

_DOCUMENT = re.compile(r"\.(?:md|rst|adoc)$", re.IGNORECASE)
_TEMPLATE = re.compile(r"[<>{}]|M?NN\b|\bM[xX]{1,2}\b|(?<=[a-z])N(?=[._]|$)|XX|YYYY|\.\.\.|…")
"""What stands for words that are not known yet: `M38_runN.md`, `<name>.json`, `docs/milestones/MNN/`."""
_JOINT = re.compile(r"[_. -]")
_CHANGED = re.compile(
    r"\b(?:updat(?:e[sd]?|ing)|edit(?:s|ed|ing)?|chang(?:es|ed|ing)|modif(?:y|ied|ying|ications?)|extend(?:s|ed)?"
    r"|extensions? (?:of|to)|refresh(?:e[sd])?|revis(?:es?|ed|ions? (?:of|to))|append(?:s|ed)?|amend(?:s|ed)?"
    r"|(?:rows?|entry|entries|sections?|notes?|links?|pointers?) (?:in|of|for|to|from|added)|added to)\b"
    r"|\b(?:ledger|log|changelog) (?:rows?|entry|entries)\W*$",
    re.IGNORECASE,
)


def is_changed(text: str, paths: Sequence[str]) -> bool:
    """Return whether words beside the paths of a deliverable say that files are changed: `Row in X`, `X updated`.

    A file that is called an update itself is one that is made.
    """
    made = any("update" in path.lower() for path in paths)
    return not made and bool(_CHANGED.search(_beside_paths(text)))


def _beside_paths(text: str) -> str:
    return "".join(span.text if span.kind is SpanKind.WORDS else "…" for span in spans(text))


_GONE = re.compile(
    r"\b(?:delet(?:e[sd]?|ing|ion)|remov(?:e[sd]?|ing|al)|drop(?:s|ped)?|retir(?:e[sd]?|ing)|mov(?:e[sd]?|ing)"
    r"|renam(?:e[sd]?|ing)|split(?:s|ting)?(?= …| up)|extract(?:s|ed)?(?= …)|merg(?:e[sd]?|ing) into"
    r"|deferred|postponed|cancell?ed"
    r"|not (?:delivered|created|needed|committed|tracked))\b",
    re.IGNORECASE,
)


def is_gone(text: str) -> bool:
    """Return whether words beside the paths of a deliverable say that one is not where it was, or is put off."""
    return bool(_GONE.search(_beside_paths(text)))


def is_placed(path: str, milestone: MilestoneId) -> bool:
    """Return whether a path has to be there as it is written.

    A bare name promises a place where it is a document, or named after the milestone; `metrics.json` may be what a run
    leaves in a folder of its own.
    """
    if _TEMPLATE.search(path):
        return False
    if "/" in path.strip("/"):
        return True
    return not is_glob(path) and bool(_DOCUMENT.search(path) or _named_after(path) == milestone)


def _named_after(path: str) -> MilestoneId | None:
    """Return the milestone that a name such as `M03_metrics.json` begins with: as much of it as is an id."""
    begun = (MilestoneId.parse(path[: match.start()]) for match in _JOINT.finditer(path))
    return max(filter(None, begun), key=lambda milestone: len(str(milestone)), default=None)
