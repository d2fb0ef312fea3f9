"""Bold labels: `**Evidence**: …`, `✅ **No Silent CI Failures**:`, `**Status:** Closed`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.conditions import form_announced_by
from dodcheck.documents.inline import plain
from dodcheck.documents.phases import is_phase
from dodcheck.documents.slug import title
from dodcheck.model.criterion import Form

_FORMS = {
    "evidence": Form.EVIDENCE,
    "must be true": Form.MUST_BE_TRUE,
    "measurement": Form.MEASUREMENT,
    "measurements": Form.MEASUREMENT,
}
_NEVER_GROUPS = frozenset({*_FORMS, "required"})

_NOTE = re.compile(r"\s*\([^()]*\)$")
_BOLD = re.compile(
    r"(?:[^\w*]{0,40}|[^\w*]{0,40}\d{1,2}\ufe0f?\u20e3[^\w*]{0,40})"
    r"(?:\*\*(?P<name>[^*\n]{1,200})\*\*|__(?P<other>[^_\n]{1,200})__)"
    r"(?P<behind>.*)"
)
_COLON = re.compile(r"(?:[ \t]*\((?P<note>[^()\n]{0,200})\))?[ \t]*:(?P<rest>.*)")
_PLAIN_FORM = re.compile(r"(?P<name>evidence|must be true|measurements?)[ \t]*:(?P<rest>.*)", re.IGNORECASE)


def form_of(words: str) -> Form | None:
    """Return the form of the statements under a heading or label of these plain words; a note in brackets is free."""
    return _FORMS.get(_key(words)) or form_announced_by(words)


def names_group(words: str) -> bool:
    """Return whether a heading or label of these plain words gives its name to a group."""
    return bool(words) and _key(words) not in _NEVER_GROUPS


class Label(NamedTuple):
    """A label at the start of a line: its name without the colon, and the Markdown source behind it, maybe empty.

    ``note`` is what stands in brackets between its name and the colon.
    """

    name: str
    rest: str
    note: str = ""

    @property
    def key(self) -> str:
        """The name in plain lower case."""
        return plain(self.name).lower().strip()

    @property
    def words(self) -> str:
        """The name without number and decoration."""
        return title(self.name)

    @property
    def form(self) -> Form | None:
        """The form of the statements that the label introduces, ``None`` for any other label."""
        return form_of(self.words)


class Part(NamedTuple):
    r"""A label with all it says, or what stands before the first label of a source (``label`` is ``None``).

    ``offset`` counts the lines above it, ``source`` is what the label says, lines joined by ``\n``.
    """

    label: Label | None
    source: str
    offset: int


def leading_label(line: str) -> Label | None:
    """Return the label a line of Markdown source begins with; decoration may stand before it, a colon ends it.

    A bold line of its own that says Evidence, Must be true or Measurement, or names a phase, needs none.
    """
    found = _BOLD.match(line)
    if found is None:
        form = _PLAIN_FORM.match(line)
        return Label(form["name"], form["rest"].strip()) if form else None
    name = (found["name"] or found["other"]).strip()
    if name.endswith(":"):
        return Label(name.rstrip(": \t"), found["behind"].strip())
    if colon := _COLON.match(found["behind"]):
        return Label(name, colon["rest"].strip(), colon["note"] or "")
    words = title(name)
    return Label(name, "") if not found["behind"].strip() and (_FORMS.get(_key(words)) or is_phase(words)) else None


def labelled_parts(source: str) -> Iterator[Part]:
    """Yield what a source says, cut before each line that begins with a label."""
    named: Label | None = None
    start, said = 0, list[str]()
    for number, line in enumerate(source.split("\n")):
        if found := leading_label(line):
            if number:
                yield Part(named, "\n".join(said), start)
            named, start, said = found, number, [found.rest]
        else:
            said.append(line)
    yield Part(named, "\n".join(said), start)


def _key(words: str) -> str:
    return _NOTE.sub("", words.lower()).strip()
