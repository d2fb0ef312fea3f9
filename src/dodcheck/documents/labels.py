"""Bold labels: `**Evidence**: …`, `✅ **No Silent CI Failures**:`, `**Status:** Closed`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dodcheck.documents.inline import plain
from dodcheck.model.criterion import Form

FORMS = {
    "evidence": Form.EVIDENCE,
    "must be true": Form.MUST_BE_TRUE,
    "measurement": Form.MEASUREMENT,
    "measurements": Form.MEASUREMENT,
}
"""Labels and headings that say what kind of statement follows; they are never groups."""

NEVER_GROUPS = frozenset({*FORMS, "required"})
"""Labels and headings, in plain lower case, that never give a group its name."""

_BOLD = re.compile(
    r"[^\w*]{0,40}(?:\*\*(?P<name>[^*\n]{1,200})\*\*|__(?P<other>[^_\n]{1,200})__)"
    r"(?P<note>[ \t]*\([^()\n]{0,200}\))?[ \t]*(?P<colon>:?)[ \t]*(?P<rest>.*)"
)
_PLAIN_FORM = re.compile(r"(?P<name>evidence|must be true|measurements?)[ \t]*:[ \t]*(?P<rest>.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: its name without the colon, and the Markdown source behind it, maybe empty."""

    name: str
    rest: str

    @property
    def key(self) -> str:
        """The name in plain lower case."""
        return plain(self.name).lower().strip()

    @property
    def form(self) -> Form | None:
        """The form of the statements that the label introduces, ``None`` for any other label."""
        return FORMS.get(self.key)


def label(line: str) -> Label | None:
    """Return the label a line of Markdown source begins with; decoration may stand before it, a colon ends it."""
    found = _BOLD.match(line)
    if found:
        name = (found["name"] or found["other"]).strip()
        if found["colon"] or (name.endswith(":") and not found["note"]):
            return Label(name.rstrip(": \t"), found["rest"].strip())
        return None
    form = _PLAIN_FORM.match(line)
    return Label(form["name"], form["rest"].strip()) if form else None
