"""The groups of a phase that a line of what must be true seems to speak of, by words that both have."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dodcheck.documents.inline import plain
from dodcheck.model.criterion import Criterion, Form

MOST = 4
"""More groups than this are no answer to what is meant."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_LOOSE = re.compile(
    r"active|added|adopted|audited|available|completed?|created|criteria|done|enabled|enforced|established|exists?|"
    r"fixed|have|implemented|maintained|must|passing|present|ready|that|this|true|verified|with|without"
)
"""Words of headings that say that something is so, and not what."""
_STEM = 5
"""So many letters make two words the same one in another form: version, versioned."""


def named_groups(criterion: Criterion, criteria: Iterable[Criterion]) -> tuple[str, ...]:
    """Return globs over the ids of each other group of boxes in its scope whose heading shares a word with a criterion.

    That is too loose to decide anything: it is what a person may have meant, to be looked at and pasted.
    """
    if criterion.form is not Form.MUST_BE_TRUE:
        return ()
    stems = _stems(criterion.text)
    boxes = (other for other in criteria if other.form is Form.BOX and other.scope == criterion.scope and other.group)
    globs = (box.id.rpartition("/")[0] for box in boxes if stems & _stems(box.group or ""))
    own = criterion.id.rpartition("/")[0]
    patterns = tuple(f"{glob}/*" for glob in dict.fromkeys(globs) if "/" in glob and glob != own)
    return patterns if len(patterns) <= MOST else ()


def _stems(text: str) -> set[str]:
    words = (word.lower() for word in _WORD.findall(plain(text)))
    return {word[:_STEM] for word in words if not _LOOSE.fullmatch(word)}
