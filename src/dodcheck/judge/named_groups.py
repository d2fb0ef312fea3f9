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
    said = _stems(criterion.text)
    boxes = (one for one in criteria if one.form is Form.BOX and one.scope == criterion.scope and one.group)
    globs = (one.id.rpartition("/")[0] for one in boxes if said & _stems(one.group or ""))
    own = criterion.id.rpartition("/")[0]
    found = tuple(f"{glob}/*" for glob in dict.fromkeys(globs) if "/" in glob and glob != own)
    return found if len(found) <= MOST else ()


def _stems(text: str) -> set[str]:
    words = (found.lower() for found in _WORD.findall(plain(text)))
    return {word[:_STEM] for word in words if not _LOOSE.fullmatch(word)}
