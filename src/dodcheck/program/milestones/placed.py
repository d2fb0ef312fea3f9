"""Whether the path of a deliverable says where in the repository it has to be."""

from __future__ import annotations

import re

from dodcheck.model.milestone import MilestoneId, leading_mention
from dodcheck.snapshot.globs import is_glob

_DOCUMENT = re.compile(r"\.(?:md|rst|adoc)$", re.IGNORECASE)
_TEMPLATE = re.compile(r"[<>{}]|M?NN\b|\bM[xX]{1,2}\b|(?<=[a-z])N(?=[._]|$)|XX|YYYY|\.\.\.|…")
"""What stands for words that are not known yet: `M38_runN.md`, `<name>.json`, `docs/milestones/MNN/`."""


def is_placed(path: str, milestone: MilestoneId) -> bool:
    """Return whether a path has to be there as it is written.

    A bare name promises a place where it is a document, or named after the milestone; `metrics.json` may be what a run
    leaves in a folder of its own.
    """
    if _TEMPLATE.search(path):
        return False
    if "/" in path.strip("/"):
        return True
    named = leading_mention(path.upper())
    return not is_glob(path) and bool(_DOCUMENT.search(path) or (named and named.first == milestone))
