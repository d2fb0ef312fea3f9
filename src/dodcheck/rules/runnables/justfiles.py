"""Whether a justfile has a recipe."""

from __future__ import annotations

import re
import shlex

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.runnables.manifests import manifests, unread
from dodcheck.rules.runnables.sought import Sought
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_NAMES = ("justfile", "Justfile", ".justfile")
_MORE = re.compile(r"^(?:import|mod)\??\s", re.MULTILINE)
"""What takes recipes from other files."""


def recipe(snapshot: Snapshot, sought: Sought, named_in: str | None) -> Finding:
    """Return whether the recipe is there, where the command starts it or in the folder that the document is of."""
    there = manifests(snapshot, _NAMES, sought.folder, named_in)
    name = re.escape(sought.name)
    head = re.compile(rf"^(?:@?{name}(?![ \t]*:=)(?:[ \t][^\n]*)?:(?!=)|alias[ ]+{name}[ ]*:=)", re.MULTILINE)
    try:
        texts = {path: snapshot.read(path).decode(errors="replace") for path in (*there.here, *there.elsewhere)}
    except UnreadableError as problem:
        return unread(problem)
    shown = next(iter(texts), "justfile")
    command = f"git grep -n -E -e {shlex.quote(f'^(@?|alias +){sought.name}( |:)')} -- {shlex.quote(shown)}"
    having = [path for path, text in texts.items() if head.search(text)]
    if here := next((path for path in having if path in there.here), None):
        words = f"{here} has the recipe {sought.name}"
        return Finding(Outcome.HOLDS, words, (Place(here),), len(texts), 1, reproduce=command)
    words = f"{shown} has no recipe {sought.name}" if texts else f"no justfile is there that could have {sought.name}"
    missing = Finding(Outcome.FAILS, words, (Place(shown),), len(texts), 0, reproduce=command)
    open_ = having or any(_MORE.search(text) for text in texts.values())
    if open_ or there.hidden:
        words = f"the recipe {sought.name} may be that of another justfile"
        return missing._replace(outcome=Outcome.UNKNOWN, words=words, unknown=there.hidden or Unknown.AMBIGUOUS)
    return missing
